"""A text put together from several places of a Source, which still knows its places."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from townbook.reading.source import Passage


@dataclass(frozen=True, slots=True)
class StitchedText:
    """Parts of a Source's text joined into one.

    ``text`` is what a person reads; ``parts`` are the passages it was joined from, in order;
    ``offsets[i]`` is where part ``i`` begins in ``text``.
    """

    text: str
    parts: tuple[Passage, ...]
    offsets: tuple[int, ...]

    def passage(self, start: int, end: int) -> Passage:
        """Where the range ``[start, end)`` of ``text`` stands in the Source.

        A range over a join takes in everything between its two ends in the Source, whichever of them
        stands there first. A range within
        glue, or an empty one, is placed at the part before it.
        """
        first = self._place(start)
        if end <= start:
            return (first, first)
        last = self._place(end - 1)
        return (min(first, last), max(first, last) + 1)

    def _place(self, position: int) -> int:
        index = max(bisect_right(self.offsets, position) - 1, 0)
        start, end = self.parts[index]
        return min(start + position - self.offsets[index], end)


class Stitcher:
    """Joins passages one after another, each with the glue that goes before it."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._parts: list[Passage] = []
        self._offsets: list[int] = []

    def add(self, text: str, passage: Passage, glue: str = "\n") -> None:
        """Join ``text``, which stands at ``passage``; the first part takes no glue."""
        if self._parts:
            self._text.append(glue)
            self._length += len(glue)
        self._offsets.append(self._length)
        self._parts.append(passage)
        self._text.append(text)
        self._length += len(text)

    @property
    def text(self) -> str:
        """What was joined so far."""
        return "".join(self._text)

    def __bool__(self) -> bool:
        return bool(self._parts)

    def stitched(self) -> StitchedText:
        """The finished text."""
        return StitchedText(self.text, tuple(self._parts), tuple(self._offsets))
