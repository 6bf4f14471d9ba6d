"""What changed in a plan since its last period; of a plan's first period, what it brought."""

from __future__ import annotations

from townbook.plans.changes import STOPPED, UNDER_WAY, Change, change_of
from townbook.plans.models import Period
from townbook.plans.selectors.declarations import Declared
from townbook.plans.years import NOTHING_DECLARED
from townbook.portal.city.findings import Findings, Kind, NamedItem, PlanOverview, found_in
from townbook.reading.status import Status
from townbook.ui.charts.distribution import style_name

KINDS = {
    Change.COMPLETED: Kind.COMPLETED,
    Change.STOPPED: Kind.STOPPED,
    Change.RESUMED: Kind.RESUMED,
    Change.REPORTED: Kind.REPORTED,
}

_STATUSES = {
    Kind.COMPLETED: frozenset({Status.COMPLETED}),
    Kind.STOPPED: STOPPED,
    Kind.RESUMED: UNDER_WAY,
    Kind.UNDER_WAY: UNDER_WAY,
    Kind.REPORTED: frozenset[Status](),
}


def query_of(kind: Kind) -> str:
    """The explorer's filter that shows the kind's items, and no fewer."""
    statuses = sorted(style_name(status) for status in _STATUSES[kind])
    return "?" + "&".join(f"status={name}" for name in statuses) if statuses else ""


def changes_of(overview: PlanOverview, declared: Declared) -> Findings | None:
    """The changes, or ``None`` where nothing is reported, or nothing changed."""
    if overview.period is None:
        return None
    if overview.former is None:
        return _brought(overview)
    return _changed(overview, overview.former, declared)


def _brought(overview: PlanOverview) -> Findings | None:
    kinds = (Kind.COMPLETED, Kind.UNDER_WAY, Kind.STOPPED)
    return found_in(
        overview,
        [
            (
                kind,
                query_of(kind),
                [NamedItem(kind, each) for each in overview.counted() if each.status in _STATUSES[kind]],
            )
            for kind in kinds
        ],
    )


def _changed(overview: PlanOverview, former: Period, declared: Declared) -> Findings | None:
    before = declared.get(former.pk, {})
    items: dict[Change, list[NamedItem]] = {change: [] for change in Change}
    for branch in overview.counted():
        change = change_of(before.get(branch.item.pk, NOTHING_DECLARED).status, branch.status)
        if change:
            items[change].append(NamedItem(KINDS[change], branch))
    return found_in(overview, [(KINDS[change], query_of(KINDS[change]), items[change]) for change in Change])
