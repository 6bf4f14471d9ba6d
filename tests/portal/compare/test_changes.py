"""What became of an item, and which figures may stand side by side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from townbook.plans.models import Figure, Period
from townbook.plans.standing import Standing
from townbook.portal.compare.cautions import Caution, cautions
from townbook.portal.compare.changes import Change, change_of
from townbook.portal.compare.figure_pairs import figure_pairs
from townbook.portal.compare.words import CAUTION_WORDS, CHANGE_MEANINGS, CHANGE_TITLES
from townbook.reading.status import Status


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (Status.IN_PROGRESS, Status.COMPLETED, Change.COMPLETED),
        (Status.UNREPORTED, Status.COMPLETED, Change.COMPLETED),
        (Status.COMPLETED, Status.COMPLETED, Change.SAME),
        (Status.IN_PROGRESS, Status.SUSPENDED, Change.STOPPED),
        (Status.UNREPORTED, Status.CANCELLED, Change.STOPPED),
        (Status.SUSPENDED, Status.CANCELLED, Change.OTHER),
        (Status.SUSPENDED, Status.IN_PROGRESS, Change.RESUMED),
        (Status.POSTPONED, Status.ONGOING, Change.RESUMED),
        (Status.SUSPENDED, Status.PLANNED, Change.OTHER),
        (Status.SUSPENDED, Status.UNREPORTED, Change.SILENT),
        (Status.COMPLETED, Status.UNREPORTED, Change.SILENT),
        (Status.UNREPORTED, Status.PLANNED, Change.APPEARED),
        (Status.UNREPORTED, Status.UNREPORTED, Change.SAME),
        (Status.COMPLETED, Status.PLANNED, Change.OTHER),
    ],
)
def test_move_is_of_one_kind(before: Status, after: Status, change: Change) -> None:
    assert change_of(before, after) is change


def test_only_what_did_not_move_stands_as_before() -> None:
    same = {
        (before, after) for before in Status for after in Status if change_of(before, after) is Change.SAME
    }
    assert same == {(status, status) for status in Status}


def test_every_kind_and_caution_has_words() -> None:
    assert set(CHANGE_TITLES) == set(CHANGE_MEANINGS) == set(Change)
    assert set(CAUTION_WORDS) == set(Caution)


def figure(value: str, unit: str = "UAH", of: str = "", kind: str = "money") -> Figure:
    return Figure(value=Decimal(value), unit=unit, of=of, kind=kind)


def test_figures_of_one_unit_and_thing_stand_side_by_side() -> None:
    before, after = figure("5", "{tree}", "дерева", "count"), figure("8", "{tree}", "дерев", "count")
    (pair,) = figure_pairs([before], [after], "uk")
    assert (pair.earlier, pair.later) == (before, after)


@pytest.mark.parametrize(
    "other", [figure("8", unit="USD"), figure("8", of="дорога"), figure("8", kind="share")]
)
def test_figures_of_other_things_do_not(other: Figure) -> None:
    assert figure_pairs([figure("5")], [other], "uk") == ()


def test_no_sum_is_invented_of_two_figures() -> None:
    assert figure_pairs([figure("5")], [figure("2"), figure("3")], "uk") == ()
    assert figure_pairs([figure("2"), figure("3")], [figure("5")], "uk") == ()


def standing(completed: int, unreported: int = 0) -> Standing:
    return Standing.of([Status.COMPLETED] * completed + [Status.UNREPORTED] * unreported)


def in_year(number: int) -> Period:
    return Period(starts=date(number, 1, 1), ends=date(number, 12, 31))


def test_alike_plans_need_no_caution() -> None:
    assert cautions([standing(30), standing(40)], [in_year(2022), in_year(2022)]) == ()


def test_each_difference_is_pointed_out() -> None:
    found = cautions([standing(8, 10), standing(60)], [in_year(2022), in_year(2023)])
    assert found == tuple(Caution)


def test_city_without_items_cautions_nobody() -> None:
    assert cautions([standing(0), standing(30)], [None, in_year(2022)]) == ()
    assert cautions([], []) == ()
