"""Write down who changed what."""

from __future__ import annotations

from collections.abc import Mapping
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
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    if not names:
        return None
    return Change.objects.create(
        city=city,
        actor=actor,
        by=by,
        action=action,
        record=record,
        record_id=record_id,
        label=label,
        before={name: before[name] for name in names if name in before},
        after={name: after[name] for name in names if name in after},
        reason=reason,
    )
