"""Amounts that a text adds up: each part, the total it states, and whether they agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from townbook.reading.draft import DraftIndicator, DraftObservation, DraftPeriod, Remark
from townbook.reading.packs.shapes import speech_pack
from townbook.reading.remarks import remark
from townbook.reading.source import BlockKind, Passage, Source
from townbook.reading.wording import plain, sentences
from townbook.text.calendars import calendar_date
from townbook.text.dates import Precision, find_dates
from townbook.text.formatting import format_quantity
from townbook.text.quantities import Kind, Quantity, find_quantities

_FEWEST_PARTS = 3
_NEAR = Decimal("0.2")
"""A total that differs by a larger share from the sum of the parts is the total of something else."""
_BEFORE = 40
_CLAUSE = re.compile(r"[,،:]\s")
_EDGES = " \t\n,،;؛:.-–—"


@dataclass(frozen=True, slots=True)
class SumsFound:
    """The amounts as indicators, and the doubts about their total."""

    indicators: tuple[DraftIndicator, ...] = ()
    doubts: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount of money and what it is for."""

    value: Decimal
    unit: str
    name: str
    passage: Passage
    sentence: Passage


def read_sums(source: Source) -> SumsFound:
    """Amounts listed in one sentence, with the total stated in it or in a neighbouring one."""
    told = list(_amounts_by_sentence(source))
    indicators: list[DraftIndicator] = []
    doubts: list[Remark] = []
    for place, amounts in enumerate(told):
        totals = [
            each for near in told[max(0, place - 1) : place + 2] for each in near if _is_total(source, each)
        ]
        parts = [each for each in amounts if each not in totals]
        total = next((each for each in totals if _adds_up_to(parts, each)), None)
        if total is None:
            continue
        for each in (total, *parts):
            indicators += _indicator(source, each, parts[0].sentence)
        added = sum((part.value for part in parts), Decimal(0))
        if added != total.value:
            said = {"parts": added, "total": total.value, "difference": abs(added - total.value)}
            values = {key: format_quantity(value, total.unit, source.language) for key, value in said.items()}
            doubts.append(remark("sum differs", source.language, total.passage, **values))
    return SumsFound(tuple(indicators), tuple(doubts))


def _amounts_by_sentence(source: Source) -> Iterator[list[_Amount]]:
    for block in source.blocks:
        if block.kind is BlockKind.TABLE_ROW:
            continue
        text = source.text[block.content_start : block.end]
        money = [each for each in find_quantities(text, source.language) if each.kind is Kind.MONEY]
        for start, end in sentences(text):
            yield list(_amounts(source, text, money, (start, end), block.content_start))


def _amounts(
    source: Source, text: str, money: list[Quantity], place: Passage, begins: int
) -> Iterator[_Amount]:
    """The amounts of a sentence; what stands between two of them names the second, and the clause
    before the first names the first."""
    start, end = place
    sentence = begins + start, begins + end
    words = speech_pack(source.language).sums
    joins = re.compile(f"(?:{words.total}|{words.joins})")
    free = start
    for each in money:
        if not start <= each.start < end:
            continue
        joined = joins.search(plain(text[free : each.start]))
        named_to = free + joined.start() if joined else each.start
        if free == start:
            named_to = free + len(text[free:named_to].rstrip(_EDGES))
            free = max((cut.end() for cut in _CLAUSE.finditer(text, free, named_to)), default=free)
        if each.value is not None:
            name = " ".join(text[free:named_to].split()).strip(_EDGES)
            also = re.match(words.also, plain(name))
            name = name[also.end() :] if also else name
            yield _Amount(each.value, each.unit, name, (begins + each.start, begins + each.end), sentence)
        free = each.end


def _is_total(source: Source, amount: _Amount) -> bool:
    begin = max(0, amount.passage[0] - _BEFORE)
    before = plain(source.text[begin : amount.passage[0]])
    return re.search(speech_pack(source.language).sums.total, before) is not None


def _adds_up_to(parts: list[_Amount], total: _Amount) -> bool:
    """Whether a stated total is, nearly at least, that of the parts."""
    if len(parts) < _FEWEST_PARTS or any(part.unit != total.unit for part in parts):
        return False
    added = sum((part.value for part in parts), Decimal(0))
    return abs(added - total.value) <= _NEAR * total.value


def _indicator(source: Source, amount: _Amount, beside: Passage) -> Iterator[DraftIndicator]:
    """The amount as an observation of the year its sentence tells of, else the one ``beside`` it."""
    spans = (
        span
        for place in (amount.sentence, beside)
        for span in find_dates(source.passage_text(place), source.language)
        if span.precision is Precision.YEAR
    )
    year = next(spans, None)
    if amount.name and year is not None:
        label = str(calendar_date(year.starts, year.calendar).year)
        period = DraftPeriod(label, year.starts, year.ends)
        observation = DraftObservation(period, amount.value, amount.passage)
        yield DraftIndicator(amount.name, amount.unit, (observation,), amount.sentence)
