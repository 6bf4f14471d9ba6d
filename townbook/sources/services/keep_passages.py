"""Keep places in a document that something was read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from django.db import transaction

from townbook.reading.source import Passage as Place
from townbook.sources.models import Passage, Source
from townbook.sources.selectors.sources import blocks_of


@transaction.atomic
def keep_passages(*, source: Source, places: Iterable[Place]) -> Mapping[Place, Passage]:
    """The passage of each place, kept once; two queries, however many there are.

    A place that holds no character has none. Raises :class:`ValueError` for a place outside of the
    text.
    """
    wanted = {(start, end) for start, end in places if start < end}
    for start, end in wanted:
        if start < 0 or end > source.characters:
            raise ValueError(
                f"the passage {start}–{end} is not in the text of {source.characters} characters"
            )
    kept = {(passage.start, passage.end): passage for passage in Passage.objects.filter(source=source)}
    pages = _PagesOf(source)
    new = [
        Passage(source=source, start=start, end=end, page=pages.at(start))
        for start, end in sorted(wanted - kept.keys())
    ]
    Passage.objects.bulk_create(new)
    return kept | {(passage.start, passage.end): passage for passage in new}


class _PagesOf:
    """On which page a character of a source stands."""

    def __init__(self, source: Source) -> None:
        blocks = blocks_of(source)
        self._starts = [block.start for block in blocks]
        self._pages = [block.page for block in blocks]

    def at(self, character: int) -> int | None:
        """The page of the block that begins last before or at the character."""
        block = bisect_right(self._starts, character) - 1
        return self._pages[block] if block >= 0 else None
