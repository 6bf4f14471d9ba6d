"""Differences are kept as JSON."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from townbook.intake.difference import Change, Difference, ItemNote

notes = st.builds(ItemNote, st.text(), st.text(), st.text())
changes = st.builds(Change, notes, st.text(), st.text(), st.text())


def several(each: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(each, max_size=3).map(tuple)


@given(
    st.builds(
        Difference,
        plan_is_new=st.booleans(),
        new=several(notes),
        changed=several(changes),
        missing=several(notes),
        reported=several(notes),
        corrected=several(notes),
        unchanged=st.integers(0),
        unexpected=several(changes),
    )
)
def test_difference_is_read_back_as_it_was_written(difference: Difference) -> None:
    assert Difference.from_json(json.loads(json.dumps(difference.to_json()))) == difference
