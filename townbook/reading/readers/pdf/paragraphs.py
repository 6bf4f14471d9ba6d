"""Put lines together to paragraphs, and undo the hyphens at their ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from townbook.reading.readers.markers import BULLET, split_marker
from townbook.reading.readers.pdf.lines import Line

# All of these are shares of the letters' size, but for the first.
_NEXT_PARAGRAPH = 1.3
"""Share of the usual distance between lines."""
_WIDEST_LEADING = 2.2
_USUAL_LEADING = 1.4
_SAME_SIZE = 0.08
_SPACE = 0.25
_SAME_PITCH = 0.3
"""Points."""
_DOUBT = 0.5
_INDENTED = 0.8
_SENTENCE_END = tuple(".!?…:;؟؛»”)")
_AT_END = 1.5
"""Points that stretched lines may end apart."""
_FULL_STOP = tuple(".!?…:;؟؛")
_LONG = 0.6
"""Share of the width there is."""
_BETWEEN_HALVES = frozenset(("та", "і", "й", "або", "чи", "and", "or"))
"""Words after a hyphen that stands for the second half of a compound ("audio- and video guides")."""
DIVIDED = "\u00ad"
"""The soft hyphen at the end of a line within a word."""
_DASHES = "-‐‑‒–—*+"
_FEW_HYPHENS = 3
_MANY_HYPHENS = 0.05
"""Share of lines that end in a hyphen, where a program divided words."""
_WORD_AT_END = re.compile(r"([^\W\d_]+)[-‐]$")
_HYPHEN_AT_END = re.compile(r"\w[-‐/]$")
_WORD_AT_START = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"[^\W\d_]+[-‐][^\W\d_]+")


class Joiner:
    """Joins lines of one document.

    A soft hyphen divides a word. A plain one at a line's end belongs to its word, but where a document has
    many of them: there it does if the word is written with a hyphen within a line too.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        hyphens = lines = 0
        self._hyphenated = Counter[str]()
        for text in texts:
            lines += 1
            hyphens += _WORD_AT_END.search(text) is not None
            self._hyphenated.update(word.lower() for word in _HYPHENATED.findall(text))
        self._divides_words = hyphens > max(_FEW_HYPHENS, _MANY_HYPHENS * lines)

    def joined(self, text: str, following: str) -> str:
        """A text and what follows it on the next line, as one."""
        if text.endswith(DIVIDED):
            return text[:-1] + following
        before, after = _WORD_AT_END.search(text), _WORD_AT_START.match(following)
        if before is None or after is None:
            is_part = _HYPHEN_AT_END.search(text) is not None and following[0].isalnum()
            return text + following if is_part else f"{text} {following}"
        if after.group() in _BETWEEN_HALVES:
            return f"{text} {following}"
        with_hyphen = f"{before.group(1)}-{after.group()}".lower()
        is_divided = self._divides_words and after.group()[0].islower()
        if is_divided and not self._hyphenated[with_hyphen]:
            return text[:-1] + following
        return text + following

    def text_of(self, lines: Sequence[Line]) -> str:
        """The text of a paragraph's lines."""
        text = lines[0].text
        for line in lines[1:]:
            text = self.joined(text, line.text)
        return text


def pitch_of(runs: Iterable[Sequence[Line]]) -> float:
    """The distance from one line of a paragraph to the next: the smallest that is found twice in runs of
    lines below each other; 0 where none is."""
    distances = sorted(
        below.y - above.y
        for lines in runs
        for above, below in pairwise(lines)
        if above.page == below.page and 0.9 * below.size < below.y - above.y < _WIDEST_LEADING * below.size
    )
    return next((first for first, second in pairwise(distances) if second - first < _SAME_PITCH), 0.0)


def paragraphs(lines: Sequence[Line], left: float, right: float, pitch: float) -> list[list[Line]]:
    """Lines that stand below each other, by paragraphs.

    ``left`` and ``right`` are how far the longest lines could go; ``pitch`` is the usual distance
    between lines.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if groups and continues(groups[-1], line, line.reach(left, right)[1], pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def continues(paragraph: Sequence[Line], line: Line, end: float, pitch: float) -> bool:
    """Whether a line goes on with a paragraph.

    It does not where the letters or the distance change, where the paragraph was ended, or where a list
    entry or an indented paragraph begins.
    """
    last = paragraph[-1]
    if abs(line.size - last.size) > _SAME_SIZE * last.size or line.bold != last.bold:
        return False
    if last.page == line.page and line.y - last.y > _NEXT_PARAGRAPH * _own_pitch(paragraph, pitch):
        return False
    if not last.text.endswith(DIVIDED) and _is_ended(paragraph, line, end):
        return False
    marker, _ = split_marker(line.text)
    is_dash = line.text[0] in _DASHES
    if marker and ((marker == BULLET and not is_dash) or last.text.endswith(_SENTENCE_END)):
        return False
    if len(paragraph) > 1 and last.start - line.start > _INDENTED * line.size:
        return False
    own_marker, _ = split_marker(paragraph[0].text)
    is_indented = line.start - last.start > _INDENTED * line.size
    return not (is_indented and not own_marker and last.text.endswith(_SENTENCE_END))


def are_stretched(paragraph: Sequence[Line]) -> bool:
    """Whether two or more lines, the last one too, are stretched to one end."""
    ends = [line.end for line in paragraph]
    return len(ends) > 1 and max(ends) - min(ends) < _AT_END


def _own_pitch(paragraph: Sequence[Line], pitch: float) -> float:
    """The distance between a paragraph's lines, as far as they tell it."""
    *_, above, last = paragraph if len(paragraph) > 1 else (paragraph[0], paragraph[0])
    if above.page == last.page and last.y > above.y:
        return last.y - above.y
    return pitch or _USUAL_LEADING * last.size


def _is_ended(paragraph: Sequence[Line], line: Line, end: float) -> bool:
    """Whether whoever wrote a paragraph ended it before a line that stands beneath.

    Its last line shows that: it had room for the next line's first word, or falls short where others are
    stretched to one end. A long line and a small letter beneath it speak against the former.
    """
    last = paragraph[-1]
    is_small = line.text[0].islower() and not last.text.endswith(_FULL_STOP)
    if last.end + (_SPACE + _DOUBT) * last.size + line.first_word < end:
        return not (is_small and last.end - last.start > _LONG * (end - last.start))
    return not is_small and _is_last(paragraph, end)


def _is_last(paragraph: Sequence[Line], end: float) -> bool:
    """Whether the last of a paragraph's lines falls short where the others are stretched to one end; a
    single word cannot be stretched."""
    *before, last = (line.end for line in paragraph)
    longest = max(before, default=end)
    is_stretched = len(before) > 1 or (len(before) == 1 and abs(longest - end) < _AT_END)
    return (
        is_stretched
        and " " in paragraph[-1].text
        and all(longest - each < _AT_END for each in before)
        and longest - last > _AT_END
        and paragraph[-1].text.endswith(_FULL_STOP)
    )


def indent_of(line: Line, start: float) -> int:
    """How far in a line begins, in steps of its letters' size."""
    return max(round((line.start - start) / line.size), 0)
