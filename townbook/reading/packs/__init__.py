"""What a reader of documents must know of a language, as data: one pack a language.

Every pattern is a regular expression for text in lower case with straight apostrophes (see
:func:`townbook.reading.wording.plain`), which keeps the length of the text, so that places hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import cast

from townbook.reading.status import Status


class Column(StrEnum):
    """What a column of an execution table tells of an item."""

    NUMBER = "number"
    ITEM = "item"
    BODY = "body"
    PERIOD = "period"
    STATUS = "status"
    REPORT = "report"
    PROGRESS = "progress"
    """How much of it is done, in per cent."""
    FUNDING = "funding"
    """What it costs or did cost; the heading may hold the unit."""
    DETAIL = "detail"
    """More of the item: its output, target, place."""
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class LevelWord:
    """A level a plan may have: ``form`` finds the word, ``label`` is how a person writes it.

    ``vague`` words ("name", "description") name a level only in a heading with no other.
    """

    key: str
    label: str
    form: str
    vague: bool = False


@dataclass(frozen=True, slots=True)
class StatusRule:
    """A set phrase by which a text says where an item stands."""

    status: Status
    form: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class TableWords:
    """The words of execution tables.

    ``columns`` find what a column's heading says, the first that fits wins; ``levels`` are known
    level words, top first; ``plan_names`` are the words for a plan as a heading inflects them, each
    with the form a title begins with ("execution of the concept of …" is about "the concept of …").
    ``section`` is the level of a line between rows that names none; ``total`` begins a row of sums;
    ``title_words`` are found in a document's title, ``title_ends`` what follows the plan's name there;
    ``signers`` are posts of those who sign a document, ``unit_prefix`` what is written together with
    the unit in a heading ("in thousands"); ``front_matter`` begins lines above a document's title ("Annex 2", "to the decision of …");
    ``horizon`` stands before the years a plan is made for, which are not those a report speaks of.
    """

    columns: tuple[tuple[Column, str], ...]
    levels: tuple[LevelWord, ...]
    plan_names: tuple[tuple[str, str], ...]
    section: LevelWord
    total: str
    front_matter: str
    title_words: str
    signers: str
    horizon: str
    title_ends: str = "(?!)"
    unit_prefix: str = ""


@dataclass(frozen=True, slots=True)
class BodyWords:
    """How bodies are named.

    ``heads`` begin a body's name; ``collective`` are names of nobody in particular ("executive
    bodies of the council"); ``tails`` may be left off ("of the city council") and
    ``connectives`` stand between a head and its subject ("in matters of"); ``joiners`` join the last
    body of a list to the others ("and"); ``joined`` are the heads before which a joiner parts two
    bodies without a comma: a head that may also be the second half of a name is none.
    """

    heads: str
    collective: str
    tails: str
    connectives: str
    joiners: str
    joined: str


@dataclass(frozen=True, slots=True)
class StatusWords:
    """How a text says where an item stands.

    ``rules`` are tried in order on each sentence. ``finished_verbs`` say something was made once,
    ``done_verbs`` that something was done, ``running_verbs`` that it goes on; they are inferred
    from. ``reason`` introduces a reason, ``reason_ends`` the set phrases a reason ends with.
    """

    rules: tuple[StatusRule, ...]
    finished_verbs: str
    done_verbs: str
    running_verbs: str
    reason: str
    reason_phrases: str


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """How a text names a decision or order, a working group, and what waits for one.

    ``order`` has the groups ``kind`` and ``issuer``; ``decided`` introduces what was decided.
    ``group`` finds the words "working group", ``group_name`` the name of a group without quotation
    marks; ``waits`` says that a question is to be looked at. ``issuers`` are the usual ones as a sentence
    inflects them, each with its name in the nominative; any other stays as the text has it.
    """

    order: str
    number: str
    decided: str
    group: str
    group_name: str
    waits: str
    issuers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentPack:
    """Everything the interpreters know of one language."""

    language: str
    table: TableWords
    bodies: BodyWords
    statuses: StatusWords
    decisions: DecisionWords


def cell(words: str) -> str:
    """The form of ``words`` that a cell or a text begins with, and that say all of its first clause."""
    return rf"^\s*(?:{words})\s*(?:[.,;:!(؛،]|$)"


def whole_cell(words: str) -> str:
    """The form of ``words`` that are all a cell says: "yes", "amber"."""
    return rf"^\s*(?:{words})\s*\.?$"


def document_pack(language: str) -> DocumentPack:
    """The pack of a language; raises :class:`KeyError` where there is none."""
    if language not in ("uk", "he", "fa", "en"):
        raise KeyError(language)
    return cast(DocumentPack, import_module(f"townbook.reading.packs.{language}").PACK)
