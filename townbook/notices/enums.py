"""Kinds of letters."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterKind(models.TextChoices):
    """What a letter is for."""

    CONFIRMATION = "confirmation", _("confirmation of a subscription")
    DIGEST = "digest", _("news")


class AttemptKind(models.TextChoices):
    """Whose attempts to subscribe are counted: those for a mail address, those from a client."""

    ADDRESS = "address", _("for a mail address")
    CLIENT = "client", _("from a client")
