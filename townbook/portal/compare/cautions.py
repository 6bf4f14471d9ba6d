"""Under which conditions numbers of several cities may be held against each other. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from townbook.plans.models import Period
from townbook.plans.standing import Standing
from townbook.reading.status import Status


class Caution(StrEnum):
    """What keeps shares of these cities from meaning the same."""

    PERIODS_DIFFER = "periods differ"
    SIZES_DIFFER = "sizes differ"
    FEW_ITEMS = "few items"
    LITTLE_REPORTED = "little reported"


FEW = 20
"""With fewer items one of them moves a share by more than five percentage points."""

TIMES_AS_MANY = 3
"""A plan with so many times the items of another is cut finer."""

LITTLE = Fraction(1, 2)
"""Where less than this part was reported on, most of the plan is unknown."""


def cautions(standings: Sequence[Standing], periods: Sequence[Period | None]) -> tuple[Caution, ...]:
    """What applies to the cities that have a plan with items, in the order of :class:`Caution`."""
    standings = [standing for standing in standings if standing.total]
    if not standings:
        return ()
    sizes = [standing.total for standing in standings]
    stretches = {(period.starts, period.ends) for period in periods if period}
    applies = {
        Caution.PERIODS_DIFFER: len(stretches) > 1,
        Caution.SIZES_DIFFER: max(sizes) >= TIMES_AS_MANY * min(sizes),
        Caution.FEW_ITEMS: min(sizes) < FEW,
        Caution.LITTLE_REPORTED: any(reported_share(standing) < LITTLE for standing in standings),
    }
    return tuple(caution for caution, does in applies.items() if does)


def reported_share(standing: Standing) -> Fraction:
    """The part of the items that was reported on."""
    return 1 - standing.share(Status.UNREPORTED) if standing.total else Fraction(0)
