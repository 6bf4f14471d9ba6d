"""Put lines together to paragraphs, and undo the hyphens at their ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from townbook.reading.readers.markers import BULLET, split_marker
from townbook.reading.readers.pdf.lines import Line

# All of these are shares of the letters' size, but for the first.
_NEXT_PARAGRAPH = 1.3
"""Share of the usual distance between lines."""
_WIDEST_LEADING = 2.2
_SAME_SIZE = 0.08
_SPACE = 0.25
_INDENTED = 0.8
_STEP = 0.5
_SENTENCE_END = tuple(".!?…:;؟؛»”)")
_HYPHENS = "-‐\u00ad"
_WORD_AT_END = re.compile(r"([^\W\d_]+)[-‐\u00ad]$")
_WORD_AT_START = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"[^\W\d_]+[-‐][^\W\d_]+")


class Joiner:
    """Joins lines of one document.

    It knows the words with a hyphen that stand within the document's lines: whether a hyphen at a line's
    end belongs to its word or only divides it, those tell.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._hyphenated = Counter(
            word.lower() for text in texts for word in _HYPHENATED.findall(text.rstrip(_HYPHENS))
        )

    def joined(self, text: str, following: str) -> str:
        """A text and what follows it on the next line, as one."""
        if text.endswith("\u00ad"):
            return text[:-1] + following
        before, after = _WORD_AT_END.search(text), _WORD_AT_START.match(following)
        if before is None or after is None:
            return f"{text} {following}"
        with_hyphen = f"{before.group(1)}-{after.group()}".lower()
        if after.group()[0].islower() and not self._hyphenated[with_hyphen]:
            return text[:-1] + following
        return text + following

    def text_of(self, lines: Sequence[Line]) -> str:
        """The text of a paragraph's lines."""
        text = lines[0].text
        for line in lines[1:]:
            text = self.joined(text, line.text)
        return text


def pitch_of(lines: Sequence[Line]) -> float:
    """The usual distance from one line of a paragraph to the next."""
    distances = sorted(
        below.y - above.y
        for above, below in zip(lines, lines[1:], strict=False)
        if above.page == below.page and 0 < below.y - above.y < _WIDEST_LEADING * below.size
    )
    return distances[len(distances) // 5] if distances else 0.0


def paragraphs(lines: Sequence[Line], end: float, pitch: float) -> list[list[Line]]:
    """Lines that stand below each other, by paragraphs.

    ``end`` is where the longest line could end, in the direction of reading; ``pitch`` is the usual
    distance between lines.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if groups and continues(groups[-1], line, end, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def continues(paragraph: Sequence[Line], line: Line, end: float, pitch: float) -> bool:
    """Whether a line goes on with a paragraph.

    It does not where the paragraph's last line had room for its first word: whoever broke the line
    there, it was not for want of space.
    """
    last = paragraph[-1]
    if abs(line.size - last.size) > _SAME_SIZE * last.size or line.bold != last.bold:
        return False
    if last.page == line.page and line.y - last.y > max(_NEXT_PARAGRAPH * pitch, line.size):
        return False
    if had_room(last, line, end):
        return False
    marker, _ = split_marker(line.text)
    if marker and (marker == BULLET or last.text.endswith(_SENTENCE_END)):
        return False
    own_marker, _ = split_marker(paragraph[0].text)
    is_indented = line.start - last.start > _INDENTED * line.size
    return not (is_indented and not own_marker and last.text.endswith(_SENTENCE_END))


def had_room(last: Line, line: Line, end: float) -> bool:
    """Whether a line's first word would have had room at the end of the line above it."""
    return last.end + (_SPACE + _STEP) * last.size + line.first_word < end


def indent_of(line: Line, start: float) -> int:
    """How far in a line begins, in steps of half its letters' size."""
    return max(round((line.start - start) / (_STEP * line.size)), 0)
