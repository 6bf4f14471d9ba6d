"""What a document says against the plan as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from townbook.plans.models import Item
from townbook.reading.draft import DraftItem


@dataclass(frozen=True, slots=True)
class ItemNote:
    """An item, as a person finds it: by its key in addresses, its number and its title."""

    key: str
    number: str
    title: str

    @classmethod
    def of(cls, item: Item) -> ItemNote:
        """The note of an item."""
        return cls(item.key, item.number, item.title)


@dataclass(frozen=True, slots=True)
class Change:
    """Something of an item that the document says otherwise.

    ``field`` is "title", "number", "starts", "ends", "parent" (``was`` and ``now`` are then keys) or
    "status"; a date is ISO 8601, and nothing is "".
    """

    item: ItemNote
    field: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What acceptance of a document found.

    ``new`` items were added; ``changed`` ones stay as the plan has them until a person decides;
    ``missing`` ones are those of :func:`missing_items`; ``reported`` and ``corrected`` ones got a first
    report in a period, or another version of one; ``unchanged`` counts reports that said what was
    known; ``unexpected`` lists moves between statuses that are not in ``STATUS_TRANSITIONS``.
    """

    plan_is_new: bool
    new: tuple[ItemNote, ...] = ()
    changed: tuple[Change, ...] = ()
    missing: tuple[ItemNote, ...] = ()
    reported: tuple[ItemNote, ...] = ()
    corrected: tuple[ItemNote, ...] = ()
    unchanged: int = 0
    unexpected: tuple[Change, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The difference as JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, form: Mapping[str, Any]) -> Difference:
        """The difference :meth:`to_json` wrote."""
        return cls(
            plan_is_new=form["plan_is_new"],
            new=_notes(form["new"]),
            changed=_changes(form["changed"]),
            missing=_notes(form["missing"]),
            reported=_notes(form["reported"]),
            corrected=_notes(form["corrected"]),
            unchanged=form["unchanged"],
            unexpected=_changes(form["unexpected"]),
        )


def _notes(forms: Iterable[Mapping[str, str]]) -> tuple[ItemNote, ...]:
    return tuple(ItemNote(**form) for form in forms)


def _changes(forms: Iterable[Mapping[str, Any]]) -> tuple[Change, ...]:
    return tuple(Change(ItemNote(**form["item"]), form["field"], form["was"], form["now"]) for form in forms)


def changes_of(draft: DraftItem, item: Item, parent_key: str, parent_key_now: str) -> list[Change]:
    """What the document says otherwise of a known item."""
    pairs = (
        ("title", item.title, draft.title),
        ("number", item.number, draft.number),
        ("starts", _iso(item.starts), _iso(draft.starts)),
        ("ends", _iso(item.ends), _iso(draft.ends)),
        ("parent", parent_key, parent_key_now),
    )
    note = ItemNote.of(item)
    return [Change(note, field, was, now) for field, was, now in pairs if was != now]


def _iso(day: object) -> str:
    return "" if day is None else str(day)


def missing_items(known: Iterable[Item], found: Iterable[Item]) -> list[Item]:
    """The known items that were not found, of the branches the document covers.

    Those are the branches in which any item was found; where they are at least half of the plan's, the
    document covers the whole plan. The items come in the plan's order; ``known`` are in the order of
    their positions.
    """
    children: defaultdict[int | None, list[Item]] = defaultdict(list)
    for item in known:
        children[item.parent_id].append(item)
    found_ids = {item.pk for item in found}

    def branch(item: Item) -> Iterator[Item]:
        yield item
        for child in children[item.pk]:
            yield from branch(child)

    branches = [list(branch(top)) for top in children[None]]
    covered = [items for items in branches if any(item.pk in found_ids for item in items)]
    if 2 * len(covered) >= len(branches):
        covered = branches
    return [item for items in covered for item in items if item.pk not in found_ids]
