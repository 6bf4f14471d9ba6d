"""A body's page, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from townbook.cities.models import Body
from townbook.plans.due_days import is_late
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Period, Plan, Report
from townbook.plans.selectors.duties import Duty, duties_of, reported_periods_of
from townbook.plans.standing import Standing
from townbook.plans.years import Declaration, Way, YearTally, year_tallies
from townbook.reading.status import Status


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty with how it stands in its plan's latest reported period.

    ``late_since`` is the day it was due, where that has passed.
    """

    duty: Duty
    status: Status
    late_since: date | None

    @property
    def is_unreported(self) -> bool:
        """Whether nobody ever reported on it, in any period."""
        return not self.duty.reports and not self.duty.is_heading


@dataclass(frozen=True, slots=True)
class YearLine:
    """The reports of one period on what the body answers for, and what they declare."""

    period: Period
    standing: Standing


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan with its latest reported period, and the reports of each period, latest first.

    ``tallies`` say how the body's duties stood at the end of each period, the earliest first.
    """

    plan: Plan
    latest: Period | None
    years: tuple[YearLine, ...]
    tallies: tuple[YearTally, ...]


@dataclass(frozen=True, slots=True)
class BodySheet:
    """All that the body's page counts; ``lines`` are its duties in the plans' order."""

    lines: tuple[DutyLine, ...]
    plans: tuple[PlanLine, ...]
    standing: Standing

    @property
    def late(self) -> tuple[DutyLine, ...]:
        """The duties whose day has passed, longest ago first."""
        late = [(line.late_since, line) for line in self.lines if line.late_since]
        return tuple(line for _, line in sorted(late, key=lambda pair: pair[0]))

    @property
    def unreported(self) -> tuple[DutyLine, ...]:
        """The duties nobody ever reported on."""
        return tuple(line for line in self.lines if line.is_unreported)

    @property
    def leads(self) -> int:
        """How many items it answers for first."""
        return self._with_role(ResponsibilityRole.LEAD)

    @property
    def contributes(self) -> int:
        """How many items it answers for beside others."""
        return self._with_role(ResponsibilityRole.CONTRIBUTOR)

    @property
    def reports(self) -> int:
        """How many reports there are on all of it, over the years."""
        return sum(len(line.duty.reports) for line in self.lines)

    def _with_role(self, role: ResponsibilityRole) -> int:
        held = (line.duty.responsibility for line in self.lines if not line.duty.is_heading)
        return sum(each is not None and each.role == role for each in held)


def body_sheet(*, body: Body, today: date) -> BodySheet:
    """The body's sheet on a day of its city's: five queries, whatever it answers for."""
    duties = duties_of(body=body)
    plans = {duty.item.plan_id: duty.item.plan for duty in duties}
    periods = reported_periods_of(plans=plans.values())
    latest = {plan: of_plan[0] for plan, of_plan in periods.items()}
    lines = tuple(_line(duty, latest, today) for duty in duties)
    return BodySheet(
        lines=lines,
        plans=tuple(_plan_line(plan, periods.get(plan.pk, ()), duties, today) for plan in plans.values()),
        standing=Standing.of(line.status for line in lines if not line.duty.is_heading),
    )


def _line(duty: Duty, latest: Mapping[int, Period], today: date) -> DutyLine:
    report = duty.report_in(latest.get(duty.item.plan_id))
    late = not duty.is_heading and is_late(duty.due, today)
    status = Status(report.status) if report else Status.UNREPORTED
    return DutyLine(duty, status, duty.due if late else None)


def _plan_line(plan: Plan, periods: tuple[Period, ...], duties: Iterable[Duty], today: date) -> PlanLine:
    own = [duty for duty in duties if duty.item.plan_id == plan.pk]
    years = ((period, [duty.report_in(period) for duty in own]) for period in periods)
    return PlanLine(
        plan=plan,
        latest=periods[0] if periods else None,
        years=tuple(
            YearLine(period, Standing.of(Status(report.status) for report in reports if report))
            for period, reports in years
        ),
        tallies=_tallies(own, periods[::-1], today),
    )


def _tallies(duties: Iterable[Duty], periods: tuple[Period, ...], today: date) -> tuple[YearTally, ...]:
    ways = (
        Way(duty.item.ends, tuple(_declared(duty.report_in(period)) for period in periods))
        for duty in duties
        if not duty.is_heading
    )
    return year_tallies(ways, [period.ends for period in periods], today)


def _declared(report: Report | None) -> Declaration | None:
    if report is None:
        return None
    return Declaration(Status(report.status), report.status_until, report.status_until_ends)
