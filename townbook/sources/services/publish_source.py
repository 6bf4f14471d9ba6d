"""Show a source to the public."""

from __future__ import annotations

from django.db import transaction

from townbook.sources.models import Source


@transaction.atomic
def publish_source(*, source: Source) -> Source:
    """The source, which the public sees from now on."""
    source.is_published = True
    source.save(update_fields=["is_published"])
    return source
