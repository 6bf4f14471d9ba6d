"""A letter that is due."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.notices.enums import LetterKind
from townbook.notices.models.follower import Follower
from townbook.notices.models.subscription import Subscription


class Letter(models.Model):
    """A letter to write and send when it is due: the confirmation of a subscription, or a follower's news.

    A confirmation is gone once it was sent; the letter of news stays, and is due again. Its words are not
    kept: they are written when it is sent. Whoever sends it holds it with ``claim`` until ``claimed_until``,
    after which another may. ``failures`` counts those since it last went out; ``last_error`` is the kind of
    the last one, never what it said, for that may hold the address.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=LetterKind.choices)
    follower = models.ForeignKey(
        Follower, on_delete=models.CASCADE, related_name="letters", verbose_name=_("follower")
    )
    subscription = models.OneToOneField(
        Subscription,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="letter",
        verbose_name=_("subscription"),
    )
    due_at = models.DateTimeField(_("due"), db_index=True)
    claim = models.CharField(_("held by"), max_length=32, blank=True)
    claimed_until = models.DateTimeField(_("held until"), null=True, blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    last_error = models.CharField(_("last failure"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["due_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=LetterKind.CONFIRMATION, subscription__isnull=False)
                | models.Q(kind=LetterKind.DIGEST, subscription__isnull=True),
                name="letter_confirms_a_subscription_or_tells_news",
            ),
            models.UniqueConstraint(
                fields=["follower"],
                condition=models.Q(kind=LetterKind.DIGEST),
                name="follower_has_one_letter_of_news",
            ),
            models.CheckConstraint(
                condition=models.Q(claim="", claimed_until__isnull=True)
                | (~models.Q(claim="") & models.Q(claimed_until__isnull=False)),
                name="letter_is_held_until_a_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(failures=0, last_error="")
                | (models.Q(failures__gt=0) & ~models.Q(last_error="")),
                name="letter_failure_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"
