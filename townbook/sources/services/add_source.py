"""Take in a document as a reader read it."""

from __future__ import annotations

from django.db import transaction

from townbook.accounts.models import User
from townbook.cities.models import City
from townbook.files.models import StoredFile
from townbook.reading.source import Source as ReadSource
from townbook.sources.blocks import block_to_json
from townbook.sources.models import Source


@transaction.atomic
def add_source(*, city: City, file: StoredFile, read: ReadSource, title: str, actor: User | None) -> Source:
    """The document's source, not yet published.

    Raises :class:`~django.db.IntegrityError` when the city has the same document already, and
    :class:`ValueError` when ``file`` is not the file that was read.
    """
    if file.sha256 != read.sha256:
        raise ValueError("the stored file is not the one that was read")
    return Source.objects.create(
        city=city,
        file=file,
        sha256=read.sha256,
        name=read.name,
        media_type=read.media_type,
        language=read.language,
        title=title,
        text=read.text,
        blocks=[block_to_json(block) for block in read.blocks],
        characters=len(read.text),
        added_by=actor,
    )
