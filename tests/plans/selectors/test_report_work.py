"""A body's form and the office's board, in a fixed number of queries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import anarabad, large_report
from tests.year_of_work import year_of_work
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.enums import ReportState
from townbook.plans.models import Period
from townbook.plans.reporter import Reporter
from townbook.plans.selectors.report_work import board_of, lines_of
from townbook.plans.selectors.reporting_duties import reporting_bodies, reports_on
from townbook.plans.services.issue_link import issue_link
from townbook.plans.services.report_steps import return_reports, submit_reports

pytestmark = pytest.mark.django_db


def test_leads_report_and_contributors_do_not() -> None:
    work = year_of_work()
    assert {
        body: [item.key for item in items] for body, items in reporting_bodies(plan=work.plan).items()
    } == {
        work.parks.pk: ["1.1"],
        work.roads.pk: ["1.2", "2.1"],
    }


def test_form_has_last_years_words_and_why_it_was_returned() -> None:
    work = year_of_work()
    (report,) = submit_reports(reports=[work.save(work.path, "Далі.")], reporter=Reporter())
    return_reports(reports=[report], reason="Скільки метрів?", reporter=Reporter())
    path, bridge = lines_of(items=reports_on(body=work.roads, plan=work.plan), period=work.period)
    assert path.before is not None
    assert path.returned is not None
    assert (path.state, path.before.text, path.returned.reason, path.is_open) == (
        ReportState.RETURNED,
        "Прокладено першу ділянку.",
        "Скільки метрів?",
        True,
    )
    assert (bridge.report, bridge.before, bridge.returned, bridge.is_open) == (None, None, None, True)


def test_board_counts_what_left_each_body() -> None:
    work = year_of_work()
    issue_link(period=work.period, body=work.roads, recipient="", actor=None)
    submit_reports(reports=[work.save(work.path, "Далі.")], reporter=Reporter())
    board = {each.body: each for each in board_of(period=work.period)}
    roads, parks = board[work.roads], board[work.parks]
    assert (roads.items, roads.answered, roads.has_link, roads.is_complete) == (2, 1, True, False)
    assert (parks.items, parks.answered, parks.has_link) == (1, 0, False)
    due = work.period.due
    assert due is not None
    assert not roads.is_late(due, due)
    assert roads.is_late(due, due + timedelta(days=1))


def test_queries_do_not_grow_with_the_plan() -> None:
    city, counts = anarabad(), []
    for size in (2, 12):
        plan = accept_draft(draft=large_report(size, size).store(city), actor=None).plan
        assert plan is not None
        period = Period.objects.filter(plan=plan).latest("id")
        with CaptureQueriesContext(connection) as queries:
            board = board_of(period=period)
            lines_of(items=reports_on(body=board[0].body, plan=plan), period=period)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14
