"""A file, kept once however often it is brought in."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    """A file kept under the digest of its bytes, so that it can neither change nor be doubled.

    The row is written after the bytes are safely on disk: where there is a row there is a file.
    """

    sha256 = models.CharField(_("SHA-256 digest"), max_length=64, unique=True)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    media_type = models.CharField(_("media type"), max_length=127)
    stored_at = models.DateTimeField(_("stored"), auto_now_add=True)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def path(self) -> Path:
        """Where the bytes lie."""
        return path_of(self.sha256)

    def read(self) -> bytes:
        """The bytes. Raises :class:`OSError` when the disk has lost them."""
        return self.path.read_bytes()


def path_of(sha256: str) -> Path:
    """Where the file with this digest lies: two levels of folders keep each folder small."""
    return Path(settings.FILES_DIR) / sha256[:2] / sha256[2:4] / sha256
