"""Write down many changes at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from townbook.accounts.models import User
from townbook.cities.models import Change, City


@dataclass(frozen=True, slots=True)
class NotedChange:
    """One change of one record; the fields are those of :class:`~townbook.cities.models.Change`."""

    action: str
    record_id: int
    label: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    way_back: Mapping[str, Any] = field(default_factory=dict)


def note_changes(
    *,
    city: City,
    actor: User | None,
    record: str,
    changes: Iterable[NotedChange],
    reason: str = "",
    by: str = "",
) -> list[Change]:
    """The changes of records of one kind, kept in the transaction that makes them. One query.

    ``before`` and ``after`` may hold unchanged fields too: they are left out, and a change of nothing is
    none. Values are what JSON can hold.
    """
    rows = []
    for change in changes:
        before, after = change.before, change.after
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        if names:
            rows.append(
                Change(
                    city=city,
                    actor=actor,
                    by=by,
                    action=change.action,
                    record=record,
                    record_id=change.record_id,
                    label=change.label,
                    before={name: before[name] for name in names if name in before},
                    after={name: after[name] for name in names if name in after},
                    way_back=dict(change.way_back),
                    reason=reason,
                )
            )
    return Change.objects.bulk_create(rows)
