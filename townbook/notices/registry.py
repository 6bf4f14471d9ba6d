"""What can be followed by letter: higher contexts say it here, in their ``AppConfig.ready()``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a piece of news, in the language of who reads it.

    ``label`` sorts it: "Document", or a status. ``headline`` is what its name alone does not say, "" where
    it says all; ``lines`` say more.
    """

    label: str
    headline: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """A piece of public news.

    ``path`` begins with a slash and never changes, so it is the news' identity. ``name`` says what it is
    about and ``text`` repeats what the city wrote, both plain text in ``language``. ``words`` gives the
    rest in the language whose code it is given.
    """

    path: str
    moment: datetime
    name: str
    language: str
    text: str
    words: Callable[[str], Words]


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that can be followed: its title in a language, and the path of its page."""

    title: Callable[[str], str]
    path: str


@dataclass(frozen=True, slots=True)
class TopicKind:
    """A kind of thing that can be followed.

    ``topics`` gives those of the keys that are public now; nothing of any other. ``news`` gives by key
    what is public and new after the key's moment, up to and with the last moment, newest first; the number
    of its queries must not grow with that of the keys, where the kind allows it.
    """

    name: str
    topics: Callable[[Collection[str]], Mapping[str, Topic]]
    news: Callable[[Mapping[str, datetime], datetime], Mapping[str, Sequence[News]]]


@dataclass(frozen=True, slots=True)
class Pages:
    """Paths of the pages that letters lead to, each given the token that opens it."""

    confirm: Callable[[str], str]
    own: Callable[[str], str]
    leave: Callable[[str], str]


_kinds: dict[str, TopicKind] = {}
_pages: list[Pages] = []


def register_topic_kind(kind: TopicKind) -> None:
    """Let things of a kind be followed. Raises :class:`ValueError` for a name that is taken."""
    if _kinds.setdefault(kind.name, kind) is not kind:
        raise ValueError(f"there is a kind of topic {kind.name!r} already")


def register_pages(pages: Pages) -> None:
    """Say where letters lead. Raises :class:`ValueError` where that has been said."""
    if _pages and _pages[0] is not pages:
        raise ValueError("the pages of letters are known already")
    _pages[:] = [pages]


def topic_kinds() -> Mapping[str, TopicKind]:
    """The kinds by name, in the order they were registered."""
    return _kinds


def letter_pages() -> Pages:
    """Where letters lead. Raises :class:`LookupError` before anybody said so."""
    if not _pages:
        raise LookupError("no pages for letters are registered")
    return _pages[0]
