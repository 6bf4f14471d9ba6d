"""Where reports were read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from townbook.plans.models import Report, ReportPassage


@dataclass(frozen=True, slots=True)
class ReportedPlace:
    """The characters ``[start, end)`` of the report's source."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Whether a range is wholly within the place."""
        return self.start <= start and end <= self.end


def reported_places(*, reports: Iterable[Report]) -> dict[int, list[ReportedPlace]]:
    """By report, the places it was read from, in its order. One query."""
    places: defaultdict[int, list[ReportedPlace]] = defaultdict(list)
    links = ReportPassage.objects.filter(report__in=list(reports)).order_by("report_id", "position")
    for report, start, end in links.values_list("report_id", "passage__start", "passage__end"):
        places[report].append(ReportedPlace(start, end))
    return places
