"""Find in a report's words the decisions and orders it names, and what waits for a working group."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from townbook.reading.packs import document_pack
from townbook.reading.wording import plain, sentences
from townbook.text.dates import Precision, find_dates

_QUOTED_NAME = re.compile(r'\s*"([^"\n]{2,80})"')
_NAME_REACH = 120
_AFTER_ORDER = 60
_LONGEST_DECISION = 400


@dataclass(frozen=True, slots=True)
class FoundDecision:
    """A decision or order named in a text; ``group`` is who took it."""

    text: str
    date: date | None
    group: str
    number: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundWait:
    """A question said to wait for the working group ``group``, as the text spells it."""

    group: str
    span: tuple[int, int]


@lru_cache(maxsize=8)
def _compiled(language: str) -> tuple[re.Pattern[str], ...]:
    words = document_pack(language).decisions
    forms = (words.order, words.number, words.decided, words.group, words.group_name, words.waits)
    return tuple(re.compile(form) for form in forms)


def find_decisions(text: str, language: str) -> list[FoundDecision]:
    """Decisions and orders with number or date, and what a text says was decided."""
    order, number, decided, group, *_ = _compiled(language)
    low = plain(text)
    found: list[FoundDecision] = []
    spans = list(sentences(text))
    for start, end in spans:
        for match in order.finditer(low, start, end):
            reach = min(end, match.end() + _AFTER_ORDER)
            numbered = number.search(low, match.end(), reach)
            dated = _day(text, match.end(), numbered.end() + 20 if numbered else reach, language)
            if numbered or dated:
                said = " ".join(text[start:end].split())[:_LONGEST_DECISION]
                issuer = _issuer(text, match, language)
                found.append(
                    FoundDecision(said, dated, issuer, numbered["number"] if numbered else "", (start, end))
                )
    for index, (start, end) in enumerate(spans):
        words = decided.search(low, start, end)
        if words:
            context = spans[index - 1][0] if index and group.search(low, *spans[index - 1]) else start
            named = _group_named(text, low, context, end, language)
            day = _day(text, context, words.start(), language) if named is not None else None
            said = " ".join(text[words.start() : end].split())[:_LONGEST_DECISION]
            found.append(FoundDecision(said, day, named or "", "", (context, end)))
    return found


def _issuer(text: str, order: re.Match[str], language: str) -> str:
    """Who issued an order, in the nominative where the pack knows the name; what follows it, as in "of the
    city council", stays as the text has it. "" where nobody is named."""
    if not order["issuer"]:
        return ""
    said = text[order.start("issuer") : order.end("issuer")].strip()
    low = plain(said)
    for form, name in document_pack(language).decisions.issuers:
        match = re.match(rf"{form}(?!\w)", low)
        if match:
            return name + said[match.end() :]
    return said


def find_waits(text: str, language: str) -> list[FoundWait]:
    """Questions said to wait for a named working group; the name may stand in the sentence before."""
    *_, group, _name, waits = _compiled(language)
    low = plain(text)
    found = []
    spans = list(sentences(text))
    for index, (start, end) in enumerate(spans):
        if not waits.search(low, start, end):
            continue
        context = start
        if not group.search(low, start, end) and index and group.search(low, *spans[index - 1]):
            context = spans[index - 1][0]
        named = _group_named(text, low, context, end, language)
        if named:
            found.append(FoundWait(named, (context, end)))
    return found


def _group_named(text: str, low: str, start: int, end: int, language: str) -> str | None:
    """The name in quotation marks after the words "working group", else the name a group has
    without them; "" where the group has no name, ``None`` where no group is spoken of."""
    *_, group, name, _waits = _compiled(language)
    match = group.search(low, start, end)
    if match is None:
        return None
    opening = low.find('"', match.end(), min(end, match.end() + _NAME_REACH))
    quoted = _QUOTED_NAME.match(low, opening) if opening >= 0 else None
    if quoted:
        return text[quoted.start(1) : quoted.end(1)]
    named = name.search(low, start, end)
    return text[named.start("name") : named.end("name")].strip() if named else ""


def _day(text: str, start: int, end: int, language: str) -> date | None:
    days = [span for span in find_dates(text[start:end], language) if span.precision is Precision.DAY]
    return days[0].starts if days else None
