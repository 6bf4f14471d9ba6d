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
_WORD_GAP = 0.18
_LEAP = 0.5
"""In a line that draws its spaces, only such a gap is one more."""
_NO_WIDTH = 0.02
_PART_WITHIN = 0.4
_PRINTED_TWICE = 0.12
_MOSTLY = 0.85
"""Share of a line's letters from which on they decide its direction, whatever its page's is."""


@dataclass(slots=True)
class Line:
    """A line of text. ``turned`` is the text with the brackets among right-to-left letters turned round:
    some programs write which bracket is meant, others which shape is drawn.

    ``start`` and ``end`` grow in the direction of reading: from right to left they are negative.
    ``first_word`` is that word's width.
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
    rtl: bool

    def reach(self, left: float, right: float) -> tuple[float, float]:
        """Two borders of what a line stands in, as its own start and end are counted."""
        return (-right, -left) if self.rtl else (left, right)


def lines_of(glyphs: Iterable[Glyph], *, rtl: bool, page: int) -> list[Line]:
    """The lines that glyphs make, from the top; ``rtl`` is the direction of what is around them."""
    return [line for group in _grouped(glyphs) if (line := _line(group, rtl=rtl, page=page)) is not None]


def _grouped(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
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
        rtl=rtl,
    )


def _with_marks(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs with each vowel point or accent added to the letter it stands on, and without letters
    printed twice to look bold."""
    bases = _without_parts([glyph for glyph in glyphs if not _is_mark(glyph.text)])
    units: list[Glyph] = []
    for glyph, following in zip(bases, [*bases[1:], None], strict=True):
        if units and _is_printed_twice(units[-1], glyph):
            continue
        if glyph.text.isspace() and any(_lies_over(glyph, other) for other in (*units[-1:], following)):
            continue  # the space that ends a line, drawn over the line's last letter
        units.append(Glyph(glyph.text, glyph.x0, glyph.x1, glyph.y, glyph.size, glyph.bold))
    for mark in glyphs if len(bases) < len(glyphs) else ():
        if _is_mark(mark.text) and units:
            nearest = min(units, key=lambda unit: abs(unit.middle - mark.middle))
            nearest.text += mark.text
    return units


def _without_parts(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs without parts of letters, such as dots drawn by themselves: they have no width, and a
    file names the whole letter for each of its parts."""
    wide = [glyph for glyph in glyphs if not _is_widthless(glyph)]
    return [
        glyph
        for glyph in glyphs
        if not _is_widthless(glyph)
        or not any(
            glyph.text == other.text
            and other.x0 - _PART_WITHIN * glyph.size <= glyph.middle <= other.x1 + _PART_WITHIN * glyph.size
            for other in wide
        )
    ]


def _is_widthless(glyph: Glyph) -> bool:
    return glyph.x1 - glyph.x0 < _NO_WIDTH * glyph.size


def _is_mark(text: str) -> bool:
    return all(unicodedata.category(letter) == "Mn" for letter in text)


def _is_printed_twice(first: Glyph, second: Glyph) -> bool:
    return (
        first.text == second.text
        and abs(first.x0 - second.x0) < _PRINTED_TWICE * second.size
        and abs(first.x1 - second.x1) < _PRINTED_TWICE * second.size
        and not _is_widthless(second)
    )


def _lies_over(space: Glyph, other: Glyph | None) -> bool:
    return other is not None and other.x0 <= space.middle <= other.x1 and not other.text.isspace()


def _spaced(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs with a space wherever they leave one without drawing it."""
    units: list[Glyph] = []
    least = _LEAP if any(glyph.text.isspace() for glyph in glyphs) else _WORD_GAP
    for glyph in glyphs:
        if units:
            before = units[-1]
            gap = glyph.x0 - before.x1
            if gap > least * glyph.size and not (before.text.isspace() or glyph.text.isspace()):
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
    """The width of the first word, in reading order, with a dash or the like before it. A non-breaking
    space does not end it."""
    word: list[Glyph] = []
    for unit in units:
        if not unit.text.isspace() or unit.text == "\xa0":
            word.append(unit)
        elif any(part.text.isalnum() for part in word):
            break
    return max(unit.x1 for unit in word) - min(unit.x0 for unit in word) if word else 0.0
