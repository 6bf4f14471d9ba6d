"""People who follow, and the letters they got."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.core.mail import EmailMultiAlternatives

from townbook.notices.models import Subscription
from townbook.notices.services.ask_to_follow import ask_to_follow
from townbook.notices.services.confirm_subscription import confirm_subscription
from townbook.ui.site_address import Site

SITE = Site("https://plan.example")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
OLENA, DARIUSH = "olena@verbivka.example", "dariush@anarabad.example"


def asked(
    address: str = OLENA,
    key: str = "river",
    *,
    language: str = "uk",
    client: str = "192.0.2.7",
    now: datetime = NOON,
) -> Subscription:
    """Somebody asked to follow."""
    ask_to_follow(address=address, kind="bulletin", key=key, language=language, client=client, now=now)
    return Subscription.objects.get(follower__address=address.lower(), kind="bulletin", key=key)


def confirmed(
    address: str = OLENA,
    key: str = "river",
    *,
    language: str = "uk",
    client: str = "192.0.2.7",
    now: datetime = NOON,
) -> Subscription:
    """Somebody asked to follow, and confirmed."""
    subscription = asked(address, key, language=language, client=client, now=now)
    return confirm_subscription(subscription=subscription, now=now)


def paths_in(text: str) -> list[str]:
    """The paths of the links in a letter, in their order."""
    return [urlsplit(link).path for link in re.findall(r"https?://\S+", text)]


def html_of(letter: EmailMultiAlternatives) -> str:
    """The letter's other form."""
    ((content, media_type),) = letter.alternatives
    assert media_type == "text/html"
    return str(content)
