"""What a plan says of itself, and what hangs on an item, as plain values that can be compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class WantedLevel:
    """A level as it is to be; ``key`` is "" for a new one."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class PlanContent:
    """What a plan is called, in which language it is written, and its levels from the top down."""

    title: str
    language: str
    levels: tuple[WantedLevel, ...]

    def to_json(self) -> dict[str, Any]:
        """The content as it stands in a change."""
        return {
            "title": self.title,
            "language": self.language,
            "levels": [level.label for level in self.levels],
        }

    @property
    def mark(self) -> str:
        """What tells this content from another one."""
        return mark_of([self.title, self.language, *((level.key, level.label) for level in self.levels)])


class ChangedMeanwhile(Exception):
    """Somebody changed the record since it was read: what is there now is to be looked at first."""


def mark_of(values: Sequence[Any]) -> str:
    """What tells these values from others: 16 hexadecimal digits. They are what JSON can hold."""
    written = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:16]
