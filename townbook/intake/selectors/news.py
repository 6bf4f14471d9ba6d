"""What a city published last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.db.models.functions import Coalesce

from townbook.cities.models import City
from townbook.sources.models import Source
from townbook.sources.selectors.sources import published_sources

_FIRST_SHOWN = Coalesce("published_at", "draft__accepted_at", "added_at")
"""What was published before the moment was kept was published when it was accepted."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A document, and when the public could first read it."""

    source: Source
    published_at: datetime


def newest_publications(*, city: City, most: int) -> list[Publication]:
    """The city's published documents, the last shown first. One query."""
    sources = published_sources(city=city).annotate(at=_FIRST_SHOWN)
    sources = sources.select_related("city")
    return [Publication(source, source.at) for source in sources.order_by("-at", "-id")[:most]]


def newest_publications_of(*, numbers: Collection[int], most: int) -> list[Publication]:
    """Those of the documents with these numbers that are published, of any city. One query."""
    sources = Source.objects.filter(pk__in=numbers, is_published=True).defer("text", "blocks")
    found = sources.annotate(at=_FIRST_SHOWN).select_related("city")
    return [Publication(source, source.at) for source in found.order_by("-at", "-id")[:most]]


def publications_since(*, since: Mapping[int, datetime], until: datetime) -> Mapping[int, list[Publication]]:
    """By city's number, its documents published after its moment, up to and with ``until``, newest first.

    One query, however many cities.
    """
    if not since:
        return {}
    sources = Source.objects.filter(city__in=since.keys(), is_published=True).defer("text", "blocks")
    found = sources.annotate(at=_FIRST_SHOWN).select_related("city")
    new: defaultdict[int, list[Publication]] = defaultdict(list)
    for source in found.filter(at__gt=min(since.values()), at__lte=until).order_by("-at", "-id"):
        if source.at > since[source.city_id]:
            new[source.city_id].append(Publication(source, source.at))
    return new


def cities_publishing_since(*, since: datetime, until: datetime) -> Mapping[int, datetime]:
    """By number of the city, when a document of it was published last. One query."""
    sources = Source.objects.filter(is_published=True).order_by()
    found = sources.annotate(at=_FIRST_SHOWN).filter(at__gt=since, at__lte=until)
    return dict(found.values_list("city_id").annotate(last=Max("at")))
