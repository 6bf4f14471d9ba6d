"""The plan's page: what is selected, how to see less or more of it, and in what form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from townbook.cities.models import City
from townbook.plans.models import Period, Plan
from townbook.plans.standing import Standing
from townbook.portal.map.listing import LocatedItem, MapListing, listing_of
from townbook.portal.plans.files import FILE_FORMS
from townbook.portal.plans.filters import (
    PLAIN,
    Chip,
    Filter,
    Languages,
    WayOut,
    chips_of,
    filters_of,
    label_of,
    ways_out,
)
from townbook.portal.plans.findings import Findings, find
from townbook.portal.plans.levels import LevelCount, level_counts
from townbook.portal.plans.lines import MOST_LINES, Line, lines_of
from townbook.portal.plans.ordering import Group, grouped
from townbook.portal.plans.pruning import pruned
from townbook.portal.plans.selection import PAGE, PERIOD, SORT, VIEW, Count, Criterion, Order, View, count
from townbook.portal.plans.timeline import Timeline, timeline_of
from townbook.portal.plans.wording import ORDER_LABELS, VIEW_LABELS
from townbook.reading.status import Status
from townbook.sources.addresses import page_number
from townbook.text.languages import direction
from townbook.ui.charts.distribution import style_name

ROWS_ON_A_PAGE = 300
"""Rows of a table or a timeline; the files hold all of them."""

IN_SELECTS = (
    Criterion.BRANCH,
    Criterion.BODY,
    Criterion.DISTRICT,
    Criterion.PLACE,
    Criterion.REASON,
    Criterion.WAITS,
)
IN_BOXES = (Criterion.STATUS, Criterion.LATE, Criterion.FIGURE)


@dataclass(frozen=True, slots=True)
class Choosable:
    """A form or an order to show the items in."""

    label: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ChoosablePeriod:
    """A period whose reports can be looked at."""

    period: Period
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Explorer:
    """All that the plan's page shows of a selection.

    ``standing`` counts the items selected whatever their status; ``left_out`` are the names of filters the
    address gives unknown values. Of ``lines``, ``groups``, ``timeline`` and ``listing`` only those of the
    view asked for are filled.
    """

    findings: Findings
    levels: tuple[LevelCount, ...]
    standing: Standing
    filters: Mapping[str, Filter]
    chips: tuple[Chip, ...]
    ways_out: tuple[WayOut, ...]
    left_out: tuple[str, ...]
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    timeline: Timeline | None
    listing: MapListing | None
    page: int
    pages: int

    @property
    def is_tree(self) -> bool:
        """Whether the tree is shown."""
        return self.findings.selection.view is View.TREE

    @property
    def is_table(self) -> bool:
        """Whether the table is shown."""
        return self.findings.selection.view is View.TABLE

    @property
    def forms(self) -> tuple[str, ...]:
        """The files there are of what is shown, by the ends of their names."""
        return (*FILE_FORMS, "geojson") if self.findings.choices[Criterion.PLACE] else tuple(FILE_FORMS)

    @property
    def is_map(self) -> bool:
        """Whether the map is shown."""
        return self.findings.selection.view is View.MAP

    @property
    def has_inner_rows(self) -> bool:
        """Whether items are counted that have others below them."""
        return any(row.branch.children for row in self.findings.rows)

    @property
    def selects(self) -> tuple[Filter, ...]:
        """The facets to choose one value of."""
        return tuple(self.filters[facet] for facet in IN_SELECTS)

    @property
    def boxes(self) -> tuple[Filter, ...]:
        """The facets to tick several values of."""
        return tuple(self.filters[facet] for facet in IN_BOXES)

    @property
    def periods(self) -> tuple[ChoosablePeriod, ...]:
        """The reported periods, and the query that shows the same selection in each."""
        return tuple(
            ChoosablePeriod(
                each, self._query(PERIOD, "" if place == 0 else str(each.pk)), each == self.findings.period
            )
            for place, each in enumerate(self.findings.periods)
        )

    @property
    def views(self) -> tuple[Choosable, ...]:
        """The forms, and the query that shows the same selection in each."""
        return tuple(
            Choosable(
                str(VIEW_LABELS[view]),
                self._query(VIEW, "" if view is View.TREE else view.value),
                self.findings.selection.view is view,
            )
            for view in View
            if view is not View.MAP or self.findings.choices[Criterion.PLACE] or self.is_map
        )

    @property
    def columns(self) -> tuple[Choosable, ...]:
        """The table's columns and the query that sorts by each: upwards, then downwards, then not at all."""
        selection = self.findings.selection
        again = "" if selection.descending else f"-{selection.order}"
        return tuple(
            Choosable(
                str(ORDER_LABELS[order]),
                self._query(SORT, again if selection.order is order else order.value),
                selection.order is order,
            )
            for order in Order
        )

    @property
    def page_address(self) -> str:
        """What a page's number is written after."""
        query = self.findings.selection.query_string()
        return f"{query}&{PAGE}=" if query else f"?{PAGE}="

    @property
    def file_query(self) -> str:
        """The query of a file with what is shown, in the same order."""
        return self.findings.selection.query_string(without=(VIEW,))

    @property
    def clear_query(self) -> str:
        """The query without any filter, but in the same form, order and period."""
        return self.findings.selection.query_string(without=tuple(Criterion))

    def _query(self, parameter: str, value: str) -> str:
        """The query with another value of a parameter; without it, for an empty value."""
        also = ((parameter, value),) if value else ()
        return self.findings.selection.query_string(without=(parameter,), also=also) or PLAIN


def explore(*, city: City, plan: Plan, query: Mapping[str, Sequence[str]], language: str) -> Explorer:
    """The page an address asks for, spoken in ``language``. At most ten queries.

    Raises :class:`django.http.Http404` for a page of rows that is not there.
    """
    findings = find(city=city, plan=plan, query=query)
    selection = findings.selection
    counts = count(selection, (row.traits for row in findings.rows))
    languages = Languages(plan.language, city.language)
    pages = (
        1 if selection.view in {View.TREE, View.MAP} else max(1, -(-len(findings.found) // ROWS_ON_A_PAGE))
    )
    page = page_number(query[PAGE][-1] if PAGE in query else None, pages)
    shown = findings.found[(page - 1) * ROWS_ON_A_PAGE : page * ROWS_ON_A_PAGE]
    timeline = None
    if selection.view is View.TIMELINE:
        timeline = timeline_of(
            findings.found, shown, city=city, language=language, direction=direction(language)
        )
    return Explorer(
        findings=findings,
        levels=level_counts(findings.branches),
        standing=_standing(counts),
        filters=filters_of(findings, counts, languages),
        chips=chips_of(findings, languages),
        ways_out=ways_out(selection, counts),
        left_out=tuple(label_of(name) for name in findings.left_out),
        lines=_lines(findings) if selection.view is View.TREE else (),
        groups=grouped(shown) if selection.view is View.TABLE else (),
        timeline=timeline,
        listing=_listing(findings, city, plan, language) if selection.view is View.MAP else None,
        page=page,
        pages=pages,
    )


def _standing(counts: Count) -> Standing:
    by_status = counts.of_value[Criterion.STATUS]
    return Standing({status: found for status in Status if (found := by_status.get(style_name(status), 0))})


def _listing(findings: Findings, city: City, plan: Plan, language: str) -> MapListing:
    return listing_of(located(findings, plan), city=city, language=language)


def located(findings: Findings, plan: Plan) -> tuple[LocatedItem, ...]:
    """The items found, with their places."""
    return tuple(LocatedItem(plan, row.branch, row.places) for row in findings.found)


def _lines(findings: Findings) -> tuple[Line, ...]:
    if not findings.selection.is_filtered:
        return lines_of(findings.branches, MOST_LINES)
    kept = {row.branch.item.pk for row in findings.found}
    return lines_of(pruned(findings.branches, kept), MOST_LINES)
