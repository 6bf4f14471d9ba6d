"""Drafts of several cities that wait for a person, without reading them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import OuterRef, Subquery

from townbook.cities.models import Change, City
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft, DraftOperation
from townbook.intake.review_doubts import open_doubts


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A Draft that waits. ``doubts`` are those nobody has settled yet."""

    city_id: int
    source_key: str
    title: str
    language: str
    added_at: datetime
    doubts: int


def open_drafts(*, cities: Iterable[City]) -> list[OpenDraft]:
    """The Drafts of the cities that nobody accepted yet, oldest first.

    Their doubts are counted as the review's page counts them, and counted again only when the review went
    on or the city changed. One query where nothing did, and no long text in it.
    """
    operations = DraftOperation.objects.filter(draft=OuterRef("pk")).order_by("-number").values("made_at")
    changes = Change.objects.filter(city=OuterRef("city")).order_by("-pk").values("made_at")
    drafts = (
        Draft.objects.filter(city__in=list(cities), state=DraftState.WAITING)
        .select_related("source")
        .only("city_id", *(f"source__{name}" for name in ("sha256", "title", "name", "language", "added_at")))
        .annotate(last_operation=Subquery(operations[:1]), last_change=Subquery(changes[:1]))
        .order_by("source__added_at", "id")
    )
    return [
        OpenDraft(
            city_id=draft.city_id,
            source_key=draft.source.key,
            title=str(draft.source),
            language=draft.source.language,
            added_at=draft.source.added_at,
            doubts=_doubts(draft.pk, (draft.source.added_at, draft.last_operation, draft.last_change)),
        )
        for draft in drafts
    ]


@lru_cache(maxsize=500)
def _doubts(draft_id: int, moments: tuple[datetime | None, ...]) -> int:
    """Whatever changes what is doubtful adds an operation, or a change of the city's records: ``moments``
    are those of the document and of the last of each.
    """
    del moments
    return open_doubts(draft=Draft.objects.select_related("city").get(pk=draft_id))
