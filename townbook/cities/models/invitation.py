"""Somebody was asked to take part in a city's work."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.models.city import City


class Invitation(models.Model):
    """A letter with a link by which a person takes up their account: signed, expiring, good once.

    The link's secret is in the letter alone; ``digest`` is the SHA-256 of it. ``accepted_at`` and
    ``withdrawn_at`` say how it ended; both empty, it waits.
    """

    city = models.ForeignKey(
        City, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("city")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="invitations",
        verbose_name=_("user"),
    )
    digest = models.CharField(_("digest of the secret"), max_length=64, unique=True)
    language = models.CharField(_("language of the letter"), max_length=2, choices=settings.LANGUAGES)
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
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-id"]
        indexes = [models.Index(fields=["city", "user"], name="invitations_of_a_person")]

    def __str__(self) -> str:
        return f"{self.user}, {self.city}"
