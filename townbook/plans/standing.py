"""How the items below a branch stand: a distribution, never one invented status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from townbook.reading.status import Status

_IN_ORDER = tuple(Status)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many items have which status; statuses without items are left out, the order is Status's."""

    counts: Mapping[Status, int]

    @classmethod
    def of(cls, statuses: Iterable[Status]) -> Standing:
        """The standing of items with these statuses."""
        return cls._ordered(Counter(statuses))

    @classmethod
    def sum(cls, standings: Iterable[Standing]) -> Standing:
        """The standing of all items of several branches together."""
        total: Counter[Status] = Counter()
        for standing in standings:
            total.update(standing.counts)
        return cls._ordered(total)

    @classmethod
    def _ordered(cls, counts: Mapping[Status, int]) -> Standing:
        return cls({status: counts[status] for status in _IN_ORDER if counts.get(status)})

    @property
    def total(self) -> int:
        """How many items are counted."""
        return sum(self.counts.values())

    def count(self, status: Status) -> int:
        """How many items have the status."""
        return self.counts.get(status, 0)

    def share(self, status: Status) -> Fraction:
        """The part of the items with the status, between 0 and 1; 0 where there are no items."""
        return Fraction(self.count(status), self.total) if self.total else Fraction(0)
