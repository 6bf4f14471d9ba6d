"""What reviews, goal lists and minutes say in a language, as data: one pack a language.

Every pattern is a regular expression for text in lower case with straight quotes (see
:func:`townbook.reading.wording.plain`), where a joiner within a Persian word is a space. Minutes
have two placeholders: ``{body}`` stands for a body's name, ``{act}`` for a verb of a concrete act.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import cast


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """How a yearly review parts what was done from what is next.

    ``done`` and ``next`` find the two kinds of heading; ``topic`` and ``point`` are the labels of
    the two levels such a review has. ``finished``, ``running`` and ``lasting`` tell from a point's
    words that a work was ended, that it goes on, or that it is a permanent service.
    """

    done: str
    next: str
    topic: str
    point: str
    finished: str
    running: str
    lasting: str


@dataclass(frozen=True, slots=True)
class GoalWords:
    """How a list of goals is announced, and what its levels are called.

    ``announced`` finds the word in a heading or in the line before the list; ``labels`` name the
    levels of a list that does not name them itself, top first.
    """

    announced: str
    labels: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class PartyWords:
    """The bodies named in running text.

    ``name`` finds a whole name in any sentence, ``open_name`` one whose end only the words of an
    order behind it tell. ``place`` finds what may follow a body's name (group ``head``) and
    then belongs to it (group ``place``); ``same`` lists names of one body, the usual one first; ``sides`` speaks of those
    who formed the group named before.
    """

    name: str
    open_name: str
    place: str
    same: tuple[tuple[str, ...], ...]
    sides: str


@dataclass(frozen=True, slots=True)
class OrderWords:
    """How somebody is told to do something.

    ``named`` are orders with the body that must act; ``unnamed`` those without, which count only
    where somebody or a time can be told. ``act`` finds a concrete act; ``hope`` finds what makes a
    sentence a general wish; ``until`` stands before the date of a deadline; ``purpose`` begins the
    part of a sentence that only says what the act is for.
    """

    named: tuple[str, ...]
    unnamed: tuple[str, ...]
    act: str
    hope: str
    until: str
    purpose: str


@dataclass(frozen=True, slots=True)
class MinutesWords:
    """How minutes and news of meetings speak.

    ``meeting`` finds the words for a meeting in the head of minutes, ``council`` the name of who
    meets; ``heard`` and ``decided`` are the labels of a matter and of its decision, ``votes`` and
    ``funding`` of lines that go with it. ``outcomes_begin`` opens a list of matters with their
    outcomes, ``outcomes`` finds an outcome in it, ``outcomes_open`` one that goes on with to whom or
    to when, ``outcomes_end`` closes the list. ``named`` finds the words a text without a headline
    calls its meeting by. ``said`` ends an attribution ("he added:"). ``approved`` says that something was decided; ``formed`` that a
    group was formed, ``proposed`` that somebody proposes to form one (both have the group ``group``).
    """

    meeting: str
    named: str
    council: str
    heard: str
    decided: str
    votes: str
    funding: str
    outcomes_begin: str
    outcomes: str
    outcomes_open: str
    outcomes_end: str
    said: str
    approved: str
    formed: str
    proposed: str


@dataclass(frozen=True, slots=True)
class WorksWords:
    """How news tell of a project: ``name`` finds its name, ``refers`` a later mention of it;
    ``progress`` says how far it is, ``begins`` that it is about to begin; ``label`` is the level."""

    name: str
    refers: str
    progress: str
    begins: str
    expected: str
    label: str


@dataclass(frozen=True, slots=True)
class SumWords:
    """``total`` stands before a sum of several amounts; ``joins`` between a name and its amount;
    ``also`` begins the last name of a list."""

    total: str
    also: str
    joins: str


@dataclass(frozen=True, slots=True)
class SpeechPack:
    """Everything the interpreters of reviews, goals and minutes know of one language."""

    language: str
    review: ReviewWords
    goals: GoalWords
    parties: PartyWords
    orders: OrderWords
    minutes: MinutesWords
    works: WorksWords
    sums: SumWords


def speech_pack(language: str) -> SpeechPack:
    """The pack of a language; raises :class:`KeyError` where there is none."""
    if language not in ("uk", "he", "fa", "en"):
        raise KeyError(language)
    return cast(SpeechPack, import_module(f"townbook.reading.packs.speech_{language}").PACK)
