"""Drafts of several cities that wait for a person, without reading them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Subquery
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from townbook.cities.models import City
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft, DraftOperation


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
    """The Drafts of the cities that nobody accepted yet, oldest first. One query, and no long text in it."""
    resolved = (
        DraftOperation.objects.filter(
            draft=OuterRef("pk"), operation__kind="resolve", undoes__isnull=True, undone_by__isnull=True
        )
        .order_by()
        .values("draft")
        .annotate(doubts=Count(KeyTextTransform("doubt", "operation"), distinct=True))
    )
    drafts = (
        Draft.objects.filter(city__in=list(cities), state=DraftState.WAITING)
        .select_related("source")
        .only("city_id", *(f"source__{name}" for name in ("sha256", "title", "name", "language", "added_at")))
        .annotate(doubts=KeyTransform("doubts", "content"), resolved=Subquery(resolved.values("doubts")))
        .order_by("source__added_at", "id")
    )
    return [
        OpenDraft(
            city_id=draft.city_id,
            source_key=draft.source.key,
            title=str(draft.source),
            language=draft.source.language,
            added_at=draft.source.added_at,
            doubts=_left(draft.doubts, draft.resolved),
        )
        for draft in drafts
    ]


def _left(doubts: list[object] | None, resolved: int | None) -> int:
    return max(0, len(doubts or ()) - (resolved or 0))
