"""What somebody follows."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.notices.models.follower import Follower

LANGUAGE_CODES = [code for code, _name in settings.LANGUAGES]

LONGEST_KEY = 500
"""Characters of a key; at four bytes each they fit an entry of PostgreSQL's index, 2704 bytes."""


class Subscription(models.Model):
    """A topic somebody asked to follow; until it is confirmed by letter, nothing else is sent for it.

    ``kind`` and ``key`` name the topic (:mod:`townbook.notices.registry`). ``asked_at`` is when it was last
    asked for, ``told_until`` the moment up to which its news were told: at first that of the confirmation.
    """

    follower = models.ForeignKey(
        Follower, on_delete=models.CASCADE, related_name="subscriptions", verbose_name=_("follower")
    )
    kind = models.CharField(_("kind of topic"), max_length=16)
    key = models.CharField(_("topic"), max_length=LONGEST_KEY)
    language = models.CharField(_("language of the letters"), max_length=2, choices=settings.LANGUAGES)
    asked_at = models.DateTimeField(_("asked for"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    told_until = models.DateTimeField(_("news told until"), null=True, blank=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["follower", "kind", "key"], name="topic_is_followed_once"),
            models.CheckConstraint(
                condition=~models.Q(kind="") & ~models.Q(key=""), name="subscription_has_a_topic"
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=LANGUAGE_CODES), name="subscription_language_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True, told_until__isnull=True)
                | models.Q(
                    confirmed_at__isnull=False,
                    told_until__isnull=False,
                    told_until__gte=models.F("confirmed_at"),
                ),
                name="subscription_tells_from_its_confirmation",
            ),
        ]
        indexes = [
            # Finds those to be forgotten, which are few.
            models.Index(
                fields=["asked_at"],
                condition=models.Q(confirmed_at__isnull=True),
                name="subscription_unconfirmed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
