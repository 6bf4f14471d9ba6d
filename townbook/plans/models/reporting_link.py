"""The one link by which a body reports without an account."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import Body
from townbook.plans.models.period import Period


class ReportingLink(models.Model):
    """A link that opens one body's form for one period: signed, expiring, revocable.

    The link's secret is in the letter alone; ``digest`` is the SHA-256 of it. ``recipient`` says who it was
    made for in words that may be shown, never their address.
    """

    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="links", verbose_name=_("period")
    )
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="reporting_links", verbose_name=_("body")
    )
    digest = models.CharField(_("digest of the secret"), max_length=64, unique=True)
    recipient = models.CharField(_("made for"), max_length=200, blank=True)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    class Meta:
        verbose_name = _("reporting link")
        verbose_name_plural = _("reporting links")
        ordering = ["period_id", "body_id", "-id"]

    def __str__(self) -> str:
        return f"{self.body}, {self.period}"
