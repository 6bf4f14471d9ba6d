"""Sources the public may see."""

from __future__ import annotations

from django.db.models import QuerySet

from townbook.cities.models import City
from townbook.reading.source import Block
from townbook.sources.blocks import block_from_json
from townbook.sources.models import Source
from townbook.sources.models.source import KEY_LENGTH


def published_sources(*, city: City) -> QuerySet[Source]:
    """The city's published sources, newest first, without their long texts."""
    return (
        Source.objects.filter(city=city, is_published=True)
        .defer("text", "blocks")
        .order_by("-added_at", "-id")
    )


def published_source(*, city: City, key: str) -> Source:
    """The published source of an address, with its text and blocks, and its file.

    Raises :class:`Source.DoesNotExist`, also for a source of another city, for one not published,
    and for a key of another length.
    """
    if len(key) != KEY_LENGTH:
        raise Source.DoesNotExist
    return Source.objects.select_related("file").get(city=city, is_published=True, sha256__startswith=key)


def blocks_of(source: Source) -> tuple[Block, ...]:
    """The source's headings, paragraphs, list entries and table rows, in reading order."""
    return tuple(block_from_json(form) for form in source.blocks)
