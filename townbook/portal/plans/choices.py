"""The values of each facet that a plan's items have, by their names, in the order to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from townbook.cities.models import City
from townbook.portal.map.listing import PlaceName, name_of
from townbook.portal.plans.rows import HAS_FIGURES, IS_LATE, Row, group_value, reason_value
from townbook.portal.plans.selection import Criterion
from townbook.text.collation import collation_key
from townbook.ui.charts.distribution import ORDER, style_name


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet as addresses name it, and the words of the document for it.

    ``words`` are "" where they are ours: of a status, of figures, of a group without a name. ``language``
    is theirs where it is not the plan's or the city's.
    """

    value: str
    words: str = ""
    language: str = ""


def choices_of(
    rows: Iterable[Row], language: str, city: City, spoken: str
) -> Mapping[Criterion, tuple[Choice, ...]]:
    """By facet: branches and statuses in their own order, bodies, groups and places in the alphabet's, the
    most frequent reasons first. Places are called as in the language ``spoken``, the rest as in the plan's.
    """
    all_rows = tuple(rows)
    tops = {row.top.item.key: row.top.item for row in all_rows if row.top}
    bodies = {body.key: body.name for row in all_rows for body in row.bodies}
    groups = {group_value(group): group for row in all_rows for group in row.groups}
    at = [each for row in all_rows for each in row.places]
    places = {each.place.key: name_of(each.place, city, spoken) for each in at}
    districts = {each.district.key: name_of(each.district, city, spoken) for each in at if each.district}
    statuses = {row.branch.status for row in all_rows}
    return {
        Criterion.BRANCH: tuple(
            Choice(key, f"{item.number} {item.title}".strip()) for key, item in tops.items()
        ),
        Criterion.BODY: _by_name(bodies, language),
        Criterion.STATUS: tuple(Choice(style_name(status)) for status in ORDER if status in statuses),
        Criterion.REASON: _reasons(all_rows, language),
        Criterion.WAITS: _by_name(groups, language),
        Criterion.DISTRICT: _places(districts, spoken),
        Criterion.PLACE: _places(places, spoken),
        Criterion.FIGURE: (Choice(HAS_FIGURES),) if any(row.figures for row in all_rows) else (),
        Criterion.LATE: (Choice(IS_LATE),)
        if any(row.traits.values[Criterion.LATE] for row in all_rows)
        else (),
    }


def _by_name(names: Mapping[str, str], language: str) -> tuple[Choice, ...]:
    in_order = sorted(names.items(), key=lambda each: collation_key(each[1], language))
    return tuple(Choice(value, name) for value, name in in_order)


def _places(names: Mapping[str, PlaceName], language: str) -> tuple[Choice, ...]:
    in_order = sorted(names.items(), key=lambda each: collation_key(each[1].words, language))
    return tuple(Choice(value, name.words, name.language) for value, name in in_order)


def _reasons(rows: Iterable[Row], language: str) -> tuple[Choice, ...]:
    """Each reason in its most frequent spelling."""
    spellings: dict[str, Counter[str]] = {}
    for row in rows:
        if row.reason:
            spellings.setdefault(reason_value(row.reason, language), Counter())[row.reason] += 1
    in_order = sorted(spellings.items(), key=lambda each: -each[1].total())
    return tuple(Choice(value, said.most_common(1)[0][0]) for value, said in in_order)
