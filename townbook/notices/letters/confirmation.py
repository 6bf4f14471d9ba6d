"""The letter that asks whether it was really you."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import gettext

from townbook.notices.letters.message import message, named
from townbook.notices.models import Subscription
from townbook.notices.periods import UNCONFIRMED_IS_KEPT
from townbook.notices.registry import Topic, letter_pages
from townbook.notices.tokens import confirmation_token
from townbook.ui.formats import whole_number
from townbook.ui.site_address import Site


def confirmation(*, subscription: Subscription, topic: Topic, site: Site) -> EmailMultiAlternatives:
    """The letter, in the subscription's language. Who follows the topic already is told so instead."""
    with translation.override(subscription.language):
        title = topic.title(subscription.language)
        is_known = subscription.confirmed_at is not None
        subject = (
            gettext("You follow this already: %(topic)s")
            if is_known
            else gettext("Please confirm: %(topic)s")
        )
        return message(
            follower=subscription.follower,
            subject=subject % {"topic": named(title)},
            template="already_followed" if is_known else "confirmation",
            context={
                "title": title,
                "page": site.absolute(topic.path),
                "confirm": site.absolute(letter_pages().confirm(confirmation_token(subscription))),
                "days": whole_number(UNCONFIRMED_IS_KEPT.days, subscription.language),
                "day_count": UNCONFIRMED_IS_KEPT.days,
            },
            site=site,
        )
