"""Every form of the desk, filled with what no form of ours sends: never a fault, never another city's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve
from lxml import html

from tests.cast import nahal_tut, river_report
from tests.desk.forms_found import FoundForm, forms_of, pages_from
from tests.desk.people import person
from tests.plans.services.by_hand import hand_plan, put
from tests.year_of_work import YearOfWork, year_of_work
from townbook.cities.enums import Role
from townbook.cities.models import Body, Change
from townbook.cities.services.add_body import add_body
from townbook.plans.reporter import Reporter
from townbook.plans.services.issue_link import issue_link
from townbook.plans.services.remove_item import remove_item
from townbook.plans.services.remove_plan import remove_plan
from townbook.plans.services.report_steps import submit_reports

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>'\"&"
WRONG = {
    "nothing": "",
    "null": "a\0b",
    "control characters": "\x01\x08\x0b\x1b[2J\x7f\x85\u2028",
    "direction turned": "\u202egnp.exe\u2066\u200f",
    "markup": SCRIPT,
    "line ends": "a\r\nBcc: somebody@example.org\r\n\r\nb",
    "negative": "-1",
    "huge": "9" * 40,
    "no number": "²½٣۴",
    "long": "довге " * 5_000,
    "reference": "../../etc/passwd",
    "noncharacters": "\ufffe\uffff\U0010ffff e\u0301" + "\u0301" * 300,
}
"""What is written into fields, by what is wrong with it."""

KEEPS = {200, 409, 422}
"""Answers that show a form again."""

ANSWERS = {200, 301, 302, 403, 404, 409, 410, 413, 422}
ELSEWHERE = "Чуже управління"
"""What is called so belongs to the other city, and stands on no page of this one."""


@pytest.fixture
def work() -> YearOfWork:
    """A town in the middle of its year: something waits at every step, something was removed."""
    work = year_of_work()
    river_report(2023).store(work.city)
    work.save(work.path, "Прокладено 2 км на 18 тис. грн.")
    submit_reports(reports=[work.save(work.bridge, "Оглянуто міст.")], reporter=Reporter())
    remove_item(item=put(work.plan, "Зайве", work.bridge.parent), reason="", actor=None)
    remove_plan(plan=hand_plan(work.city), reason="", actor=None)
    return work


@pytest.fixture
def elsewhere() -> Body:
    """A body of another city, which has a number but no page here."""
    return add_body(city=nahal_tut(), name=ELSEWHERE, actor=None)


@pytest.fixture
def administrator(work: YearOfWork) -> Client:
    client = Client()
    client.force_login(person("olena", work.city, Role.ADMINISTRATOR))
    return client


@pytest.fixture
def forms(administrator: Client, work: YearOfWork) -> list[FoundForm]:
    """Every form that links lead to, and the one that a sheet's preview is."""
    _link, token = issue_link(period=work.period, body=work.roads, recipient="", actor=None)
    found: dict[tuple[str, ...], FoundForm] = {}
    starts = ("/verbivka/desk/", "/verbivka/desk/"), (f"/report/{token}/", f"/report/{token}/")
    for start, below in starts:
        for address, page in pages_from(administrator, start, below):
            for form in forms_of(address, page):
                if form.action.startswith(below):
                    found.setdefault((form.view, *form.kinds), form)
    return list(found.values())


def faults(ask: Callable[..., Any], address: str, sent: dict[str, Any] | None = None) -> Iterator[str]:
    """What is wrong with the answer; what it changes is taken back."""
    with transaction.atomic():
        try:
            answer = ask(address, sent)
        except Exception as error:  # noqa: BLE001 - a fault is what is looked for
            yield f"{type(error).__name__}: {str(error)[:100]}"
            return
        finally:
            transaction.set_rollback(True)
    if answer.status_code not in ANSWERS:
        yield str(answer.status_code)
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        answer.getvalue()  # A file is closed once it is read.
        return
    words = answer.content.decode()
    if ELSEWHERE in words:
        yield "shows another city's"
    if "<script>alert" in words or "onerror=alert(2)>" in words:
        yield "has code in it"


WRONG_PARTS = ("9" * 30, "²", "%00", "%E2%80%AE%0D%0A%25%ED%A0%80", "а" * 900)
"""What stands in an address where a number or a name should."""

ASKED = ("null", "markup", "huge", "control characters")
"""By their names in ``WRONG``, what is asked for in addresses."""


def wrong_addresses(address: str, names: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    """The address with something else in each of its parts that vary, and with parameters."""
    path = urlsplit(address).path
    parts = path.split("/")
    varied = {
        str(value) for name, value in resolve(path).kwargs.items() if name not in {"city_slug", "token"}
    }
    for place, part in enumerate(parts):
        if part in varied:
            yield from ("/".join((*parts[:place], other, *parts[place + 1 :])) for other in others)
    yield from (f"{path}?{urlencode(dict.fromkeys(names, WRONG[what]))}" for what in ASKED)


def test_no_address_breaks(administrator: Client, work: YearOfWork, elsewhere: Body) -> None:
    _link, token = issue_link(period=work.period, body=work.roads, recipient="", actor=None)
    starts = ("/verbivka/desk/", f"/report/{token}/", "/verbivka/")
    known = [address for start in starts for address, _page in pages_from(administrator, start, start)]
    names = {name for address in known for name in parse_qs(urlsplit(address).query)}
    others = (*WRONG_PARTS, str(elsewhere.pk))
    tried = {wrong for address in known for wrong in wrong_addresses(address, sorted(names), others)}
    found = [f"{each[:200]}: {fault}" for each in tried for fault in faults(administrator.get, each)]
    assert found == []


def test_no_form_breaks_or_tells_of_another_city(
    administrator: Client, forms: list[FoundForm], elsewhere: Body
) -> None:
    found = [
        f"{form.view} {what}: {fault}"
        for form in forms
        for what, value in {**WRONG, "another city's": str(elsewhere.pk)}.items()
        for fault in faults(administrator.post, form.action, form.sent(**dict.fromkeys(form.names, value)))
    ]
    assert found == []


def test_no_field_breaks_its_form(administrator: Client, forms: list[FoundForm], elsewhere: Body) -> None:
    found = [
        f"{form.view} {field} {value[:10]!r}: {fault}"
        for form in forms
        for field in form.kinds.values()
        for value in (WRONG["huge" if form.holds_number(field) else "null"], str(elsewhere.pk))
        for fault in faults(administrator.post, form.action, form.sent(**{field: value}))
    ]
    assert found == []


def test_words_are_still_there_when_something_is_wrong(administrator: Client, forms: list[FoundForm]) -> None:
    lost = []
    for form in forms:
        with transaction.atomic():
            answer = administrator.post(form.action, form.sent(**dict.fromkeys(form.typed, SCRIPT)))
            transaction.set_rollback(True)
        if form.typed and answer.status_code in KEEPS:
            page: Any = html.document_fromstring(answer.content.decode())
            there = {*page.xpath("//input/@value"), *(each.text for each in page.xpath("//textarea"))}
            if not any(SCRIPT in (value or "") for value in there):
                lost.append(form.view)
    assert lost == []


OTHER_SITES: tuple[dict[str, str], ...] = (
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Referer": "https://elsewhere.example/"},
    {},
)
"""What a browser, or none, says of where a form comes from."""


def test_no_form_of_another_site_is_taken(work: YearOfWork, forms: list[FoundForm]) -> None:
    user = person("taras", work.city, Role.ADMINISTRATOR)
    changes = Change.objects.count()
    desk = {form.action: form for form in forms if form.action.startswith("/verbivka/desk/")}
    for said in OTHER_SITES:
        client = Client(enforce_csrf_checks=True, headers=said)
        client.force_login(user)
        answers = {action: client.post(action, form.sent()).status_code for action, form in desk.items()}
        assert set(answers.values()) == {403}, said
    assert Change.objects.count() == changes
