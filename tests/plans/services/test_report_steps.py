"""Reports move as their table says, all together or not at all."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.year_of_work import YearOfWork, year_of_work
from townbook.plans.enums import REPORT_TRANSITIONS, ReportState
from townbook.plans.models import Report, ReportEvent
from townbook.plans.reporter import Reporter
from townbook.plans.services.report_steps import (
    WrongStep,
    approve_reports,
    return_reports,
    submit_reports,
    take_back_reports,
)
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


STEPS = {
    ReportState.SUBMITTED: lambda reports: submit_reports(reports=reports, reporter=Reporter()),
    ReportState.DRAFT: lambda reports: take_back_reports(reports=reports, reporter=Reporter()),
    ReportState.APPROVED: lambda reports: approve_reports(reports=reports, reporter=Reporter()),
    ReportState.RETURNED: lambda reports: return_reports(
        reports=reports, reason="Додайте суму.", reporter=Reporter()
    ),
}


@pytest.mark.parametrize("to", STEPS)
@pytest.mark.parametrize("state", ReportState)
def test_step_is_taken_where_the_table_has_it(work: YearOfWork, state: ReportState, to: ReportState) -> None:
    report = work.save(work.bridge, "Оглянуто.")
    Report.objects.filter(pk=report.pk).update(state=state)
    if to in REPORT_TRANSITIONS[state]:
        (moved,) = STEPS[to]([report])
        assert moved.state == Report.objects.get(pk=report.pk).state == to
        event = ReportEvent.objects.get()
        assert (event.from_state, event.to_state) == (state, to)
    else:
        with pytest.raises(WrongStep):
            STEPS[to]([report])
        assert Report.objects.get(pk=report.pk).state == state
        assert not ReportEvent.objects.exists()


def test_steps_are_all_or_nothing(work: YearOfWork) -> None:
    ready, gone = work.save(work.bridge, "Оглянуто."), work.save(work.path, "Далі.")
    submit_reports(reports=[gone], reporter=Reporter())
    with pytest.raises(WrongStep) as wrong:
        submit_reports(reports=[ready, gone], reporter=Reporter())
    assert wrong.value.reports == [gone]
    assert Report.objects.get(pk=ready.pk).state == "draft"


def test_report_without_a_status_is_not_submitted(work: YearOfWork) -> None:
    report = work.save(work.bridge, "Щось.", Status.UNREPORTED)
    with pytest.raises(ValidationError, match="no status"):
        submit_reports(reports=[report], reporter=Reporter())


def test_nothing_is_returned_without_a_reason(work: YearOfWork) -> None:
    with pytest.raises(ValidationError, match="Say why"):
        return_reports(reports=[], reason=" ", reporter=Reporter())


def test_reason_is_kept_without_signs_no_database_keeps(work: YearOfWork) -> None:
    reports = submit_reports(reports=[work.save(work.path, "Так.")], reporter=Reporter())
    return_reports(reports=reports, reason=" Чому\0 так?\r\nДодайте.\n", reporter=Reporter())
    assert ReportEvent.objects.latest("pk").reason == "Чому так?\nДодайте."
    submit_reports(reports=Report.objects.filter(pk=reports[0].pk), reporter=Reporter())
    with pytest.raises(ValidationError):
        return_reports(reports=reports, reason=" \0 ", reporter=Reporter())


def test_report_somebody_wrote_in_meanwhile_does_not_move(work: YearOfWork) -> None:
    seen = work.save(work.path, "Так.")
    work.save(work.path, "Не так.", seen=seen.revision)
    with pytest.raises(WrongStep):
        submit_reports(reports=[seen], reporter=Reporter())
    assert Report.objects.get(pk=seen.pk).state == ReportState.DRAFT


def test_queries_do_not_grow_with_the_reports(work: YearOfWork) -> None:
    counts = []
    for items in ([work.bridge], [work.path, work.willows]):
        reports = [work.save(item, "Зроблено.") for item in items]
        with CaptureQueriesContext(connection) as queries:
            submit_reports(reports=reports, reporter=Reporter())
        counts.append(len(queries))
    assert counts[0] == counts[1]
