"""What a paragraph style of Word says of its paragraphs: a heading's level, a list, emphasis."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from townbook.reading.readers.word_names import attribute, child, indent_of, is_on, number_of, w

_BODY_TEXT = 9
"""Word's outline level of text that is no heading; 0 is the highest heading."""
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """``outline`` counts from 1, 0 is no heading; ``list_id`` 0 is no list; ``depth`` counts from 0;
    ``indent`` is in twentieths of a point."""

    outline: int = 0
    list_id: int = 0
    depth: int = 0
    bold: bool = False
    indent: int | None = None


PLAIN = Style()


class Styles:
    """The paragraph and character styles of a document by their identifiers."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._styles: dict[str, Style] = {}
        self.default = PLAIN
        for element in () if root is None else root.iterchildren(w("style")):
            self._elements[attribute(element, "styleId")] = element
        for key, element in self._elements.items():
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true"):
                self.default = self.style(key)

    def style(self, key: str) -> Style:
        """A style with what it inherits; a plain one for an identifier that is not defined."""
        if key not in self._styles:
            self._styles[key] = self._resolved(key, _LONGEST_CHAIN)
        return self._styles[key]

    def _resolved(self, key: str, chain: int) -> Style:
        element = self._elements.get(key)
        if element is None or chain == 0:
            return PLAIN
        base = self._resolved(attribute(child(element, "basedOn")), chain - 1)
        properties, letters = child(element, "pPr"), child(element, "rPr")
        outline = outline_of(properties)
        if outline is None and attribute(child(element, "name")).lower() == "title":
            outline = 1
        list_id, depth = list_of(properties)
        bold, indent = child(letters, "b"), indent_of(properties)
        return Style(
            outline=base.outline if outline is None else outline,
            list_id=base.list_id if list_id is None else list_id,
            depth=base.depth if depth is None else depth,
            bold=base.bold if bold is None else is_on(bold),
            indent=base.indent if indent is None else indent,
        )


def outline_of(properties: etree._Element | None) -> int | None:
    """The heading's level, from 1, that paragraph properties say; 0 for body text, ``None`` for nothing."""
    element = child(properties, "outlineLvl")
    if element is None:
        return None
    level = number_of(attribute(element), _BODY_TEXT)
    return 0 if level >= _BODY_TEXT else level + 1


def list_of(properties: etree._Element | None) -> tuple[int | None, int | None]:
    """The list and the depth in it that paragraph properties say."""
    element = child(properties, "numPr")
    list_id, depth = child(element, "numId"), child(element, "ilvl")
    return (
        None if list_id is None else number_of(attribute(list_id)),
        None if depth is None else number_of(attribute(depth)),
    )
