"""The real goals of Izadshahr: what must come of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from townbook.reading.draft import Draft
from townbook.reading.interpreters import interpret
from townbook.reading.readers import read_source
from townbook.reading.source import Source


@pytest.fixture(scope="module")
def source(real_documents: Path) -> Source:
    return read_source(real_documents / "izadshahr-goals.fa.txt")


@pytest.fixture(scope="module")
def draft(source: Source) -> Draft:
    return interpret(source)


def test_twenty_goals_are_numbered_and_one_line_is_not(draft: Draft) -> None:
    assert draft.source.shapes == ("goal list",)
    numbers = [str(number) for number in range(1, 21)]
    assert [item.number for item in draft.items] == [*numbers[:4], "", *numbers[4:]]
    assert {(item.parent, item.level) for item in draft.items} == {(None, draft.levels[0].key)}
    assert len(draft.levels) == 1


def test_the_title_names_the_city(draft: Draft) -> None:
    assert "ایزدشهر" in draft.source.title


def test_the_line_without_a_number_and_the_repetition_are_doubted(draft: Draft, source: Source) -> None:
    line, repetition = draft.doubts
    assert line.kind == "goal without a number"
    assert source.passage_text(line.passage) == draft.items[4].title
    assert repetition.kind == "goal repeated"
    assert "4" in repetition.message
    assert source.passage_text(repetition.passage) == draft.items[-1].title


def test_nothing_but_goals_comes_of_it(draft: Draft) -> None:
    assert (draft.reports, draft.decisions, draft.assignments, draft.indicators) == ((), (), (), ())
