"""How many items have which status, as lengths of a bar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from townbook.reading.status import Status

WIDTH = 100.0
"""Length of a whole bar, in units of its drawing."""

ORDER = (
    Status.COMPLETED,
    Status.ONGOING,
    Status.IN_PROGRESS,
    Status.PLANNED,
    Status.UNDER_REVIEW,
    Status.POSTPONED,
    Status.SUSPENDED,
    Status.CANCELLED,
    Status.NOT_STARTED,
    Status.UNREPORTED,
)
"""From what is done, over what is under way, to what nobody spoke of: the eye reads a bar from its start."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The items of one status: from where to how far the bar is theirs."""

    status: Status
    count: int
    offset: float
    width: float

    @property
    def name(self) -> str:
        """The status as a word of a stylesheet: "in-progress"."""
        return style_name(self.status)


def style_name(status: Status) -> str:
    """A status as a word of a stylesheet or an anchor: "in-progress"."""
    return status.value.replace(" ", "-")


def segments(counts: Mapping[Status, int]) -> tuple[Segment, ...]:
    """The bar's segments in reading order; statuses without items have none."""
    total = sum(counts.values())
    return tuple(_laid_end_to_end(counts, total)) if total else ()


def _laid_end_to_end(counts: Mapping[Status, int], total: int) -> Iterable[Segment]:
    before = 0
    for status in ORDER:
        count = counts.get(status, 0)
        if count:
            start, end = (round(WIDTH * part / total, 2) for part in (before, before + count))
            yield Segment(status, count, start, round(end - start, 2))
            before += count
