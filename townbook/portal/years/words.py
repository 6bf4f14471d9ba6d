"""What the review calls its chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from townbook.portal.years.review import Topic

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_TITLES: dict[Topic, StrPromise] = {
    Topic.DONE: _("What was done"),
    Topic.UNDER_WAY: _("What is under way"),
    Topic.STOPPED: _("What stopped or did not begin, and why"),
    Topic.NEXT: _("What comes next"),
    Topic.UNREPORTED: _("What nobody reported on"),
}


def topic_title(topic: Topic) -> str:
    """The chapter's title in the language being spoken."""
    return str(_TITLES[topic])
