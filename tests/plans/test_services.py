"""Services refuse what belongs to another plan or city."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from tests.cast import Manuscript, anarabad, river_report, verbivka, year
from townbook.cities.models import City
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Item, Level, Period, Plan, Report, Responsibility
from townbook.plans.services.add_items import add_items
from townbook.plans.services.assign_responsibilities import assign_responsibilities
from townbook.plans.services.ensure_levels import ensure_levels
from townbook.plans.services.ensure_periods import ensure_periods
from townbook.plans.services.publish_reports import NewReport, publish_reports
from townbook.plans.services.start_plan import start_plan
from townbook.reading.draft import DraftLevel, DraftPeriod, DraftStatus
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def plans() -> tuple[Plan, Plan]:
    """The same plan in two cities."""
    cities: tuple[City, City] = (verbivka(), anarabad())
    for city in cities:
        accept_draft(draft=river_report().store(city), actor=None)
    ours, theirs = (Plan.objects.get(city=city) for city in cities)
    return ours, theirs


def levels(plan: Plan) -> Mapping[str, Level]:
    return {level.key: level for level in plan.levels.all()}


def test_items_of_another_plan_are_no_parents(plans: tuple[Plan, Plan]) -> None:
    ours, theirs = plans
    written = Manuscript("Звіт")
    written.item("1.9", "Чужа справа", parent="i1")
    with pytest.raises(ValueError, match="of its own plan"):
        add_items(
            plan=ours,
            items=written.items,
            known={"i1": Item.objects.get(plan=theirs, key="1")},
            levels=levels(ours),
            passages={},
        )
    assert Item.objects.filter(title="Чужа справа").count() == 0


def test_levels_of_another_plan_are_refused(plans: tuple[Plan, Plan]) -> None:
    ours, theirs = plans
    written = Manuscript("Звіт")
    written.item("9", "Чужий рівень")
    with pytest.raises(ValueError, match="of its own plan"):
        add_items(plan=ours, items=written.items, known={}, levels=levels(theirs), passages={})


def test_new_items_come_after_their_siblings(plans: tuple[Plan, Plan]) -> None:
    ours, _ = plans
    written = Manuscript("Звіт")
    below = written.item("", "Нова справа", parent="banks")
    banks = Item.objects.get(plan=ours, key="1")
    made = add_items(plan=ours, items=written.items, known={"banks": banks}, levels=levels(ours), passages={})
    assert (made[below].key, made[below].position, made[below].parent) == ("1.n3", 2, banks)


def test_items_nobody_numbered_are_counted(plans: tuple[Plan, Plan]) -> None:
    ours, _ = plans
    written = Manuscript("Звіт")
    for title in ("Перша", "Друга"):
        written.item("", title, parent="bridge")
    bridge = Item.objects.get(plan=ours, key="2.1")
    made = add_items(
        plan=ours, items=written.items, known={"bridge": bridge}, levels=levels(ours), passages={}
    )
    assert [item.key for item in made.values()] == ["2.1.1", "2.1.2"]


def test_bodies_of_another_city_do_not_answer(plans: tuple[Plan, Plan]) -> None:
    ours, theirs = plans
    item, foreign_item = (Item.objects.get(plan=plan, key="2") for plan in plans)
    body, foreign_body = (plan.city.bodies.get(key="1") for plan in plans)
    before = Responsibility.objects.count()
    for wrong in ((item, foreign_body), (foreign_item, body)):
        with pytest.raises(ValueError, match="its city's"):
            assign_responsibilities(plan=ours, answers=[(*wrong, ResponsibilityRole.LEAD, None)])
    assert Responsibility.objects.count() == before
    assert theirs.items.get(key="2").responsibilities.count() == 0


def test_reports_of_another_plan_are_not_published(plans: tuple[Plan, Plan]) -> None:
    ours, theirs = plans

    def report(item_of: Plan, period_of: Plan, body_of: Plan) -> NewReport:
        return NewReport(
            item=Item.objects.get(plan=item_of, key="2.1"),
            period=Period.objects.get(plan=period_of),
            text="Оглянуто.",
            status=DraftStatus(Status.COMPLETED, "", None, None, 1.0),
            status_passage=None,
            bodies=(body_of.city.bodies.get(key="1"),),
            passages=(),
            figures=(),
            figure_passages=(),
        )

    assert ours.source is not None
    assert theirs.source is not None
    before = Report.objects.count()
    for wrong in (report(theirs, ours, ours), report(ours, theirs, ours), report(ours, ours, theirs)):
        with pytest.raises(ValueError, match=r"plan itself|another city"):
            publish_reports(plan=ours, source=ours.source, reports=[wrong])
    with pytest.raises(ValueError, match="another city"):
        publish_reports(plan=ours, source=theirs.source, reports=[report(ours, ours, ours)])
    assert Report.objects.count() == before
    publish_reports(plan=ours, source=ours.source, reports=[report(ours, ours, ours)])
    assert Report.objects.count() == before + 1


def test_report_keeps_the_first_and_the_last_day_of_until(plans: tuple[Plan, Plan]) -> None:
    plan, _ = plans
    assert plan.source is not None
    new = NewReport(
        item=Item.objects.get(plan=plan, key="2.1"),
        period=Period.objects.get(plan=plan),
        text="Перенесено на 2026 рік.",
        status=DraftStatus(Status.POSTPONED, "", date(2026, 1, 1), None, 1.0, date(2026, 12, 31)),
        status_passage=None,
        bodies=(),
        passages=(),
        figures=(),
        figure_passages=(),
    )
    published = publish_reports(plan=plan, source=plan.source, reports=[new])
    [report] = published.first + published.corrections
    assert (report.status_until, report.status_until_ends) == (date(2026, 1, 1), date(2026, 12, 31))
    assert publish_reports(plan=plan, source=plan.source, reports=[new]).unchanged == 1
    of_a_day = replace(new, status=replace(new.status, until_ends=None))
    [corrected] = publish_reports(plan=plan, source=plan.source, reports=[of_a_day]).corrections
    assert corrected.status_until_ends == date(2026, 1, 1)


def test_plan_does_not_start_from_another_citys_source(plans: tuple[Plan, Plan]) -> None:
    ours, theirs = plans
    with pytest.raises(ValueError, match="another city"):
        start_plan(city=ours.city, title="План", language="uk", source=theirs.source)


def test_levels_are_kept_once_and_new_ones_come_last(plans: tuple[Plan, Plan]) -> None:
    ours, _ = plans
    found = ensure_levels(plan=ours, levels=[DraftLevel("project", "Проєкт"), DraftLevel("goal", "Ціль")])
    assert [(found[key].position, found[key].label) for key in ("goal", "project")] == [
        (0, "Пріоритет"),
        (2, "Проєкт"),
    ]


def test_periods_are_the_same_by_their_days_else_by_their_names(plans: tuple[Plan, Plan]) -> None:
    ours, _ = plans
    days = year(2022)
    same_days = DraftPeriod("минулий рік", days.starts, days.ends)
    same_name = DraftPeriod("2022", year(2021).starts, year(2021).ends)
    undated = DraftPeriod("колись", None, None)
    found = ensure_periods(plan=ours, periods=[days, same_days, same_name, undated, undated])
    assert found[days] == found[same_days]
    assert [period.label for period in Period.objects.filter(plan=ours).order_by("id")] == [
        "2022",
        "2022 (2021-01-01–2021-12-31)",
        "колись",
    ]
    assert ensure_periods(plan=ours, periods=[undated])[undated] == found[undated]
