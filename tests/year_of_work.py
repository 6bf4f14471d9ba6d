"""A town's plan with a period open for reports, for tests of the year's work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from tests.cast import PARKS, ROADS, river_report, verbivka
from townbook.cities.models import Body, City
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Item, Period, Plan, Report
from townbook.plans.report_content import ReportContent
from townbook.plans.reporter import Reporter
from townbook.plans.services.ensure_periods import ensure_periods
from townbook.plans.services.open_period import open_period
from townbook.plans.services.report_steps import approve_reports, submit_reports
from townbook.plans.services.save_report import save_report
from townbook.reading.draft import DraftPeriod
from townbook.reading.figures import find_figures
from townbook.reading.status import Status


@dataclass(frozen=True, slots=True)
class YearOfWork:
    """The river concept, reported on for 2022, and the open period after it."""

    city: City
    plan: Plan
    period: Period

    @property
    def willows(self) -> Item:
        """An item the parks answer for, completed in 2022."""
        return Item.objects.get(plan=self.plan, key="1.1")

    @property
    def path(self) -> Item:
        """An item the roads lead, in progress in 2022."""
        return Item.objects.get(plan=self.plan, key="1.2")

    @property
    def bridge(self) -> Item:
        """An item of the roads nobody ever reported on."""
        return Item.objects.get(plan=self.plan, key="2.1")

    @property
    def parks(self) -> Body:
        """The body that leads one item and helps with another."""
        return Body.objects.get(city=self.city, name=PARKS)

    @property
    def roads(self) -> Body:
        """The body that leads two items."""
        return Body.objects.get(city=self.city, name=ROADS)

    def save(self, item: Item, text: str, status: Status = Status.IN_PROGRESS, seen: int = 0) -> Report:
        """What the roads write of an item, every figure of it confirmed."""
        content = ReportContent(text, status, figures=find_figures(text, self.plan.language))
        return save_report(
            item=item,
            period=self.period,
            body=self.roads,
            content=content,
            seen=seen,
            reporter=Reporter(),
        )

    def approved(self, item: Item, text: str, status: Status = Status.IN_PROGRESS) -> Report:
        """A report that is ready to be published."""
        (report,) = submit_reports(reports=[self.save(item, text, status)], reporter=Reporter())
        (report,) = approve_reports(reports=[report], reporter=Reporter())
        return report


def year_of_work() -> YearOfWork:
    """The town, its plan, and the next period open for another fortnight."""
    city = verbivka()
    plan = accept_draft(draft=river_report().store(city), actor=None).plan
    assert plan is not None
    today = city.today
    said = DraftPeriod(str(today.year), today.replace(month=1, day=1), today.replace(month=12, day=31))
    period = ensure_periods(plan=plan, periods=[said])[said]
    return YearOfWork(
        city,
        plan,
        open_period(period=period, due=today + timedelta(days=14), message="Пишіть коротко.", actor=None),
    )
