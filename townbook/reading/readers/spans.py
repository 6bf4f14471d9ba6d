"""Lay out cells that go over several columns and rows in the places of a table's grid."""

from __future__ import annotations

from collections.abc import Iterable

from townbook.reading.limits import MOST_COLUMNS


class SpanGrid:
    """The places of a table that cells of earlier rows reach down into."""

    def __init__(self) -> None:
        self._reaching: dict[int, int] = {}
        self._columns = 0

    def row(self, cells: Iterable[tuple[str, int, int]]) -> list[str]:
        """One text for each column of the next row: a merged cell stands once, where it begins.

        A cell is its text and the columns and rows it goes over. Every row is at least as wide as the
        first; a row wider than a table may be is cut one column above the limit.
        """
        texts: list[str] = []
        reaching = {column: rows - 1 for column, rows in self._reaching.items() if rows > 1}
        for text, columns, rows in cells:
            while len(texts) in self._reaching:
                texts.append("")
            wide = min(max(columns, 1), MOST_COLUMNS + 1 - min(len(texts), MOST_COLUMNS))
            if rows > 1:
                reaching.update(dict.fromkeys(range(len(texts), len(texts) + wide), rows - 1))
            texts.extend([text] + [""] * (wide - 1))
        self._columns = self._columns or len(texts)
        self._reaching = reaching
        return texts + [""] * (self._columns - len(texts))
