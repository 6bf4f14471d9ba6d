"""Read plain text and Markdown, as people write it and as converters leave it.

Tables come as lines with tabs or with pipes. A blank line or a rule between rows does not end a table;
a line of words between rows is a paragraph, and the rows after it are counted as another table. Rows
keep the number of cells they have: whoever knows what the table is about can repair them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_BLOCKS, MOST_LINES
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.encodings import decoded
from townbook.reading.readers.inline import without_markup
from townbook.reading.readers.markers import split_marker
from townbook.text.canonical import canonical_text

_RULE = re.compile(r"(?=.*(?:--|==|__))[\s|:+=_-]+|\s*(?:\*\s*){3,}")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t#]*$")
_PIPE = re.compile(r"(?<!\\)\|")
_SENTENCE_END = tuple(".!?…:;؟؛")
_WRAPPED_FROM = 40
"""Characters: a shorter line is short because its writer ended it."""
_LONGEST_UNDERLINED = 120
_LONGEST_EMPHASIS = 4
"""Lines that one emphasised heading may take."""
_TAB_WIDTH = 4


def read(data: bytes, builder: SourceBuilder) -> None:
    """Read the bytes of a text file into ``builder``.

    Raises :class:`UnreadableDocument` for bytes that are no text.
    """
    read_text(decoded(data), builder)


def read_text(text: str, builder: SourceBuilder) -> None:
    """Read decoded text into ``builder``."""
    canonical = canonical_text(text)
    if canonical.count("\n") >= MOST_LINES:
        raise UnreadableDocument(Problem.TOO_MANY_BLOCKS, blocks=MOST_BLOCKS)
    lines = canonical.split("\n")
    _PlainReader(lines, _find_rows(lines), builder).read()


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that may be a row of a table, cut into cells."""

    line: int
    cells: list[str]
    certain: bool


def _find_rows(lines: list[str]) -> dict[int, list[str]]:
    """The lines that are rows, with their cells.

    One line with a tab makes no table: it is a row beside other rows, or where the same number of
    cells makes a table elsewhere in the document.
    """
    runs = list(_runs(lines))
    widths = Counter(len(row.cells) for run in runs if len(run) > 1 for row in run)
    rows: dict[int, list[str]] = {}
    for run in runs:
        if _is_numbered_list(run):
            continue
        usual = max(len(row.cells) for row in run)
        for row in run:
            words = sum(1 for cell in row.cells if cell.strip())
            beside_rows = len(run) > 1 and (words > 1 or len(row.cells) > 2 or len(row.cells) == usual)
            if row.certain or beside_rows or widths[len(row.cells)]:
                rows[row.line] = row.cells
    return rows


def _runs(lines: list[str]) -> Iterator[list[_Row]]:
    """Rows that stand together, with nothing but blank lines and rules between them."""
    run: list[_Row] = []
    for number, line in enumerate(lines):
        if not line.strip() or _RULE.fullmatch(line):
            continue
        row = _row_of(number, line)
        if row is not None:
            run.append(row)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _row_of(number: int, line: str) -> _Row | None:
    bare = line.strip()
    if bare.startswith("|") and bare.count("|") > 1:
        inner = bare[1:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare[1:]
        return _Row(number, _PIPE.split(inner), certain=True)
    if "\t" in line and not _is_indented_only(line):
        return _Row(number, line.split("\t"), certain=False)
    if " | " in line or line.count("|") > 1:
        return _Row(number, _PIPE.split(line), certain=False)
    return None


def _is_indented_only(line: str) -> bool:
    """Whether the line's tabs are the indentation of a paragraph or list entry."""
    bare = line.strip()
    indent = line[: len(line) - len(line.lstrip())]
    return "\t" not in bare and indent.count("\t") < 2 and not line.endswith("\t") and bare != ""


def _is_numbered_list(run: list[_Row]) -> bool:
    """Whether the rows are list entries whose number or bullet is followed by a tab."""
    return all(_is_numbered(list(dropwhile(lambda cell: not cell.strip(), row.cells))) for row in run)


def _is_numbered(cells: list[str]) -> bool:
    if len(cells) != 2:
        return False
    sign = cells[0].strip()
    _, words = split_marker(f"{sign} {cells[1].strip()}")
    return not sign.isalnum() and words == cells[1].strip()


class _PlainReader:
    """Goes through the lines once, and tells the builder what each of them is."""

    def __init__(self, lines: list[str], rows: dict[int, list[str]], builder: SourceBuilder) -> None:
        self._lines = lines
        self._rows = rows
        self._builder = builder

    def read(self) -> None:
        number = 0
        while number < len(self._lines):
            number = self._read_block(number)

    def _read_block(self, number: int) -> int:
        """Read the block that begins on a line; the number of the line after it."""
        line = self._lines[number]
        bare = line.strip()
        if not bare or (_RULE.fullmatch(line) and number not in self._rows):
            return number + 1
        if number in self._rows:
            self._builder.row([without_markup(cell) for cell in self._rows[number]])
            return number + 1
        if heading := _MARKDOWN_HEADING.match(bare):
            self._heading(heading.group(2), len(heading.group(1)))
            return number + 1
        if bare.startswith("**") and (end := self._emphasis_end(number)):
            emphasised = "\n".join(each.strip() for each in self._lines[number:end])
            self._heading(emphasised[2:-2], 0)
            return end
        if level := self._underlined(number):
            self._heading(bare, level)
            return number + 2
        return self._read_words(number)

    def _heading(self, text: str, level: int) -> None:
        self._builder.heading(without_markup(text), level)

    def _emphasis_end(self, number: int) -> int | None:
        """The line after an emphasis that takes in whole lines; ``None`` where it does not."""
        for end in range(number + 1, min(number + _LONGEST_EMPHASIS, len(self._lines)) + 1):
            text = "\n".join(self._lines[number:end]).strip()
            if not self._lines[end - 1].strip() or text.count("**") > 2:
                return None
            if len(text) > 4 and text.endswith("**"):
                return end
        return None

    def _underlined(self, number: int) -> int:
        """The level of a heading that a line of = or - beneath it makes; 0 where there is none."""
        if number + 1 >= len(self._lines) or len(self._lines[number]) > _LONGEST_UNDERLINED:
            return 0
        below = self._lines[number + 1].strip()
        if not _UNDERLINE.fullmatch(below):
            return 0
        return 1 if below[0] == "=" else 2

    def _read_words(self, number: int) -> int:
        """Read a paragraph or list entry, with the lines it was broken over."""
        first = self._lines[number].expandtabs(_TAB_WIDTH).removeprefix("> ")
        indent = len(first) - len(first.lstrip())
        is_entry = split_marker(first.strip())[0] != ""
        parts = [first.strip()]
        end = number + 1
        while end < len(self._lines) and self._continues(end, indent if is_entry else None):
            parts.append(self._lines[end].strip())
            end += 1
        self._builder.words(without_markup(" ".join(parts)), indent)
        return end

    def _continues(self, number: int, entry_indent: int | None) -> bool:
        """Whether a line goes on with the words of the line above it.

        It does where a list entry's words are indented beneath it, and where the line above was
        broken for its length within a sentence: that shows only in scripts with small letters.
        """
        above, line = self._lines[number - 1].rstrip(), self._lines[number]
        bare = line.strip()
        if not bare or number in self._rows or _RULE.fullmatch(line) or split_marker(bare)[0]:
            return False
        if bare.startswith(("#", "**")) or above.endswith(_SENTENCE_END):
            return False
        if entry_indent is not None and len(line) - len(line.lstrip()) > entry_indent + 1:
            return True
        return len(above) >= _WRAPPED_FROM and bare[0].islower()
