"""Letters that could not be sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max

from townbook.notices.models import Letter


@dataclass(frozen=True, slots=True)
class Failure:
    """A kind of failure, how many letters wait because of it, and how often one of them was tried."""

    error: str
    letters: int
    most_tries: int


def failures() -> list[Failure]:
    """Why letters wait, the most frequent reason first. One query."""
    waiting = Letter.objects.filter(failures__gt=0).order_by().values("last_error")
    counted = waiting.annotate(letters=Count("pk"), most=Max("failures")).order_by("-letters", "last_error")
    return [Failure(row["last_error"], row["letters"], row["most"]) for row in counted]
