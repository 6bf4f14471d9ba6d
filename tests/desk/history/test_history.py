"""History pages: who sees which changes, and how a difference reads."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import nahal_tut, river_report
from tests.desk.people import person, signed_in
from tests.web_pages import page, words
from tests.year_of_work import YearOfWork
from townbook.accounts.models import User
from townbook.cities.enums import ROLES_WITHIN_A_BODY, ContactRole, Role
from townbook.cities.models import Body, Change
from townbook.cities.services.accept_invitation import accept_invitation
from townbook.cities.services.invite import invite
from townbook.cities.services.note_change import note_change
from townbook.cities.services.set_contacts import Contact, set_contacts
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.reporter import Reporter
from townbook.plans.selectors.item_versions import content_of
from townbook.plans.services.issue_link import issue_link
from townbook.plans.services.publish_work import publish_work
from townbook.plans.services.report_steps import return_reports
from townbook.plans.services.revise_item import revise_item
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db

HISTORY = "/verbivka/desk/history/"


def revised(work: YearOfWork, title: str, actor: User | None = None) -> Change:
    item = work.willows
    content = content_of(item=item)
    changed = type(content)(content.number, title, content.description, content.starts, content.ends)
    revise_item(item=item, content=changed, expected_version=1, reason="Друкарська помилка.", actor=actor)
    return Change.objects.filter(record="item").latest("id")


def changes_on(client: Client, address: str) -> list[str]:
    return [words(each) for each in page(client, address).xpath("//ol[contains(@class,'changes')]/li")]


def test_difference_is_told_by_words(office: Client, work: YearOfWork) -> None:
    change = revised(work, "Посадити верби й тополі", User.objects.get(name="Олена"))
    shown = page(office, HISTORY).xpath(f"//li[@id='change-{change.pk}']")[0]
    assert [words(each) for each in shown.findall(".//ins")] == ["[додано] й тополі"]
    assert "Посадити верби" in words(shown.find(".//dd"))
    assert "Друкарська помилка." in words(shown)
    assert "Олена" in words(shown)


def test_one_stream_holds_all_that_was_done(office: Client, work: YearOfWork) -> None:
    report = work.approved(work.bridge, "Оглянуто.", Status.COMPLETED)
    return_reports(reports=[report], reason="Коли?", reporter=Reporter())
    work.approved(work.path, "Прокладено.")
    publish_work(period=work.period, reports=None, actor=None)
    revised(work, "Посадити тополі")
    assert [(change.record, change.action) for change in Change.objects.filter(city=work.city)] == [
        ("item", "revised"),
        ("report", "published"),
        ("period", "published"),
        ("report", "approved"),
        ("report", "submitted"),
        ("report", "saved"),
        ("report", "returned"),
        ("report", "approved"),
        ("report", "submitted"),
        ("report", "saved"),
        ("period", "opened"),
        ("draft", "accepted"),
    ]
    assert len(changes_on(office, HISTORY)) == 11
    assert "Коли?" in " ".join(changes_on(office, HISTORY))


def test_record_has_everything_ever_done_to_it(office: Client, work: YearOfWork) -> None:
    report = work.approved(work.path, "Прокладено.")
    publish_work(period=work.period, reports=None, actor=None)
    assert len(changes_on(office, f"{HISTORY}report/{report.pk}/")) == 4
    assert office.get(f"{HISTORY}report/{report.pk + 99}/").status_code == 404
    assert office.get(f"{HISTORY}nonsense/{report.pk}/").status_code == 404
    assert office.get(f"{HISTORY}report/{10**30}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("record=item", 1),
        ("record=draft&action=accepted", 1),
        ("action=opened", 1),
        ("record=body", 0),
        ("first=2020-01-01&last=2020-12-31", 0),
        ("first=2020-01-01", 3),
        ("record=nonsense", 3),
        ("first=колись", 3),
        ("person=", 3),
        ("before=1&after=x", 0),
        (f"before={9**20}", 3),
    ],
)
def test_changes_are_asked_for(office: Client, work: YearOfWork, query: str, seen: int) -> None:
    revised(work, "Посадити тополі")
    found = [each for each in changes_on(office, f"{HISTORY}?{query}") if "·" in each]
    assert len(found) == seen


def test_wrong_day_is_explained(office: Client) -> None:
    assert page(office, f"{HISTORY}?first=колись").xpath("//ul[@class='errorlist']") != []


@pytest.mark.parametrize("role", Role)
def test_history_is_the_offices_and_of_a_bodys_own_reports(work: YearOfWork, role: Role) -> None:
    roads = work.save(work.bridge, "Оглянуто.")
    revised(work, "Посадити тополі")
    body = work.roads if role in ROLES_WITHIN_A_BODY else None
    client = signed_in("хтось", work.city, role, body)
    office = role in {Role.ADMINISTRATOR, Role.STRATEGY_EDITOR}
    within = role in ROLES_WITHIN_A_BODY
    item = f"{HISTORY}item/{work.willows.pk}/"
    for address, visible in (
        (HISTORY, office or within),
        (f"{HISTORY}file.csv", office or within),
        (f"{HISTORY}report/{roads.pk}/", office or within),
        (item, office),
    ):
        assert client.get(address).status_code == (200 if visible else 404), address
    if within:
        assert len(changes_on(client, HISTORY)) == 1
        assert len(changes_on(client, f"{HISTORY}?record=item")) == 1
        assert "тополі" not in client.get(f"{HISTORY}file.csv").content.decode()


def test_another_body_and_another_city_see_nothing(work: YearOfWork) -> None:
    report = work.save(work.bridge, "Оглянуто.")
    change = Change.objects.latest("id")
    parks = signed_in("ірина", work.city, Role.BODY_APPROVER, work.parks)
    other = nahal_tut()
    accept_draft(draft=river_report(2020).store(other), actor=None)
    stranger = signed_in("נועה", other, Role.ADMINISTRATOR)
    for path in (f"report/{report.pk}/", f"changes/{change.pk}/restore/"):
        assert parks.get(HISTORY + path).status_code == 404
        assert stranger.get(HISTORY + path).status_code == 404
        assert stranger.get(f"/nahal-tut/desk/history/{path}").status_code == 404
        assert stranger.post(f"/nahal-tut/desk/history/{path}").status_code in {404, 405}
    assert "Оглянути" not in " ".join(changes_on(stranger, "/nahal-tut/desk/history/"))
    assert "Оглянути" not in parks.get(f"{HISTORY}file.csv").content.decode()


def test_nobody_signed_in_is_asked_to_sign_in(client: Client, work: YearOfWork) -> None:
    for path in ("", "file.csv", "item/1/", "changes/1/restore/"):
        assert client.get(HISTORY + path)["Location"] == f"/sign-in/?next={HISTORY}{path}"


def test_file_has_a_row_for_each_field(office: Client, work: YearOfWork) -> None:
    revised(work, "=SUM(A1)")
    sent = office.get(f"{HISTORY}file.csv?record=item").content.decode("utf-8-sig")
    (row,) = csv.DictReader(StringIO(sent))
    assert (row["before"], row["after"]) == ("Посадити верби", "'=SUM(A1)")
    assert (row["kind"], row["reason"]) == ("Позиція", "Друкарська помилка.")


def test_no_address_no_token_no_password_is_ever_kept(work: YearOfWork) -> None:
    editor = person("olena", work.city, Role.STRATEGY_EDITOR)
    _link, token = issue_link(period=work.period, body=work.roads, recipient="Ірина", actor=editor)
    contact = Contact(ContactRole.REPORTER, "Ірина", "iryna@verbivka.example")
    set_contacts(body=work.roads, contacts=[contact], actor=editor)
    work.approved(work.bridge, "Оглянуто.")
    invited = invite(
        email="new@verbivka.example",
        name="Тарас",
        language="uk",
        city=work.city,
        role=Role.OBSERVER,
        body=None,
        actor=editor,
    )
    assert invited is not None
    accept_invitation(invitation=invited[0], password="довге-таємне-слово-7")
    kept = str(list(Change.objects.values()))
    assert "Тарас" in kept
    assert "таємне" not in kept
    assert invited[1] not in kept
    assert Change.objects.filter(record="reporting link").count() == 1
    assert "@" not in kept
    assert token not in kept
    assert all(part not in kept for part in token.split(":"))


def test_person_without_a_name_is_not_told_by_their_address(work: YearOfWork) -> None:
    nameless = User.objects.create_user("secret@example.org")
    note_change(
        city=work.city,
        actor=nameless,
        action="revised",
        record="item",
        record_id=1,
        label="А",
        before={"title": "А"},
        after={"title": "Б"},
    )
    office = signed_in("Олена", work.city, Role.ADMINISTRATOR)
    for address in (HISTORY, f"{HISTORY}file.csv"):
        assert "secret" not in office.get(address).content.decode()


def test_unknown_record_is_shown_by_its_name(office: Client, work: YearOfWork) -> None:
    note_change(
        city=work.city,
        actor=None,
        action="twisted",
        record="wind rose",
        record_id=5,
        label="Роза",
        before={},
        after={"petal_count": 3, "place": {"uk": "Тут"}, "on": True},
    )
    assert "wind rose" in changes_on(office, HISTORY)[0]
    assert "petal count" in changes_on(office, f"{HISTORY}wind-rose/5/")[0]


def test_queries_do_not_grow_with_the_changes(office: Client, work: YearOfWork) -> None:
    counts = []
    user = User.objects.get(name="Олена")
    for many in (2, 40):
        for number in range(many):
            note_change(
                city=work.city,
                actor=user,
                action="created",
                record="membership",
                record_id=number,
                label="Олена",
                before={},
                after={"person": user.pk, "role": Role.OBSERVER.value},
            )
        office.get(HISTORY)
        with CaptureQueriesContext(connection) as queries:
            office.get(HISTORY)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
    assert Body.objects.count() == 2
