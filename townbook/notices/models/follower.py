"""Somebody who follows."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Follower(models.Model):
    """A mail address that letters go to, and nothing else of a person.

    It is here as long as a subscription is, and goes with the last one. ``address`` is in small letters.
    """

    address = models.EmailField(_("mail address"), unique=True)

    class Meta:
        verbose_name = _("follower")
        verbose_name_plural = _("followers")
        constraints = [
            models.CheckConstraint(condition=~models.Q(address=""), name="follower_has_an_address")
        ]

    def __str__(self) -> str:
        """Never the address: this is what stands in logs."""
        return f"{self._meta.verbose_name} {self.pk}"
