"""A status is certain where it is said in set words, and nothing beside could say otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.intake.review.drafts import river_draft
from townbook.intake.review.certainty import says_its_status
from townbook.intake.review.fold import review
from townbook.intake.review.operations import Accept, Change, Correct, Drop, Operation
from townbook.intake.review.same_words import same_words
from townbook.reading.status import Status


@pytest.mark.parametrize(
    ("confidence", "text", "certain"),
    [
        (1.0, "Завершено. Триває друга черга.", True),
        (0.9, "Фестиваль не проводився.", True),
        (0.9, "Роботи не проводилися. Розпочато реконструкцію іншого майданчика.", False),
        (0.9, "Роботи завершено, упорядковано берег.", True),
        (0.8, "Роботи завершено.", False),
        (0.5, "Посаджено 40 верб.", False),
    ],
)
def test_set_phrase_is_certain_where_it_is_all_there_is(
    confidence: float, text: str, *, certain: bool
) -> None:
    report = river_draft().reports[0]
    said = replace(report, text=text, status=replace(report.status, confidence=confidence))
    assert says_its_status(said, "uk") is certain


@pytest.mark.parametrize(
    ("language", "status", "text", "certain"),
    [
        ("uk", Status.NOT_STARTED, "Фестиваль через воєнний стан не проводився.", True),
        ("uk", Status.NOT_STARTED, "Одну чергу здано, другу не розпочато.", False),
        ("uk", Status.PLANNED, "Відкриття планується після реставрації башти.", True),
        ("uk", Status.PLANNED, "Змагання зібрали 410 осіб, будівництво бази заплановано.", False),
        ("uk", Status.PLANNED, "Проєкт опрацьовано та планується конкурс.", False),
        ("fa", Status.PLANNED, "در ۴۲۰ خانوار اجرا شد؛ گسترش آن برنامه‌ریزی شده است.", False),
        ("he", Status.PLANNED, "הסקר ייערך בטלפון.", True),
    ],
)
def test_what_is_yet_to_begin_is_certain_where_nothing_else_is_said(
    language: str, status: Status, text: str, *, certain: bool
) -> None:
    report = river_draft().reports[0]
    said = replace(report, text=text, status=replace(report.status, value=status, confidence=0.9))
    assert says_its_status(said, language) is certain


def test_reports_in_the_same_words_are_found_but_for_what_was_looked_at() -> None:
    draft = river_draft()
    first, second = draft.reports
    draft = replace(draft, reports=(first, replace(first, item="i3"), replace(first, item="i5"), second))
    found = review(draft, [])
    assert same_words("report:0", found) == ("report:1", "report:2")
    assert same_words("report:3", found) == ()
    later: list[Operation] = [Accept(("item:i3",)), Correct((Change("item:i5", "title", "Міст"),))]
    assert same_words("report:0", review(draft, list(enumerate(later, 1)))) == ()
    assert same_words("report:0", review(draft, [(1, Drop(("item:i3", "report:2")))])) == ()
