"""What all processes remember together for a while: how often somebody tried to sign in."""

from __future__ import annotations

from django.db import models


class SharedValue(models.Model):
    """A row of the table behind Django's cache; only the cache's own code reads and writes it.

    It is a model so that migrations make the table, as any other, on every database. The columns are those
    that :class:`django.core.cache.backends.db.DatabaseCache` expects. A key holds a mail address or a network
    address as a keyed hash only.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "accounts_shared_value"

    def __str__(self) -> str:
        return self.cache_key
