"""Standings are distributions."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from townbook.plans.standing import Standing
from townbook.reading.status import Status

statuses = st.lists(st.sampled_from(Status))


@given(st.lists(statuses))
def test_sum_of_branches_counts_every_item(branches: list[list[Status]]) -> None:
    total = Standing.sum(Standing.of(branch) for branch in branches)
    assert total.counts == Counter(status for branch in branches for status in branch)
    assert total.total == sum(map(len, branches))


@given(statuses.filter(len))
def test_shares_make_a_whole(items: list[Status]) -> None:
    standing = Standing.of(items)
    assert sum(standing.share(status) for status in Status) == 1


def test_counts_stand_in_the_order_of_statuses() -> None:
    standing = Standing.of([Status.CANCELLED, Status.UNREPORTED, Status.COMPLETED])
    assert list(standing.counts) == [Status.UNREPORTED, Status.COMPLETED, Status.CANCELLED]


def test_nothing_has_no_share() -> None:
    assert Standing.of([]).share(Status.COMPLETED) == Fraction(0)
