"""Read from a report's words where its item stands.

Set phrases decide ("реалізацію призупинено", "роботи завершено"); where there is none, the verbs
are weighed, and the confidence says so. A phrase counts for the whole item when the report is
short, when it stands in the first sentence or in the last; elsewhere it speaks of a part.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from townbook.reading.draft import DraftStatus
from townbook.reading.packs import document_pack
from townbook.reading.source import Passage
from townbook.reading.status import STATUSES_WITH_REASON, Status
from townbook.reading.wording import plain, sentences
from townbook.text.dates import find_times_to

_SHORT_REPORT = 3
"""Sentences of a report in which any phrase speaks of the whole."""
_MIDDLING = 6
"""Sentences of a report whose first one may say that all is done."""
_INFERRED = 0.5
_LONGEST_REASON = 140
_HOLDING_UP = frozenset({Status.SUSPENDED, Status.POSTPONED, Status.CANCELLED, Status.NOT_STARTED})
_WEIGHT = {
    Status.CANCELLED: 9,
    Status.SUSPENDED: 8,
    Status.POSTPONED: 7,
    Status.UNDER_REVIEW: 6,
    Status.NOT_STARTED: 5,
    Status.IN_PROGRESS: 4,
    Status.COMPLETED: 3,
    Status.ONGOING: 2,
    Status.PLANNED: 1,
}


@dataclass(frozen=True, slots=True)
class FoundStatus:
    """A status and where in the text it was read: ``span`` is ``None`` where nothing says it.

    ``until`` and ``until_ends`` are the first and last day of the time something was put off to.
    """

    value: Status
    reason: str
    until: date | None
    span: tuple[int, int] | None
    confidence: float
    until_ends: date | None = None

    def in_draft(self, passage: Passage | None) -> DraftStatus:
        """The status as a Draft has it, with its place in the document."""
        return DraftStatus(self.value, self.reason, self.until, passage, self.confidence, self.until_ends)


_Time = tuple[date, date] | tuple[None, None]


@dataclass(frozen=True, slots=True)
class _Said:
    status: Status
    confidence: float
    start: int
    end: int
    sentence: int


@lru_cache(maxsize=8)
def _rules(language: str) -> tuple[tuple[Status, re.Pattern[str], float], ...]:
    rules = document_pack(language).statuses.rules
    return tuple((rule.status, re.compile(rule.form), rule.confidence) for rule in rules)


@lru_cache(maxsize=32)
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form)


def read_status(
    text: str, language: str, *, period_ends: date | None = None, item_ends: date | None = None
) -> FoundStatus:
    """Where the item stands by a report's text.

    ``period_ends`` and ``item_ends`` tell whether work done within the period was the item's last.
    A text without words gives :attr:`Status.UNREPORTED`.
    """
    low = plain(text)
    spans = list(sentences(text))
    if not spans:
        return FoundStatus(Status.UNREPORTED, "", None, None, 1.0)
    said = [phrase for number, span in enumerate(spans) if (phrase := _phrase(low, span, number, language))]
    chosen = _weightiest(said, len(spans))
    if chosen is None:
        return _inferred(low, spans, language, period_ends, item_ends)
    sentence = spans[chosen.sentence]
    reason = _reason(text, low, sentence, chosen, language) if chosen.status in STATUSES_WITH_REASON else ""
    until = _until(text, sentence, chosen, language) if chosen.status is Status.POSTPONED else (None, None)
    return FoundStatus(chosen.status, reason, until[0], sentence, chosen.confidence, until[1])


def _phrase(low: str, span: tuple[int, int], number: int, language: str) -> _Said | None:
    for status, pattern, confidence in _rules(language):
        match = pattern.search(low, *span)
        if match:
            return _Said(status, confidence, match.start(), match.end(), number)
    return None


def _weightiest(said: list[_Said], sentence_count: int) -> _Said | None:
    """The phrase that speaks of the whole item.

    In a short report the weightiest does; in a long one that of the first sentence, then of the
    last, then the commonest kind, less surely the longer the report.
    """
    if not said:
        return None
    if sentence_count <= _SHORT_REPORT:
        return max(said, key=lambda phrase: (_WEIGHT[phrase.status], -phrase.sentence))
    first = said[0] if said[0].sentence == 0 else None
    if first and (
        first.status in _HOLDING_UP or (first.status is Status.COMPLETED and sentence_count <= _MIDDLING)
    ):
        return _less_sure(first, 0.8)
    last = said[-1]
    if last.sentence >= sentence_count - 2 and last.status in _HOLDING_UP - {Status.NOT_STARTED}:
        return _less_sure(last, 0.8)
    counts = Counter(phrase.status for phrase in said if phrase.status not in _HOLDING_UP)
    if not counts or 3 * counts.total() < sentence_count:
        return None
    best = max(counts, key=lambda status: (counts[status], _WEIGHT[status]))
    return _less_sure(next(phrase for phrase in said if phrase.status is best), 0.7)


def _less_sure(phrase: _Said, factor: float) -> _Said:
    return _Said(
        phrase.status, round(phrase.confidence * factor, 2), phrase.start, phrase.end, phrase.sentence
    )


def _inferred(
    low: str, spans: list[tuple[int, int]], language: str, period_ends: date | None, item_ends: date | None
) -> FoundStatus:
    """What the verbs suggest: things made and nothing running is completed when the item's own
    time is over or the report is short; things done are in progress; the rest is ongoing."""
    words = document_pack(language).statuses
    made = _first(low, spans, words.finished_verbs)
    done = _first(low, spans, words.done_verbs)
    running = _first(low, spans, words.running_verbs)
    over = item_ends is not None and period_ends is not None and item_ends <= period_ends
    if made is not None and running is None and (over or (item_ends is None and len(spans) <= _SHORT_REPORT)):
        return FoundStatus(Status.COMPLETED, "", None, made, _INFERRED)
    if made is not None or done is not None:
        return FoundStatus(Status.IN_PROGRESS, "", None, made or done, _INFERRED)
    return FoundStatus(
        Status.ONGOING, "", None, running or spans[0], _INFERRED - 0.2 if running is None else _INFERRED
    )


def _first(low: str, spans: list[tuple[int, int]], form: str) -> tuple[int, int] | None:
    """The first sentence in which a form occurs."""
    return next((span for span in spans if _pattern(form).search(low, *span)), None)


def _reason(text: str, low: str, sentence: tuple[int, int], chosen: _Said, language: str) -> str:
    """The words that give the reason, with the connective that introduces them.

    A set phrase ends where the pack says; any other reason at the end of its clause, or where the
    status is said.
    """
    words = document_pack(language).statuses
    match = _pattern(words.reason).search(low, *sentence)
    if match is None:
        return ""
    known = _pattern(words.reason_phrases).match(low, _after_space(low, match.end()), sentence[1])
    end = (
        known.end() if known and known.end() > match.end() + 1 else _clause_end(low, match.end(), sentence[1])
    )
    if chosen.start >= match.end():
        end = min(end, chosen.start)
    return " ".join(text[match.start() : min(end, match.start() + _LONGEST_REASON)].split()).rstrip(" .,;،")


def _after_space(low: str, position: int) -> int:
    while position < len(low) and low[position].isspace():
        position += 1
    return position


def _clause_end(low: str, start: int, end: int) -> int:
    stop = re.compile(r"[.,;:()،؛\n]").search(low, start, end)
    return stop.start() if stop else end


def _until(text: str, sentence: tuple[int, int], chosen: _Said, language: str) -> _Time:
    """First and last day of the time something was put off to: the date said after the phrase, or the
    nearest one before it that is within the phrase's own words."""
    before: _Time = (None, None)
    for span in find_times_to(text[sentence[0] : sentence[1]], language):
        if sentence[0] + span.start >= chosen.start:
            return span.starts, span.ends
        before = (span.starts, span.ends) if sentence[0] + span.end > chosen.start else before
    return before
