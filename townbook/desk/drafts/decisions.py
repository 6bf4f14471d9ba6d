"""What a reviewer's form asks for, as an operation."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import QueryDict

from townbook.intake.review.fold import Review
from townbook.intake.review.inapplicable import Inapplicable, Reason
from townbook.intake.review.operations import (
    Accept,
    Assign,
    Change,
    ChoosePlan,
    Correct,
    Drop,
    Match,
    MatchInPlan,
    Merge,
    Move,
    Operation,
    Resolve,
    Restore,
    Settle,
    Split,
)
from townbook.intake.review.references import is_reference, key_of, kind_of
from townbook.intake.review.same_words import same_words
from townbook.intake.review.splitting import next_key
from townbook.reading.status import Status
from townbook.text.canonical import canonical_text

LONGEST_NAME = 500
LONGEST_KEY = 100
"""Characters by which a doubt about the plan is called."""
NEW, RECOGNISED, KNOWN = "new", "recognised", "known:"
"""What a form says of a match: it is new, the recogniser decides, it is what has the key that follows."""


class NotAsked(ValueError):
    """The form asks for nothing that can be done."""


def operation_of(said: QueryDict, review: Review, text: str, plan: str) -> Operation:
    """The operation a form asks for; ``text`` is the document's, ``plan`` the name in addresses of the plan
    it speaks of, "" for a new one.

    Raises :class:`NotAsked` for a form no page of ours sends, and
    :class:`~townbook.intake.review.inapplicable.Inapplicable` for what cannot be done.
    """
    kind, record = said.get("operation", ""), said.get("record", "")
    if kind in _OF_NO_RECORD:
        return _OF_NO_RECORD[kind](said)
    if not is_reference(record):
        raise NotAsked(kind)
    if kind not in _ASKED:
        raise NotAsked(kind)
    if kind == "match" and kind_of(record) == "item":
        return MatchInPlan(record, _known(_words(said, "known")), plan)
    return _ASKED[kind](said, record, review, text)


def _stands(said: QueryDict, record: str, review: Review) -> Operation:
    """The status of a report, and of those that say it in the same words where that is asked for."""
    part, value = _reference(said.get("part", "")), said.get("value", "")
    report = review.reports.get(int(key_of(part))) if kind_of(part) == "report" else None
    if report is None or value not in {status.value for status in Status}:
        raise Inapplicable(Reason.NOT_SAID, part)
    same = same_words(part, review) if "same" in said else ()
    if not same and report.status.value.value == value:
        return Accept((record,))
    return Correct(tuple(Change(each, "status", value) for each in (part, *same)))


def _move(said: QueryDict, record: str) -> Move:
    part, other = _reference(said.get("part", record)), said.get("other", "")
    parent = key_of(_reference(other)) if other else ""
    return Move(part, parent, _words(said, "level"))


def _parts(said: QueryDict, record: str, review: Review) -> tuple[str, ...]:
    part = _reference(said.get("part", record))
    if "branch" not in said or kind_of(part) != "item":
        return (part,)
    below = {key_of(part)}
    for item in review.draft.items:
        if item.parent in below:
            below.add(item.key)
    return tuple(f"item:{item.key}" for item in review.draft.items if item.key in below)


def _known(said: str) -> str | None:
    if said == RECOGNISED:
        return None
    if said == NEW:
        return ""
    if not said.startswith(KNOWN):
        raise NotAsked(said)
    return said.removeprefix(KNOWN)


def _reference(said: str) -> str:
    if not is_reference(said):
        raise Inapplicable(Reason.NOT_SAID, said)
    return said


def _words(said: QueryDict, name: str) -> str:
    """What was typed, without characters that a database does not keep."""
    return canonical_text(said.get(name, "")).strip()[:LONGEST_NAME]


def _number(said: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", said):
        raise NotAsked(said)
    return int(said)


def split_at(words: str, record: str, review: Review, text: str) -> Split:
    """The item in two where the words begin in its passage, however they are spaced.

    Raises :class:`Inapplicable` where they do not stand there after its first word.
    """
    item = review.items.get(key_of(record))
    if kind_of(record) != "item" or item is None:
        raise Inapplicable(Reason.GONE, record)
    start, end = item.passage
    spaced = r"\s+".join(re.escape(word) for word in words.split()[:20])
    found = re.compile(spaced).search(text, start + 1, end) if spaced else None
    if found is None or not text[start : found.start()].strip():
        raise Inapplicable(Reason.OUTSIDE, record)
    in_title = re.compile(spaced).search(item.title, 1)
    cut = in_title.start() if in_title else None
    first = item.title[:cut] if cut else text[start : found.start()]
    second = item.title[cut:] if cut else text[found.start() : end]
    tidy = (" ".join(each.split()).strip(" ;,") for each in (first, second))
    return Split(record, found.start(), next_key(review.items, item.key), *tidy)


def _assign(said: QueryDict, record: str) -> Assign:
    return Assign(record, said.get("body", ""), _words(said, "name"), said.get("role", ""))


_OF_NO_RECORD: dict[str, Callable[[QueryDict], Operation]] = {
    "resolve": lambda said: Resolve(_number(said.get("doubt", "")), _words(said, "note")),
    "settle": lambda said: Settle(said.get("doubt", "")[:LONGEST_KEY], _words(said, "note")),
    "choose plan": lambda said: ChoosePlan(_known(_words(said, "known"))),
}

_ASKED: dict[str, Callable[[QueryDict, str, Review, str], Operation]] = {
    "accept": lambda _said, record, _review, _text: Accept((record,)),
    "assign": lambda said, record, _review, _text: _assign(said, record),
    "move": lambda said, record, _review, _text: _move(said, record),
    "merge": lambda said, record, _review, _text: Merge(
        record, _reference(said.get("other", "")), "with_title" in said
    ),
    "split": lambda said, record, review, text: split_at(
        said.get("words_of_second", ""), record, review, text
    ),
    "stands": lambda said, record, review, _text: _stands(said, record, review),
    "drop": lambda said, record, review, _text: Drop(_parts(said, record, review)),
    "restore": lambda said, record, _review, _text: Restore((_reference(said.get("part", record)),)),
    "match": lambda said, record, _review, _text: Match(record, _known(_words(said, "known"))),
}
