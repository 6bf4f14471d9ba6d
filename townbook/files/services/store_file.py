"""Write the row of a file that is being brought in."""

from __future__ import annotations

from django.db import transaction

from townbook.files.models import StoredFile
from townbook.files.services.bring_in_file import IncomingFile


@transaction.atomic
def store_file(*, file: IncomingFile, media_type: str) -> StoredFile:
    """The file's row, the one there is when the same bytes were stored before."""
    stored, _ = StoredFile.objects.get_or_create(
        sha256=file.sha256, defaults={"size": file.size, "media_type": media_type}
    )
    return stored
