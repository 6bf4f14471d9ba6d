"""Drafts of a city's documents."""

from __future__ import annotations

from townbook.cities.models import City
from townbook.intake.difference import Difference
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft
from townbook.reading.draft import Draft as ReadDraft
from townbook.reading.serialise import draft_from_json
from townbook.sources.models import Source


def draft_of_file(*, city: City, sha256: str) -> Draft | None:
    """The city's Draft of the file with that digest, with its source and city, or ``None``."""
    drafts = Draft.objects.select_related("source", "city", "plan")
    return drafts.filter(city=city, source__sha256=sha256).first()


def accepted_draft_of(*, source: Source) -> Draft | None:
    """The accepted Draft of a source, which the public may see, or ``None``."""
    return (
        Draft.objects.select_related("plan")
        .filter(source=source, city=source.city_id, state=DraftState.ACCEPTED)
        .first()
    )


def content_of(draft: Draft) -> ReadDraft:
    """What the document says: indicators, agenda, decisions, assignments and all else.

    Once accepted, with what people corrected before. Raises
    :class:`~townbook.reading.serialise.InvalidDraft` for content that is no Draft.
    """
    return draft_from_json(draft.content if draft.reviewed is None else draft.reviewed)


def difference_of(draft: Draft) -> Difference | None:
    """What acceptance found against the plan, or ``None`` before it, and for a document without items."""
    return Difference.from_json(draft.difference) if draft.difference else None
