"""What periods still need is told of many cities as the board tells it of one period."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import large_report, nahal_tut
from tests.year_of_work import YearOfWork, year_of_work
from townbook.accounts.models import User
from townbook.cities.enums import ContactRole, Role
from townbook.cities.models import BodyContact, City
from townbook.cities.services.grant_role import grant_role
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.enums import ReminderKind, ReportState
from townbook.plans.models import Period, Reminder
from townbook.plans.models.reminder import NO_ADDRESS
from townbook.plans.reporter import Reporter
from townbook.plans.selectors.collected_work import PeriodWork, collected_work
from townbook.plans.selectors.report_work import board_of
from townbook.plans.services.publish_work import publish_work
from townbook.plans.services.remove_item import remove_item
from townbook.plans.services.remove_plan import remove_plan
from townbook.plans.services.report_steps import return_reports, submit_reports
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


def the_work(city: City) -> PeriodWork:
    (found,) = collected_work(cities=[city])
    return found


def agrees_with_the_board(work: YearOfWork) -> bool:
    found = {duty.body: (duty.items, duty.left) for duty in the_work(work.city).duties}
    board = {each.body: (each.items, each.items - each.answered) for each in board_of(period=work.period)}
    return found == board


def test_it_agrees_with_the_board_at_every_step(work: YearOfWork) -> None:
    assert agrees_with_the_board(work)
    report = work.save(work.bridge, "Оглянуто.", Status.COMPLETED)
    assert agrees_with_the_board(work)
    submit_reports(reports=[report], reporter=Reporter())
    assert agrees_with_the_board(work)
    work.approved(work.path, "Прокладено.")
    publish_work(period=work.period, reports=None, actor=None)
    assert agrees_with_the_board(work)
    work.save(work.path, "Прокладено двічі.")
    assert agrees_with_the_board(work)
    remove_item(item=work.willows, actor=None)
    assert agrees_with_the_board(work)


def test_step_says_since_when_and_why(work: YearOfWork) -> None:
    report = work.approved(work.bridge, "Оглянуто.")
    (approved,) = the_work(work.city).approved
    assert (approved.item, approved.state) == (work.bridge.pk, ReportState.APPROVED)
    return_reports(reports=[report], reason="Коли?", reporter=Reporter())
    found = the_work(work.city)
    assert found.approved == ()
    (roads,) = (duty for duty in found.duties if duty.body == work.roads)
    (step,) = roads.of(ReportState.RETURNED)
    assert (step.reason, step.since) == ("Коли?", report.events.latest("id").happened_at)


def test_addresses_and_approvers_are_told(work: YearOfWork) -> None:
    def told() -> dict[str, tuple[bool, bool]]:
        return {duty.body.name: (duty.has_address, duty.has_approver) for duty in the_work(work.city).duties}

    assert told() == {work.roads.name: (False, False), work.parks.name: (False, False)}
    BodyContact.objects.create(body=work.roads, email="a@example.org", role=ContactRole.HEAD)
    BodyContact.objects.create(body=work.parks, email="b@example.org", role=ContactRole.REPORTER)
    user = User.objects.create_user("c@example.org")
    grant_role(user=user, city=work.city, role=Role.BODY_APPROVER, body=work.roads)
    assert told() == {work.roads.name: (False, True), work.parks.name: (True, False)}
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert told()[work.roads.name] == (False, False)


def test_letters_without_an_address_are_not_among_the_unsent(work: YearOfWork) -> None:
    for body, error in ((work.roads, "SMTPServerDisconnected"), (work.parks, NO_ADDRESS)):
        Reminder.objects.create(
            period=work.period,
            body=body,
            kind=ReminderKind.SOON,
            day=work.city.today,
            failures=2,
            last_error=error,
        )
    found = the_work(work.city)
    assert (found.unsent, found.unsent_since) == (1, Reminder.objects.get(body=work.roads).made_at)


def test_period_is_collected_until_the_next_one_is_open(work: YearOfWork) -> None:
    today = work.city.today
    Period.objects.filter(pk=work.period.pk).update(due=today - timedelta(days=1))
    assert the_work(work.city).is_collected
    later = Period.objects.create(
        plan=work.plan,
        label="Наступний",
        starts=today,
        ends=today,
        opened_at=work.period.opened_at,
        due=today + timedelta(days=5),
    )
    assert {each.period: each.is_collected for each in collected_work(cities=[work.city])} == {
        work.period: False,
        later: True,
    }


def test_removed_plans_and_other_cities_are_left_out(work: YearOfWork) -> None:
    assert collected_work(cities=[nahal_tut()]) == []
    assert collected_work(cities=[]) == []
    remove_plan(plan=work.plan, actor=None)
    assert collected_work(cities=[work.city]) == []


def test_queries_do_not_grow(work: YearOfWork) -> None:
    city = nahal_tut()
    plan = accept_draft(draft=large_report(5, 5).store(city), actor=None).plan
    Period.objects.filter(plan=plan).update(opened_at=work.period.opened_at, due=city.today)
    counts = []
    for cities in ([work.city], [work.city, city]):
        with CaptureQueriesContext(connection) as queries:
            collected_work(cities=cities)
        counts.append(len(queries))
    assert counts == [4, 4]
