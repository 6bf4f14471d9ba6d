"""A report that is public goes back to its body with a reason; the public keeps it meanwhile."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from tests.pictures import picture
from tests.year_of_work import YearOfWork, year_of_work
from townbook.cities.models import Change
from townbook.plans.models import Period, Report, ReportEvent
from townbook.plans.reporter import Reporter
from townbook.plans.services.attach_file import attach_file
from townbook.plans.services.publish_work import publish_work
from townbook.plans.services.reopen_reports import reopen_reports, send_back_reports
from townbook.plans.services.report_steps import WrongStep, approve_reports, submit_reports
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db(transaction=True)

WHY = "Сума не та."


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


def published(work: YearOfWork) -> Report:
    """A public report with a figure and a file."""
    attach_file(
        item=work.bridge,
        period=work.period,
        body=work.roads,
        data=picture("JPEG"),
        name="міст.jpg",
        reporter=Reporter(),
    )
    report = work.save(work.bridge, "Оглянуто за 18,5 тис. грн.", Status.COMPLETED)
    submit_reports(reports=[report], reporter=Reporter())
    approve_reports(reports=[report], reporter=Reporter())
    publish_work(period=work.period, reports=None, actor=None)
    return Report.objects.get(pk=report.pk)


def test_correction_begins_with_what_is_public(work: YearOfWork) -> None:
    public = published(work)
    (begun,) = reopen_reports(reports=[public], reason=f" {WHY} ", reporter=Reporter())
    begun = Report.objects.get(pk=begun.pk)
    assert (begun.version, begun.supersedes_id, begun.state) == (2, public.pk, "returned")
    assert (begun.text, begun.status) == ("Оглянуто за 18,5 тис. грн.", "completed")
    assert [figure.value for figure in begun.figures.all()] == [Decimal(18500)]
    assert [each.name for each in begun.attachments.all()] == ["міст.jpg"]
    assert list(begun.bodies.all()) == list(public.bodies.all())
    event = ReportEvent.objects.get(report=begun)
    assert (event.from_state, event.to_state, event.reason) == ("published", "returned", WHY)
    change = Change.objects.filter(record="report", record_id=begun.pk).latest("id")
    assert (change.action, change.reason) == ("returned", WHY)


def test_public_keeps_what_it_has_until_the_correction_is_published(work: YearOfWork) -> None:
    public = published(work)
    (begun,) = reopen_reports(reports=[public], reason=WHY, reporter=Reporter())
    assert Report.objects.get(pk=public.pk).is_current
    work.save(work.bridge, "Оглянуто за 19 тис. грн.", Status.COMPLETED, seen=begun.revision)
    begun = Report.objects.get(pk=begun.pk)
    submit_reports(reports=[begun], reporter=Reporter())
    approve_reports(reports=[begun], reporter=Reporter())
    publish_work(period=work.period, reports=None, actor=None)
    current = Report.objects.get(item=work.bridge, period=work.period, is_current=True)
    assert (current.pk, current.text) == (begun.pk, "Оглянуто за 19 тис. грн.")


def test_no_reason_no_correction(work: YearOfWork) -> None:
    public = published(work)
    with pytest.raises(ValidationError):
        reopen_reports(reports=[public], reason=" ", reporter=Reporter())
    assert Report.objects.filter(item=work.bridge, period=work.period).count() == 1


def test_correction_is_begun_once(work: YearOfWork) -> None:
    public = published(work)
    reopen_reports(reports=[public], reason=WHY, reporter=Reporter())
    with pytest.raises(WrongStep):
        reopen_reports(reports=[public], reason=WHY, reporter=Reporter())
    assert Report.objects.filter(item=work.bridge, period=work.period).count() == 2


def test_report_of_a_period_that_was_never_opened_is_not_reopened(work: YearOfWork) -> None:
    public = published(work)
    Period.objects.filter(pk=work.period.pk).update(opened_at=None)
    with pytest.raises(ValidationError):
        reopen_reports(reports=[public], reason=WHY, reporter=Reporter())


def test_public_and_submitted_go_back_together_or_not_at_all(work: YearOfWork) -> None:
    public = published(work)
    (waiting,) = submit_reports(reports=[work.save(work.path, "Прокладено.")], reporter=Reporter())
    reopen_reports(reports=[public], reason=WHY, reporter=Reporter())
    with pytest.raises(WrongStep):
        send_back_reports(reports=[waiting, public], reason=WHY, reporter=Reporter())
    assert Report.objects.get(pk=waiting.pk).state == "submitted"
    send_back_reports(reports=[waiting], reason=WHY, reporter=Reporter())
    assert Report.objects.get(pk=waiting.pk).state == "returned"
