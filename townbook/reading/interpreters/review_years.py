"""Which years a review tells of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from townbook.reading.interpreters.review_sections import Section, Tense
from townbook.reading.source import Block, Source
from townbook.text.calendars import Calendar, calendar_date, year_range
from townbook.text.dates import Precision, find_dates


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a calendar; ``label`` is its number."""

    number: int
    calendar: Calendar

    @property
    def label(self) -> str:
        """The year's number, as a label."""
        return str(self.number)

    @property
    def starts(self) -> date:
        """Its first day."""
        return year_range(self.number, self.calendar)[0]

    @property
    def ends(self) -> date:
        """Its last day."""
        return year_range(self.number, self.calendar)[1]

    @property
    def following(self) -> Year:
        """The year after it."""
        return Year(self.number + 1, self.calendar)

    @property
    def preceding(self) -> Year:
        """The year before it."""
        return Year(self.number - 1, self.calendar)


def years_of(source: Source, sections: tuple[Section, ...]) -> list[Year | None]:
    """The year of each section.

    A year in the section's heading is it. Else the year behind is the one named above the sections,
    or the one most named in them, the latest of equals; the year ahead is the next one.
    """
    said = [_only(_years(source, [section.heading])) for section in sections]
    behind = _year_behind(source, sections, said)
    return [_year(section, year, behind) for section, year in zip(sections, said, strict=True)]


def _year(section: Section, said: Year | None, behind: Year | None) -> Year | None:
    if said is not None or behind is None:
        return said
    return behind.following if section.tense is Tense.NEXT else behind


def _year_behind(source: Source, sections: tuple[Section, ...], said: list[Year | None]) -> Year | None:
    named = list(zip(sections, said, strict=True))
    done = next((year for section, year in named if year and section.tense is Tense.DONE), None)
    ahead = next((year for section, year in named if year and section.tense is Tense.NEXT), None)
    if done or ahead:
        return done or (ahead.preceding if ahead else None)
    first = sections[0].heading.start if sections else 0
    above = _years(source, [block for block in source.blocks if block.start < first])
    within = _years(
        source, [block for section in sections if section.tense is Tense.DONE for block in section.blocks]
    )
    years = above or within
    if not years:
        return None
    counts = Counter(years)
    return max(counts, key=lambda year: (counts[year], year.number))


def _years(source: Source, blocks: list[Block]) -> list[Year]:
    return [
        Year(calendar_date(span.starts, span.calendar).year, span.calendar)
        for block in blocks
        for span in find_dates(source.text[block.start : block.end], source.language)
        if span.precision is Precision.YEAR
    ]


def _only(years: list[Year]) -> Year | None:
    return years[0] if len(set(years)) == 1 else None
