"""News as entries of a feed, in one language."""

from __future__ import annotations

from collections.abc import Callable

from townbook.notices.registry import News
from townbook.portal.feeds.atom import Entry

Absolute = Callable[[str], str]
"""Makes an absolute address of one that begins with a slash."""


def entry_of(news: News, language: str, absolute: Absolute) -> Entry:
    """The news as told in ``language``. What the city itself wrote goes before what is said of it."""
    words = news.words(language)
    return Entry(
        address=absolute(news.path),
        title=": ".join(filter(None, (news.name, words.headline))),
        text="\n".join(filter(None, (news.text, *words.lines))),
        language=news.language,
        updated=news.moment,
        label=words.label,
    )
