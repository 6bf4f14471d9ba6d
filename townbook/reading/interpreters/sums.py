"""Amounts that a text adds up: each part, the total it states, and whether they agree."""

from __future__ import annotations

import re
from collections import deque
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
_CLAUSE = re.compile(r"[,،:]\s")
_EDGES = " \t\n,،;؛:.-–—"


@dataclass(frozen=True, slots=True)
class SumsFound:
    """The amounts as indicators, and the doubts about their total."""

    indicators: tuple[DraftIndicator, ...] = ()
    doubts: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount of money and what it is for; ``is_total`` where the words before it say it is a sum."""

    value: Decimal
    unit: str
    name: str
    passage: Passage
    sentence: Passage
    is_total: bool


def read_sums(source: Source) -> SumsFound:
    """Amounts listed in one sentence, with the total stated in it or in the sentence with amounts
    before or behind it."""
    told = [amounts for amounts in _amounts_by_sentence(source) if amounts]
    totals = [[each for each in amounts if each.is_total] for amounts in told]
    indicators: list[DraftIndicator] = []
    doubts: list[Remark] = []
    for place, amounts in enumerate(told):
        parts = [each for each in amounts if not each.is_total]
        near = [total for each in totals[max(0, place - 1) : place + 2] for total in each]
        added = sum((part.value for part in parts), Decimal(0))
        total = next((each for each in near if _adds_up(parts, added, each)), None)
        if total is None:
            continue
        for each in (total, *parts):
            indicators += _indicator(source, each, parts[0].sentence)
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
        money = deque(each for each in find_quantities(text, source.language) if each.kind is Kind.MONEY)
        for place in sentences(text) if money else ():
            within = []
            while money and money[0].start < place[1]:
                within.append(money.popleft())
            yield list(_amounts(source, text, within, place, block.content_start))


def _amounts(
    source: Source, text: str, money: list[Quantity], place: Passage, begins: int
) -> Iterator[_Amount]:
    """The amounts of a sentence; what stands between two of them names the second, and the clause
    before the first names the first."""
    words = speech_pack(source.language).sums
    joins, total = re.compile(f"(?:{words.total}|{words.joins})"), re.compile(words.total)
    free = place[0]
    for each in money:
        before = plain(text[free : each.start])
        joined = joins.search(before)
        named_to = free + joined.start() if joined else each.start
        if free == place[0]:
            named_to = free + len(text[free:named_to].rstrip(_EDGES))
            free = max((cut.end() for cut in _CLAUSE.finditer(text, free, named_to)), default=free)
        if each.value is not None:
            name = " ".join(text[free:named_to].split()).strip(_EDGES)
            also = re.match(words.also, plain(name))
            name = name[also.end() :] if also else name
            passage = begins + each.start, begins + each.end
            sentence = begins + place[0], begins + place[1]
            is_total = total.search(before) is not None
            yield _Amount(each.value, each.unit, name, passage, sentence, is_total)
        free = each.end


def _adds_up(parts: list[_Amount], added: Decimal, total: _Amount) -> bool:
    """Whether a stated total is, nearly at least, that of the parts."""
    if len(parts) < _FEWEST_PARTS or abs(added - total.value) > _NEAR * total.value:
        return False
    return all(part.unit == total.unit for part in parts)


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
