"""What a report says against itself, the one before, or its item."""

from __future__ import annotations

from datetime import date

import pytest

from townbook.plans.contradictions import Before, Contradiction, Finding, Surroundings, contradictions
from townbook.plans.report_content import ReportContent
from townbook.reading.figures import find_figures
from townbook.reading.status import Status

NOWHERE = Surroundings()


def money(text: str) -> ReportContent:
    return ReportContent(text, Status.IN_PROGRESS, figures=find_figures(text, "uk"))


def last_year(
    text: str = "Було.", status: Status = Status.IN_PROGRESS, progress: int | None = None
) -> Surroundings:
    return Surroundings(before=Before(text, status, progress, find_figures(text, "uk")))


@pytest.mark.parametrize(
    ("content", "around", "found"),
    [
        (
            ReportContent("Готово.", Status.COMPLETED, progress=40),
            NOWHERE,
            Finding(Contradiction.COMPLETED_IN_PART, "40"),
        ),
        (
            ReportContent("Майже.", Status.IN_PROGRESS, progress=100),
            NOWHERE,
            Finding(Contradiction.DONE_BUT_NOT_COMPLETED, "in progress"),
        ),
        (
            ReportContent("Скоро.", Status.PLANNED, progress=5),
            NOWHERE,
            Finding(Contradiction.PROGRESS_WITHOUT_START, "5", "planned"),
        ),
        (
            ReportContent("Далі.", Status.IN_PROGRESS, progress=30),
            last_year(progress=50),
            Finding(Contradiction.PROGRESS_FELL, "30", "50"),
        ),
        (
            ReportContent("Знову.", Status.PLANNED),
            last_year(status=Status.COMPLETED),
            Finding(Contradiction.UNEXPECTED_STATUS, "planned", "completed"),
        ),
        (
            money("Витрачено 2 млн грн."),
            last_year("Витрачено 18,1 млн грн."),
            Finding(Contradiction.SUM_FELL, "2000000 UAH", "18100000 UAH"),
        ),
        (
            ReportContent("Чекаємо.", Status.POSTPONED, "Немає коштів"),
            NOWHERE,
            Finding(Contradiction.UNTIL_MISSING),
        ),
        (
            ReportContent("Чекаємо.", Status.POSTPONED, "Війна", date(2020, 1, 1), date(2020, 12, 31)),
            Surroundings(period_ends=date(2020, 12, 31)),
            Finding(Contradiction.UNTIL_IN_THE_PAST, "2020-12-31", "2020-12-31"),
        ),
        (
            ReportContent("Чекаємо.", Status.POSTPONED, "Війна", date(2018, 5, 1), date(2018, 5, 1)),
            Surroundings(period_ends=date(2020, 12, 31), item_starts=date(2019, 1, 1)),
            Finding(Contradiction.ENDS_BEFORE_IT_STARTS, "2018-05-01", "2019-01-01"),
        ),
        (
            ReportContent("Стоїмо.", Status.SUSPENDED),
            NOWHERE,
            Finding(Contradiction.REASON_MISSING, "suspended"),
        ),
        (ReportContent("", Status.ONGOING), NOWHERE, Finding(Contradiction.NO_WORDS, "ongoing")),
        (
            ReportContent("Було.", Status.IN_PROGRESS),
            last_year("Було."),
            Finding(Contradiction.SAME_WORDS),
        ),
    ],
)
def test_contradiction_is_found_alone(content: ReportContent, around: Surroundings, found: Finding) -> None:
    assert contradictions(content, around) == (found,)


def test_every_contradiction_is_tried() -> None:
    parameters = test_contradiction_is_found_alone.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {case[2].kind for case in parameters} == set(Contradiction)


@pytest.mark.parametrize(
    ("content", "around"),
    [
        (ReportContent(), last_year()),
        (ReportContent("Усе готово.", Status.COMPLETED, progress=100), last_year(progress=60)),
        (money("Витрачено 20 млн грн."), last_year("Витрачено 18,1 млн грн.")),
        # Of several sums nobody knows which is which, and other currencies do not compare.
        (money("Витрачено 2 млн грн і 3 млн грн."), last_year("Витрачено 18,1 млн грн.")),
        (money("Витрачено 2 млн євро."), last_year("Витрачено 18,1 млн грн.")),
        (
            ReportContent("До літа.", Status.POSTPONED, "Дощі", date(2021, 6, 1), date(2021, 6, 30)),
            Surroundings(period_ends=date(2020, 12, 31), item_starts=date(2019, 1, 1)),
        ),
    ],
)
def test_what_agrees_is_left_alone(content: ReportContent, around: Surroundings) -> None:
    assert contradictions(content, around) == ()
