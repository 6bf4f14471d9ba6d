"""Write down who changed what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from townbook.accounts.models import User
from townbook.cities.models import Change, City
from townbook.cities.services.note_changes import NotedChange, note_changes


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
    way_back: Mapping[str, Any] | None = None,
) -> Change | None:
    """The change, kept in the transaction that makes it; ``None`` where nothing differs.

    ``before`` and ``after`` may hold unchanged fields too: they are left out. Values are what JSON can hold.
    """
    change = NotedChange(action, record_id, label, before, after, way_back or {})
    noted = note_changes(city=city, actor=actor, record=record, changes=[change], reason=reason, by=by)
    return noted[0] if noted else None
