"""Numbers of Word's automatic lists, as Word would print them.

Rules: ECMA-376 part 1, 17.9 (numbering) and 17.18.59 (``ST_NumberFormat``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from townbook.reading.readers.list_numbers import formatted
from townbook.reading.readers.markers import BULLET
from townbook.reading.readers.word_names import attribute, child, indent_of, number_of, w

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one depth of a list is numbered; ``pattern`` is like ``%1.%2.`` with a place for each."""

    format: str = "decimal"
    pattern: str = ""
    start: int = 1
    legal: bool = False
    indent: int | None = None


@dataclass(slots=True)
class _Counts:
    """How far the lists of one definition have been counted; ``None`` is not begun."""

    at: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, root: etree._Element | None) -> None:
        self._definitions: dict[int, dict[int, _Level]] = {}
        self._definition_of: dict[int, int] = {}
        self._restarts: dict[tuple[int, int], int] = {}
        self._counts: dict[int, _Counts] = {}
        if root is not None:
            self._read(root)

    def marker(self, list_id: int, depth: int) -> str:
        """Count one entry of a list at a depth (from 0), and return what is printed before it.

        Empty where the document defines no such list or prints nothing.
        """
        definition = self._definition_of.get(list_id)
        if definition is None or not 0 <= depth < _LEVELS:
            return ""
        levels = self._definitions[definition]
        level = levels.get(depth, _Level())
        counts = self._counts.setdefault(definition, _Counts()).at
        restart = self._restarts.pop((list_id, depth), None)
        current = counts[depth]
        counts[depth] = restart if restart is not None else level.start if current is None else current + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        if level.format == "bullet":
            return BULLET
        if level.format == "none":
            return ""
        return self._printed(level, levels, counts)

    def indent(self, list_id: int, depth: int) -> int | None:
        """How far in a list's entries of a depth stand, in twentieths of a point."""
        levels = self._definitions.get(self._definition_of.get(list_id, -1), {})
        return levels.get(depth, _Level()).indent

    def _printed(self, level: _Level, levels: dict[int, _Level], counts: list[int | None]) -> str:
        def number(placeholder: re.Match[str]) -> str:
            depth = int(placeholder.group(1)) - 1
            shown = levels.get(depth, _Level())
            if counts[depth] is None:
                counts[depth] = shown.start
            return formatted(counts[depth] or 0, "decimal" if level.legal else shown.format)

        return _PLACEHOLDER.sub(number, level.pattern).strip()

    def _read(self, root: etree._Element) -> None:
        linked: dict[str, int] = {}
        links: dict[int, str] = {}
        for element in root.iterchildren(w("abstractNum")):
            key = number_of(attribute(element, "abstractNumId"))
            self._definitions[key] = {
                number_of(attribute(level, "ilvl")): _read_level(level)
                for level in element.iterchildren(w("lvl"))
            }
            if style := attribute(child(element, "styleLink")):
                linked[style] = key
            if style := attribute(child(element, "numStyleLink")):
                links[key] = style
        for element in root.iterchildren(w("num")):
            self._read_list(element, links, linked)

    def _read_list(self, element: etree._Element, links: dict[int, str], linked: dict[str, int]) -> None:
        list_id = number_of(attribute(element, "numId"))
        definition = number_of(attribute(child(element, "abstractNumId")))
        definition = linked.get(links.get(definition, ""), definition)
        if definition not in self._definitions:
            return
        for override in element.iterchildren(w("lvlOverride")):
            depth = number_of(attribute(override, "ilvl"))
            if (start := child(override, "startOverride")) is not None:
                self._restarts[list_id, depth] = number_of(attribute(start))
            if (level := child(override, "lvl")) is not None:
                own = max(self._definitions, default=0) + 1 if definition >= 0 else definition
                self._definitions[own] = {**self._definitions[definition], depth: _read_level(level)}
                definition = own
        self._definition_of[list_id] = definition


def _read_level(element: etree._Element) -> _Level:
    return _Level(
        format=attribute(child(element, "numFmt")) or "decimal",
        pattern=attribute(child(element, "lvlText")),
        start=number_of(attribute(child(element, "start")), 1),
        legal=child(element, "isLgl") is not None,
        indent=indent_of(child(element, "pPr")),
    )
