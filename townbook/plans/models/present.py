"""What is there: being removed is a state of a record, not the end of its row."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class PresentManager(models.Manager[Row]):
    """The records that were not removed; ``all_rows`` has the others too."""

    def get_queryset(self) -> models.QuerySet[Row]:
        """Without those that have a ``removed_at``."""
        return super().get_queryset().filter(removed_at__isnull=True)
