"""What an item says, as plain values: the form in which its versions are kept and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class MilestoneContent:
    """A step of an item: what, when it is due, when it was reached."""

    title: str
    due: date | None = None
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class ItemContent:
    """What an item says; the fields are those of :class:`~townbook.plans.models.Item`."""

    number: str
    title: str
    description: str
    starts: date | None
    ends: date | None
    milestones: tuple[MilestoneContent, ...] = ()

    def differing(self, other: ItemContent) -> tuple[str, ...]:
        """The names of the fields in which the two differ, in the order of the class."""
        names = (field.name for field in fields(self))
        return tuple(name for name in names if getattr(self, name) != getattr(other, name))


def content_to_json(content: ItemContent) -> dict[str, Any]:
    """The content as JSON holds it; days as ISO 8601 writes them, ``None`` where there is none."""
    return {
        "number": content.number,
        "title": content.title,
        "description": content.description,
        "starts": _written(content.starts),
        "ends": _written(content.ends),
        "milestones": [
            {"title": each.title, "due": _written(each.due), "reached_on": _written(each.reached_on)}
            for each in content.milestones
        ],
    }


def content_from_json(written: Mapping[str, Any]) -> ItemContent:
    """The content that :func:`content_to_json` wrote. Raises :class:`KeyError` for anything else."""
    return ItemContent(
        number=written["number"],
        title=written["title"],
        description=written["description"],
        starts=_read(written["starts"]),
        ends=_read(written["ends"]),
        milestones=tuple(
            MilestoneContent(each["title"], _read(each["due"]), _read(each["reached_on"]))
            for each in written["milestones"]
        ),
    )


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
