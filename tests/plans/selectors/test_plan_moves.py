"""Moves between two periods, and several cities' plans in numbers, in few queries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.cast import Manuscript, nahal_tut, river_report, verbivka
from townbook.cities.models import City
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Plan, Report
from townbook.plans.selectors.plan_moves import plan_moves
from townbook.plans.selectors.plan_tallies import plan_tallies
from townbook.plans.selectors.plans import reported_periods
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db


def published(city: City, documents: Sequence[Manuscript]) -> Plan:
    for document in documents:
        accept_draft(draft=document.store(city), actor=None)
    return Plan.objects.get(city=city)


def test_moves_stand_in_the_plans_order(django_assert_num_queries: Any) -> None:
    plan = published(verbivka(), [river_report(2022), river_report(2023)])
    Report.objects.filter(item__number="1.1", period__label="2023").update(status="planned")
    later, earlier = reported_periods(plan=plan)
    with django_assert_num_queries(2):
        moves = plan_moves(plan=plan, earlier=earlier, later=later)
        told = [(move.item.number, move.top.number, move.before, move.after) for move in moves]
    assert told == [
        ("1.1", "1", Status.COMPLETED, Status.PLANNED),
        ("1.2", "1", Status.IN_PROGRESS, Status.IN_PROGRESS),
        ("2.1", "2", Status.UNREPORTED, Status.UNREPORTED),
    ]
    assert [move.is_expected for move in moves] == [False, True, True]


def test_tally_counts_the_latest_period_and_each_before(django_assert_num_queries: Any) -> None:
    city, other = verbivka(), nahal_tut()
    published(city, [river_report(2022), river_report(2023)])
    with django_assert_num_queries(6):
        tallies = plan_tallies(cities=[city, other])
    (tally,) = tallies.values()
    assert tally.period
    assert (tally.period.label, tally.plans, tally.never_reported) == ("2023", 1, 1)
    assert tally.standing.counts == {Status.UNREPORTED: 1, Status.IN_PROGRESS: 1, Status.COMPLETED: 1}
    assert [(each.period.label, each.standing) for each in tally.years] == [
        ("2022", tally.standing),
        ("2023", tally.standing),
    ]


def test_inner_item_is_counted_where_it_was_reported_on() -> None:
    city = verbivka()
    plan = published(city, [river_report(2022), river_report(2023)])
    inner = plan.items.get(number="1")
    Report.objects.filter(item__number="1.1", period__label="2022").update(item=inner)
    tally = plan_tallies(cities=[city])[city.pk]
    assert [each.standing.total for each in tally.years] == [4, 3]
    assert tally.standing.total == 3
