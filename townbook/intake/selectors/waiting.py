"""Drafts that wait for a person. Only members of the city may see them."""

from __future__ import annotations

from django.db.models import QuerySet

from townbook.cities.models import City
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft
from townbook.sources.models.source import KEY_LENGTH


def waiting_drafts(*, city: City) -> QuerySet[Draft]:
    """The city's Drafts nobody has accepted yet, newest first, without their long texts."""
    return (
        Draft.objects.filter(city=city, state=DraftState.WAITING)
        .select_related("source")
        .defer("content", "reviewed", "source__text", "source__blocks")
        .order_by("-id")
    )


def draft_by_source_key(*, city: City, key: str) -> Draft:
    """The city's Draft of the source with that key, waiting or accepted, with source, file and city.

    Raises :class:`Draft.DoesNotExist`, for another city's Draft too.
    """
    if len(key) != KEY_LENGTH:
        raise Draft.DoesNotExist
    drafts = Draft.objects.select_related("source__file", "city", "plan")
    return drafts.get(city=city, source__sha256__startswith=key)
