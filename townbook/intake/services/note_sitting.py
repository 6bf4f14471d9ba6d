"""Write down in the city's history that somebody reviewed a Draft."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from townbook.cities.models import Change
from townbook.cities.services.note_change import note_change
from townbook.intake.models import DraftOperation

SITTING = timedelta(hours=1)
"""What one person does to one Draft within this time of beginning is one change in the history."""


@transaction.atomic
def note_sitting(*, row: DraftOperation) -> None:
    """The step counted in its sitting, or the sitting begun with it; the Draft is held by the caller.

    Each step stands in the Draft's own history with what it says. In the city's there is who reviewed what,
    when, and how many steps of which kind. Two queries.
    """
    kind, draft = row.operation["kind"], row.draft
    sittings = Change.objects.filter(
        city=draft.city_id, record="draft", record_id=draft.pk, action="reviewed", actor=row.actor
    )
    sitting = sittings.filter(made_at__gt=timezone.now() - SITTING).order_by("-id").first()
    if sitting is None:
        note_change(
            city=draft.city,
            actor=row.actor,
            action="reviewed",
            record="draft",
            record_id=draft.pk,
            label=str(draft.source),
            before={},
            after={"steps": {kind: 1}},
        )
        return
    steps = sitting.after["steps"]
    sitting.after = {"steps": {**steps, kind: steps.get(kind, 0) + 1}}
    sitting.save(update_fields=["after"])
