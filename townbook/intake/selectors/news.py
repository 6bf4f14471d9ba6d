"""What a city published last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models.functions import Coalesce

from townbook.cities.models import City
from townbook.sources.models import Source
from townbook.sources.selectors.sources import published_sources


@dataclass(frozen=True, slots=True)
class Publication:
    """A document, and when the public could first read it."""

    source: Source
    published_at: datetime


def newest_publications(*, city: City, most: int) -> list[Publication]:
    """The city's published documents, the last accepted first. One query."""
    sources = published_sources(city=city).annotate(at=Coalesce("draft__accepted_at", "added_at"))
    return [Publication(source, source.at) for source in sources.order_by("-at", "-id")[:most]]
