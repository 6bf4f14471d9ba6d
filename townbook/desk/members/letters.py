"""The letter that invites somebody."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from townbook.cities.models import Invitation
from townbook.notices.letters.message import named
from townbook.ui.site_address import Site

log = logging.getLogger(__name__)


def send_invitation(*, invitation: Invitation, token: str, site: Site) -> bool:
    """Whether the letter went out. It is in the language the invitation says."""
    city = invitation.city
    with translation.override(invitation.language):
        subject = _("%(city)s invites you") % {"city": named(city.name_in(invitation.language))}
        context = {
            "city": city.name_in(invitation.language),
            "name": invitation.user.name,
            "by": invitation.made_by.name if invitation.made_by else "",
            "address": site.absolute(reverse("invitation", args=[token])),
        }
        text = render_to_string("desk/members/invitation.txt", context)
    try:
        EmailMessage(subject, text, to=[invitation.user.email]).send()
    except (SMTPException, OSError) as error:
        # Not the traceback: a mail server repeats the address it refuses.
        log.error("An invitation could not be sent: %s", type(error).__name__)  # noqa: TRY400
        return False
    return True
