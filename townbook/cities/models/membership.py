"""Who may do what in a city."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.enums import ROLES_WITHIN_A_BODY, Role
from townbook.cities.models.body import Body
from townbook.cities.models.city import City


class Membership(models.Model):
    """A person's role in a city, or in one body of it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("user")
    )
    city = models.ForeignKey(
        City, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("city")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    body = models.ForeignKey(
        Body,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("body"),
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            # Two constraints, because a database holds two rows without a body to be different.
            models.UniqueConstraint(
                fields=["user", "city", "role"],
                condition=models.Q(body__isnull=True),
                name="membership_is_unique_in_its_city",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "body"],
                condition=models.Q(body__isnull=False),
                name="membership_is_unique_in_its_body",
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="membership_role_is_known"),
            models.CheckConstraint(
                condition=~models.Q(role__in=sorted(ROLES_WITHIN_A_BODY)) | models.Q(body__isnull=False),
                name="membership_of_a_body_names_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}, {self.city}"
