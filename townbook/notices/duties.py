"""What is done for those who follow, as time passes."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from townbook.notices.services.forget_unconfirmed import forget_unconfirmed
from townbook.notices.services.send_letters import LETTERS_AT_ONCE, Outcome, send_letters
from townbook.timer.registry import AT_MOST, Duty
from townbook.ui.site_address import own_site


def _send() -> int:
    """Letters that went out. Raises :class:`~townbook.ui.site_address.SiteAddressMissing`."""
    site, total, ends = own_site(), Outcome(), monotonic() + AT_MOST.total_seconds()
    while monotonic() < ends:
        outcome = send_letters(site=site, now=timezone.now())
        total += outcome
        if outcome.letters < LETTERS_AT_ONCE:
            break
    return total.sent


def _forget() -> int:
    return forget_unconfirmed(now=timezone.now())


DUTIES = (
    Duty("notices: send letters", _("Letters to those who follow"), timedelta(minutes=2), _send),
    Duty("notices: forget", _("Unconfirmed addresses forgotten"), timedelta(hours=1), _forget),
)
