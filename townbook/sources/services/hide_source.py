"""Take a source back from the public."""

from __future__ import annotations

from django.db import transaction

from townbook.cities.services.mark_published import mark_published
from townbook.search.services.index_objects import index_objects
from townbook.sources.models import Source
from townbook.sources.searchable import SOURCES


@transaction.atomic
def hide_source(*, source: Source) -> Source:
    """The source, which the public neither sees nor finds any more; nothing of it is lost."""
    source.is_published = False
    source.save(update_fields=["is_published"])
    mark_published(city=source.city)
    index_objects(changed={SOURCES.name: [source.pk]})
    return source
