"""What lies on whose desk, in which order, and at what cost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import anarabad, large_report, nahal_tut, river_report
from tests.desk.people import person, signed_in
from tests.web_pages import page, words
from tests.year_of_work import YearOfWork, year_of_work
from townbook.accounts.models import User
from townbook.cities.enums import ROLES_WITHIN_A_BODY, ContactRole, Role
from townbook.cities.grants import Grants
from townbook.cities.models import Body, BodyContact, City
from townbook.cities.services.grant_role import grant_role
from townbook.desk.member_page import Member
from townbook.desk.tasks.desk import Desk, desk_of
from townbook.desk.tasks.kinds import KINDS
from townbook.desk.tasks.registry import Desks, Task, TaskKind
from townbook.intake.models import Draft, DraftOperation
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.enums import ReminderKind
from townbook.plans.models import Period, Plan, Reminder
from townbook.plans.models.reminder import NO_ADDRESS
from townbook.plans.reporter import Reporter
from townbook.plans.services.report_steps import return_reports, submit_reports
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


def member(city: City, role: Role, body: Body | None = None, name: str = "olena") -> Member:
    user = person(name, city, role, body)
    if body is not None:
        return Member(user, city, Grants(bodies={role: frozenset({body.pk})}))
    return Member(user, city, Grants(frozenset({role})))


def kinds_on(desk: Desk) -> list[str]:
    return [entry.kind for entry in desk.entries]


def late(work: YearOfWork, days: int = 1) -> None:
    Period.objects.filter(pk=work.period.pk).update(due=work.city.today - timedelta(days=days))


def with_addresses(work: YearOfWork) -> None:
    for body in (work.parks, work.roads):
        BodyContact.objects.create(
            body=body, name="Ірина", email="iryna@example.org", role=ContactRole.REPORTER
        )


def test_reporter_has_reports_to_write(work: YearOfWork) -> None:
    desk = desk_of(member(work.city, Role.BODY_REPORTER, work.roads))
    (entry,) = desk.entries
    assert (entry.words, entry.when, entry.task.until) == ("Write 2 reports", "14 days left", work.period.due)
    assert entry.task.address == f"/verbivka/desk/periods/{work.period.pk}/bodies/{work.roads.key}/form/"
    assert [words.text for words in entry.task.about] == ["Управління доріг"]
    assert desk.late == 0


def test_head_has_them_once_they_are_late(work: YearOfWork) -> None:
    head = member(work.city, Role.BODY_APPROVER, work.roads)
    assert kinds_on(desk_of(head)) == []
    late(work, days=3)
    (entry,) = desk_of(head).entries
    assert (entry.kind, entry.when, entry.task.is_late) == ("write", "3 days late", True)


def test_returned_report_comes_with_its_reason(work: YearOfWork) -> None:
    report = work.approved(work.bridge, "Оглянуто.")
    return_reports(reports=[report], reason="Котрий міст?", reporter=Reporter())
    entries = desk_of(member(work.city, Role.BODY_REPORTER, work.roads)).entries
    assert [(entry.kind, entry.words, entry.task.reason) for entry in entries] == [
        ("correct", "Correct 1 returned report", "Котрий міст?"),
        ("write", "Write 1 report", ""),
    ]


def test_submitted_reports_wait_for_the_approver_of_the_body(work: YearOfWork) -> None:
    submit_reports(reports=[work.save(work.bridge, "Оглянуто.", Status.COMPLETED)], reporter=Reporter())
    office = member(work.city, Role.STRATEGY_EDITOR, name="taras")
    assert "approve" in kinds_on(desk_of(office))  # Nobody else can.
    (entry,) = desk_of(member(work.city, Role.BODY_APPROVER, work.roads)).entries
    assert (entry.words, entry.when) == ("Approve or return 1 report", "since today")
    assert entry.task.address == f"/verbivka/desk/periods/{work.period.pk}/bodies/{work.roads.key}/"
    assert "approve" not in kinds_on(desk_of(office))
    assert kinds_on(desk_of(member(work.city, Role.BODY_APPROVER, work.parks, "ihor"))) == []


def test_office_asks_the_silent_after_the_due_day_alone(work: YearOfWork) -> None:
    with_addresses(work)
    office = member(work.city, Role.STRATEGY_EDITOR)
    assert kinds_on(desk_of(office)) == []
    late(work)
    (entry,) = desk_of(office).entries
    assert (entry.words, entry.when) == ("Ask 2 bodies that have not answered", "1 day late")
    assert entry.task.address == f"/verbivka/desk/periods/{work.period.pk}/"


def test_office_stops_asking_when_the_next_period_is_open(work: YearOfWork) -> None:
    with_addresses(work)
    late(work, days=400)
    Period.objects.create(
        plan=work.plan,
        label="Наступний",
        starts=date(2030, 1, 1),
        ends=date(2030, 12, 31),
        opened_at=work.period.opened_at,
        due=work.city.today + timedelta(days=400),
    )
    assert kinds_on(desk_of(member(work.city, Role.STRATEGY_EDITOR))) == []


def test_office_publishes_what_is_approved(work: YearOfWork) -> None:
    with_addresses(work)
    work.approved(work.bridge, "Оглянуто.")
    (entry,) = desk_of(member(work.city, Role.STRATEGY_EDITOR)).entries
    assert (entry.words, entry.when) == ("Publish 1 approved report", "since today")


def test_office_gives_a_body_an_address(work: YearOfWork) -> None:
    office = member(work.city, Role.ADMINISTRATOR)
    (entry,) = desk_of(office).entries
    assert (entry.kind, entry.task.count) == ("address", 2)
    person("iryna", work.city, Role.BODY_REPORTER, work.roads)
    (entry,) = desk_of(office).entries
    assert [words.text for words in entry.task.about][1:] == ["Управління парків"]


def test_letters_that_did_not_go_out_are_told(work: YearOfWork) -> None:
    with_addresses(work)
    office = member(work.city, Role.ADMINISTRATOR)
    for body, error in ((work.roads, "SMTPServerDisconnected"), (work.parks, NO_ADDRESS)):
        Reminder.objects.create(
            period=work.period,
            body=body,
            kind=ReminderKind.SOON,
            day=work.city.today,
            failures=1,
            last_error=error,
        )
    (entry,) = desk_of(office).entries
    assert (entry.kind, entry.words) == ("unsent", "See why 1 letter did not go out")
    Reminder.objects.update(sent_at=work.period.opened_at)
    assert kinds_on(desk_of(office)) == []


def test_draft_is_settled_then_accepted() -> None:
    city = anarabad()
    draft = river_report().store(city)
    editor = member(city, Role.STRATEGY_EDITOR)
    assert kinds_on(desk_of(editor)) == ["review"]
    doubt = {"kind": "number", "message": "?", "passage": [0, 1]}
    Draft.objects.filter(pk=draft.pk).update(content=draft.content | {"doubts": [doubt, doubt]})
    resolve = {"kind": "resolve", "doubt": 1, "note": ""}
    first = DraftOperation.objects.create(draft=draft, number=1, operation=resolve)
    (entry,) = desk_of(editor).entries
    assert (entry.words, entry.task.address) == (
        "Settle 1 doubt of a draft",
        f"/anarabad/desk/drafts/{draft.source.key}/",
    )
    DraftOperation.objects.create(draft=draft, number=2, operation=resolve, undoes=first)
    assert desk_of(editor).entries[0].task.count == 2
    DraftOperation.objects.create(draft=draft, number=3, operation=resolve)
    DraftOperation.objects.create(draft=draft, number=4, operation=resolve | {"doubt": 0})
    assert kinds_on(desk_of(editor)) == ["review"]
    accept_draft(draft=draft, actor=None)
    assert kinds_on(desk_of(editor)) == []


def test_plan_made_by_hand_is_to_be_published(work: YearOfWork) -> None:
    with_addresses(work)
    Plan.objects.filter(pk=work.plan.pk).update(is_published=False)
    (entry,) = desk_of(member(work.city, Role.STRATEGY_EDITOR)).entries
    assert (entry.kind, entry.when) == ("publish plan", "")


def test_late_things_come_first_then_by_day_then_by_kind(work: YearOfWork) -> None:
    today = work.city.today
    days = {"a": today + timedelta(days=1), "b": today - timedelta(days=1), "c": today - timedelta(days=9)}

    def kind(name: str, *tasks: Task) -> TaskKind:
        return TaskKind(name, lambda count: f"{name}{count}", bool, lambda desks: tasks)

    def task(until: str = "", since: str = "") -> Task:
        return Task(work.city, "/", until=days.get(until), since=days.get(since))

    kinds = (
        kind("last", task()),
        kind("one", task(until="a"), task(until="b"), task(since="b")),
        kind("two", task(until="b"), task(until="c"), task(since="c")),
    )
    desk = desk_of(member(work.city, Role.OBSERVER), kinds)
    assert [(entry.kind, entry.when) for entry in desk.entries] == [
        ("two", "9 days late"),
        ("one", "1 day late"),
        ("two", "1 day late"),
        ("two", "waits for 9 days"),
        ("one", "since yesterday"),
        ("one", "due tomorrow"),
        ("last", ""),
    ]
    assert desk.late == 3


def test_kinds_are_looked_for_only_where_they_can_be(work: YearOfWork) -> None:
    def never(desks: Desks) -> list[Task]:
        raise AssertionError(desks)

    kind = TaskKind("never", str, lambda grants: grants.has(Role.SECRETARY), never)
    assert kinds_on(desk_of(member(work.city, Role.OBSERVER), (kind,))) == []


def test_names_of_kinds_are_their_own() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("role", Role)
def test_page_opens_for_every_role_and_offers_what_it_may(work: YearOfWork, role: Role) -> None:
    late(work)
    river_report(2023).store(work.city)
    body = work.parks if role in ROLES_WITHIN_A_BODY else None
    client = signed_in("somebody", work.city, role, body)
    shown = page(client, "/verbivka/desk/")
    for address in shown.xpath("//ol[@data-tasks]//a/@href"):
        assert client.get(address).status_code == 200
    for address in shown.xpath("//nav[@class='desk-pages']//a/@href"):
        assert client.get(address).status_code == 200
    (current,) = shown.xpath("//nav[@class='desk-pages']//a[@aria-current='page']/@href")
    assert current == "/verbivka/desk/"


def test_quiet_desk_says_so_kindly(work: YearOfWork) -> None:
    shown = page(signed_in("oko", work.city, Role.OBSERVER), "/verbivka/desk/")
    assert shown.xpath("//ol[@data-tasks]") == []
    assert words(shown.find(".//main")) != ""


def test_quiet_desk_offers_an_editor_what_can_be_begun() -> None:
    city = nahal_tut()
    client = signed_in("noa", city, Role.STRATEGY_EDITOR)
    addresses = page(client, "/nahal-tut/desk/").xpath("//main//p/a/@href")
    assert addresses == ["/nahal-tut/desk/drafts/", "/nahal-tut/desk/new-plan/", "/nahal-tut/desk/periods/"]
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]


def test_another_citys_work_is_only_counted(work: YearOfWork) -> None:
    late(work)
    other = nahal_tut()
    accept_draft(draft=river_report(2020).store(other), actor=None)
    secret = river_report(2021)
    secret.title = "Таємний документ"
    secret.store(other)
    client = signed_in("noa", other, Role.ADMINISTRATOR)
    assert client.get("/verbivka/desk/").status_code == 404
    user = User.objects.get(name="noa")
    grant_role(user=user, city=work.city, role=Role.BODY_REPORTER, body=work.parks)
    shown = page(client, "/verbivka/desk/")
    assert shown.xpath("//ul[@class='elsewhere']//a/@href") == ["/nahal-tut/desk/"]
    assert "1" in words(shown.xpath("//ul[@class='elsewhere']")[0])
    assert "Виконання Концепції" not in words(shown.xpath("//ol[@data-tasks]")[0])
    here = page(client, "/nahal-tut/desk/")
    assert shown.xpath("//ol[@data-tasks]//a/@href") == [
        f"/verbivka/desk/periods/{work.period.pk}/bodies/{work.parks.key}/form/"
    ]
    assert all(a.startswith("/nahal-tut/") for a in here.xpath("//ol[@data-tasks]//a/@href"))


def test_nobody_signed_in_is_asked_to_sign_in(client: Client, work: YearOfWork) -> None:
    answer = client.get("/verbivka/desk/")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=/verbivka/desk/")


def test_queries_do_not_grow_with_the_work() -> None:
    user = User.objects.create_user("sara@example.org", name="sara")
    client, counts = Client(), []
    client.force_login(user)
    for make, size in ((anarabad, 2), (nahal_tut, 5)):
        city = make()
        grant_role(user=user, city=city, role=Role.ADMINISTRATOR, body=None)
        for number in range(size - 1):
            written = large_report(size, size)
            written.title = f"Програма {'абвг'[number] * 9}"
            written.write(written.title)
            plan = accept_draft(draft=written.store(city), actor=None).plan
            assert plan is not None
            Period.objects.filter(plan=plan).update(
                opened_at=plan.source.added_at if plan.source else None,
                due=city.today - timedelta(days=1),
            )
            Plan.objects.filter(pk=plan.pk).update(is_published=number % 2 == 0)
            river_report(2000 + number).store(city)
            body = Body.objects.filter(city=city).first()
            grant_role(user=user, city=city, role=Role.BODY_APPROVER, body=body)
            grant_role(user=user, city=city, role=Role.BODY_REPORTER, body=body)
        client.get(f"/{city.slug}/desk/")  # A session is written down anew at its first page.
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/{city.slug}/desk/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
