"""What was declared of a plan's items, period by period."""

from __future__ import annotations

import pytest

from tests.cast import river_report, verbivka, year
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Item, Period, Plan, Report
from townbook.plans.selectors.declarations import declarations_of_plan
from townbook.plans.selectors.plans import reported_periods
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    accept_draft(draft=river_report().store(verbivka()), actor=None)
    return Plan.objects.get()


def test_figures_are_counted_by_item(plan: Plan) -> None:
    period, willows = Period.objects.get(), Item.objects.get(key="1.1")
    assert declarations_of_plan(plan=plan).figures == {period.pk: {willows.pk: 1}}


def test_draft_report_declares_nothing(plan: Plan) -> None:
    Report.objects.update(is_current=False)
    said = declarations_of_plan(plan=plan)
    assert (said.declared, said.figures) == ({}, {})


def test_last_declaration_counts_whatever_its_period(plan: Plan) -> None:
    later = river_report(2023)
    later.reports.clear()
    later.report(later.items[2].key, "Добудовано.", Status.COMPLETED, period=year(2023))
    accept_draft(draft=later.store(plan.city), actor=None)
    last = declarations_of_plan(plan=plan).last(reported_periods(plan=plan))
    said = {Item.objects.get(pk=item).key: declaration.status for item, declaration in last.items()}
    assert said == {"1.1": Status.COMPLETED, "1.2": Status.COMPLETED}
