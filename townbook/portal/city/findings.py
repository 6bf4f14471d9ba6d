"""What a city's first page tells of a plan: so many items of a kind, and one or two of them by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from townbook.plans.models import Period, Plan
from townbook.plans.selectors.tree import Branch
from townbook.plans.standing import Standing
from townbook.portal.plans.levels import LevelCount
from townbook.reading.status import Status

MOST_NAMED = 2
"""Items named of all that is found in a plan; the explorer has all of them."""


class Kind(StrEnum):
    """What is found; the first ones compare two periods, those after them look at one."""

    COMPLETED = "completed"
    STOPPED = "stopped"
    RESUMED = "resumed"
    REPORTED = "reported"
    UNDER_WAY = "under way"
    LATE = "late"
    UNREPORTED = "unreported"


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """A plan, its reported ``periods``, latest first, and how it stands in the latest of them by its
    topmost ``branches``.
    """

    plan: Plan
    periods: tuple[Period, ...]
    levels: tuple[LevelCount, ...]
    standing: Standing
    branches: tuple[Branch, ...]

    @property
    def period(self) -> Period | None:
        """The latest reported period."""
        return self.periods[0] if self.periods else None

    @property
    def former(self) -> Period | None:
        """The reported period before that."""
        return self.periods[1] if len(self.periods) > 1 else None

    @property
    def done(self) -> int:
        """How many items are completed."""
        return self.standing.count(Status.COMPLETED)

    def counted(self) -> Iterator[Branch]:
        """The items its standing counts, in the plan's order."""
        return (branch for top in self.branches for branch in top.counted())


@dataclass(frozen=True, slots=True)
class NamedItem:
    """An example of what is found; ``since`` is the day a late one was due."""

    kind: Kind
    branch: Branch
    since: date | None = None

    @property
    def needs_passage(self) -> bool:
        """Whether its status was not read from a document, so that its mark leads to where it stands."""
        report = self.branch.report
        return report is None or report.source is None or report.status_passage is None


@dataclass(frozen=True, slots=True)
class Finding:
    """So many items of a kind; ``query`` makes the explorer show them, or the least that holds them."""

    kind: Kind
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What is found in one plan, the most important first, and the items it is told by."""

    overview: PlanOverview
    findings: tuple[Finding, ...]
    named: tuple[NamedItem, ...]


def found_in(overview: PlanOverview, groups: Iterable[tuple[Kind, str, list[NamedItem]]]) -> Findings | None:
    """The groups that have items, with the first of each named, then more of the first until there are
    enough; ``None`` where no group has any.
    """
    full = [(kind, query, items) for kind, query, items in groups if items]
    if not full:
        return None
    firsts = [items[0] for _, _, items in full]
    rest = [item for _, _, items in full for item in items[1 : MOST_NAMED + 1]]
    return Findings(
        overview,
        tuple(Finding(kind, len(items), query) for kind, query, items in full),
        tuple([*firsts, *rest][:MOST_NAMED]),
    )


def named_items(found: Iterable[Findings]) -> Iterator[NamedItem]:
    """All items named."""
    return (item for each in found for item in each.named)
