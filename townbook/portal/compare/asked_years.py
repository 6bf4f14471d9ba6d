"""Which two periods an address asks for, and what of their difference."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from townbook.plans.models import Period
from townbook.portal.compare.changes import Change
from townbook.portal.years.period_keys import period_key, period_of_key
from townbook.reading.status import Status
from townbook.ui.charts.distribution import style_name

FROM, TO, CHANGE, BEFORE, AFTER, PAGE = "from", "to", "change", "before", "after", "page"

STATUS_OF_STYLE = {style_name(status): status for status in Status}

Query = Mapping[str, Sequence[str]]


class SamePeriod(Exception):
    """The address asks for one period twice."""


@dataclass(frozen=True, slots=True)
class AskedYears:
    """Two periods, the ``earlier`` before the ``later``, and what of their difference is listed.

    That is one kind of ``change``, or the ``move`` from one status to another, or, with neither, the
    beginning of each kind. ``left_out`` are the names of parameters that say what is not there.
    """

    earlier: Period
    later: Period
    calendar: str
    change: Change | None = None
    move: tuple[Status, Status] | None = None
    page: int = 1
    left_out: tuple[str, ...] = ()

    def query(self, **asked: str) -> str:
        """The part of an address that asks for the same periods, with its question mark."""
        keys = {FROM: period_key(self.earlier, self.calendar), TO: period_key(self.later, self.calendar)}
        return f"?{urlencode({**keys, **asked})}"

    @property
    def is_part(self) -> bool:
        """Whether one part of the difference is asked for."""
        return bool(self.change or self.move)

    @property
    def part_query(self) -> str:
        """The query of this part, without its page."""
        if self.move:
            before, after = self.move
            return self.query(before=style_name(before), after=style_name(after))
        return self.query(change=self.change.value) if self.change else self.query()


def asked_years(periods: Sequence[Period], query: Query, calendar: str) -> AskedYears:
    """What is asked for among the plan's reported ``periods``, two or more, latest first.

    Without other wish it is the two latest; with one wish, that period and the one before it, or after
    it where it is the first. Two in the wrong order are put right. Raises :class:`Period.DoesNotExist`
    for a period that is not there, and :class:`SamePeriod`.
    """
    named = {name: last_of(query, name) for name in (FROM, TO)}
    found = {name: period_of_key(periods, key, calendar) for name, key in named.items() if key}
    places = [periods.index(period) for period in found.values()]
    if not places:
        places = [0, 1]
    elif len(places) == 1:
        (place,) = places
        beside = place - 1 if FROM in found and place else place + 1
        places.append(beside if beside < len(periods) else place - 1)
    if places[0] == places[1]:
        raise SamePeriod
    later, earlier = sorted(places)
    left_out: list[str] = []
    return AskedYears(
        periods[earlier],
        periods[later],
        calendar,
        change=_change(query, left_out),
        move=_move(query, left_out),
        page=_page(query, left_out),
        left_out=tuple(left_out),
    )


def last_of(query: Query, name: str) -> str:
    """The last value given, "" for none."""
    given = query.get(name, ())
    return given[-1] if given else ""


def _change(query: Query, left_out: list[str]) -> Change | None:
    given = last_of(query, CHANGE)
    if not given or given in set(Change):
        return Change(given) if given else None
    left_out.append(CHANGE)
    return None


def _move(query: Query, left_out: list[str]) -> tuple[Status, Status] | None:
    given = {name: last_of(query, name) for name in (BEFORE, AFTER)}
    known = [STATUS_OF_STYLE[value] for value in given.values() if value in STATUS_OF_STYLE]
    if len(known) == 2:
        return known[0], known[1]
    left_out.extend(name for name, value in given.items() if value and value not in STATUS_OF_STYLE)
    if len(known) == 1 and not left_out:
        left_out.extend(name for name, value in given.items() if value)
    return None


def _page(query: Query, left_out: list[str]) -> int:
    given = last_of(query, PAGE)
    if re.fullmatch(r"[1-9][0-9]{0,5}", given):
        return int(given)
    if given:
        left_out.append(PAGE)
    return 1
