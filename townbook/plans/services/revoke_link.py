"""Take a reporting link back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from townbook.accounts.models import User
from townbook.cities.services.note_change import note_change
from townbook.plans.models import ReportingLink


@transaction.atomic
def revoke_link(*, link: ReportingLink, actor: User | None) -> ReportingLink:
    """The link, which opens nothing from now on; what was written by it stays. Again changes nothing."""
    link = (
        ReportingLink.objects.select_for_update(of=("self",))
        .select_related("period__plan__city", "body")
        .get(pk=link.pk)
    )
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        note_change(
            city=link.period.plan.city,
            actor=actor,
            action="revoked",
            record="reporting link",
            record_id=link.pk,
            label=link.body.name,
            before={"revoked": False},
            after={"revoked": True},
        )
    return link
