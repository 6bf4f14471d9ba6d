"""Who answers for each item, or has reported on it."""

from __future__ import annotations

import pytest

from tests.cast import PARKS, ROADS, river_report, verbivka
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Item, Period, Plan, Report
from townbook.plans.selectors.item_bodies import item_bodies

pytestmark = pytest.mark.django_db

LEAD, CONTRIBUTOR = ResponsibilityRole.LEAD, ResponsibilityRole.CONTRIBUTOR


@pytest.fixture
def plan() -> Plan:
    accept_draft(draft=river_report().store(verbivka()), actor=None)
    return Plan.objects.get()


def named(plan: Plan, key: str, period: Period | None) -> list[tuple[str, ResponsibilityRole | None]]:
    """The bodies of an item and their roles."""
    item = Item.objects.get(plan=plan, key=key)
    return [(body.name, body.role) for body in item_bodies(plan=plan, period=period).get(item.pk, ())]


def test_bodies_stand_in_the_documents_order(plan: Plan) -> None:
    period = Period.objects.get()
    assert named(plan, "1.2", period) == [(ROADS, LEAD), (PARKS, CONTRIBUTOR)]
    assert named(plan, "1", period) == []


def test_body_that_only_reported_has_no_role(plan: Plan) -> None:
    Report.objects.get(item__key="1.1").bodies.add(plan.city.bodies.get(name=ROADS))
    assert named(plan, "1.1", Period.objects.get()) == [(PARKS, LEAD), (ROADS, None)]
    assert named(plan, "1.1", None) == [(PARKS, LEAD)]


def test_draft_report_names_no_body(plan: Plan) -> None:
    report = Report.objects.get(item__key="1.1")
    report.bodies.add(plan.city.bodies.get(name=ROADS))
    Report.objects.filter(pk=report.pk).update(is_current=False)
    assert named(plan, "1.1", Period.objects.get()) == [(PARKS, LEAD)]
