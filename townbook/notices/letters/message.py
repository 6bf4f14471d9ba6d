"""What all letters have in common: both forms, the language, and the way out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import Truncator

from townbook.notices.models import Follower
from townbook.notices.registry import letter_pages
from townbook.notices.tokens import own_token
from townbook.text.languages import direction
from townbook.ui.site_address import Site

LONGEST_NAME_IN_SUBJECT = 100

FIRST_STRONG, POP = "\u2068", "\u2069"
"""Around words of any direction in plain text (Unicode Annex 9, FSI and PDI): ``<bdi>`` of a plain letter."""


def isolated(text: str) -> str:
    """The text so that its direction and that of the words around it leave each other alone."""
    return f"{FIRST_STRONG}{text}{POP}"


def named(title: str) -> str:
    """The title for a subject: on one line, short, and of whatever direction."""
    return isolated(Truncator(" ".join(title.split())).chars(LONGEST_NAME_IN_SUBJECT))


def message(
    *, follower: Follower, subject: str, template: str, context: Mapping[str, Any], site: Site
) -> EmailMultiAlternatives:
    """A letter in the language being spoken, as plain text and as HTML (``notices/<template>.txt, .html``).

    Mail programs leave with one click by RFC 8058; the address for it needs no sign-in. The headers say that
    no answer is expected (RFC 3834).
    """
    language = translation.get_language() or settings.LANGUAGE_CODE
    leave = site.absolute(letter_pages().leave(own_token(follower)))
    words = {
        **context,
        "language": language,
        "direction": direction(language),
        "subject": subject,
        "leave": leave,
        "own": site.absolute(letter_pages().own(own_token(follower))),
    }
    letter = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string(f"notices/{template}.txt", words),
        to=[follower.address],
        headers={
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
            "Content-Language": language,
        },
    )
    letter.attach_alternative(render_to_string(f"notices/{template}.html", words), "text/html")
    return letter
