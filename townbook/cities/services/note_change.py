"""Write down who changed what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from townbook.accounts.models import User
from townbook.cities.models import Change, City


def note_change(
    *,
    city: City,
    actor: User | None,
    action: str,
    record: str,
    record_id: int,
    label: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    reason: str = "",
    by: str = "",
) -> Change | None:
    """The change, kept in the transaction that makes it; ``None`` where nothing differs.

    ``before`` and ``after`` may hold unchanged fields too: they are left out. Values are what JSON can hold.
    """
    changed = ChangedRecord(record_id, label, before, after)
    return next(
        iter(
            note_changes(
                city=city, actor=actor, action=action, record=record, changed=[changed], reason=reason, by=by
            )
        ),
        None,
    )


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """One record of several that one decision changes; the fields are those of :func:`note_change`."""

    record_id: int
    label: str
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


def note_changes(
    *,
    city: City,
    actor: User | None,
    action: str,
    record: str,
    changed: Iterable[ChangedRecord],
    reason: str = "",
    by: str = "",
) -> list[Change]:
    """The changes of records of one kind by one decision, without those in which nothing differs.

    One query, however many.
    """
    return Change.objects.bulk_create(
        Change(
            city=city,
            actor=actor,
            by=by,
            action=action,
            record=record,
            record_id=each.record_id,
            label=each.label,
            before={name: each.before[name] for name in names if name in each.before},
            after={name: each.after[name] for name in names if name in each.after},
            reason=reason,
        )
        for each in changed
        if (names := _differing(each.before, each.after))
    )


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return [name for name in {**before, **after} if before.get(name) != after.get(name)]
