"""Every value of a Draft can be found again at its passage, in every document."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from townbook.reading.bodies import plain_name
from townbook.reading.draft import Draft, DraftFigure
from townbook.reading.interpreters import interpret
from townbook.reading.readers import read_source
from townbook.reading.source import Passage, Source
from townbook.text.digits import ascii_digits
from townbook.text.numbers import find_numbers

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "documents"
DOCUMENTS = sorted(
    path for folder in (ROOT / "examples", REAL, REAL / "more") for path in folder.glob("*.txt")
)


@cache
def read(path: Path) -> tuple[Source, Draft]:
    source = read_source(path)
    return source, interpret(source)


def words(text: str) -> str:
    return " ".join(text.split())


def found_again(figure: DraftFigure, said: str, language: str) -> bool:
    """Whether the passage's own numbers, times a power of ten or a multiplier of it, give the value."""
    wanted = [value for value in (figure.value, figure.low, figure.high) if value is not None]
    numbers = [each for span in find_numbers(said, language) for each in (span.low, span.high)]
    return all(any(same_digits(value, number) for number in numbers) for value in wanted)


def same_digits(value: Decimal, number: Decimal) -> bool:
    return value.normalize().as_tuple().digits == number.normalize().as_tuple().digits


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.name)
def document(request: pytest.FixtureRequest) -> tuple[Source, Draft]:
    return read(request.param)


def test_passages_lie_within_the_text(document: tuple[Source, Draft]) -> None:
    source, draft = document
    passages: list[Passage] = [
        *(item.passage for item in draft.items),
        *(each.passage for item in draft.items for each in item.responsibilities),
        *(passage for report in draft.reports for passage in report.passages),
        *(figure.passage for report in draft.reports for figure in report.figures),
        *(seen.passage for indicator in draft.indicators for seen in indicator.observations),
        *(entry.passage for entry in draft.agenda),
        *(decision.passage for decision in draft.decisions),
        *(assignment.passage for assignment in draft.assignments),
        *(each.passage for each in (*draft.repairs, *draft.doubts)),
    ]
    assert [each for each in passages if not 0 <= each[0] < each[1] <= len(source.text)] == []


def test_items_and_bodies_are_found_again(document: tuple[Source, Draft]) -> None:
    source, draft = document
    spellings = {body.key: {plain_name(name) for name in (body.name, *body.aliases)} for body in draft.bodies}
    for item in draft.items:
        said = words(source.passage_text(item.passage))
        assert words(item.title) in said
        assert item.number in ascii_digits(said)
        assert words(item.description) in said
        for answer in item.responsibilities:
            assert plain_name(source.passage_text(answer.passage)) in spellings[answer.body]


def test_reports_and_statuses_are_found_again(document: tuple[Source, Draft]) -> None:
    source, draft = document
    for report in draft.reports:
        joined = " ".join(source.passage_text(passage) for passage in report.passages)
        if report.text:
            assert words(report.text) in words(joined)
        if report.status.reason:
            assert report.status.passage is not None
            assert report.status.reason in words(source.passage_text(report.status.passage))


def test_figures_are_found_again(document: tuple[Source, Draft]) -> None:
    source, draft = document
    lost = [
        (source.passage_text(figure.passage), figure.value, figure.low, figure.high)
        for report in draft.reports
        for figure in report.figures
        if not found_again(figure, source.passage_text(figure.passage), source.language)
    ]
    assert lost == []


def test_everything_else_is_found_again(document: tuple[Source, Draft]) -> None:
    source, draft = document
    respelt = {each.passage for each in draft.repairs if each.kind == "group respelt"}
    for entry in draft.agenda:
        assert entry.group in source.passage_text(entry.passage) or entry.passage in respelt
    for decision in draft.decisions:
        said = words(source.passage_text(decision.passage))
        assert decision.number in said
        assert set(decision.text.split()) <= set(said.split())
    for assignment in draft.assignments:
        assert words(assignment.text)[:60] in words(source.passage_text(assignment.passage))
    for indicator in draft.indicators:
        for seen in indicator.observations:
            assert any(
                same_digits(seen.value, span.low)
                for span in find_numbers(source.passage_text(seen.passage), source.language)
            )
