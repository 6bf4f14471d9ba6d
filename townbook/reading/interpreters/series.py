"""Series of numbers that a text reports: one count over several years, a share in a year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from townbook.reading.draft import DraftIndicator, DraftObservation, DraftPeriod
from townbook.reading.source import Passage, Source
from townbook.reading.wording import sentences
from townbook.text.calendars import calendar_date
from townbook.text.dates import DateSpan, Precision, find_dates
from townbook.text.numbers import find_numbers
from townbook.text.quantities import Kind, find_quantities
from townbook.text.search_keys import search_key

_CLAUSE_END = re.compile(r"[,،;؛:](?=\s)|[.!?؟](?=\s|$)|\n")
_EDGES = " \t\n,،;؛:.()–—-"
_TELLING = 3
"""Words that tell what a share is of."""
_SERIES_KINDS = frozenset(
    {Kind.COUNT, Kind.MONEY, Kind.LENGTH, Kind.AREA, Kind.ENERGY, Kind.VOLUME, Kind.MASS}
)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with its unit; ``unit`` and ``of`` are "" for a bare one."""

    value: Decimal
    unit: str
    of: str
    start: int
    end: int

    def kind(self, language: str) -> tuple[str, str]:
        """What tells one series from another: a counted noun says it itself, a measure does not."""
        return self.unit, "" if self.unit in self.of else search_key(self.of, language)


@dataclass(frozen=True, slots=True)
class _Said:
    """A number with the year it is of."""

    number: _Number
    year: DateSpan


def find_indicators(
    source: Source, told: Iterable[tuple[str, Iterable[Passage]]]
) -> tuple[DraftIndicator, ...]:
    """The indicators in what is told of each topic: its title, and the passages of its report."""
    return tuple(
        indicator
        for title, passages in told
        for passage in passages
        for indicator in (*_series(source, title, passage), *_shares(source, title, passage))
    )


def _series(source: Source, title: str, passage: Passage) -> Iterator[DraftIndicator]:
    """Each count of one thing in two or more years.

    A bare number counts what the only other number with a unit in its sentence counts.
    """
    text = source.passage_text(passage)
    years = _years(text, source.language)
    if len(years) < 2:
        return
    numbers = list(_numbers(text, source.language))
    series: defaultdict[tuple[str, str], list[_Said]] = defaultdict(list)
    for start, end in sentences(text):
        inside = [year for year in years if start <= year.start < end]
        said = _paired([n for n in numbers if start <= n.start < end], inside, _clauses(text, start, end))
        kinds = {each.number.kind(source.language) for each in said if each.number.unit}
        for each in said:
            if each.number.unit or len(kinds) == 1:
                series[each.number.kind(source.language) if each.number.unit else min(kinds)].append(each)
    for (unit, _), told in series.items():
        told.sort(key=lambda each: each.year.starts)
        if len(told) > 1 and len({each.year.starts for each in told}) == len(told):
            name = max((each.number.of for each in told), key=len) or title
            begin = min(min(each.number.start, each.year.start) for each in told)
            end = max(max(each.number.end, each.year.end) for each in told)
            observations = tuple(_observation(each.number, each.year, passage[0]) for each in told)
            yield DraftIndicator(name, unit, observations, (passage[0] + begin, passage[0] + end))


def _shares(source: Source, title: str, passage: Passage) -> Iterator[DraftIndicator]:
    """Each share told in a sentence that names one year.

    Its name are the words behind it, or where those are too few to tell ("of the inquiries") the
    topic's title.
    """
    text = source.passage_text(passage)
    years = _years(text, source.language)
    shares = [each for each in find_quantities(text, source.language) if each.kind is Kind.SHARE]
    for start, end in sentences(text):
        inside = [year for year in years if start <= year.start < end]
        if len({year.starts for year in inside}) != 1:
            continue
        for share in shares:
            if start <= share.start < end and share.value is not None:
                clause_ends = _CLAUSE_END.search(text, share.end, end)
                behind = text[share.end : clause_ends.start() if clause_ends else end].strip(_EDGES)
                name = behind if len(behind.split()) >= _TELLING else title
                number = _Number(share.value, share.unit, name, share.start, share.end)
                if name:
                    observation = _observation(number, inside[0], passage[0])
                    yield DraftIndicator(
                        name, share.unit, (observation,), (passage[0] + start, passage[0] + end)
                    )


def _observation(number: _Number, year: DateSpan, begins: int) -> DraftObservation:
    label = str(calendar_date(year.starts, year.calendar).year)
    period = DraftPeriod(label, year.starts, year.ends)
    return DraftObservation(period, number.value, (begins + number.start, begins + number.end))


def _years(text: str, language: str) -> list[DateSpan]:
    return [span for span in find_dates(text, language) if span.precision is Precision.YEAR]


def _numbers(text: str, language: str) -> Iterator[_Number]:
    """Quantities that a series can be of, and bare numbers, which may leave out what they count."""
    taken = [(span.start, span.end) for span in find_dates(text, language)]
    for quantity in find_quantities(text, language):
        taken.append((quantity.start, quantity.end))
        if quantity.kind in _SERIES_KINDS and quantity.value is not None:
            yield _Number(quantity.value, quantity.unit, quantity.of, quantity.start, quantity.end)
    for number in find_numbers(text, language):
        free = all(number.end <= start or end <= number.start for start, end in taken)
        if free and number.low == number.high:
            yield _Number(number.low, "", "", number.start, number.end)


def _clauses(text: str, start: int, end: int) -> list[Passage]:
    cuts = [match.end() for match in _CLAUSE_END.finditer(text, start, end)]
    return [clause for clause in zip([start, *cuts], [*cuts, end], strict=True) if clause[0] < clause[1]]


def _paired(numbers: list[_Number], years: list[DateSpan], clauses: list[Passage]) -> list[_Said]:
    """Each number with its year: the one of its clause, else the one left over in the clause before.

    A clause with several numbers or years tells nothing certain, and is passed over.
    """
    said: list[_Said] = []
    waiting: DateSpan | None = None
    for start, end in clauses:
        own_numbers = [number for number in numbers if start <= number.start < end]
        own_years = [year for year in years if start <= year.start < end]
        if len(own_numbers) == 1 and len(own_years) == 1:
            said.append(_Said(own_numbers[0], own_years[0]))
        elif len(own_numbers) == 1 and waiting is not None and not own_years:
            said.append(_Said(own_numbers[0], waiting))
        waiting = own_years[0] if len(own_years) == 1 and not own_numbers else None
    return said
