"""Files kept by the digest of their bytes."""

from townbook.files.models.stored_file import StoredFile

__all__ = ["StoredFile"]
