"""The letter of news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import ngettext

from townbook.notices.letters.message import message, named
from townbook.notices.models import Follower
from townbook.notices.registry import News, Words
from townbook.notices.selectors.tidings import Tidings
from townbook.ui.formats import whole_number
from townbook.ui.site_address import Site

MOST_TOLD = 20
"""Pieces of news told of one topic; the page has the others."""

LONGEST_TEXT = 400
"""Characters of what the city wrote that a letter repeats."""


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of news as a letter tells it."""

    address: str
    name: str
    language: str
    text: str
    words: Words


@dataclass(frozen=True, slots=True)
class Section:
    """What is new of one topic; ``more`` pieces of it are only on its page."""

    title: str
    page: str
    told: tuple[Told, ...]
    more: int


def digest(*, follower: Follower, tidings: Sequence[Tidings], site: Site) -> EmailMultiAlternatives:
    """One letter of all that is new, in the language the follower chose last."""
    language = max(tidings, key=lambda each: each.subscription.pk).subscription.language
    with translation.override(language):
        sections = tuple(_section(each, language, site) for each in tidings)
        count = sum(len(each.news) for each in tidings)
        subject = ngettext("%(topic)s: %(count)s new", "%(topic)s: %(count)s new", count) % {
            "topic": named(sections[0].title),
            "count": whole_number(count, language),
        }
        return message(
            follower=follower, subject=subject, template="digest", context={"sections": sections}, site=site
        )


def _section(tidings: Tidings, language: str, site: Site) -> Section:
    told = tuple(_told(each, language, site) for each in tidings.news[:MOST_TOLD])
    return Section(
        title=tidings.topic.title(language),
        page=site.absolute(tidings.topic.path),
        told=told,
        more=len(tidings.news) - len(told),
    )


def _told(news: News, language: str, site: Site) -> Told:
    return Told(
        address=site.absolute(news.path),
        name=news.name,
        language=news.language,
        text=Truncator(" ".join(news.text.split())).chars(LONGEST_TEXT),
        words=news.words(language),
    )
