"""Which records the reader's doubts are about."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping

from townbook.intake.review.references import body_reference, item_reference
from townbook.reading.draft import Draft
from townbook.reading.source import Passage


def doubts_by_record(draft: Draft) -> Mapping[str, tuple[int, ...]]:
    """By record, the places of the doubts about it, from 0.

    A doubt is about what was read from its passage: an item and the body that answers for it, the item
    whose line it is, else the one whose report it is in. A doubt that meets nothing is about no record.
    """
    surest = _Ranges((passage, records) for passage, records in _named(draft))
    reported = _Ranges(
        (passage, (item_reference(report.item),)) for report in draft.reports for passage in report.passages
    )
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, doubt in enumerate(draft.doubts):
        records = surest.meeting(doubt.passage) or reported.meeting(doubt.passage)
        for record in records:
            found[record].append(place)
    return {record: tuple(places) for record, places in found.items()}


def _named(draft: Draft) -> Iterator[tuple[Passage, tuple[str, ...]]]:
    for item in draft.items:
        yield item.passage, (item_reference(item.key),)
        for answer in item.responsibilities:
            yield answer.passage, (item_reference(item.key), body_reference(answer.body))
    for kind in ("decision", "assignment", "indicator"):
        for place, part in enumerate(getattr(draft, f"{kind}s")):
            yield part.passage, (f"{kind}:{place}",)
    for place, entry in enumerate(draft.agenda):
        yield entry.passage, (f"agenda:{place}",)


class _Ranges:
    """Passages and what was read from them, to be found by another passage."""

    def __init__(self, ranges: Iterator[tuple[Passage, tuple[str, ...]]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [passage[0] for passage, _ in self._ranges]
        self._longest = max((passage[1] - passage[0] for passage, _ in self._ranges), default=0)

    def meeting(self, wanted: Passage) -> tuple[str, ...]:
        """The records of the passages that share a character with the wanted one, each once."""
        start, end = wanted
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        met = self._ranges[first:last]
        return tuple(dict.fromkeys(record for passage, of in met if passage[1] > start for record in of))
