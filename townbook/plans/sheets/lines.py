"""A line of a plan, and a row of a sheet, in one form, so that they can be compared."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from townbook.plans.sheets.columns import FIELDS, Column

_PREFIX = "t1."
_LENGTH = 6
"""Characters of a field's mark: 36 bits, so that two texts of one line are never taken for each other."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An item as it stands. ``values`` holds every one of FIELDS as text in the form the sheet has."""

    pk: int
    key: str
    version: int
    values: Mapping[Column, str]


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A plan as rows, in the order of its tree.

    ``levels`` are by the names the sheet has, top first, with their id and position; ``bodies`` and
    ``places`` of the city are names by id, ``body_ids`` and ``place_ids`` lead from names and search keys to
    ids, from a merged body to the one that took it over; ``removed`` are, by their keys, the lines that were
    removed, as they stood.
    """

    plan: int
    language: str
    calendar: str
    lines: tuple[PlanLine, ...]
    levels: Mapping[str, tuple[int, int]]
    bodies: Mapping[int, str]
    places: Mapping[int, str]
    body_ids: Mapping[str, int]
    place_ids: Mapping[str, int]
    removed: Mapping[str, PlanLine]

    @property
    def fingerprint(self) -> str:
        """Of all lines: another one means that the plan changed."""
        whole = hashlib.sha256()
        for line in self.lines:
            whole.update(f"{line.key}\0{line.version}\0{stamp_of(line.values)}\n".encode())
        return whole.hexdigest()


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row as it came back: ``row`` is its number in the sheet; ``values`` are of the columns it has."""

    row: int
    key: str
    stamp: str
    values: Mapping[Column, str]
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet as it came back. ``places`` says where each column stands, from 0, and how it is headed.

    ``encoding`` is the older encoding of a text file, which has no room for some letters.
    """

    lines: tuple[SheetLine, ...]
    places: Mapping[Column, tuple[int, str]]
    ignored: tuple[str, ...] = ()
    encoding: str = ""


def stamp_of(values: Mapping[Column, str]) -> str:
    """What tells later whether each field is still what it was."""
    return _PREFIX + "".join(_mark(values[column]) for column in FIELDS)


def is_as_stamped(stamp: str, column: Column, value: str) -> bool | None:
    """Whether the field had that value when the stamp was made; ``None`` for what is no stamp."""
    if not stamp.startswith(_PREFIX) or len(stamp) != len(_PREFIX) + _LENGTH * len(FIELDS):
        return None
    start = len(_PREFIX) + _LENGTH * FIELDS.index(column)
    return stamp[start : start + _LENGTH] == _mark(value)


def _mark(value: str) -> str:
    return urlsafe_b64encode(hashlib.sha256(value.encode(errors="replace")).digest()).decode()[:_LENGTH]


def same_in(encoding: str, first: str, second: str) -> bool:
    """Whether two texts are one as far as an older encoding can tell them apart."""
    if first == second:
        return True
    if not encoding:
        return False
    return _in_encoding(first, encoding) == _in_encoding(second, encoding)


_LIKE_LETTERS = str.maketrans({"ی": "ي", "ۀ": "ه", "ة": "ه", "ك": "ک"})
"""What programs write for Persian letters that windows-1256 lacks."""


def _in_encoding(text: str, encoding: str) -> bytes:
    return text.translate(_LIKE_LETTERS).encode(encoding, "replace").replace(b"\xa0", b" ")


def children_of(parents: Mapping[str, str]) -> dict[str, list[str]]:
    """By key, the keys of what is directly part of it."""
    below: dict[str, list[str]] = {}
    for key, parent in parents.items():
        below.setdefault(parent, []).append(key)
    return below


def heading_words(places: Mapping[Column, tuple[int, str]], column: Column) -> tuple[str, str]:
    """The letters a program shows above a column ("A", "AB"), and its heading; "" for one not there."""
    if column not in places:
        return "", ""
    place, heading = places[column]
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters, heading


def in_tree_order(keys: Sequence[str], parents: Mapping[str, str]) -> list[str]:
    """The keys with each before what is part of it, those of one parent in the order given."""
    below: dict[str, list[str]] = {}
    for key in keys:
        below.setdefault(parents[key], []).append(key)
    ordered: list[str] = []
    waiting = list(reversed(below.get("", [])))
    while waiting:
        key = waiting.pop()
        ordered.append(key)
        waiting.extend(reversed(below.get(key, [])))
    return ordered
