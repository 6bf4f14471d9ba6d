"""The office looks after the bodies on the desk's pages; the public follows where they go."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import PARKS, ROADS, large_report, nahal_tut, river_report, verbivka
from tests.desk.people import person, signed_in
from tests.desk.plans.test_editing import hidden, rows
from townbook.cities.enums import Role
from townbook.cities.models import Body, BodyContact, Change, City
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Period, Reminder

pytestmark = pytest.mark.django_db

DESK = "/verbivka/desk/bodies/"


@pytest.fixture
def city() -> City:
    found = verbivka()
    accept_draft(draft=river_report().store(found), actor=None)
    return found


@pytest.fixture
def office(city: City) -> Client:
    return signed_in("olena", city, Role.STRATEGY_EDITOR)


def test_bodies_are_listed_with_what_they_answer_for(office: Client) -> None:
    page = office.get(DESK).content.decode()
    assert "2 позиції, відповідальний виконавець – у 1" in page
    assert "немає адреси" in page
    found = office.get(f"{DESK}?q=дороги").content.decode()
    assert (ROADS in found, PARKS in found) == (True, False)
    answer = office.post(DESK, {"name": "Управління мостів"})
    assert answer["Location"] == f"{DESK}{Body.objects.get(name='Управління мостів').key}/"
    assert office.post(DESK, {"name": " "}).status_code == 422


def test_body_is_renamed_and_found_by_both_names(office: Client, city: City) -> None:
    key = Body.objects.get(name=PARKS).key
    address = f"{DESK}{key}/"
    page = office.get(address).content.decode()
    sent = hidden(page) | {"name": "Департамент довкілля", "parent": ""}
    assert office.post(address, sent)["Location"] == f"{address}?saved"
    for words in ("довкілля", "парків"):
        found = office.get("/verbivka/search/", {"q": words}).content.decode()
        assert f"/verbivka/bodies/{key}/" in found, words
    stale = office.post(address, sent | {"name": "Інше"})
    assert stale.status_code == 422
    assert "Департамент довкілля" in stale.content.decode()
    assert Body.objects.get(city=city, key=key).name == "Департамент довкілля"


def test_contacts_are_seen_by_staff_alone(office: Client) -> None:
    body = Body.objects.get(name=PARKS)
    address = f"{DESK}{body.key}/contacts/"
    row = {"role": "head", "name": "Олена", "email": "olena@verbivka.example", "language": ""}
    assert office.post(address, rows("contacts", row)).status_code == 302
    assert "olena@verbivka.example" in office.get(f"{DESK}{body.key}/").content.decode()
    assert "olena@" not in Client().get(f"/verbivka/bodies/{body.key}/").content.decode()
    wrong = office.post(address, rows("contacts", row | {"email": "олена"}))
    assert wrong.status_code == 422
    assert "не адреса" in wrong.content.decode()
    office.post(address, rows("contacts", row | {"email": "", "name": ""}, known=1))
    assert not BodyContact.objects.exists()


def test_second_to_change_contacts_sees_the_first_and_decides(office: Client) -> None:
    body = Body.objects.get(name=PARKS)
    address = f"{DESK}{body.key}/contacts/"
    row = {"role": "head", "name": "Олена", "email": "olena@verbivka.example", "language": ""}

    def seen(text: str) -> str:
        return str(re.findall(r'name="seen" value="([0-9a-f]{64})"', text)[0])

    first = seen(office.get(address).content.decode())
    office.post(address, {**rows("contacts", row), "seen": first})
    mine = rows("contacts", {**row, "name": "Павло", "email": "pavlo@verbivka.example"})
    wrong = office.post(address, {**mine, "contacts-0-email": "павло", "seen": first}).content.decode()
    assert seen(wrong) == first
    answer = office.post(address, {**mine, "seen": first})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "olena@verbivka.example" in text
    assert 'value="pavlo@verbivka.example"' in text
    assert BodyContact.objects.get().name == "Олена"
    assert office.post(address, {**mine, "seen": seen(text)}).status_code == 302
    assert BodyContact.objects.get().name == "Павло"


def test_new_address_lets_letters_that_wait_go_out_at_once(office: Client) -> None:
    body = Body.objects.get(name=PARKS)
    period = Period.objects.filter(plan__city__slug="verbivka").latest("id")
    later = timezone.now() + timedelta(hours=5)
    Reminder.objects.create(period=period, body=body, kind="soon", day=later.date(), due_at=later)
    row = {"role": "reporter", "name": "Олена", "email": "olena@verbivka.example", "language": ""}
    office.post(f"{DESK}{body.key}/contacts/", rows("contacts", row))
    assert Reminder.objects.get().due_at <= timezone.now()


def test_old_address_of_a_merged_body_leads_to_the_other(office: Client) -> None:
    parks, roads = Body.objects.get(name=PARKS), Body.objects.get(name=ROADS)
    address = f"{DESK}{parks.key}/merge/"
    assert f'value="{parks.key}"' not in office.get(address).content.decode()
    merged = office.post(address, {"into": roads.key})["Location"]
    change = Change.objects.get(action="merged", record_id=roads.pk)
    assert merged == f"{DESK}{roads.key}/?done={change.pk}"
    said = office.get(merged).content.decode().partition('role="status"')[2].partition("</div>")[0]
    assert PARKS in said
    assert f"/history/changes/{change.pk}/restore/" in said
    visitor = Client()
    moved = visitor.get(f"/verbivka/bodies/{parks.key}/")
    assert (moved.status_code, moved["Location"]) == (301, f"/verbivka/bodies/{roads.key}/")
    assert PARKS not in visitor.get("/verbivka/bodies/").content.decode()
    assert ROADS in visitor.get("/verbivka/plans/plan/1.1/").content.decode()
    assert f"/bodies/{parks.key}/" not in visitor.get("/verbivka/search/", {"q": "парків"}).content.decode()
    assert f"/bodies/{roads.key}/" in visitor.get("/verbivka/search/", {"q": "парків"}).content.decode()
    assert office.get(f"{DESK}{parks.key}/").status_code == 404
    assert office.post(address, {"into": roads.key}).status_code == 404


def test_list_costs_the_same_for_many_bodies(office: Client) -> None:
    other = nahal_tut()
    accept_draft(draft=large_report(10, 30).store(other), actor=None)
    editor = Client()
    editor.force_login(person("other", other, Role.STRATEGY_EDITOR))
    for path in ("", "1/", "1/contacts/", "1/merge/"):
        counts = []
        for client, slug in ((office, "verbivka"), (editor, "nahal-tut")):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"/{slug}/desk/bodies/{path}").status_code == 200
            counts.append(len(queries))
        assert counts[0] == counts[1], path
        assert counts[0] <= 12, path
