"""What hangs on a body in higher contexts: they say it here, in their ``AppConfig.ready()``.

A body that is renamed has to be found by its new name; one that is merged leaves nothing behind, and gets it
back when the merge is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from townbook.cities.models import Body


@dataclass(frozen=True, slots=True)
class Moved:
    """What a merge moved: how much of what, by words for the record of changes; and what is needed to give it
    back, as JSON can hold it: primary keys and plain values, never an address.
    """

    counts: Mapping[str, int]
    way_back: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Returning:
    """What goes back when a merge is taken back. Nothing is done before ``give_back`` is called.

    ``counts`` is how much of what; ``stays`` names, by the same words, what is left as it is because it was
    changed since.
    """

    counts: Mapping[str, int]
    stays: Mapping[str, tuple[str, ...]]
    give_back: Callable[[], None]


@dataclass(frozen=True, slots=True)
class BodyKeeper:
    """A context that has things of bodies.

    ``renamed`` is called after a body's name or spellings changed. ``merged`` moves all that is the first
    body's to the second, in the transaction that merges them; nothing of it may be lost. ``returning`` finds,
    for the same two bodies and the ``way_back`` that ``merged`` gave, what the first can have back.
    """

    name: str
    renamed: Callable[[Body], None]
    merged: Callable[[Body, Body], Moved]
    returning: Callable[[Body, Body, Mapping[str, Any]], Returning]


_keepers: dict[str, BodyKeeper] = {}


def register_body_keeper(keeper: BodyKeeper) -> None:
    """Let a context keep up with bodies. Raises :class:`ValueError` for a name that is taken."""
    if _keepers.setdefault(keeper.name, keeper) is not keeper:
        raise ValueError(f"there is a keeper {keeper.name!r} already")


def body_keepers() -> tuple[BodyKeeper, ...]:
    """All contexts that keep up with bodies, as they registered."""
    return tuple(_keepers.values())
