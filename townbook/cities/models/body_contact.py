"""Where a body is written to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from townbook.cities.enums import ContactRole
from townbook.cities.models.body import Body


class BodyContact(models.Model):
    """An address a body is written to: its reporters get the link to its form, its head hears of delays.

    Only the city's staff see it: it is in no feed, export, log or the record.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="contacts", verbose_name=_("body"))
    role = models.CharField(_("role"), max_length=10, choices=ContactRole.choices)
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("email address"))
    language = models.CharField(
        _("language of the letters"), max_length=2, choices=settings.LANGUAGES, blank=True
    )

    class Meta:
        verbose_name = _("contact of a body")
        verbose_name_plural = _("contacts of bodies")
        ordering = ["body_id", "role", "id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "role", "email"], name="contact_is_named_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=ContactRole.values), name="contact_role_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="contact_email_is_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.body)
