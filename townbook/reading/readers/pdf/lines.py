"""Put the glyphs of a page, or of a cell of a table, together to lines of text in reading order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from townbook.reading.readers.pdf.page import Glyph
from townbook.reading.readers.pdf.visual_order import is_right_to_left, kind_of, mirrored, reading_order

# All of these are shares of the letters' size.
_SAME_LINE = 0.3
_WORD_GAP = 0.2
_NO_WIDTH = 0.02
_PRINTED_TWICE = 0.12
_MOSTLY = 0.85
"""Share of a line's letters from which on they decide its direction, whatever its page's is."""


@dataclass(slots=True)
class Line:
    """A line of text. ``turned`` is the text with the brackets among right-to-left letters turned round:
    some programs write which bracket is meant, others which shape is drawn.

    ``start`` and ``end`` grow in the direction of reading; ``first_word`` is that word's width.
    """

    text: str
    turned: str
    start: float
    end: float
    y: float
    size: float
    bold: bool
    first_word: float
    page: int


def lines_of(glyphs: Iterable[Glyph], *, rtl: bool, page: int) -> list[Line]:
    """The lines that glyphs make, from the top; ``rtl`` is the direction of what is around them."""
    return [
        line
        for group in _grouped(_without_doubles(glyphs))
        if (line := _line(group, rtl=rtl, page=page)) is not None
    ]


def _without_doubles(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs without letters that have no width: parts of letters, such as dots drawn by themselves,
    for which a file names the whole letter once more."""
    every = list(glyphs)
    kept = [glyph for glyph in every if not _is_widthless(glyph) or _is_mark_or_joiner(glyph.text)]
    return kept if 2 * len(kept) > len(every) else every


def _is_widthless(glyph: Glyph) -> bool:
    return glyph.x1 - glyph.x0 < _NO_WIDTH * glyph.size


def _is_mark_or_joiner(text: str) -> bool:
    return all(unicodedata.category(letter) in ("Mn", "Cf") for letter in text)


def _grouped(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs whose baselines are near each other's; raised and lowered ones belong to their line."""
    groups: list[list[Glyph]] = []
    last = float("-inf")
    for glyph in sorted(glyphs, key=attrgetter("y")):
        if not groups or glyph.y - last > _SAME_LINE * glyph.size:
            groups.append([])
        groups[-1].append(glyph)
        last = glyph.y
    return groups


def _line(glyphs: list[Glyph], *, rtl: bool, page: int) -> Line | None:
    units = _spaced(_with_marks(sorted(glyphs, key=attrgetter("middle"))))
    said = "".join(unit.text for unit in units)
    if not said.strip():
        return None
    rtl = _direction(said, rtl=rtl)
    ordered = list(reading_order(units, attrgetter("text"), rtl=rtl))
    text = "".join(unit.text for unit, _ in ordered)
    turned = "".join(mirrored(unit.text) if among_rtl else unit.text for unit, among_rtl in ordered)
    inked = [unit for unit, _ in ordered if unit.text.strip()]
    x0, x1 = min(unit.x0 for unit in inked), max(unit.x1 for unit in inked)
    largest = max(unit.size for unit in inked)
    return Line(
        text=text.strip(),
        turned=turned.strip(),
        start=-x1 if rtl else x0,
        end=-x0 if rtl else x1,
        y=_usual([unit.y for unit in inked if unit.size > 0.8 * largest]),
        size=_usual([unit.size for unit in inked]),
        bold=all(unit.bold for unit in inked),
        first_word=_first_word([unit for unit, _ in ordered]),
        page=page,
    )


def _with_marks(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs with each vowel point or accent added to the letter it stands on, and without letters
    printed twice to look bold."""
    bases = [glyph for glyph in glyphs if not _is_mark(glyph.text)]
    units: list[Glyph] = []
    for glyph in bases:
        if units and _is_printed_twice(units[-1], glyph):
            continue
        units.append(Glyph(glyph.text, glyph.x0, glyph.x1, glyph.y, glyph.size, glyph.bold))
    for mark in glyphs if len(bases) < len(glyphs) else ():
        if _is_mark(mark.text) and units:
            nearest = min(units, key=lambda unit: abs(unit.middle - mark.middle))
            nearest.text += mark.text
    return units


def _is_mark(text: str) -> bool:
    return all(unicodedata.category(letter) == "Mn" for letter in text)


def _is_printed_twice(first: Glyph, second: Glyph) -> bool:
    return (
        first.text == second.text
        and abs(first.x0 - second.x0) < _PRINTED_TWICE * second.size
        and abs(first.x1 - second.x1) < _PRINTED_TWICE * second.size
        and not _is_widthless(second)
    )


def _spaced(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs with a space wherever they leave one without drawing it."""
    units: list[Glyph] = []
    for glyph in glyphs:
        if units:
            before = units[-1]
            gap = glyph.x0 - before.x1
            if gap > _WORD_GAP * glyph.size and not (before.text.isspace() or glyph.text.isspace()):
                units.append(Glyph(" ", before.x1, glyph.x0, glyph.y, glyph.size, glyph.bold))
        units.append(glyph)
    return units


def _direction(said: str, *, rtl: bool) -> bool:
    """Whether a line is read from right to left: as what is around it, unless nearly all its letters
    say otherwise."""
    kinds = [kind_of(letter) for letter in said]
    to_left, to_right = kinds.count("A") + kinds.count("R"), kinds.count("L")
    if max(to_left, to_right) < _MOSTLY * (to_left + to_right) or to_left == to_right:
        return rtl
    return is_right_to_left(said)


def _usual(numbers: Sequence[float]) -> float:
    return sorted(numbers)[len(numbers) // 2]


def _first_word(units: list[Glyph]) -> float:
    """The width of the first word, in reading order; a non-breaking space does not end it."""
    word: list[Glyph] = []
    for unit in units:
        if unit.text.isspace() and unit.text != "\xa0":
            if word:
                break
        else:
            word.append(unit)
    return max(unit.x1 for unit in word) - min(unit.x0 for unit in word) if word else 0.0
