"""Read web pages (.html)."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import Protocol

from selectolax.lexbor import LexborHTMLParser, LexborNode

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import LARGEST_PAGE, MEBIBYTE
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.encodings import decoded
from townbook.reading.readers.list_numbers import formatted
from townbook.reading.readers.markers import BULLET, split_marker
from townbook.reading.readers.spans import SpanGrid

_LEFT_OUT = frozenset(
    "script style nav noscript template head svg iframe object audio video canvas map select button input "
    "textarea dialog -comment".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer "
    "form header hgroup hr html legend main p pre section summary table tbody td tfoot th thead tr "
    "caption".split()
)
_SELF_ENDING = frozenset(
    "p li td th tr tbody thead tfoot colgroup dt dd option optgroup rt rp html head body "
    "br img input hr meta link area col wbr source base embed param track".split()
)
"""Elements that have no end tag or may leave it out (HTML, 13.1.2)."""
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(("b", "strong"))
_NUMBERS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_WHITESPACE = re.compile("[ \t\n\r\f]+")
_UNSEEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})")
_HEAD = 4096
_LATIN = ("iso8859-1", "cp1252", "ascii")
"""What servers say of pages whose encoding they do not know."""
_DEEPEST = 150
"""Levels of elements within elements; what lies deeper is taken as text."""
_DEEPEST_PARSED = 5000
"""A page of ten thousands of elements within each other takes a parser minutes."""
_LONGEST_BOLD_HEADING = 300


class Sink(Protocol):
    """What takes the blocks of a page, or of a cell of it."""

    def heading(self, text: str, level: int) -> None:
        """Take a heading."""

    def words(self, text: str) -> None:
        """Take a paragraph, or what turns out to be a list entry."""

    def list_entry(self, text: str, marker: str, level: int) -> None:
        """Take a list entry."""


def read(data: bytes, builder: SourceBuilder) -> None:
    """Read the bytes of a page into ``builder``: its ``main`` part where it says which that is.

    Raises :class:`UnreadableDocument` for bytes that are no text, or too many of them.
    """
    if len(data) > LARGEST_PAGE:
        raise UnreadableDocument(Problem.TOO_LARGE, megabytes=LARGEST_PAGE // MEBIBYTE)
    page = _decoded_page(data)
    if _depth(page) > _DEEPEST_PARSED:
        raise UnreadableDocument(Problem.SWELLING)
    tree = LexborHTMLParser(page)
    mains = tree.css("main") or tree.css("[role=main]")
    root = mains[0] if len(mains) == 1 else tree.body or tree.root
    if root is not None:
        reader = _PageReader(builder, builder)
        reader.read(root, 0)
        reader.flush()


def _depth(page: str) -> int:
    """How deep the tags of a page are nested, not counting those that need not be closed."""
    depth = deepest = 0
    for closing, name in _TAG.findall(page):
        if name.lower() not in _SELF_ENDING:
            depth = max(depth - 1, 0) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _decoded_page(data: bytes) -> str:
    """The text of a page: valid UTF-8 is UTF-8 whatever the page says of itself."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    said = _CHARSET.search(data[:_HEAD])
    if said:
        try:
            encoding = codecs.lookup(said.group(1).decode("ascii").removesuffix("-i")).name
            if encoding not in _LATIN and not encoding.startswith("utf"):
                return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(data)


@dataclass(slots=True)
class _CellLines:
    """Takes the blocks of a cell, one a line."""

    lines: list[str] = field(default_factory=list)

    def heading(self, text: str, level: int) -> None:
        self.lines.append(text)

    def words(self, text: str) -> None:
        self.lines.append(text)

    def list_entry(self, text: str, marker: str, level: int) -> None:
        self.lines.append(f"{marker} {text}")


class _PageReader:
    """Walks the elements, gathers the words between the borders of blocks, and hands the blocks on.

    ``rows`` takes the rows of tables; it is ``None`` within a cell, where a table is only words.
    """

    def __init__(self, sink: Sink, rows: SourceBuilder | None) -> None:
        self._sink = sink
        self._rows = rows
        self._pieces: list[str] = []
        self._bold: list[bool] = []
        self._bold_depth = 0
        self._list_depth = 0
        self._entry: tuple[str, int] | None = None

    def read(self, node: LexborNode, depth: int) -> None:
        """Read what an element contains."""
        if depth > _DEEPEST:
            self._say(_WHITESPACE.sub(" ", node.text()))
            return
        child = node.first_child
        while child is not None:
            self._read_node(child, depth + 1)
            child = child.next

    def flush(self, heading: int | None = None) -> None:
        """End the block whose words were gathered."""
        text = "".join(self._pieces)
        bold = bool(self._bold) and all(self._bold)
        self._pieces, self._bold = [], []
        if not text.strip():
            return
        if heading is not None:
            self._sink.heading(text, heading)
        elif self._entry is not None:
            marker, level = self._entry
            self._entry = None
            self._sink.list_entry(text, marker, level)
        elif bold and len(text) <= _LONGEST_BOLD_HEADING and not split_marker(text.strip())[0]:
            self._sink.heading(text, 0)
        else:
            self._sink.words(text)

    def _read_node(self, node: LexborNode, depth: int) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._say(_WHITESPACE.sub(" ", node.text_content or ""))
        elif tag == "br":
            self._pieces.append("\n")
        elif tag in _LEFT_OUT or _is_hidden(node):
            return
        elif tag in _HEADINGS:
            self.flush()
            self.read(node, depth)
            self.flush(_HEADINGS[tag])
        elif tag in ("ul", "ol"):
            self._read_list(node, depth)
        elif tag == "table" and self._rows is not None and _is_data_table(node):
            self._read_table(node, self._rows, depth)
        elif tag == "pre":
            self.flush()
            self._say(node.text())
            self.flush()
        elif tag in _BLOCKS:
            self.flush()
            self.read(node, depth)
            self.flush()
        else:
            self._bold_depth += tag in _BOLD
            self.read(node, depth)
            self._bold_depth -= tag in _BOLD

    def _say(self, text: str) -> None:
        self._pieces.append(text)
        if text.strip():
            self._bold.append(self._bold_depth > 0)

    def _read_list(self, node: LexborNode, depth: int) -> None:
        """Read the entries of a list; each is counted, as the page shows it."""
        self.flush()
        self._list_depth += 1
        number = _number(node.attributes.get("start"), 1)
        style = _NUMBERS.get(node.attributes.get("type") or "1", "decimal")
        child = node.first_child
        while child is not None:
            if child.tag == "li":
                number = _number(child.attributes.get("value"), number)
                marker = BULLET if node.tag == "ul" else f"{formatted(number, style)}."
                self._entry = (marker, self._list_depth)
                self.read(child, depth + 1)
                self.flush()
                self._entry = None
                number += 1
            else:
                self._read_node(child, depth + 1)
            child = child.next
        self.flush()
        self._list_depth -= 1

    def _read_table(self, table: LexborNode, rows: SourceBuilder, depth: int) -> None:
        self.flush()
        grid = SpanGrid()
        for part in _children(table):
            if part.tag == "caption":
                self.read(part, depth + 1)
                self.flush()
            for row in [part] if part.tag == "tr" else _children(part):
                if row.tag == "tr" and not _is_hidden(row):
                    rows.row(
                        grid.row([_cell(cell, depth) for cell in _children(row) if cell.tag in ("td", "th")])
                    )
        rows.end_table()


def _cell(node: LexborNode, depth: int) -> tuple[str, int, int]:
    """The text of a cell, and over how many columns and rows it goes."""
    lines = _CellLines()
    reader = _PageReader(lines, rows=None)
    reader.read(node, depth + 1)
    reader.flush()
    columns, rows = _number(node.attributes.get("colspan"), 1), _number(node.attributes.get("rowspan"), 1)
    return "\n".join(lines.lines), columns, rows


def _is_data_table(table: LexborNode) -> bool:
    """Whether a table has rows of several cells, and is no frame for the page's layout."""
    if (table.attributes.get("role") or "") == "presentation" or len(table.css("table")) > 1:
        return False
    return any(len(row.css("td, th")) > 1 for row in table.css("tr"))


def _children(node: LexborNode) -> list[LexborNode]:
    children = []
    child = node.first_child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_UNSEEN.search(attributes.get("style") or ""))


def _number(value: str | None, otherwise: int) -> int:
    bare = (value or "").strip()
    return int(bare) if bare.isdecimal() and bare.isascii() and len(bare) < 7 else otherwise
