"""Every address of the desk, every role, one's own city and another, one's own body and another's.

Each address leads to something that is really there, in a town whose names are in none of the refusals.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, reverse

from tests.cast import nahal_tut, river_report
from tests.desk.people import person
from tests.desk.rights import DOORS, WITHIN_A_BODY
from tests.desk.test_doors import DESK
from tests.pictures import picture
from tests.year_of_work import YearOfWork, year_of_work
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import Body, Change, City
from townbook.plans.item_content import ItemContent
from townbook.plans.models import Reminder
from townbook.plans.reporter import Reporter
from townbook.plans.services.attach_file import attach_file
from townbook.plans.services.issue_link import issue_link
from townbook.plans.services.revise_item import revise_item

pytestmark = pytest.mark.django_db

ROUTES: dict[str, URLPattern] = {str(pattern.name): pattern for _route, pattern in DESK}


@dataclass(frozen=True, slots=True)
class Town:
    """A town at work, and what each part of an address leads to in it."""

    work: YearOfWork
    parts: dict[str, Any]

    city: City | None = None

    def address(self, name: str) -> str:
        """Where that leads to something of the town's, below the desk of ``city``, by default its own."""
        asked = ROUTES[name].pattern.converters
        desk = self.city or self.work.city
        return reverse(f"desk:{name}", args=[desk.slug, *(self.parts[part] for part in asked)])

    def of(self, city: City) -> Town:
        """The same, below another city's desk."""
        return replace(self, city=city)

    @property
    def names(self) -> tuple[str, ...]:
        """What a refusal must not tell."""
        work = self.work
        titles = [work.willows.title, work.path.title, work.bridge.title, work.plan.title]
        bodies = Body.objects.filter(city=work.city).values_list("name", flat=True)
        return (*titles, *bodies, "Оглянуто дві опори", "colleague@example.org", work.city.name)


@pytest.fixture
def town() -> Town:
    """A body's report with a file is on its way, next year's document waits, letters and links are out."""
    work = year_of_work()
    colleague = person("colleague", work.city, Role.INSPECTOR)
    work.save(work.bridge, "Оглянуто дві опори")
    file = attach_file(
        item=work.bridge,
        period=work.period,
        body=work.roads,
        data=picture("JPEG"),
        name="міст.jpg",
        reporter=Reporter(),
    )
    link, _token = issue_link(period=work.period, body=work.roads, recipient="Олена", actor=None)
    letter = Reminder.objects.create(period=work.period, body=work.roads, kind="soon", day=work.city.today)
    content = ItemContent(work.willows.number, "Посадити сорок верб", "", None, None)
    revise_item(item=work.willows, content=content, expected_version=1, actor=colleague)
    change = Change.objects.filter(city=work.city, record="item").latest("pk")
    draft = river_report(2023).store(work.city)
    parts = {
        "user_pk": colleague.pk,
        "membership_pk": colleague.memberships.get().pk,
        "plan_slug": work.plan.slug,
        "form": "csv",
        "period_pk": work.period.pk,
        "letter_pk": letter.pk,
        "body_key": work.roads.key,
        "link_pk": link.pk,
        "item_pk": work.bridge.pk,
        "file_pk": file.pk,
        "item_key": work.bridge.key,
        "change_pk": change.pk,
        "kind": change.record,
        "record_id": change.record_id,
        "key": draft.source.key,
    }
    return Town(work, parts)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done meanwhile, the next to knock finds everything as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered to one way of asking."""

    name: str
    method: str
    status: int
    location: str | None
    page: str

    def tells(self, town: Town) -> list[tuple[str, str, str]]:
        """What of the town it says."""
        return [(self.name, self.method, told) for told in town.names if told in self.page]


def answers(client: Client, town: Town) -> Iterator[Answer]:
    """What each address answers, by GET and by POST."""
    for name, door in DOORS.items():
        for method in ("get", "post"):
            with undone():
                form = door.form if method == "post" else {}
                response: Any = getattr(client, method)(town.address(name), form)
                page = b"".join(response) if response.streaming else response.content
            location = response.headers.get("Location")
            yield Answer(name, method, response.status_code, location, page.decode(errors="replace"))


def asked_for(answer: Answer) -> int | None:
    door = DOORS[answer.name]
    return door.get if answer.method == "get" else door.post


def test_every_address_of_the_desk_is_in_the_table() -> None:
    assert set(ROUTES) == set(DOORS)
    assert len(ROUTES) == len(DESK)


PEOPLE = [
    *((role, True) for role in Role),
    *((role, False) for role in Role if role in WITHIN_A_BODY),
]


@pytest.mark.parametrize(
    ("role", "own_body"), PEOPLE, ids=[f"{r}-{'own' if o else 'another'}" for r, o in PEOPLE]
)
def test_role_opens_what_the_table_says_and_nothing_else(town: Town, role: Role, *, own_body: bool) -> None:
    work = town.work
    body = None if role not in WITHIN_A_BODY else work.roads if own_body else work.parks
    client = Client()
    client.force_login(person("olena", work.city, role, body))
    wrong, leaks = [], []
    for answer in answers(client, town):
        expected = asked_for(answer)
        if expected is None:
            expected = 405
        elif not DOORS[answer.name].opens(role, answer.method, own_body=own_body):
            expected = DOORS[answer.name].denied
            leaks += answer.tells(town)
        if answer.status != expected:
            wrong.append((answer.name, answer.method, answer.status, expected))
    assert not wrong, "\n".join(map(str, wrong))
    assert not leaks, "\n".join(map(str, leaks))


@pytest.mark.parametrize("role", [*Role, None])
def test_another_city_opens_nothing_and_tells_nothing(town: Town, role: Role | None) -> None:
    there = nahal_tut()
    # Named like the town's own, so that a look by the key alone would find it.
    body = Body.objects.create(city=there, key=town.work.roads.key, name="כבישים")
    client = Client()
    user = (
        person("dana", there, role, body if role in WITHIN_A_BODY else None)
        if role
        else User.objects.create_user("dana@example.org")
    )
    client.force_login(user)
    wrong, leaks = [], []
    for answer in answers(client, town):
        expected = 405 if asked_for(answer) is None else 404
        if answer.status != expected:
            wrong.append((answer.name, answer.method, answer.status, expected))
        leaks += answer.tells(town)
    assert not wrong, "\n".join(map(str, wrong))
    assert not leaks, "\n".join(map(str, leaks))


def test_own_citys_address_opens_nothing_of_another_city(town: Town) -> None:
    """An administrator elsewhere asks for the town's plans, periods and people below their own desk."""
    there = nahal_tut()
    client = Client()
    client.force_login(person("dana", there, Role.ADMINISTRATOR))
    own = {name for name in DOORS if not ROUTES[name].pattern.converters}
    wrong, leaks = [], []
    for answer in answers(client, town.of(there)):
        if answer.name in own or asked_for(answer) is None:
            continue
        leaks += answer.tells(town)
        if answer.status != 404:
            wrong.append((answer.name, answer.method, answer.status))
    assert not wrong, "\n".join(map(str, wrong))
    assert not leaks, "\n".join(map(str, leaks))


def test_signed_out_is_asked_to_sign_in_and_told_nothing(town: Town) -> None:
    wrong, leaks = [], []
    client = Client()
    for answer in answers(client, town):
        expected: tuple[int, str | None]
        if asked_for(answer) is None:
            expected = (405, None)
        elif answer.method == "get":
            expected = (302, f"/sign-in/?next={town.address(answer.name)}")
        else:
            expected = (401, None)
        found = (answer.status, answer.location)
        if found != expected:
            wrong.append((answer.name, answer.method, found, expected))
        leaks += answer.tells(town)
    assert not wrong, "\n".join(map(str, wrong))
    assert not leaks, "\n".join(map(str, leaks))
