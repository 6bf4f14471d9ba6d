"""Read Word documents (.docx).

The XML is gone through once, row by row: python-docx builds objects for every cell and looks each of
them up from the table's beginning, which takes minutes for a report of 150 pages. Deleted text is left
out and inserted text kept, as if every tracked change were accepted; headers and footers are left out;
foot- and endnotes come last.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from lxml import etree

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_COLUMNS
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.markers import BULLET
from townbook.reading.readers.parts import Parts, forget
from townbook.reading.readers.word_names import attribute, child, indent_of, is_on, number_of, w
from townbook.reading.readers.word_numbering import Numbering
from townbook.reading.readers.word_styles import PLAIN, Style, Styles, list_of, outline_of

_LONGEST_BOLD_HEADING = 300
"""Characters: a longer paragraph in bold is emphasised text."""
_TWENTIETHS_PER_SPACE = 60
"""Indentation is given in twentieths of a point; a space is about three points wide."""
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FALLBACK = _COMPATIBILITY + "Fallback"
_LEFT_OUT = frozenset(
    {w(name) for name in ("del", "moveFrom", "instrText", "delText", "rt", "pPr")} | {_FALLBACK}
)
_PAGE_BREAKS = ("page", "column")
_SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BOX, _CELL, _PARAGRAPH, _ROW, _RUN, _TABLE, _TEXT, _BREAK = (
    w(name) for name in ("txbxContent", "tc", "p", "tr", "r", "tbl", "t", "br")
)
_WRAPPINGS = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_INNER = (_CELL, _BOX, _PARAGRAPH)
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(data: bytes, builder: SourceBuilder) -> None:
    """Read the bytes of a .docx into ``builder``.

    Raises :class:`UnreadableDocument` for a damaged, protected or swelling file.
    """
    with Parts(data) as parts:
        main = _main_part(parts)
        folder = posixpath.dirname(main)
        reader = _WordReader(
            builder,
            Styles(parts.tree(f"{folder}/styles.xml")),
            Numbering(parts.tree(f"{folder}/numbering.xml")),
        )
        reader.read_body(parts, main)
        for notes in ("footnote", "endnote"):
            if (part := f"{folder}/{notes}s.xml") in parts:
                reader.read_notes(parts, part, notes)


def _main_part(parts: Parts) -> str:
    """The name of the part that holds the document's body."""
    relations = parts.tree("_rels/.rels")
    for relation in () if relations is None else relations.iter(_RELATIONS):
        if (relation.get("Type") or "").endswith("/officeDocument"):
            name = (relation.get("Target") or "").lstrip("/")
            if name in parts:
                return name
    if "word/document.xml" in parts:
        return "word/document.xml"
    raise UnreadableDocument(Problem.BROKEN_OFFICE)


@dataclass(slots=True)
class _Words:
    """The words of a paragraph as they are gathered; ``boxes`` are text boxes anchored in it."""

    pieces: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class _WordReader:
    """Goes through a document's paragraphs and rows, and tells the builder what each of them is."""

    def __init__(self, builder: SourceBuilder, styles: Styles, numbering: Numbering) -> None:
        self._builder = builder
        self._styles = styles
        self._numbering = numbering
        self._columns = 0

    def read_body(self, parts: Parts, main: str) -> None:
        """Read the paragraphs and rows of the body, in order."""
        for element in parts.elements(main, _PARAGRAPH, _ROW, _TABLE):
            if any(ancestor.tag in _INNER for ancestor in element.iterancestors()):
                continue
            if element.tag == _PARAGRAPH:
                self._paragraph(element)
            elif element.tag == _ROW:
                self._row(element)
            else:
                self._columns = 0
                self._builder.end_table()
            forget(element)

    def read_notes(self, parts: Parts, part: str, kind: str) -> None:
        """Read the foot- or endnotes, each as a paragraph."""
        for note in parts.elements(part, w(kind)):
            if attribute(note, "type") not in _SEPARATORS:
                self._builder.paragraph(self._text_within(note).replace("\n", " "))
            forget(note)

    def _paragraph(self, element: etree._Element) -> None:
        properties = child(element, "pPr")
        style_key = attribute(child(properties, "pStyle"))
        style = self._styles.style(style_key) if style_key else self._styles.default
        words = _Words()
        _gather(element, words, style_bold=style.bold)
        text = words.text.strip()
        if text:
            marker, level = self._marker(properties, style)
            own_outline = outline_of(properties)
            outline = style.outline if own_outline is None else own_outline
            is_bold = bool(words.bold) and all(words.bold) and len(text) <= _LONGEST_BOLD_HEADING
            if outline or (is_bold and not marker):
                number = f"{marker} " if marker not in ("", BULLET) else ""
                self._builder.heading(number + text, outline)
            elif marker:
                self._builder.list_entry(text, marker, level)
            else:
                self._builder.words(words.text, (indent_of(properties) or 0) // _TWENTIETHS_PER_SPACE)
        for box in words.boxes:
            for line in self._text_within(box).split("\n"):
                self._builder.words(line)

    def _marker(self, properties: etree._Element | None, style: Style) -> tuple[str, int]:
        """What Word prints before a paragraph of a list, and the level of the entry.

        Word's own styles for nested lists are lists of one level each, set further in.
        """
        own_list, own_depth = list_of(properties)
        list_id = style.list_id if own_list is None else own_list
        depth = style.depth if own_depth is None else own_depth
        if not list_id:
            return "", 0
        indents = (indent_of(properties), style.indent, self._numbering.indent(list_id, depth))
        indent = next((each for each in indents if each is not None), 0)
        level = max(depth + 1, self._builder.nesting.level(indent // _TWENTIETHS_PER_SPACE))
        return self._numbering.marker(list_id, depth), level

    def _row(self, row: etree._Element) -> None:
        """Tell the builder a row with a text for each column of the table's grid."""
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            return
        texts = [""] * _span(child(properties, "gridBefore"), 0)
        for cell in _cells(row):
            within = child(cell, "tcPr")
            covered = child(within, "vMerge")
            hidden = covered is not None and attribute(covered) != "restart"
            texts.append("" if hidden else self._text_within(cell))
            texts.extend([""] * (_span(child(within, "gridSpan"), 1) - 1))
        self._columns = self._columns or len(texts)
        self._builder.row(texts + [""] * (self._columns - len(texts)))

    def _text_within(self, container: etree._Element) -> str:
        """The paragraphs of a cell, box or note, one a line, tables in it too."""
        lines: list[str] = []
        for element in container:
            if element.tag == _PARAGRAPH:
                lines.extend(self._lines_of(element))
            elif element.tag == _TABLE:
                for row in element.iterchildren(_ROW):
                    texts = (self._text_within(cell).replace("\n", " ") for cell in _cells(row))
                    lines.append(" ".join(text for text in texts if text))
            elif element.tag in _WRAPPINGS:
                lines.append(self._text_within(element))
        return "\n".join(line for line in lines if line)

    def _lines_of(self, paragraph: etree._Element) -> list[str]:
        words = _Words()
        _gather(paragraph, words, style_bold=False)
        lines = [words.text]
        properties = child(paragraph, "pPr")
        if words.text.strip() and child(properties, "numPr") is not None:
            marker, _ = self._marker(properties, PLAIN)
            lines = [f"{marker} {words.text}" if marker else words.text]
        return lines + [self._text_within(box) for box in words.boxes]


def _gather(element: etree._Element, words: _Words, *, style_bold: bool) -> None:
    """Add what an element of a paragraph says to ``words``."""
    for part in element:
        tag = part.tag
        if tag == _RUN:
            _gather_run(part, words, style_bold=style_bold)
        elif tag == _BOX:
            words.boxes.append(part)
        elif tag == _MATHS_TEXT:
            words.pieces.append(part.text or "")
        elif tag not in _LEFT_OUT:
            _gather(part, words, style_bold=style_bold)


def _gather_run(run: etree._Element, words: _Words, *, style_bold: bool) -> None:
    properties = child(run, "rPr")
    if is_on(child(properties, "vanish")):
        return
    said = len(words.pieces)
    for part in run:
        tag = part.tag
        if tag == _TEXT:
            words.pieces.append(part.text or "")
        elif tag == _BREAK:
            words.pieces.append("" if attribute(part, "type") in _PAGE_BREAKS else "\n")
        elif tag in _SIGNS:
            words.pieces.append(_SIGNS[tag])
        elif tag not in _LEFT_OUT and len(part):
            _gather(part, words, style_bold=style_bold)
    if any(piece.strip() for piece in words.pieces[said:]):
        bold = child(properties, "b")
        words.bold.append(style_bold if bold is None else is_on(bold))


def _cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, those in content controls too, but not those of tables in them."""
    cells: list[etree._Element] = []
    for element in row:
        if element.tag == _CELL:
            cells.append(element)
        elif element.tag in _WRAPPINGS:
            cells.extend(_cells(element))
    return cells


def _span(element: etree._Element | None, otherwise: int) -> int:
    """A number of columns, no more than is needed to see that a table is too wide."""
    return min(max(number_of(attribute(element), otherwise), otherwise), MOST_COLUMNS + 1)
