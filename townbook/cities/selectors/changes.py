"""Who changed what in a city, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet

from townbook.accounts.models import User
from townbook.cities.models import Change, City

SLACK = 1_000
"""Changes of transactions that ran side by side may have keys in another order than moments, but not by as
many as this.
"""


@dataclass(frozen=True, slots=True)
class AskedChanges:
    """Which changes are asked for; "" and ``None`` mean all. The days are the city's, both included."""

    record: str = ""
    record_id: int | None = None
    action: str = ""
    person: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """The only records somebody may see: those of one kind, by a query for their primary keys."""

    record: str
    keys: QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Changes, newest first. ``older`` and ``newer`` are the keys (:attr:`Change.pk`) beyond which there are
    others; ``None`` where there are none.
    """

    changes: tuple[Change, ...]
    older: int | None
    newer: int | None


def changes_of(*, city: City, asked: AskedChanges, within: Within | None = None) -> QuerySet[Change]:
    """The city's changes that are asked for, newest first, with who made them.

    That a period's publication published each of its reports is told of those reports alone, not among
    everything.
    """
    changes = Change.objects.filter(city=city).select_related("actor").order_by("-id")
    if within is not None:
        changes = changes.filter(record=within.record, record_id__in=within.keys)
    elif not asked.record and not asked.action:
        changes = changes.exclude(record="report", action="published")
    for name in ("record", "record_id", "action"):
        value = getattr(asked, name)
        if value not in ("", None):
            changes = changes.filter(**{name: value})
    if asked.person is not None:
        changes = changes.filter(actor=asked.person)
    if asked.first is not None:
        changes = _from(changes, city, _midnight(city, asked.first))
    if asked.last is not None:
        changes = _until(changes, city, _midnight(city, asked.last + timedelta(days=1)))
    return changes


def _from(changes: QuerySet[Change], city: City, moment: datetime) -> QuerySet[Change]:
    """Those made from the moment on. One query more.

    The bound on the key lets a database leave the others alone, which are in the order of the key.
    """
    first = _first_since(city, moment)
    return changes.none() if first is None else changes.filter(made_at__gte=moment, pk__gt=first - SLACK)


def _until(changes: QuerySet[Change], city: City, moment: datetime) -> QuerySet[Change]:
    """Those made before the moment. One query more."""
    next_one = _first_since(city, moment)
    earlier = changes.filter(made_at__lt=moment)
    return earlier if next_one is None else earlier.filter(pk__lt=next_one + SLACK)


def _first_since(city: City, moment: datetime) -> int | None:
    """The key of the first change made from the moment on."""
    later = Change.objects.filter(city=city, made_at__gte=moment).order_by("made_at", "id")
    return later.values_list("pk", flat=True).first()


def page_of_changes(
    *, changes: QuerySet[Change], before: int | None, after: int | None, size: int
) -> ChangesPage:
    """At most ``size`` of the changes: those older than the key ``before``, or next newer than ``after``, or
    the newest. One query, as quick on the last page as on the first.
    """
    if after is not None:
        rows = list(changes.filter(pk__gt=after).order_by("id")[: size + 1])
        shown = rows[:size][::-1]
        has_newer, has_older = len(rows) > size, True
    else:
        beyond = changes if before is None else changes.filter(pk__lt=before)
        rows = list(beyond[: size + 1])
        shown = rows[:size]
        has_newer, has_older = before is not None, len(rows) > size
    return ChangesPage(
        tuple(shown),
        older=shown[-1].pk if shown and has_older else None,
        newer=shown[0].pk if shown and has_newer else None,
    )


def people_of(*, city: City) -> QuerySet[User]:
    """Whose changes can be asked for: who is something in the city now, by name. One query."""
    return User.objects.filter(memberships__city=city).distinct().order_by("name", "id")


def _midnight(city: City, day: date) -> datetime:
    return datetime.combine(day, time(), city.zone)
