"""Changing an item keeps what it said; two people cannot overwrite each other unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import anarabad, large_report, river_report, verbivka
from townbook.accounts.models import User
from townbook.cities.models import Change, City
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.item_content import (
    ItemContent,
    MilestoneContent,
    content_from_json,
    content_to_json,
)
from townbook.plans.models import Item, ItemVersion, Milestone, Plan
from townbook.plans.selectors.deadlines import deadlines_of
from townbook.plans.selectors.item_history import MOST_CHANGES, ItemChange, item_history
from townbook.plans.selectors.item_versions import content_of, version_of
from townbook.plans.services.restore_version import restore_version
from townbook.plans.services.revise_item import (
    LONGEST_NUMBER,
    LONGEST_TITLE,
    ItemChangedMeanwhile,
    revise_item,
)
from townbook.plans.services.set_milestones import MOST_MILESTONES, NewMilestone, set_milestones
from townbook.search.models import SearchDocument
from townbook.sources.models import Passage

pytestmark = pytest.mark.django_db


@pytest.fixture
def item() -> Item:
    """A task of the river town that was read from its report."""
    city = verbivka()
    accept_draft(draft=river_report().store(city), actor=None)
    return Item.objects.get(plan__city=city, title="Прокласти стежку")


def said(item: Item, **changes: object) -> ItemContent:
    return replace(content_of(item=item), **changes)  # type: ignore[arg-type]  # the fields of a test


def revised(item: Item, version: int, **changes: object) -> Item:
    return revise_item(item=item, content=said(item, **changes), expected_version=version, actor=None)


def test_content_survives_being_written() -> None:
    content = ItemContent(
        "1.2", "Стежка", "", date(2020, 1, 1), None, (MilestoneContent("Крок", date(2020, 5, 1)),)
    )
    assert content_from_json(content_to_json(content)) == content
    assert content.differing(replace(content, title="Шлях", ends=date(2021, 1, 1))) == ("title", "ends")


def test_first_change_keeps_what_it_was_and_what_it_became(item: Item) -> None:
    user = User.objects.create_user("olena@verbivka.example", "x", name="Олена")
    assert version_of(item=item) == 1
    changed = revise_item(
        item=item,
        content=said(item, title="  Прокласти   велостежку ", description="Уздовж річки.\n"),
        expected_version=1,
        reason="Рішення ради",
        actor=user,
    )
    assert (changed.title, changed.description) == ("Прокласти велостежку", "Уздовж річки.")
    first, second = ItemVersion.objects.filter(item=item).order_by("number")
    assert (first.number, first.content["title"], first.actor) == (1, "Прокласти стежку", None)
    assert item.plan.source
    assert first.made_at == item.plan.source.added_at
    assert (second.number, second.content["title"], second.actor) == (2, "Прокласти велостежку", user)
    assert second.reason == "Рішення ради"
    assert version_of(item=changed) == 2


def test_next_change_keeps_one_version(item: Item) -> None:
    changed = revised(revised(item, 1, number="1.9"), 2, ends=date(2024, 1, 1))
    assert ItemVersion.objects.filter(item=item).count() == version_of(item=changed) == 3


def test_key_and_address_stay_when_number_and_title_change(item: Item) -> None:
    key = item.key
    assert revised(item, 1, number="7", title="Інше").key == key


def test_change_that_says_nothing_new_makes_no_version(item: Item) -> None:
    revision = City.objects.get(pk=item.plan.city_id).revision
    revised(item, 1, title="Прокласти  стежку")
    assert not ItemVersion.objects.filter(item=item).exists()
    assert City.objects.get(pk=item.plan.city_id).revision == revision


def test_changed_item_is_found_by_its_new_words_and_pages_are_out_of_date(item: Item) -> None:
    revision = City.objects.get(pk=item.plan.city_id).revision
    changed = revised(item, 1, title="Збудувати причал")
    (document,) = SearchDocument.objects.filter(kind="item", object_id=item.pk)
    assert document.title == "Збудувати причал"
    assert changed.title_key != item.title_key
    assert City.objects.get(pk=item.plan.city_id).revision == revision + 1
    assert Change.objects.get(record="item", record_id=item.pk).after == {"title": "Збудувати причал"}


def test_who_saw_an_older_version_is_told_what_changed(item: Item) -> None:
    revised(item, 1, title="Прокласти велостежку", ends=date(2024, 12, 31))
    with pytest.raises(ItemChangedMeanwhile) as conflict:
        revised(item, 1, title="Прокласти хідник")
    assert conflict.value.changed == ("title", "ends")
    assert conflict.value.version == 2
    assert conflict.value.current.title == "Прокласти велостежку"
    assert Item.objects.get(pk=item.pk).title == "Прокласти велостежку"


@pytest.mark.parametrize("version", [0, 2])
def test_version_that_never_was_is_refused(item: Item, version: int) -> None:
    with pytest.raises(ValueError, match=f"no version {version}"):
        revised(item, version, title="Інше")


def test_what_will_not_do_is_said_for_each_field(item: Item) -> None:
    with pytest.raises(ValidationError) as wrong:
        revised(item, 1, title=" \u200f ", number="9" * (LONGEST_NUMBER + 1), starts=date(2030, 1, 1))
    assert set(wrong.value.message_dict) == {"title", "number", "ends"}
    with pytest.raises(ValidationError):
        revised(item, 1, title="я" * (LONGEST_TITLE + 1))
    assert not ItemVersion.objects.filter(item=item).exists()


def test_earlier_version_is_restored_with_its_milestones(item: Item) -> None:
    set_milestones(item=item, milestones=[NewMilestone("Проєкт")], expected_version=1, actor=None)
    revised(item, 2, title="Інше")
    set_milestones(item=item, milestones=[], expected_version=3, actor=None)
    restored = restore_version(item=item, number=2, expected_version=4, reason="Помилка", actor=None)
    assert restored.title == "Прокласти стежку"
    assert content_of(item=restored).milestones == (MilestoneContent("Проєкт"),)
    assert ItemVersion.objects.filter(item=item, reason="Помилка").exists()
    with pytest.raises(ItemVersion.DoesNotExist):
        restore_version(item=item, number=99, expected_version=6, actor=None)


def test_milestones_keep_their_rows_and_passages_when_a_day_moves(item: Item) -> None:
    passage = item.passage
    steps = [NewMilestone("Проєкт", date(2020, 1, 1), passage=passage), NewMilestone("Відкриття")]
    set_milestones(item=item, milestones=steps, expected_version=1, actor=None)
    before = list(Milestone.objects.filter(item=item).values_list("pk", flat=True))
    moved = [NewMilestone("Проєкт", date(2021, 1, 1), date(2021, 2, 3))]
    set_milestones(item=item, milestones=moved, expected_version=2, actor=None)
    (kept,) = Milestone.objects.filter(item=item)
    assert (kept.pk, kept.passage, kept.reached_on) == (before[0], passage, date(2021, 2, 3))
    (latest, first) = item_history(item=item)
    assert isinstance(latest, ItemChange)
    assert isinstance(first, ItemChange)
    assert first.before.milestones == ()
    assert [step.title for step in latest.before.milestones] == ["Проєкт", "Відкриття"]


def test_milestones_that_will_not_do_are_refused(item: Item) -> None:
    tomorrow = item.plan.city.today + timedelta(days=1)
    for steps in (
        [NewMilestone(" ")],
        [NewMilestone("Крок", None, tomorrow)],
        [NewMilestone("я" * (LONGEST_TITLE + 1))],
        [NewMilestone(str(number)) for number in range(MOST_MILESTONES + 1)],
    ):
        with pytest.raises(ValidationError):
            set_milestones(item=item, milestones=steps, expected_version=1, actor=None)
    other = anarabad()
    accept_draft(draft=river_report().store(other), actor=None)
    theirs = Passage.objects.filter(source__city=other).first()
    with pytest.raises(ValueError, match="another city"):
        set_milestones(
            item=item, milestones=[NewMilestone("Крок", passage=theirs)], expected_version=1, actor=None
        )
    assert not Milestone.objects.exists()


def test_open_milestones_are_deadlines(item: Item) -> None:
    steps = [
        NewMilestone("Проєкт", date(2020, 1, 1), date(2020, 1, 1)),
        NewMilestone("Огородження", date(2021, 5, 1)),
        NewMilestone("Колись"),
    ]
    set_milestones(item=item, milestones=steps, expected_version=1, actor=None)
    found = deadlines_of(items=Item.objects.filter(pk=item.pk))
    assert [(each.day, each.milestone and each.milestone.title) for each in found] == [
        (date(2021, 5, 1), "Огородження"),
        (date(2023, 12, 31), None),
    ]


def test_history_is_cut_where_nobody_reads_on(item: Item) -> None:
    for version in range(1, MOST_CHANGES + 3):
        revised(Item.objects.get(pk=item.pk), version, title=f"Назва {version}")
    changes = item_history(item=item)
    assert len(changes) == MOST_CHANGES
    assert isinstance(changes[0], ItemChange)
    assert changes[0].after.title == f"Назва {MOST_CHANGES + 2}"
    assert changes[0].before.title == f"Назва {MOST_CHANGES + 1}"


def queries_of_a_change(plan: Plan) -> int:
    item = Item.objects.filter(plan=plan, parent__isnull=False).latest("id")
    with CaptureQueriesContext(connection) as queries:
        revised(item, 1, title="Зовсім інше")
    return len(queries)


def test_queries_do_not_grow_with_the_plan() -> None:
    counts = []
    for city, document in ((verbivka(), large_report(2, 3)), (anarabad(), large_report(10, 30))):
        accept_draft(draft=document.store(city), actor=None)
        counts.append(queries_of_a_change(Plan.objects.get(city=city)))
    assert counts[0] == counts[1]
    assert counts[0] == 26
