"""The letter to somebody whose keys were taken off their account."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from townbook.accounts.models import User

log = logging.getLogger(__name__)


def send_reset_letter(*, user: User) -> bool:
    """Whether the letter went out, in the person's own language."""
    with translation.override(user.language or settings.LANGUAGE_CODE):
        address = f"{settings.TOWNBOOK_URL}{reverse('account_reset_password')}"
        text = render_to_string("account/email/reset_message.txt", {"address": address})
        letter = EmailMessage(_("Your account"), text, to=[user.email])
    try:
        letter.send()
    except (SMTPException, OSError) as error:
        # Not the traceback: a mail server repeats the address it refuses.
        log.error("A letter could not be sent: %s", type(error).__name__)  # noqa: TRY400
        return False
    return True
