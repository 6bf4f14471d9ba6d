"""For which working groups reported items wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from townbook.cities.models import City
from townbook.intake.selectors.agenda import WaitingPoint, waiting_points
from townbook.plans.models import Report
from townbook.plans.selectors.reported_places import ReportedPlace, reported_places
from townbook.reading.status import Status


def waiting_groups(*, city: City, reports: Iterable[Report]) -> dict[int, tuple[str, ...]]:
    """By report under review, the groups its own passages name; a report that names none is left out.

    Two queries, however many reports; none where no report is under review.
    """
    under_review = [report for report in reports if report.status == Status.UNDER_REVIEW]
    if not under_review:
        return {}
    return groups_among(points=waiting_points(city=city), reports=under_review)


def groups_among(*, points: Sequence[WaitingPoint], reports: Sequence[Report]) -> dict[int, tuple[str, ...]]:
    """The same among points that are at hand. One query; none without reports."""
    places: Mapping[int, list[ReportedPlace]] = reported_places(reports=reports) if reports else {}
    named = {
        report.pk: tuple(dict.fromkeys(_named_within(report, places.get(report.pk, ()), points)))
        for report in reports
    }
    return {report: groups for report, groups in named.items() if groups}


def _named_within(
    report: Report, places: Iterable[ReportedPlace], points: Iterable[WaitingPoint]
) -> Iterator[str]:
    of_report = tuple(places)
    for point in points:
        if not point.group or point.source_id != report.source_id:
            continue
        if any(place.holds(point.start, point.end) for place in of_report):
            yield point.group
