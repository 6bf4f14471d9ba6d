"""The items of a plan that an address asks for, in its order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from townbook.cities.models import City
from townbook.plans.models import Period, Plan
from townbook.plans.selectors.plans import reported_periods
from townbook.plans.selectors.tree import Branch, item_tree
from townbook.portal.plans.choices import Choice, choices_of
from townbook.portal.plans.ordering import ordered
from townbook.portal.plans.rows import Row, rows_of
from townbook.portal.plans.selection import PERIOD, Criterion, Offered, Selection, parse


@dataclass(frozen=True, slots=True)
class Findings:
    """All ``rows`` of a plan in a period, and the ``found`` ones in the selection's order.

    ``choices`` are the values of each facet that the plan has; ``left_out`` names the parameters of the
    address that said what the plan has not.
    """

    periods: tuple[Period, ...]
    period: Period | None
    branches: tuple[Branch, ...]
    rows: tuple[Row, ...]
    choices: Mapping[Criterion, tuple[Choice, ...]]
    selection: Selection
    found: tuple[Row, ...]
    left_out: tuple[str, ...]


def find(*, city: City, plan: Plan, query: Mapping[str, Sequence[str]]) -> Findings:
    """What the address's parameters find. At most nine queries, whatever the plan's size."""
    periods = reported_periods(plan=plan)
    period = _period(periods, query.get(PERIOD, ()))
    branches = item_tree(plan=plan, period=period)
    rows = rows_of(city=city, plan=plan, periods=periods, period=period, branches=branches)
    choices = choices_of(rows, plan.language, city, get_language() or city.language)
    offered = Offered(
        language=plan.language,
        periods={str(each.pk) for each in periods},
        values={facet: {choice.value for choice in of_facet} for facet, of_facet in choices.items()},
    )
    asked = parse(query, offered)
    selection = asked.selection
    matching = [row for row in rows if selection.matches(row.traits)]
    found = ordered(matching, selection.order, plan.language, descending=selection.descending)
    return Findings(periods, period, branches, rows, choices, selection, found, asked.left_out)


def _period(periods: tuple[Period, ...], asked: Sequence[str]) -> Period | None:
    """The period asked for by its number, else the latest."""
    named = [each for each in periods if str(each.pk) in asked[-1:]]
    return next(iter(named or periods), None)
