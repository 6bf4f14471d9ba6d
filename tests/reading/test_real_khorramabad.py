"""The real news of Khorramabad's council: what must come of it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from townbook.reading.draft import Draft
from townbook.reading.interpreters import interpret
from townbook.reading.readers import read_source
from townbook.reading.source import Source
from townbook.reading.status import Status


@pytest.fixture(scope="module")
def source(real_documents: Path) -> Source:
    return read_source(real_documents / "khorramabad-council-news.fa.txt")


@pytest.fixture(scope="module")
def draft(source: Source) -> Draft:
    return interpret(source)


def test_few_things_are_demanded_and_each_of_somebody(draft: Draft) -> None:
    names = {body.key: body.name for body in draft.bodies}
    assert len(draft.assignments) == 6
    assert [names[key] for each in draft.assignments for key in each.bodies].count("شهرداری خرمآباد") == 5
    assert draft.decisions == ()


def test_the_transparency_system_and_legal_steps_are_asked_of_the_municipality(draft: Draft) -> None:
    names = {body.key: body.name for body in draft.bodies}
    for words in ("سامانه", "اقدامات حقوقی", "عملیاتی کند"):
        [order] = [each for each in draft.assignments if words in each.text]
        assert [names[key] for key in order.bodies] == ["شهرداری خرمآباد"]


def test_general_hope_is_no_assignment(draft: Draft) -> None:
    assert not [each for each in draft.assignments if "همگان" in each.text or "بتوانیم" in each.text]


def test_whoever_was_inferred_is_doubted(draft: Draft) -> None:
    doubted = {doubt.passage for doubt in draft.doubts if doubt.kind == "nobody named"}
    assert len(doubted) == 4
    assert doubted < {each.passage for each in draft.assignments}


def test_the_reopening_is_planned_and_frees_seven_to_eight_quarters(draft: Draft, source: Source) -> None:
    [item], [report] = draft.items, draft.reports
    assert "معبر مخابرات" in item.title
    assert report.status.value is Status.PLANNED
    [figure] = report.figures
    assert (figure.low, figure.high, figure.value) == (Decimal(7), Decimal(8), None)
    assert source.passage_text(figure.passage).startswith("هفت تا هشت")
