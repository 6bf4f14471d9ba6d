"""Reads of plans: right, tenant by tenant, in queries that do not grow."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Manuscript, anarabad, large_report, river_report, verbivka, year
from townbook.cities.models import City
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.enums import ReportState
from townbook.plans.models import Item, Plan, Report
from townbook.plans.selectors.city_summaries import CitySummary, city_summaries
from townbook.plans.selectors.item_page import ItemPage, item_at, item_page
from townbook.plans.selectors.plans import (
    plan_by_slug,
    plans_of,
    reported_periods,
    sources_of_plan,
)
from townbook.plans.selectors.tree import item_tree, standing_of
from townbook.plans.standing import Standing
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db


def page_of(*, plan: Plan, key: str) -> ItemPage:
    return item_page(item=item_at(city=plan.city, plan_slug=plan.slug, key=key))


def accepted(city: City, *documents: Manuscript) -> Plan:
    for document in documents:
        accept_draft(draft=document.store(city), actor=None)
    return Plan.objects.filter(city=city).latest("id")


def test_tree_stands_in_the_plans_order_with_its_standing() -> None:
    plan = accepted(verbivka(), river_report())
    branches = item_tree(plan=plan, period=reported_periods(plan=plan)[0])
    assert [branch.item.key for top in branches for branch in top.walk()] == ["1", "1.1", "1.2", "2", "2.1"]
    banks, bridges = branches
    assert banks.standing.counts == {Status.IN_PROGRESS: 1, Status.COMPLETED: 1}
    assert bridges.standing.counts == {Status.UNREPORTED: 1}
    assert banks.status == Status.UNREPORTED
    assert standing_of(branches).counts == {
        Status.UNREPORTED: 1,
        Status.IN_PROGRESS: 1,
        Status.COMPLETED: 1,
    }


def test_tree_without_a_period_is_unreported() -> None:
    plan = accepted(verbivka(), river_report())
    assert standing_of(item_tree(plan=plan, period=None)).counts == {Status.UNREPORTED: 3}


def test_draft_report_stays_unseen() -> None:
    plan = accepted(verbivka(), river_report())
    report = Report.objects.get(item__key="1.1")
    Report.objects.filter(item__key="1.2").update(is_current=False, state=ReportState.DRAFT)
    Report.objects.create(
        item=report.item,
        period=report.period,
        version=2,
        supersedes=report,
        status="cancelled",
        text="таємно",
    )
    period = reported_periods(plan=plan)[0]
    assert standing_of(item_tree(plan=plan, period=period)).counts == {
        Status.UNREPORTED: 2,
        Status.COMPLETED: 1,
    }
    page = page_of(plan=plan, key="1.1")
    assert [shown.text for shown in page.reports] == [report.text]
    assert page.corrected == ()
    assert page_of(plan=plan, key="1.2").reports == ()


def test_item_page_says_all_of_an_item() -> None:
    plan = accepted(verbivka(), river_report(2022), river_report(2023))
    page = page_of(plan=plan, key="1.2")
    assert (page.branch.item.title, [above.item.key for above in page.ancestors]) == (
        "Прокласти стежку",
        ["1"],
    )
    assert [answer.body.name for answer in page.responsibilities] == ["Управління доріг", "Управління парків"]
    assert [report.period.label for report in page.reports] == ["2023", "2022"]
    assert page.period == page.reports[0].period
    assert page.passage is not None
    assert page.passage.source == plan.source


def test_item_page_shows_what_a_correction_superseded() -> None:
    corrected = river_report(2022)
    corrected.name = "corrected.txt"
    corrected.reports.clear()
    corrected.report("i2", "Посаджено 45 верб.", Status.COMPLETED)
    page = page_of(plan=accepted(verbivka(), river_report(2022), corrected), key="1.1")
    assert [report.text for report in page.reports] == ["Посаджено 45 верб."]
    assert [report.text for report in page.corrected] == ["Посаджено 40 верб на 18000,50 грн."]


def test_reported_periods_come_latest_first() -> None:
    plan = accepted(verbivka(), river_report(2022), river_report(2023))
    assert [period.label for period in reported_periods(plan=plan)] == ["2023", "2022"]


def test_plan_knows_its_published_sources() -> None:
    city = verbivka()
    plan = accepted(city, river_report(2022), river_report(2023))
    waiting = river_report(2024).store(city)
    titles = [source.title for source in sources_of_plan(plan=plan)]
    assert titles == [river_report(2023).title, river_report(2022).title]
    assert waiting.source.title not in titles


def test_another_city_is_never_seen() -> None:
    ours, theirs = verbivka(), anarabad()
    plan = accepted(ours, river_report())
    other = accepted(theirs, large_report(2, 2))
    assert list(plans_of(city=ours)) == [plan]
    with pytest.raises(Plan.DoesNotExist):
        plan_by_slug(city=ours, slug="plan-2")
    assert plan_by_slug(city=theirs, slug="plan") == other
    Item.objects.filter(plan=other, key="2.1").update(key="9.9")
    with pytest.raises(Item.DoesNotExist):
        page_of(plan=plan, key="9.9")


def test_summary_of_a_city_counts_its_own() -> None:
    city, empty = verbivka(), anarabad()
    accepted(city, river_report(2022), river_report(2023))
    statuses = [Status.UNREPORTED, Status.IN_PROGRESS, Status.COMPLETED]
    assert city_summaries(cities=[city, empty]) == {
        city.pk: CitySummary(plans=1, sources=2, standing=Standing.of(statuses)),
        empty.pk: CitySummary(plans=0, sources=0, standing=Standing.of([])),
    }


def queries(plan: Plan, key: str) -> list[int]:
    """How many queries each page's reads take."""
    city = plan.city
    counts = []
    for read in (
        lambda: standing_of(item_tree(plan=plan, period=reported_periods(plan=plan)[0])),
        lambda: [
            (figure.passage, report.source, list(report.bodies.all()))
            for report in page_of(plan=plan, key=key).reports
            for figure in report.figures.all()
        ],
        lambda: city_summaries(cities=[city]),
    ):
        with CaptureQueriesContext(connection) as captured:
            read()
        counts.append(len(captured))
    return counts


def test_queries_do_not_grow_with_the_plan() -> None:
    small = accepted(verbivka(), large_report(2, 3))
    few = queries(small, "1.1")
    large = accepted(anarabad(), large_report(10, 30))
    assert few == queries(large, "9.20") == [3, 10, 5]


def test_period_of_a_plan_is_found_by_its_days() -> None:
    following = river_report(2022)
    following.name = "again.txt"
    following.reports.clear()
    period = year(2022)
    following.report("i5", "Оглянуто.", period=type(period)("минулий рік", period.starts, period.ends))
    plan = accepted(verbivka(), river_report(2022), following)
    assert [period.label for period in reported_periods(plan=plan)] == ["2022"]
