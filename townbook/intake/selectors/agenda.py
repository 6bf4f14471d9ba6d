"""What a city's documents say is waiting for a working group."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Coalesce

from townbook.cities.models import City
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft
from townbook.sources.models.source import KEY_LENGTH


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
    # The database cuts the agenda out: a whole Draft is a megabyte of JSON.
    agenda_of = Coalesce(KeyTransform("agenda", "reviewed"), KeyTransform("agenda", "content"))
    agendas = drafts.values_list("source_id", "source__sha256", agenda_of)
    found = []
    for source_id, digest, agenda in agendas:
        for point in agenda or ():
            start, end = point["passage"]
            has_item = point["item"] is not None
            found.append(WaitingPoint(point["group"], source_id, digest[:KEY_LENGTH], start, end, has_item))
    return found
