"""The database itself refuses what must not be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from tests.cast import river_report, verbivka
from townbook.cities.models import Body, Place
from townbook.intake.models import Draft, DraftOperation
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import (
    DismissedPlace,
    Figure,
    Item,
    ItemPlace,
    ItemVersion,
    Level,
    Milestone,
    Period,
    Plan,
    Reminder,
    Report,
    ReportEvent,
    ReportPassage,
    Responsibility,
)
from townbook.sources.models import Passage, Source

pytestmark = pytest.mark.django_db


def accepted() -> Draft:
    return accept_draft(draft=river_report().store(verbivka()), actor=None)


def willows() -> Report:
    return Report.objects.get(item__key="1.1", version=1)


def correction(**fields: object) -> Report:
    before = willows()
    given = {"item": before.item, "period": before.period, "status": "completed", "version": 2, **fields}
    return Report.objects.create(**given)


def bridge_street() -> Place:
    return Place.objects.create(
        city_id=Plan.objects.get().city_id,
        key="bridge",
        kind="street",
        name="Мостова",
        search_key="мостов",
        geometry={"type": "Point", "coordinates": [28.6, 50.2]},
        latitude=50.2,
        longitude=28.6,
    )


def twice(create: Callable[[], object]) -> Callable[[], object]:
    return lambda: (create(), create())


def first_version() -> ItemVersion:
    return ItemVersion.objects.create(item=willows().item, number=1, content={}, made_at=timezone.now())


def dismissed_from_willows() -> DismissedPlace:
    place = Place.objects.first() or bridge_street()
    return DismissedPlace.objects.create(item=willows().item, place=place)


def place_of_willows() -> ItemPlace:
    place = Place.objects.first() or bridge_street()
    return ItemPlace.objects.create(item=willows().item, place=place)


def reminder(kind: str) -> Reminder:
    period = willows().period
    return Reminder.objects.create(
        period=period, body=Responsibility.objects.all()[0].body, kind=kind, day=date(2023, 1, 9)
    )


def first_milestone(title: str = "Тендер") -> Milestone:
    return Milestone.objects.create(item=willows().item, position=0, title=title)


FORBIDDEN: dict[str, Callable[[], object]] = {
    "plan_slug_is_unique_in_its_city": lambda: Plan.objects.create(
        city_id=Plan.objects.get().city_id, slug="plan", title="Інший", title_key="інший", language="uk"
    ),
    "level_key_is_unique_in_its_plan": lambda: Level.objects.create(
        plan=Plan.objects.get(), position=9, key="goal", label="Ціль"
    ),
    "level_position_is_unique_in_its_plan": lambda: Level.objects.create(
        plan=Plan.objects.get(), position=0, key="other", label="Ціль"
    ),
    "item_key_is_unique_in_its_plan": lambda: Item.objects.filter(key="1.1").update(key="1.2"),
    "item_position_is_unique_in_its_parent": lambda: Item.objects.filter(key="1.1").update(position=1),
    "item_position_is_unique_at_the_top": lambda: Item.objects.filter(key="1").update(position=1),
    "item_starts_before_it_ends": lambda: Item.objects.filter(key="1.2").update(starts=date(2030, 1, 1)),
    "item_has_a_title": lambda: Item.objects.filter(key="1.2").update(title=""),
    "item_is_not_part_of_itself": lambda: Item.objects.filter(key="1").update(
        parent=Item.objects.get(key="1")
    ),
    "body_answers_once_for_an_item": lambda: Responsibility.objects.filter(
        item__key="1.2", role="lead"
    ).update(body=Responsibility.objects.get(item__key="1.2", role="contributor").body),
    "item_is_at_a_place_once": twice(place_of_willows),
    "item_versions_are_counted": twice(first_version),
    "milestones_are_ordered": twice(first_milestone),
    "milestone_has_a_title": lambda: first_milestone(""),
    "report_until_is_in_order": lambda: Report.objects.filter(item__key="1.1").update(
        status_until=date(2026, 1, 1), status_until_ends=date(2025, 12, 31)
    ),
    "report_has_one_version_in_work": lambda: (
        correction(supersedes=willows()),
        correction(version=3, supersedes=Report.objects.get(version=2)),
    ),
    "report_is_returned_with_a_reason": lambda: ReportEvent.objects.create(
        report=willows(), from_state="submitted", to_state="returned"
    ),
    "period_opened_has_a_due_day": lambda: Period.objects.update(opened_at=timezone.now()),
    "reminder_is_sent_once_a_day": twice(lambda: reminder("soon")),
    "reminder_kind_is_known": lambda: reminder("often"),
    "draft_operations_are_counted": twice(
        lambda: DraftOperation.objects.create(draft=Draft.objects.get(), number=1, operation={})
    ),
    "responsibility_role_is_known": lambda: Responsibility.objects.update(role="friend"),
    "period_name_is_unique_in_its_plan": lambda: Period.objects.create(
        plan=Plan.objects.get(), label="2022", starts=date(2020, 1, 1), ends=date(2020, 12, 31)
    ),
    "period_is_unique_in_its_plan": lambda: Period.objects.create(
        plan=Plan.objects.get(), label="рік", starts=date(2022, 1, 1), ends=date(2022, 12, 31)
    ),
    "period_starts_before_it_ends": lambda: Period.objects.update(starts=date(2030, 1, 1)),
    "report_has_one_current_version": lambda: correction(
        supersedes=willows(), is_current=True, state="published"
    ),
    "report_versions_are_counted": lambda: correction(version=1),
    "report_correction_says_what_it_corrects": correction,
    "report_is_current_only_when_published": lambda: Report.objects.update(state="draft"),
    "report_status_is_known": lambda: Report.objects.update(status="splendid"),
    "report_state_is_known": lambda: Report.objects.update(is_current=False, state="secret"),
    "report_confidence_is_a_share": lambda: Report.objects.update(status_confidence=1.5),
    "report_progress_is_a_percentage": lambda: Report.objects.update(progress=101),
    "figure_is_a_number_or_a_range": lambda: Figure.objects.update(low=1, high=2),
    "figure_range_is_in_order": lambda: Figure.objects.update(value=None, low=2, high=1),
    "figures_are_ordered": lambda: Figure.objects.create(
        report=Figure.objects.get().report, position=0, value=1, kind="count"
    ),
    "report_passages_are_ordered": lambda: ReportPassage.objects.create(
        report=willows(), passage=Passage.objects.get(start=0), position=0
    ),
    "report_has_a_passage_once": lambda: ReportPassage.objects.create(
        report=willows(), passage=willows().passages.get(), position=1
    ),
    "passage_holds_a_character": lambda: Passage.objects.create(source=Source.objects.get(), start=5, end=5),
    "passage_is_kept_once": lambda: Passage.objects.create(
        source=Source.objects.get(), start=0, end=Passage.objects.get(start=0).end
    ),
    "draft_is_accepted_at_a_moment": lambda: Draft.objects.update(accepted_at=None),
    "place_is_taken_off_an_item_once": lambda: [dismissed_from_willows(), dismissed_from_willows()],
    "body_is_not_part_of_itself": lambda: Body.objects.filter(key="1").update(
        parent=Body.objects.get(key="1")
    ),
}


@pytest.mark.parametrize("constraint", FORBIDDEN)
def test_database_refuses(constraint: str) -> None:
    draft = accepted()
    Passage.objects.get_or_create(source=draft.source, start=0, end=10)
    with pytest.raises(IntegrityError), transaction.atomic():
        FORBIDDEN[constraint]()


def test_correction_that_says_what_it_corrects_is_taken() -> None:
    accepted()
    assert correction(supersedes=willows(), state="draft").version == 2


def test_every_constraint_of_plans_is_tried() -> None:
    models: tuple[type[Model], ...] = (
        *apps.get_app_config("plans").get_models(),
        Passage,
        Draft,
        DraftOperation,
    )
    names = {constraint.name for model in models for constraint in model._meta.constraints}
    assert names - FORBIDDEN.keys() == set()
