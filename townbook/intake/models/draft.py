"""What the reader made of a document."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import City
from townbook.intake.enums import DraftState
from townbook.plans.models import Plan
from townbook.sources.models import Source


class Draft(models.Model):
    """What the reader made of a document, before and after a person confirmed it.

    ``content`` is ``townbook-draft/1`` JSON, as the reader made it, and never changes. ``reviewed`` is the
    same with what people corrected, written when the Draft is accepted, and ``None`` where they corrected
    nothing. Both stay: what they hold for other contexts (indicators, agenda, decisions, assignments) is
    read from :func:`townbook.intake.selectors.drafts.content_of`. ``difference`` is
    what acceptance found against the plan as it was, as
    :meth:`townbook.intake.difference.Difference.to_json` writes it.
    """

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="drafts", verbose_name=_("city"))
    source = models.OneToOneField(
        Source, on_delete=models.PROTECT, related_name="draft", verbose_name=_("source")
    )
    content = models.JSONField(_("content"))
    reviewed = models.JSONField(_("content after the review"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=DraftState.choices, default=DraftState.WAITING
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("accepted by"),
    )
    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="drafts", verbose_name=_("plan")
    )
    difference = models.JSONField(_("difference"), default=dict, blank=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ["city_id", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=DraftState.WAITING, accepted_at__isnull=True, plan__isnull=True)
                | models.Q(state=DraftState.ACCEPTED, accepted_at__isnull=False),
                name="draft_is_accepted_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} ({self.get_state_display()})"
