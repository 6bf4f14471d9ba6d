"""What a city's documents say is waiting for a working group."""

from __future__ import annotations

from dataclasses import dataclass

from townbook.cities.models import City
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft


@dataclass(frozen=True, slots=True)
class WaitingPoint:
    """Something a document says is waiting for a working group, and where it says so.

    ``has_item`` tells whether it belongs to an item of the document's plan.
    """

    group: str
    source_id: int
    source_key: str
    start: int
    end: int
    has_item: bool


def waiting_points(*, city: City) -> list[WaitingPoint]:
    """The points of the accepted Drafts, newest document first. One query."""
    drafts = Draft.objects.filter(city=city, state=DraftState.ACCEPTED).order_by("-accepted_at", "-id")
    found = []
    for draft in drafts.select_related("source").only("source__sha256", "content"):
        for point in draft.content.get("agenda", ()):
            start, end = point["passage"]
            has_item = point["item"] is not None
            found.append(
                WaitingPoint(point["group"], draft.source_id, draft.source.key, start, end, has_item)
            )
    return found
