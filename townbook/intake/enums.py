"""What a Draft goes through."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DraftState(models.TextChoices):
    """Whether a person has confirmed a Draft."""

    WAITING = "waiting", _("Waits for review")
    ACCEPTED = "accepted", _("Accepted")
