"""Read OpenDocument texts (.odt).

Deleted text that is kept with its changes is left out; foot- and endnotes come last.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from townbook.reading.limits import MOST_COLUMNS
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.list_numbers import formatted
from townbook.reading.readers.markers import BULLET
from townbook.reading.readers.open_document import (
    BOX,
    CONTENT,
    NOTE,
    NOTE_BODY,
    is_bold,
    office,
    style,
    table,
    text,
    whole,
    words_of,
)
from townbook.reading.readers.parts import Parts, forget
from townbook.reading.readers.protection import check_protection

_STYLE, _LIST_STYLE = style("style"), text("list-style")
_PARAGRAPH, _HEADING, _LIST, _ROW, _TABLE = (
    text("p"),
    text("h"),
    text("list"),
    table("table-row"),
    table("table"),
)
_ENTRY, _LIST_HEADER = text("list-item"), text("list-header")
_CELL, _COVERED = table("table-cell"), table("covered-table-cell")
_STYLE_NAME = text("style-name")
_INNER = frozenset(
    {
        *(_LIST, _CELL, _COVERED, BOX, NOTE, _PARAGRAPH, _HEADING),
        *(text("tracked-changes"), text("table-of-content"), text("index-body")),
        *(office("annotation"), style("master-page")),
    }
)
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LONGEST_BOLD_HEADING = 300


def read(data: bytes, builder: SourceBuilder) -> None:
    """Read the bytes of a .odt into ``builder``.

    Raises :class:`UnreadableDocument` for a damaged, protected or swelling file.
    """
    with Parts(data) as parts:
        check_protection(parts)
        looks = _Looks()
        if "styles.xml" in parts:
            looks.read(parts, "styles.xml")
        reader = _TextReader(builder, looks)
        reader.read_body(parts)


@dataclass(frozen=True, slots=True)
class _Level:
    """How one depth of a list is numbered; an empty ``format`` is a bullet."""

    format: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1

    def marker(self, number: int) -> str:
        """What is printed before an entry."""
        return (
            f"{self.prefix}{formatted(number, self.format)}{self.suffix}".strip() if self.format else BULLET
        )


@dataclass(slots=True)
class _Looks:
    """What styles say: bold letters, and the numbers of lists."""

    bold: dict[str, bool] = field(default_factory=dict)
    lists: dict[str, dict[int, _Level]] = field(default_factory=dict)

    def read(self, parts: Parts, part: str) -> None:
        """Take in the styles of a part that holds nothing else."""
        for element in parts.elements(part, _STYLE, _LIST_STYLE):
            self.take(element)

    def take(self, element: etree._Element) -> None:
        """Take in one style; a style based on another comes after it."""
        name = element.get(style("name")) or ""
        if element.tag == _LIST_STYLE:
            self.lists[name] = {whole(level.get(text("level")), 1): _read_level(level) for level in element}
            return
        own = is_bold(element)
        self.bold[name] = (
            self.bold.get(element.get(style("parent-style-name")) or "", False) if own is None else own
        )


def _read_level(element: etree._Element) -> _Level:
    number = element.get(style("num-format")) or ""
    return _Level(
        format=_FORMATS.get(number, "decimal") if number else "",
        prefix=element.get(style("num-prefix")) or "",
        suffix=element.get(style("num-suffix")) or "",
        start=whole(element.get(text("start-value")), 1),
    )


class _TextReader:
    """Goes through a document's blocks, and tells the builder what each of them is."""

    def __init__(self, builder: SourceBuilder, looks: _Looks) -> None:
        self._builder = builder
        self._looks = looks
        self._columns = 0
        self._notes: list[str] = []
        self._counts: dict[tuple[str, int], int] = {}

    def read_body(self, parts: Parts) -> None:
        """Read headings, paragraphs, lists and rows in order, then the notes."""
        tags = (_STYLE, _LIST_STYLE, _PARAGRAPH, _HEADING, _LIST, _ROW, _TABLE)
        for element in parts.elements(CONTENT, *tags):
            if element.tag in (_STYLE, _LIST_STYLE):
                self._looks.take(element)
                continue
            if any(ancestor.tag in _INNER for ancestor in element.iterancestors()):
                continue
            if element.tag == _ROW:
                self._row(element)
            elif element.tag == _TABLE:
                self._columns = 0
                self._builder.end_table()
            elif element.tag == _LIST:
                self._list(element, 1, "")
            else:
                self._paragraph(element)
            forget(element)
        for note in self._notes:
            self._builder.paragraph(note)

    def _paragraph(self, element: etree._Element) -> None:
        words = words_of(element)
        if element.tag == _HEADING:
            self._builder.heading(words, max(whole(element.get(text("outline-level")), 1), 1))
        elif self._is_bold(element) and len(words) <= _LONGEST_BOLD_HEADING:
            self._builder.heading(words, 0)
        else:
            self._builder.words(words)
        self._aside(element)

    def _aside(self, element: etree._Element) -> None:
        """Read the boxes anchored in a paragraph, and keep its notes for the end."""
        for box in element.iter(BOX):
            for line in self._lines_within(box):
                self._builder.words(line)
        for note in element.iter(NOTE):
            for body in note.iterchildren(NOTE_BODY):
                self._notes.append(" ".join(self._lines_within(body)))

    def _is_bold(self, element: etree._Element) -> bool:
        """Whether all letters of a paragraph are bold."""
        base = self._looks.bold.get(element.get(_STYLE_NAME) or "", False)
        spans = [part for part in element if part.tag == text("span")]
        outside = [element.text, *(part.tail for part in element)]
        if not base and (not spans or any((words or "").strip() for words in outside)):
            return False
        return all(self._looks.bold.get(span.get(_STYLE_NAME) or "", base) for span in spans)

    def _list(self, element: etree._Element, depth: int, inherited: str) -> None:
        """Read a list: the first paragraph of each entry stands after its number."""
        name = element.get(_STYLE_NAME) or inherited
        for marker, entry in self._entries(element, depth, name):
            begins = marker != ""
            for part in entry:
                if part.tag == _LIST:
                    self._list(part, depth + 1, name)
                elif begins and part.tag in (_PARAGRAPH, _HEADING) and words_of(part).strip():
                    self._builder.list_entry(words_of(part), marker, depth)
                    self._aside(part)
                    begins = False
                elif part.tag in (_PARAGRAPH, _HEADING):
                    self._paragraph(part)

    def _entries(self, element: etree._Element, depth: int, name: str) -> list[tuple[str, etree._Element]]:
        """The entries of a list with what is printed before each; a list's headers have nothing."""
        level = self._looks.lists.get(name, {}).get(depth, _Level())
        goes_on = element.get(text("continue-numbering")) == "true" or element.get(text("continue-list"))
        number = self._counts.get((name, depth), level.start - 1) if goes_on else level.start - 1
        entries: list[tuple[str, etree._Element]] = []
        for entry in element:
            if entry.tag == _ENTRY:
                number = whole(entry.get(text("start-value")), number + 1)
                entries.append((level.marker(number), entry))
            elif entry.tag == _LIST_HEADER:
                entries.append(("", entry))
        self._counts[name, depth] = number
        return entries

    def _row(self, row: etree._Element) -> None:
        texts: list[str] = []
        for cell in row.iterchildren(_CELL, _COVERED):
            times = min(whole(cell.get(table("number-columns-repeated")), 1), MOST_COLUMNS + 1)
            words = "" if cell.tag == _COVERED else "\n".join(self._lines_within(cell))
            texts.extend([words] * times)
        self._columns = self._columns or len(texts)
        self._builder.row(texts + [""] * (self._columns - len(texts)))

    def _lines_within(self, container: etree._Element, depth: int = 0, name: str = "") -> list[str]:
        """The paragraphs of a cell, box or note, those of lists and tables in it too."""
        lines: list[str] = []
        for part in container:
            if part.tag in (_PARAGRAPH, _HEADING):
                lines.append(words_of(part))
            elif part.tag == _LIST:
                own = part.get(_STYLE_NAME) or name
                for marker, entry in self._entries(part, depth + 1, own):
                    first, *others = self._lines_within(entry, depth + 1, own) or [""]
                    lines.extend([f"{marker} {first}".strip(), *others])
            elif part.tag == _TABLE:
                lines.extend(
                    " ".join(" ".join(self._lines_within(cell)) for cell in row.iterchildren(_CELL))
                    for row in part.iter(_ROW)
                )
            elif part.tag != office("annotation"):
                lines.extend(self._lines_within(part, depth, name))
        return [line for line in lines if line.strip()]
