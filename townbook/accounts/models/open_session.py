"""Where somebody is signed in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OpenSession(models.Model):
    """One browser that a person is signed in with, so that they can see it and end it.

    ``device`` is two words, what browser on what system, taken from what it says of itself; that text and
    the network address are not kept. ``seen_at`` is moved on once a day.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="open_sessions",
        verbose_name=_("user"),
    )
    session_key = models.CharField(_("key of the session"), max_length=40, unique=True)
    device = models.CharField(_("browser"), max_length=40, blank=True)
    began_at = models.DateTimeField(_("signed in"), auto_now_add=True)
    seen_at = models.DateTimeField(_("last visit"))

    class Meta:
        verbose_name = _("open session")
        verbose_name_plural = _("open sessions")
        ordering = ["-seen_at", "-id"]

    def __str__(self) -> str:
        return f"{self.user}, {self.device}"
