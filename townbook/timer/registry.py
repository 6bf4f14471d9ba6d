"""What a duty is, and all of them.

Whoever has something to do regularly describes it as a :class:`Duty` and registers it in the ``ready`` of
its app; ``keep_time`` does it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

LEASE = timedelta(minutes=15)
"""How long a duty may take before another may begin it: who is killed in the middle holds it no longer."""

AT_MOST = timedelta(minutes=10)
"""How long a duty with much to do goes on before it leaves the rest to its next turn: within its lease."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done again and again.

    ``name`` is its own in the database and never changes; ``words`` say in the language being spoken what is
    done. ``do`` is called ``every`` so often, outside of a transaction, and says how many things it did. It
    must bear being done twice, and be through within ``lease``. What it raises is noted by its kind alone.
    """

    name: str
    words: StrPromise | str
    every: timedelta
    do: Callable[[], int]
    lease: timedelta = LEASE


class DutyKnown(Exception):
    """Two duties have one name."""


_duties: dict[str, Duty] = {}


def register_duty(duty: Duty) -> None:
    """Let the duty be done. Raises :class:`DutyKnown` for another of that name."""
    if _duties.setdefault(duty.name, duty) != duty:
        raise DutyKnown(duty.name)


def duties() -> tuple[Duty, ...]:
    """All duties, in the order of their names."""
    return tuple(_duties[name] for name in sorted(_duties))
