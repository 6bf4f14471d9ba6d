"""Sources as things to find: a passage of a few paragraphs at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.utils.translation import gettext_lazy as _

from townbook.cities.models import City
from townbook.search.registry import Findable, SearchableKind
from townbook.sources.models import Source
from townbook.sources.selectors.sources import blocks_of

SHORTEST_PART = 1_000
"""Characters after which a part of a source ends with its block."""


def _public_ids(city: City) -> Iterator[int]:
    ids = Source.objects.filter(city=city, is_published=True).order_by("pk").values_list("pk", flat=True)
    return ids.iterator()


def _findables(ids: Collection[int]) -> Iterator[Findable]:
    for source in Source.objects.filter(pk__in=list(ids), is_published=True).order_by("pk").iterator():
        for part, (start, end) in enumerate(_parts(source)):
            yield Findable(
                city_id=source.city_id,
                object_id=source.pk,
                language=source.language,
                title=str(source),
                text=source.text[start:end],
                address={"source": source.key},
                part=part,
                offset=start,
            )


def _parts(source: Source) -> Iterator[tuple[int, int]]:
    """Ranges of the text that hold whole blocks, one after the other; one at least."""
    first = 0
    for block in blocks_of(source):
        if block.end - first >= SHORTEST_PART:
            yield first, block.end
            first = block.end
    if first < source.characters or not first:
        yield first, source.characters


SOURCES = SearchableKind(
    name="source", label=_("Documents"), public_ids=_public_ids, findables=_findables, weight=0.5
)
