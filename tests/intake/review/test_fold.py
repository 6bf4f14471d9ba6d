"""A Draft with what was done to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import PARKS, ROADS
from tests.intake.review.drafts import operations, river_draft
from townbook.intake.review.fold import Review, review, try_out
from townbook.intake.review.inapplicable import Inapplicable, Reason
from townbook.intake.review.operations import (
    Accept,
    Assign,
    Change,
    Correct,
    Drop,
    Match,
    Merge,
    Move,
    Operation,
    Resolve,
    Restore,
    Split,
)
from townbook.reading.draft import Draft
from townbook.reading.serialise import draft_from_json, draft_to_json
from townbook.reading.status import Status


def after(*done: Operation) -> Review:
    found = review(river_draft(), list(enumerate(done, 1)))
    assert found.failed == ()
    return found


def refused(operation: Operation, *done: Operation) -> tuple[Reason, str]:
    with pytest.raises(Inapplicable) as caught:
        try_out(river_draft(), list(enumerate(done, 1)), operation)
    return caught.value.reason, caught.value.part


def parents(draft: Draft) -> dict[str, str | None]:
    return {item.key: item.parent for item in draft.items}


def correct(part: str, field: str, value: str) -> Correct:
    return Correct((Change(part, field, value),))


def test_without_operations_it_is_the_very_draft() -> None:
    draft = river_draft()
    assert review(draft, []).draft is draft
    assert review(draft, [(1, Accept(("item:i1",)))]).draft is draft


@given(st.lists(operations, max_size=12))
def test_reviewed_draft_is_a_draft_whatever_is_tried(tried: list[Operation]) -> None:
    found = review(river_draft(), list(enumerate(tried, 1)))
    draft = found.draft
    assert draft_from_json(draft_to_json(draft)) == draft
    keys = [item.key for item in draft.items]
    assert len(set(keys)) == len(keys)
    for place, item in enumerate(draft.items):
        assert item.parent is None or item.parent in keys[:place]
        assert item.passage[0] < item.passage[1]
    bodies = {body.key for body in draft.bodies}
    assert {answer.body for item in draft.items for answer in item.responsibilities} <= bodies
    assert {key for report in draft.reports for key in report.bodies} <= bodies
    assert {report.item for report in draft.reports} <= set(keys)
    assert all(item.starts is None or item.ends is None or item.starts <= item.ends for item in draft.items)


@given(st.lists(operations, max_size=8), operations)
def test_what_cannot_be_done_changes_nothing(tried: list[Operation], last: Operation) -> None:
    numbered = list(enumerate(tried, 1))
    before = review(river_draft(), numbered)
    try:
        try_out(river_draft(), numbered, last)
    except Inapplicable:
        then = review(river_draft(), [*numbered, (99, last)])
        assert replace(then, failed=before.failed) == before
        assert then.failed == (*before.failed, 99)


@given(st.lists(operations, max_size=10))
def test_same_operations_give_the_same_draft(tried: list[Operation]) -> None:
    numbered = list(enumerate(tried, 1))
    assert review(river_draft(), numbered) == review(river_draft(), numbered)


def test_accepted_and_changed_records_are_told_apart() -> None:
    found = after(Accept(("item:i1", "body:b1")), correct("item:i2", "title", "Верби"))
    assert sorted(found.accepted) == ["body:b1", "item:i1"]
    assert sorted(found.changed) == ["item:i2"]
    assert found.touched == {"item:i2": 2}


def test_corrected_fields_say_what_the_reviewer_said() -> None:
    found = after(
        correct("item:i3", "ends", "2024-12-31"),
        correct("report:1", "status", "postponed"),
        correct("report:1", "until", "2025-01-01"),
        correct("figure:0.0", "value", "18500.5"),
        correct("body:b1", "name", "Парки"),
    ).draft
    assert found.items[2].ends == date(2024, 12, 31)
    status = found.reports[1].status
    assert (status.value, status.until, status.confidence) == (Status.POSTPONED, date(2025, 1, 1), 1.0)
    assert found.reports[0].figures[0].value == Decimal("18500.5")
    assert (found.bodies[0].name, found.bodies[0].aliases) == ("Парки", (PARKS,))


@pytest.mark.parametrize(
    ("part", "field", "value", "reason"),
    [
        ("item:i9", "title", "x", Reason.GONE),
        ("report:9", "text", "x", Reason.GONE),
        ("figure:0.5", "value", "1", Reason.GONE),
        ("item:i1", "key", "x", Reason.NOT_SAID),
        ("item:i1", "starts", "колись", Reason.NOT_SAID),
        ("report:0", "status", "done", Reason.NOT_SAID),
        ("figure:0.0", "value", "NaN", Reason.NOT_SAID),
        ("figure:0.0", "value", "1e99", Reason.NOT_SAID),
        ("body:b1", "name", " ", Reason.NOT_SAID),
        ("item:i3", "ends", "2001-01-01", Reason.ENDS_BEFORE_IT_STARTS),
    ],
)
def test_correction_that_cannot_stand_is_refused(part: str, field: str, value: str, reason: Reason) -> None:
    assert refused(correct(part, field, value)) == (reason, part)


def test_half_a_correction_is_none() -> None:
    both = Correct((Change("item:i1", "title", "Береги"), Change("item:i1", "starts", "x")))
    assert refused(both) == (Reason.NOT_SAID, "item:i1")
    assert review(river_draft(), [(1, both)]).draft == river_draft()


def test_what_stands_below_a_dropped_item_moves_up_and_back() -> None:
    dropped = after(Drop(("item:i1",)))
    assert parents(dropped.draft) == {"i2": None, "i3": None, "i4": None, "i5": "i4"}
    restored = after(Drop(("item:i1",)), Restore(("item:i1",)))
    assert restored.draft.items == river_draft().items


def test_dropped_item_takes_its_reports_along() -> None:
    assert [report.item for report in after(Drop(("item:i2",))).draft.reports] == ["i3"]


def test_dropped_body_answers_for_nothing() -> None:
    draft = after(Drop(("body:b2",))).draft
    assert [body.key for body in draft.bodies] == ["b1", "b3"]
    assert [[answer.body for answer in item.responsibilities] for item in draft.items] == [
        [], ["b1"], ["b1"], [], [],
    ]  # fmt: skip
    assert draft.reports[1].bodies == ()


def test_figures_and_reports_are_dropped_and_restored_by_themselves() -> None:
    draft = after(Drop(("figure:0.0", "report:1"))).draft
    assert [len(report.figures) for report in draft.reports] == [0]
    again = after(Drop(("figure:0.0", "report:1")), Restore(("figure:0.0",)))
    assert again.draft.reports == river_draft().reports[:1]
    assert refused(Restore(("report:1",))) == (Reason.GONE, "report:1")


def test_merged_item_leaves_its_reports_bodies_and_children_to_the_other() -> None:
    found = after(Merge("item:i3", "item:i2", with_title=True))
    willows = found.draft.items[1]
    assert willows.title == "Посадити верби Прокласти стежку"
    assert willows.passage == (river_draft().items[1].passage[0], river_draft().items[2].passage[1])
    assert [(answer.body, answer.role) for answer in willows.responsibilities] == [
        ("b1", "lead"),
        ("b2", "lead"),
    ]
    assert [report.item for report in found.draft.reports] == ["i2", "i2"]
    assert found.home_of("item:i3") == "item:i2"
    goals = after(Merge("item:i4", "item:i1", with_title=False)).draft
    assert parents(goals) == {"i1": None, "i2": "i1", "i3": "i1", "i5": "i1"}
    assert goals.items[0].title == "Зелені береги"


def test_merged_body_answers_under_the_other_name() -> None:
    draft = after(Merge("body:b1", "body:b2", with_title=False)).draft
    assert [(body.key, body.name, body.aliases) for body in draft.bodies] == [
        ("b2", ROADS, (PARKS,)),
        ("b3", "Упр. парків", ()),
    ]
    assert [[(a.body, a.role) for a in item.responsibilities] for item in draft.items[1:3]] == [
        [("b2", "lead")],
        [("b2", "lead")],
    ]


def test_split_item_becomes_two_neighbours() -> None:
    start = river_draft().items[1].passage[0]
    found = after(Split("item:i2", start + 13, "i2+1", "Посадити", "верби"))
    assert [(item.key, item.title, item.parent) for item in found.draft.items[1:3]] == [
        ("i2", "Посадити", "i1"),
        ("i2+1", "верби", "i1"),
    ]
    assert found.draft.items[1].passage[1] == found.draft.items[2].passage[0] == start + 13
    assert found.draft.items[2].responsibilities == found.draft.items[1].responsibilities
    again = Split("item:i2", start + 5, "i2+1", "По", "садити")
    taken = Split("item:i2", start + 13, "i2+1", "Посадити", "верби")
    assert refused(again, taken) == (Reason.TAKEN, "item:i2+1")
    assert refused(Split("item:i2", start, "i2+1", "", "x")) == (Reason.OUTSIDE, "item:i2")


def test_item_moves_under_another_and_after_it() -> None:
    draft = after(Move("item:i2", "i5", "task")).draft
    assert [item.key for item in draft.items] == ["i1", "i4", "i5", "i2", "i3"]
    assert parents(draft)["i2"] == "i5"
    assert parents(after(Move("item:i2", "", "goal")).draft)["i2"] is None


def test_item_never_becomes_part_of_itself() -> None:
    circle = (Reason.ROUND_IN_A_CIRCLE, "item:i1")
    assert refused(Move("item:i1", "i2", "task")) == circle
    assert refused(Merge("item:i1", "item:i2", with_title=False)) == circle
    assert refused(Move("item:i1", "i5", "task"), Move("item:i4", "i2", "task")) == circle


def test_report_moves_to_another_item() -> None:
    found = after(Move("report:0", "i5", ""))
    assert [report.item for report in found.draft.reports] == ["i5", "i3"]
    assert found.changed == {"item:i2", "item:i5"}


def test_bodies_are_assigned_and_taken_off() -> None:
    found = after(Assign("item:i5", "b1", "", "lead"), Assign("item:i3", "b2", "", ""))
    assert [(a.body, a.role) for a in found.draft.items[4].responsibilities] == [
        ("b2", "lead"),
        ("b1", "lead"),
    ]
    assert [(a.body, a.role) for a in found.draft.items[2].responsibilities] == [("b1", "contributor")]
    new = after(Assign("item:i5", "", " Водоканал ", "contributor"))
    assert new.draft.bodies[-1].name == "Водоканал"
    assert new.draft.items[4].responsibilities[-1].body == new.draft.bodies[-1].key == "n1"
    known = after(Assign("item:i5", "", PARKS, "contributor"))
    assert known.draft.items[4].responsibilities[-1].body == "b1"


def test_new_body_keeps_its_key_without_what_was_done_before() -> None:
    first, second = Assign("item:i5", "", "Перші", "lead"), Assign("item:i5", "", "Другі", "lead")
    assert [body.key for body in after(first, second).draft.bodies[3:]] == ["n1", "n2"]
    assert [body.key for body in review(river_draft(), [(2, second)]).draft.bodies[3:]] == ["n2"]


def test_matches_and_doubts_are_what_was_said_last() -> None:
    found = after(Match("item:i1", "7"), Match("item:i2", ""), Match("body:b1", "3"), Match("item:i1", None))
    assert found.matches == {"item:i2": "", "body:b1": "3"}
    assert after(Resolve(0, "так"), Resolve(0, "ні")).resolved == {0: "ні"}
    assert refused(Resolve(1, "")) == (Reason.GONE, "doubt:1")
    assert refused(Match("report:0", "")) == (Reason.UNLIKE, "report:0")


def test_what_was_dropped_or_merged_is_no_longer_to_be_changed() -> None:
    gone = (Reason.GONE, "item:i2")
    assert refused(correct("item:i2", "title", "x"), Drop(("item:i2",))) == gone
    assert refused(Accept(("item:i2",)), Merge("item:i2", "item:i3", with_title=False)) == gone
    assert refused(Drop(("item:i2",)), Drop(("item:i2",))) == gone
