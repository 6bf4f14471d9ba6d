"""Which records a doubt is about."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.intake.review.drafts import river_draft
from townbook.intake.review.doubts import doubts_by_record
from townbook.reading.draft import Remark
from townbook.reading.source import Passage


def records_of(*passages: Passage) -> dict[str, tuple[int, ...]]:
    doubts = tuple(Remark("x", "?", passage) for passage in passages)
    return dict(doubts_by_record(replace(river_draft(), doubts=doubts)))


def test_doubt_is_about_the_line_it_stands_in() -> None:
    draft = river_draft()
    assert records_of(draft.items[0].passage, draft.items[3].passage) == {"item:i1": (0,), "item:i4": (1,)}


def test_doubt_on_a_bodys_name_is_about_the_body_and_the_item() -> None:
    answer = river_draft().items[1].responsibilities[0]
    assert records_of(answer.passage) == {"item:i2": (0,), "body:b1": (0,)}


def test_doubt_in_a_report_is_about_its_item() -> None:
    start, end = river_draft().reports[1].passages[0]
    assert records_of((start + 3, end - 3)) == {"item:i3": (0,)}


def test_doubt_on_nothing_that_was_read_is_about_no_record() -> None:
    assert records_of((0, 5), (10_000, 10_001)) == {}


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40)), max_size=5))
def test_every_line_that_shares_a_character_is_found(ranges: list[tuple[int, int]]) -> None:
    passages = [(start, start + length) for start, length in ranges]
    found = records_of(*passages)
    for item in river_draft().items:
        met = tuple(
            place
            for place, (start, end) in enumerate(passages)
            if item.passage[0] < end and start < item.passage[1]
        )
        assert set(met) <= set(found.get(f"item:{item.key}", ()))
