"""The bar of a standing: all of its items, end to end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from townbook.reading.status import Status
from townbook.ui.charts.distribution import ORDER, WIDTH, segments, style_name


def test_every_status_has_its_place_in_the_order() -> None:
    assert sorted(ORDER) == sorted(Status)


def test_nothing_counted_draws_nothing() -> None:
    assert segments({}) == ()


def test_segments_run_from_what_is_done_to_what_nobody_spoke_of() -> None:
    drawn = segments({Status.UNREPORTED: 1, Status.COMPLETED: 3})
    assert [(part.status, part.offset, part.width) for part in drawn] == [
        (Status.COMPLETED, 0.0, 75.0),
        (Status.UNREPORTED, 75.0, 25.0),
    ]


@given(st.dictionaries(st.sampled_from(Status), st.integers(min_value=0, max_value=10_000)))
def test_segments_fill_the_bar_without_a_gap(counts: dict[Status, int]) -> None:
    drawn = segments(counts)
    assert sum(part.count for part in drawn) == sum(counts.values())
    edge = 0.0
    for part in drawn:
        assert abs(part.offset - edge) < 0.011
        edge = part.offset + part.width
    assert not drawn or abs(edge - WIDTH) < 0.011


def test_style_name_is_one_word() -> None:
    assert style_name(Status.IN_PROGRESS) == "in-progress"
