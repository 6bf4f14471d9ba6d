"""Several cities side by side: what each promised, how much of it was spoken of, and how fresh that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from django.utils.timezone import localtime

from townbook.cities.models import City
from townbook.plans.selectors.city_summaries import source_counts
from townbook.plans.selectors.plan_tallies import PeriodTally, PlanTally, plan_tallies
from townbook.plans.standing import Standing
from townbook.portal.compare.asked_cities import AskedCities
from townbook.portal.compare.cautions import Caution, cautions
from townbook.portal.compare.choosing import Candidate, candidates_for
from townbook.reading.status import Status


@dataclass(frozen=True, slots=True)
class Share:
    """So many ``of`` so many: never shown without both."""

    count: int
    of: int

    @property
    def percent(self) -> Decimal | None:
        """Rounded to a whole number; ``None`` of nothing."""
        if not self.of:
            return None
        share = Fraction(100 * self.count, self.of)
        exact = Decimal(share.numerator) / Decimal(share.denominator)
        return exact.quantize(Decimal(1), ROUND_HALF_EVEN)


@dataclass(frozen=True, slots=True)
class YearLine:
    """A period of a city's plan in counts."""

    tally: PeriodTally

    @property
    def reported(self) -> Share:
        """The items reported on, of all."""
        return reported_of(self.tally.standing)

    @property
    def completed(self) -> Share:
        """The completed items, of all."""
        return completed_of(self.tally.standing)


@dataclass(frozen=True, slots=True)
class CitySide:
    """A city in the comparison. Without a plan ``tally`` is ``None``.

    ``entered`` is the city's day on which its newest report was entered; ``entered_days`` and
    ``ended_days`` say how many of its days ago that was, and how many ago the period of its newest reports
    ended (negative for a period that still runs).
    """

    city: City
    tally: PlanTally | None
    sources: int
    entered: date | None
    entered_days: int | None
    ended_days: int | None

    @property
    def reported(self) -> Share:
        """The items reported on in the latest period, of all."""
        return reported_of(self.tally.standing if self.tally else Standing({}))

    @property
    def completed(self) -> Share:
        """The completed items, of all."""
        return completed_of(self.tally.standing if self.tally else Standing({}))

    @property
    def completed_of_reported(self) -> Share:
        """The completed items, of those reported on."""
        return Share(self.completed.count, self.reported.count)

    @property
    def years(self) -> tuple[YearLine, ...]:
        """The periods it has reports of, earliest first."""
        return tuple(YearLine(each) for each in self.tally.years) if self.tally else ()


@dataclass(frozen=True, slots=True)
class CitiesComparison:
    """The cities in the order asked for, what to bear in mind, and the cities to choose instead."""

    asked: AskedCities
    sides: tuple[CitySide, ...]
    cautions: tuple[Caution, ...]
    candidates: tuple[Candidate, ...]
    words: str

    @property
    def has_found(self) -> bool:
        """Whether there is a city to choose besides those chosen."""
        return any(not candidate.is_chosen for candidate in self.candidates)

    @property
    def has_years(self) -> bool:
        """Whether any city has reports of more than one period."""
        return any(len(side.years) > 1 for side in self.sides)


def compare_cities(*, asked: AskedCities, words: str, language: str) -> CitiesComparison:
    """The comparison of the cities asked for; ``words`` look for others to put beside them.

    At most ten queries, however many cities, plans and items.
    """
    cities = asked.cities if asked.are_enough else ()
    tallies: Mapping[int, PlanTally] = plan_tallies(cities=cities) if cities else {}
    sources = source_counts(cities=cities) if cities else {}
    sides = tuple(_side(city, tallies.get(city.pk), sources.get(city.pk, 0)) for city in cities)
    return CitiesComparison(
        asked=asked,
        sides=sides,
        cautions=cautions(
            [side.tally.standing for side in sides if side.tally],
            [side.tally.period for side in sides if side.tally],
        ),
        candidates=candidates_for(asked=asked, words=words, language=language),
        words=words,
    )


def _side(city: City, tally: PlanTally | None, sources: int) -> CitySide:
    entered = tally.newest_entry if tally else None
    entered_day = localtime(entered, city.zone).date() if entered else None
    ends = tally.period.ends if tally and tally.period else None
    return CitySide(
        city=city,
        tally=tally,
        sources=sources,
        entered=entered_day,
        entered_days=_days_ago(entered_day, city),
        ended_days=_days_ago(ends, city),
    )


def _days_ago(day: date | None, city: City) -> int | None:
    return (city.today - day).days if day else None


def reported_of(standing: Standing) -> Share:
    """The items reported on, of all."""
    return Share(standing.total - standing.count(Status.UNREPORTED), standing.total)


def completed_of(standing: Standing) -> Share:
    """The completed items, of all."""
    return Share(standing.count(Status.COMPLETED), standing.total)
