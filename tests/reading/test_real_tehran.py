"""The real news of Tehran's mayor and police: what must come of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from townbook.reading.draft import Draft, DraftDue
from townbook.reading.interpreters import interpret
from townbook.reading.readers import read_source


@pytest.fixture(scope="module")
def draft(real_documents: Path) -> Draft:
    return interpret(read_source(real_documents / "tehran-mayor-police-meeting.fa.txt"))


def names(draft: Draft, keys: tuple[str, ...]) -> set[str]:
    return {body.name for body in draft.bodies if body.key in keys}


BOTH = {"شهرداری تهران", "نیروی انتظامی تهران"}


def test_the_police_is_one_body_under_both_its_names(draft: Draft) -> None:
    assert {body.name for body in draft.bodies} == BOTH
    [police] = [body for body in draft.bodies if "ناجا" in body.aliases]
    assert "نیروی انتظامی" in police.aliases


def test_the_joint_group_is_decided_and_asked_of_its_two_sides(draft: Draft) -> None:
    [decision] = draft.decisions
    assert decision.group.startswith("کارگروه مشترک")
    assert {"شهرداری", "نیروی انتظامی"} == {
        name for name in ("شهرداری", "نیروی انتظامی") if name in decision.group
    }
    [proposal] = [each for each in draft.assignments if each.text.startswith("پیشنهاد")]
    assert names(draft, proposal.bodies) == BOTH


def test_colleagues_are_named_within_twenty_days_to_a_month(draft: Draft) -> None:
    [order] = [each for each in draft.assignments if each.due and each.due.high == "P1M"]
    assert order.due == DraftDue("P20D", "P1M", "meeting")
    assert names(draft, order.bodies) == {"شهرداری تهران"}


def test_the_groups_frame_is_clear_within_twenty_days_at_most(draft: Draft) -> None:
    [order] = [each for each in draft.assignments if each.due and each.due.high == "P20D"]
    assert order.due == DraftDue("P20D", "P20D", "meeting")
    assert names(draft, order.bodies) == BOTH


def test_few_of_many_sentences_are_assignments(draft: Draft) -> None:
    assert len(draft.assignments) == 5
    assert (draft.items, draft.reports, draft.indicators) == ((), (), ())
