"""Show a source to the public."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from townbook.cities.services.mark_published import mark_published
from townbook.search.services.index_objects import index_objects
from townbook.sources.models import Source
from townbook.sources.searchable import SOURCES


@transaction.atomic
def publish_source(*, source: Source) -> Source:
    """The source, which the public sees, and finds, from now on."""
    source.is_published = True
    source.published_at = source.published_at or timezone.now()
    source.save(update_fields=["is_published", "published_at"])
    mark_published(city=source.city)
    index_objects(changed={SOURCES.name: [source.pk]})
    return source
