"""What hangs on a body in higher contexts: they say it here, in their ``AppConfig.ready()``.

A body that is renamed has to be found by its new name, and one that is merged leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from townbook.cities.models import Body


@dataclass(frozen=True, slots=True)
class BodyKeeper:
    """A context that has things of bodies.

    ``renamed`` is called after a body's name or spellings changed. ``merged`` moves all that is the first
    body's to the second, in the transaction that merges them, and says how much of what it moved, by words
    for the record of changes.
    """

    name: str
    renamed: Callable[[Body], None]
    merged: Callable[[Body, Body], Mapping[str, int]]


_keepers: dict[str, BodyKeeper] = {}


def register_body_keeper(keeper: BodyKeeper) -> None:
    """Let a context keep up with bodies. Raises :class:`ValueError` for a name that is taken."""
    if _keepers.setdefault(keeper.name, keeper) is not keeper:
        raise ValueError(f"there is a keeper {keeper.name!r} already")


def body_keepers() -> tuple[BodyKeeper, ...]:
    """All contexts that keep up with bodies, as they registered."""
    return tuple(_keepers.values())
