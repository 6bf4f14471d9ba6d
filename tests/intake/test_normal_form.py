"""Drafts are brought into the form plans keep."""

from __future__ import annotations

from dataclasses import replace

from tests.cast import PARKS, ROADS, Manuscript, year
from townbook.intake.normal_form import normal_form
from townbook.reading.draft import DraftPeriod
from townbook.reading.status import Status


def test_untitled_item_is_called_by_its_number_else_its_level() -> None:
    written = Manuscript("Звіт")
    goal = written.item("1", "")
    written.item("", "", parent=goal)
    assert [item.title for item in normal_form(written.draft()).items] == ["1", "Завдання"]


def test_period_without_a_name_is_called_by_the_document() -> None:
    written = Manuscript("Новини про сад")
    written.report(written.item("1", "Сад"), "Посаджено.", period=DraftPeriod("", None, None))
    (report,) = normal_form(written.draft()).reports
    assert report.period == DraftPeriod("Новини про сад", None, None)


def test_reports_on_one_item_and_period_become_one() -> None:
    written = Manuscript("Звіт")
    first, second = written.item("1", "Сад"), written.item("2", "Парк")
    written.report(first, "Посаджено.", Status.IN_PROGRESS, bodies=[PARKS])
    written.report(second, "Полито.", Status.ONGOING)
    written.report(first, "Торік копано.", Status.COMPLETED, period=year(2021))
    written.report(first, "Обгороджено.", Status.COMPLETED, money="5", bodies=[ROADS, PARKS])
    draft = written.draft()
    inferred = replace(draft.reports[0], status=replace(draft.reports[0].status, confidence=0.5))
    reports = normal_form(replace(draft, reports=(inferred, *draft.reports[1:]))).reports
    assert [(report.item, report.period.label, report.text) for report in reports] == [
        (first, "2022", "Посаджено.\n\nОбгороджено."),
        (second, "2022", "Полито."),
        (first, "2021", "Торік копано."),
    ]
    assert reports[0].status.value == Status.COMPLETED
    assert reports[0].bodies == (written.body(PARKS), written.body(ROADS))
    assert (len(reports[0].passages), len(reports[0].figures)) == (2, 1)


def test_first_of_equally_sure_statuses_stays() -> None:
    written = Manuscript("Звіт")
    item = written.item("1", "Сад")
    written.report(item, "Призупинено.", Status.SUSPENDED)
    written.report(item, "Триває.", Status.IN_PROGRESS)
    assert normal_form(written.draft()).reports[0].status.value == Status.SUSPENDED
