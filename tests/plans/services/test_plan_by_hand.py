"""A plan made by hand: its title, levels and language, and what hangs on its items."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.cast import PARKS, Manuscript, anarabad, nahal_tut, river_report, verbivka
from tests.plans.services.by_hand import content_of_plan, hand_plan, outline, put
from tests.year_of_work import year_of_work
from townbook.cities.models import Body, Change, City
from townbook.cities.services.add_body import add_body
from townbook.cities.services.add_place import add_place
from townbook.cities.services.merge_bodies import merge_bodies
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.enums import ReportState, ResponsibilityRole
from townbook.plans.models import Item, Level, Plan, Report
from townbook.plans.plan_content import ChangedMeanwhile, PlanContent, WantedLevel
from townbook.plans.selectors.item_links import answers_of, mark_of_answers, mark_of_places, places_of_item
from townbook.plans.selectors.plan_content import plan_content
from townbook.plans.services.change_plan import change_plan
from townbook.plans.services.change_responsibilities import Answer, change_responsibilities
from townbook.plans.services.create_plan import create_plan
from townbook.plans.services.publish_plan import publish_plan
from townbook.plans.services.publish_work import publish_work
from townbook.plans.services.remove_item import remove_item
from townbook.plans.services.remove_plan import remove_plan
from townbook.plans.services.restore_item import restore_item
from townbook.plans.services.set_places import set_places
from townbook.search.models import SearchDocument
from townbook.text.search_keys import search_key

pytestmark = pytest.mark.django_db


def change(plan: Plan, content: PlanContent) -> Plan:
    seen = plan_content(plan=plan).mark
    return change_plan(plan=plan, content=content, expected=seen, actor=None)


def labels(plan: Plan) -> list[str]:
    levels = Level.objects.filter(plan=plan).order_by("position")
    assert [level.position for level in levels] == list(range(len(levels)))
    return [level.label for level in levels]


def test_levels_change_places_and_names() -> None:
    plan = hand_plan()
    now = plan_content(plan=plan)
    first, second, third = now.levels
    wanted = (third, replace(first, label="Напрям"), WantedLevel("", "Проєкт"), second)
    change(plan, replace(now, levels=wanted))
    assert labels(plan) == ["Завдання", "Напрям", "Проєкт", "Ціль"]
    note = Change.objects.get(action="revised")
    assert note.before == {"levels": ["Пріоритет", "Ціль", "Завдання"]}


def test_level_that_is_used_stays() -> None:
    plan = hand_plan()
    item = put(plan, "А")
    now = plan_content(plan=plan)
    change(plan, replace(now, levels=now.levels[:2]))
    assert labels(plan) == ["Пріоритет", "Ціль"]
    for removed in (False, True):
        if removed:
            remove_item(item=item, actor=None)
        with pytest.raises(ValidationError, match="“Пріоритет”"):
            change(plan, replace(now, levels=now.levels[1:2]))
    assert labels(plan) == ["Пріоритет", "Ціль"]


def test_refusal_names_the_items_at_the_level() -> None:
    plan = hand_plan()
    items = [put(plan, f"Мета {number}", number=str(number)) for number in range(1, 9)]
    now = plan_content(plan=plan)
    with pytest.raises(ValidationError) as refused:
        change(plan, replace(now, levels=now.levels[1:]))
    said = refused.value.message_dict["levels"][0]
    assert "\u20681 Мета 1\u2069" in said
    assert "Мета 6" not in said
    assert "and 3 more" in said
    for item in items:
        remove_item(item=item, actor=None)
    with pytest.raises(ValidationError, match=r"removed items stand at it: .*8 Мета 8"):
        change(plan, replace(now, levels=now.levels[1:]))


def test_second_of_two_who_change_a_plan_looks_first() -> None:
    plan = hand_plan()
    seen = plan_content(plan=plan)
    change(plan, replace(seen, title="Нова"))
    with pytest.raises(ChangedMeanwhile):
        change_plan(plan=plan, content=replace(seen, title="Інша"), expected=seen.mark, actor=None)
    assert Plan.objects.get().title == "Нова"


def test_level_of_another_plan_is_refused() -> None:
    plan, other = hand_plan(), hand_plan(anarabad())
    now = plan_content(plan=plan)
    Level.objects.filter(plan=other, position=0).update(key="foreign")
    with pytest.raises(ValueError, match="another plan"):
        change(plan, replace(now, levels=(*now.levels, WantedLevel("foreign", "Чуже"))))


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (content_of_plan(" \n"), "title"),
        (content_of_plan("а" * 501), "title"),
        (content_of_plan("А", language="de"), "language"),
        (PlanContent("А", "uk", ()), "levels"),
        (content_of_plan("А", "Ціль", "ціль"), "levels"),
        (content_of_plan("А", "Ціль", " "), "levels"),
        (content_of_plan("А", *(f"Рівень {chr(1072 + n)}" for n in range(13))), "levels"),
    ],
)
def test_what_will_not_do_is_said_of_its_field(content: PlanContent, field: str) -> None:
    with pytest.raises(ValidationError) as wrong:
        create_plan(city=verbivka(), content=content, actor=None)
    assert list(wrong.value.message_dict) == [field]
    assert not Plan.objects.exists()


def test_plan_is_found_once_it_is_published_and_in_its_language() -> None:
    plan = hand_plan()
    with pytest.raises(ValidationError, match="nothing in this plan"):
        publish_plan(plan=plan, actor=None)
    item = put(plan, "Planting willows")
    assert not SearchDocument.objects.exists()
    before = City.objects.get().revision
    publish_plan(plan=plan, actor=None)
    publish_plan(plan=plan, actor=None)
    assert City.objects.get().revision == before + 1
    kinds = SearchDocument.objects.order_by("kind").values_list("kind", "language")
    assert list(kinds) == [("item", "uk"), ("plan", "uk")]
    change(plan, replace(plan_content(plan=plan), language="en"))
    item.refresh_from_db()
    assert item.title_key == search_key("Planting willows", "en")
    assert set(SearchDocument.objects.values_list("language", flat=True)) == {"en"}


def answer(item: Item, *answers: Answer) -> Item:
    seen = mark_of_answers(answers_of(item=item))
    return change_responsibilities(item=item, answers=answers, expected=seen, actor=None)


def test_bodies_that_cannot_answer_are_refused() -> None:
    city = verbivka()
    item = put(hand_plan(city), "А")
    parks, gone = (add_body(city=city, name=name, actor=None) for name in (PARKS, "Сади"))
    merge_bodies(body=gone, into=parks, actor=None)
    foreign = Body.objects.create(city=nahal_tut(), key="1", name="זר")
    lead = ResponsibilityRole.LEAD
    for bodies, words in (
        ([foreign], "another city"),
        ([Body.objects.get(pk=gone.pk)], "merged"),
        ([parks, parks], "twice"),
    ):
        with pytest.raises(ValidationError, match=words):
            answer(item, *((body, lead) for body in bodies))
    answer(item, (parks, lead))
    with pytest.raises(ChangedMeanwhile):
        change_responsibilities(item=item, answers=[], expected=mark_of_answers([]), actor=None)
    assert [each.body for each in answers_of(item=item)] == [parks]


def test_places_of_another_city_are_refused() -> None:
    city, other = verbivka(), nahal_tut()
    item = put(hand_plan(city), "А")
    ours, theirs = (
        add_place(city=each, name="Причал", latitude="50", longitude="28", actor=None)
        for each in (city, other)
    )
    seen = mark_of_places([])
    with pytest.raises(ValidationError, match="another city"):
        set_places(item=item, places=[ours, theirs], expected=seen, actor=None)
    set_places(item=item, places=[ours, ours], expected=seen, actor=None)
    with pytest.raises(ChangedMeanwhile):
        set_places(item=item, places=[], expected=seen, actor=None)
    assert [each.place for each in places_of_item(item=item)] == [ours]


@pytest.mark.parametrize(
    ("latitude", "longitude", "fields"),
    [
        ("91", "28", ["latitude"]),
        ("", "nan", ["latitude", "longitude"]),
        ("28", "50", ["latitude"]),
        ("1e400", "28", ["latitude"]),
    ],
)
def test_points_that_cannot_be_are_refused(latitude: str, longitude: str, fields: list[str]) -> None:
    city = verbivka()
    add_place(city=city, name="Причал", latitude="۵۰٫۱", longitude="28,5", actor=None)
    with pytest.raises(ValidationError) as wrong:
        add_place(city=city, name="Міст", latitude=latitude, longitude=longitude, actor=None)
    assert sorted(wrong.value.message_dict) == fields
    with pytest.raises(ValidationError, match="of this name"):
        add_place(city=city, name="причал", latitude="50", longitude="28", actor=None)


def test_next_document_leaves_what_was_removed() -> None:
    city = verbivka()
    accept_draft(draft=river_report().store(city), actor=None)
    plan = Plan.objects.get()
    gone = Item.objects.get(key="1.1")
    remove_item(item=gone, actor=None)
    accept_draft(draft=river_report(2023).store(city), actor=None)
    assert sorted(Item.objects.filter(plan=plan).values_list("key", flat=True)) == [
        *("1", "1.1-2", "1.2", "2", "2.1")
    ]
    restore_item(item=gone, actor=None)
    assert "..Посадити верби" not in outline(plan)
    remove_plan(plan=plan, actor=None)
    other = Manuscript("Виконання Концепції річки Вербівка за 2024 рік", name="other.txt")
    other.item("1", "Зелені береги")
    accept_draft(draft=other.store(city), actor=None)
    assert Plan.objects.get().slug == "plan-2"


def test_reports_on_what_the_public_does_not_see_are_not_published() -> None:
    work = year_of_work()
    Report.objects.create(
        item=work.willows,
        period=work.period,
        status="completed",
        state=ReportState.APPROVED,
        reported_at=timezone.now(),
    )
    remove_item(item=work.willows, actor=None)
    with pytest.raises(ValidationError, match="No report is approved"):
        publish_work(period=work.period, reports=None, actor=None)
    Plan.objects.update(is_published=False)
    work.period.plan.refresh_from_db()
    with pytest.raises(ValidationError, match="Publish the plan first"):
        publish_work(period=work.period, reports=None, actor=None)
