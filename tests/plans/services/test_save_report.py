"""What is being written is kept, and nobody overwrites what they have not seen."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.cast import large_report, nahal_tut
from tests.year_of_work import YearOfWork, year_of_work
from townbook.cities.models import Body, Change
from townbook.cities.services.register_bodies import Spellings, register_bodies
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Report
from townbook.plans.report_content import ReportContent
from townbook.plans.reporter import Reporter
from townbook.plans.services.report_steps import submit_reports
from townbook.plans.services.save_report import LONGEST_TEXT, ReportConflict, ReportLocked, save_report
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


def test_first_save_begins_a_report_nobody_sees(work: YearOfWork) -> None:
    report = work.save(work.bridge, "Оглянуто за 18,5 тис. грн.")
    assert (report.version, report.revision, report.state, report.is_current) == (1, 1, "draft", False)
    assert [str(figure) for figure in report.figures.all()] == ["18500.0000000000 UAH"]
    assert list(report.bodies.all()) == [work.roads]


def test_saves_are_counted_and_saving_the_same_is_not(work: YearOfWork) -> None:
    report = work.save(work.bridge, "Оглянуто.")
    again = work.save(work.bridge, "Оглянуто.", seen=1)
    assert (again.pk, again.revision) == (report.pk, 1)
    assert work.save(work.bridge, "Оглянуто міст.", seen=1).revision == 2


def test_nothing_is_begun_with_nothing(work: YearOfWork) -> None:
    assert work.save(work.bridge, "", Status.UNREPORTED).pk is None
    assert not Report.objects.filter(item=work.bridge).exists()


@pytest.mark.parametrize("seen", [0, 1, 3])
def test_who_saw_another_revision_overwrites_nothing(work: YearOfWork, seen: int) -> None:
    work.save(work.bridge, "Оглянуто.")
    work.save(work.bridge, "Оглянуто двічі.", seen=1)
    with pytest.raises(ReportConflict) as conflict:
        work.save(work.bridge, "Не оглядали.", seen=seen)
    assert conflict.value.report.text == "Оглянуто двічі."
    assert Report.objects.get(item=work.bridge).text == "Оглянуто двічі."


def test_submitted_report_is_locked(work: YearOfWork) -> None:
    submit_reports(reports=[work.save(work.bridge, "Оглянуто.")], reporter=Reporter())
    with pytest.raises(ReportLocked):
        work.save(work.bridge, "Ще раз.", seen=1)


def test_one_sitting_is_one_change_in_the_history(work: YearOfWork) -> None:
    work.save(work.bridge, "О")
    work.save(work.bridge, "Оглянуто", seen=1)
    work.save(work.bridge, "Оглянуто.", Status.COMPLETED, seen=2)
    (change,) = Change.objects.filter(record="report")
    assert change.before == {"text": "", "status": "unreported"}
    assert change.after == {"text": "Оглянуто.", "status": "completed"}


def test_text_that_is_too_long_is_refused(work: YearOfWork) -> None:
    with pytest.raises(ValidationError, match="Shorten it"):
        work.save(work.bridge, "а" * (LONGEST_TEXT + 1))


def test_other_plans_items_and_other_cities_bodies_are_refused(work: YearOfWork) -> None:
    other = nahal_tut()
    plan = accept_draft(draft=large_report(1, 1).store(other), actor=None).plan
    assert plan is not None
    (stranger,) = register_bodies(city=other, language="he", bodies=[Spellings("אגף זר")])
    cases: list[tuple[object, Body]] = [(plan.items.get(key="1.1"), work.roads), (work.bridge, stranger)]
    for item, body in cases:
        with pytest.raises(ValidationError, match="another plan"):
            save_report(
                item=item,  # type: ignore[arg-type]
                period=work.period,
                body=body,
                content=ReportContent("Чуже", Status.IN_PROGRESS),
                seen=0,
                reporter=Reporter(),
            )


def test_correction_is_written_beside_what_is_published(work: YearOfWork) -> None:
    old = work.plan.periods.get(label="2022")
    old.opened_at, old.due = work.period.opened_at, work.period.due
    old.save()
    report = save_report(
        item=work.path,
        period=old,
        body=work.roads,
        content=ReportContent("Прокладено всю стежку.", Status.COMPLETED),
        seen=0,
        reporter=Reporter(),
    )
    assert (report.version, report.supersedes) == (2, Report.objects.get(item=work.path, version=1))
    assert Report.objects.get(item=work.path, is_current=True).version == 1
