"""Done, late and never reported on, at the end of each period."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from townbook.plans.years import Declaration, Way, YearTally, year_tallies
from townbook.reading.status import Status

LAST_DAYS = (date(2022, 12, 31), date(2023, 12, 31))
TODAY = date(2024, 6, 1)


def tallies(*ways: Way, today: date = TODAY) -> list[tuple[int, int | None, int]]:
    return [(each.done, each.late, each.never_reported) for each in year_tallies(ways, LAST_DAYS, today)]


def said(status: Status, until: date | None = None, until_ends: date | None = None) -> Declaration:
    return Declaration(status, until, until_ends)


def test_what_was_done_stays_done() -> None:
    assert tallies(Way(None, (said(Status.COMPLETED), None))) == [(1, 0, 0), (1, 0, 0)]


def test_what_was_due_on_the_last_day_is_late_the_day_after() -> None:
    way = Way(date(2022, 12, 31), (said(Status.IN_PROGRESS), said(Status.COMPLETED)))
    assert tallies(way) == [(0, 1, 0), (1, 0, 0)]


def test_no_day_is_late_before_it_has_passed() -> None:
    way = Way(date(2023, 12, 31), (None, None))
    assert tallies(way, today=date(2023, 12, 31)) == [(0, 0, 1), (0, 0, 1)]
    assert tallies(way, today=date(2024, 1, 1)) == [(0, 0, 1), (0, 1, 1)]


def test_postponed_is_late_after_the_last_day_it_was_put_off_to() -> None:
    put_off = said(Status.POSTPONED, date(2023, 1, 1), date(2023, 12, 31))
    assert tallies(Way(date(2020, 1, 1), (put_off, None))) == [(0, 0, 0), (0, 1, 0)]
    assert tallies(Way(date(2020, 1, 1), (said(Status.CANCELLED), None))) == [(0, 0, 0), (0, 0, 0)]


def test_reported_once_is_never_unreported_again() -> None:
    assert tallies(Way(None, (None, said(Status.PLANNED)))) == [(0, 0, 1), (0, 0, 0)]


def test_period_without_days_says_nothing_of_lateness() -> None:
    assert year_tallies([Way(date(2020, 1, 1), (None,))], [None], TODAY) == (YearTally(0, None, 1),)


DECLARED = st.one_of(st.none(), st.builds(Declaration, st.sampled_from(Status)))


@given(st.lists(st.builds(Way, st.one_of(st.none(), st.dates()), st.tuples(DECLARED, DECLARED))))
def test_no_item_is_counted_twice_for_one_thing(ways: list[Way]) -> None:
    for tally in year_tallies(ways, LAST_DAYS, TODAY):
        assert tally.late is not None
        assert tally.done + tally.late <= len(ways)
        assert tally.done + tally.never_reported <= len(ways)
