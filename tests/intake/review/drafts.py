"""A small Draft to review, and whatever operations a person may try on it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tests.cast import PARKS, ROADS, Manuscript, river_report
from townbook.intake.review.operations import (
    Accept,
    Add,
    AddReport,
    Assign,
    Change,
    ChoosePlan,
    Correct,
    Drop,
    Match,
    MatchInPlan,
    Merge,
    Move,
    Operation,
    Resolve,
    Restore,
    Settle,
    Split,
)
from townbook.reading.draft import Draft, DraftItem, Remark


def river() -> Manuscript:
    """The river report, with a doubt about the path and a body of another spelling."""
    written = river_report()
    written.body("Упр. парків")
    return written


def river_draft() -> Draft:
    """What was read from it: goals i1 and i4, tasks i2, i3 and i5; bodies b1, b2 and b3."""
    draft = river().draft()
    doubt = Remark("item without body", "Хто відповідає?", draft.items[2].passage)
    return replace(draft, doubts=(doubt,))


NAMES = (PARKS, ROADS)

_items = st.sampled_from(
    [f"item:i{number}" for number in range(1, 7)] + ["item:i2+1", "item:i2+2", "item:n1", "item:n2"]
)
_bodies = st.sampled_from(["body:b1", "body:b2", "body:b3", "body:b9"])
_parts = st.one_of(
    _items, _bodies, st.sampled_from(["report:0", "report:1", "report:7", "figure:0.0", "figure:1.0"])
)
_words = st.sampled_from(["", "Верби", "2", "2020-01-01", "completed", "18,5", "NaN", "<b>"])
_fields = st.sampled_from(
    ["title", "number", "starts", "ends", "text", "status", "until", "value", "low", "high", "name", "key"]
)
_added_items = st.builds(
    DraftItem,
    key=st.just(""),
    parent=st.sampled_from([None, "i1", "i9", "n1"]),
    level=st.sampled_from(["goal", "task", "nowhere"]),
    number=_words,
    title=_words,
    description=_words,
    starts=st.none(),
    ends=st.none(),
    responsibilities=st.just(()),
    passage=st.tuples(st.integers(0, 120), st.integers(0, 400)),
)
_added_reports = st.sampled_from(river_draft().reports).map(lambda report: replace(report, item=""))
_keys = st.sampled_from(["", "i1", "i2", "i3", "i4", "i5"])

operations: st.SearchStrategy[Operation] = st.one_of(
    st.builds(Accept, st.lists(_parts, max_size=3).map(tuple)),
    st.builds(Correct, st.lists(st.builds(Change, _parts, _fields, _words), max_size=3).map(tuple)),
    st.builds(
        Assign,
        _items,
        st.sampled_from(["", "b1", "b3"]),
        _words,
        st.sampled_from(["lead", "contributor", "", "x"]),
    ),
    st.builds(Move, _parts, _keys, st.sampled_from(["goal", "task", "nowhere"])),
    st.builds(Merge, _parts, _parts, st.booleans()),
    st.builds(Split, _items, st.integers(0, 120), st.sampled_from(["i2+1", "i2+2", "i3+1"]), _words, _words),
    st.builds(Drop, st.lists(_parts, max_size=3).map(tuple)),
    st.builds(Restore, st.lists(_parts, max_size=3).map(tuple)),
    st.builds(Match, _parts, st.one_of(st.none(), _words)),
    st.builds(Resolve, st.integers(-1, 2), _words),
    st.builds(MatchInPlan, _parts, st.one_of(st.none(), _words), st.sampled_from(["plan", "plan-2", ""])),
    st.builds(ChoosePlan, st.sampled_from([None, "", "plan", "plan-7"])),
    st.builds(Settle, _words, _words),
    st.builds(
        Add, _added_items, st.sampled_from(["", "Захід"]), st.lists(_added_reports, max_size=2).map(tuple)
    ),
    st.builds(AddReport, _items, _added_reports),
)
"""Also such as cannot be done, or speak of what is not there."""
