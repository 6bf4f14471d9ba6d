"""A reviewer says which plan a document speaks of, and sees what the plan makes doubtful."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Manuscript, anarabad, river_report, verbivka, year
from tests.desk.drafts.test_review_page import address, marks, operations, post, sent_form
from tests.desk.people import signed_in
from tests.web_pages import page, words
from townbook.cities.enums import Role
from townbook.cities.models import City
from townbook.intake.models import Draft
from townbook.intake.selectors.drafts import difference_of
from townbook.intake.selectors.reviews import under_review
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Item, Plan
from townbook.plans.services.remove_plan import remove_plan
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    """A town with its river plan, and a programme of roads with the same first item."""
    city = verbivka()
    accept_draft(draft=river_report().store(city), actor=None)
    roads = Manuscript("Програма доріг", name="roads.txt")
    roads.item("1", "Зелені береги")
    roads.item("7", "Дороги без ям")
    roads.item("8", "Світлі вулиці")
    accept_draft(draft=roads.store(city), actor=None)
    return city


@pytest.fixture
def draft(city: City) -> Draft:
    return river_report(2023).store(city)


@pytest.fixture
def editor(city: City) -> Client:
    return signed_in("olena", city, Role.STRATEGY_EDITOR)


def choose(client: Client, draft: Draft, known: str) -> None:
    answer = sent_form(client, address(draft, "?view=difference"), "Обрати цей план", known=known)
    assert answer["Location"] == address(draft, "?view=difference")


def doubts(client: Client, draft: Draft) -> str:
    return words(page(client, address(draft, "?view=doubts")).xpath("//ol[contains(@class, 'checklist')]")[0])


def test_plans_of_the_city_are_offered_and_the_recognised_one_is_chosen(editor: Client, draft: Draft) -> None:
    accept_draft(draft=river_report().store(anarabad()), actor=None)
    shown = page(editor, address(draft, "?view=difference"))
    assert shown.xpath("//input[@name='known']/@value") == ["known:plan", "known:plan-2", "new"]
    assert shown.xpath("//input[@name='known'][@checked]/@value") == ["known:plan"]


def test_matching_runs_again_against_the_chosen_plan(editor: Client, draft: Draft) -> None:
    choose(editor, draft, "known:plan-2")
    assert "відоме" in marks(editor, draft)["1 Зелені береги"]
    assert "нове" in marks(editor, draft)["2 Безпечні мости"]
    accept_draft(draft=draft, actor=None)
    roads = Plan.objects.get(slug="plan-2")
    assert draft.plan == roads
    assert sorted(Item.objects.filter(plan=roads).values_list("number", flat=True)) == [
        *("1", "1.1", "1.2", "2", "2.1", "7", "8")
    ]


def test_new_plan_can_be_chosen_though_one_is_known(editor: Client, draft: Draft) -> None:
    choose(editor, draft, "new")
    assert "новий план" in words(page(editor, address(draft)).find(".//main")).lower()
    accept_draft(draft=draft, actor=None)
    assert Plan.objects.count() == 3


def test_recogniser_can_decide_again_and_the_choice_be_undone(editor: Client, draft: Draft) -> None:
    choose(editor, draft, "known:plan-2")
    choose(editor, draft, "recognised")
    assert under_review(draft=draft).review.plan is None
    sent_form(editor, address(draft), "Скасувати: обрано план")
    assert under_review(draft=draft).review.plan == "plan-2"


def test_earlier_decisions_are_told_and_come_back_with_their_plan(editor: Client, draft: Draft) -> None:
    sent_form(editor, address(draft, "?record=item:i3&do=match"), "Це воно", known="new")
    choose(editor, draft, "known:plan-2")
    assert "стосувалися іншого плану" in doubts(editor, draft)
    assert "1.2 Прокласти стежку" in doubts(editor, draft)
    choose(editor, draft, "known:plan")
    assert "іншого плану" not in doubts(editor, draft)
    accept_draft(draft=draft, actor=None)
    difference = difference_of(draft)
    assert difference is not None
    assert [note.title for note in difference.new] == ["Прокласти стежку"]


def test_plan_that_was_removed_is_told(editor: Client, draft: Draft) -> None:
    choose(editor, draft, "known:plan-2")
    remove_plan(plan=Plan.objects.get(slug="plan-2"), actor=None)
    assert "вже немає. Оберіть інший" in doubts(editor, draft)
    accept_draft(draft=draft, actor=None)
    assert draft.plan is not None
    assert draft.plan.slug == "plan"


def test_plan_of_another_city_is_never_chosen(editor: Client, draft: Draft) -> None:
    other = anarabad()
    for name in ("Перший", "Другий", "Третій"):
        written = Manuscript(f"{name} чужий план", name=f"{name}.txt")
        written.item("1", f"{name} захід")
        accept_draft(draft=written.store(other), actor=None)
    post(editor, draft, "choose plan", "", known="known:plan-3")
    assert "вже немає" in doubts(editor, draft)
    accept_draft(draft=draft, actor=None)
    assert draft.plan is not None
    assert (draft.plan.city_id, draft.plan.slug) == (draft.city_id, "plan")


def test_two_records_said_to_be_one_item_are_told_with_the_ways_out(editor: Client, draft: Draft) -> None:
    for record in ("item:i3", "item:i5"):
        sent_form(editor, address(draft, f"?record={record}&do=match"), "Це воно", known="known:1.2")
    (doubt,) = page(editor, address(draft, "?view=doubts")).xpath("//ol[contains(@class, 'checklist')]/li")
    assert "одна позиція плану, «1.2 Прокласти стежку»" in words(doubt)
    ways = [link.get("href") for link in doubt.findall(".//a")]
    assert ways == [
        "?record=item%3Ai3#open",
        "?record=item%3Ai3&do=match#open",
        "?record=item%3Ai3&do=merge#open",
        "?record=item%3Ai5#open",
        "?record=item%3Ai5&do=match#open",
        "?record=item%3Ai5&do=merge#open",
    ]
    assert "сумнівне" in marks(editor, draft)["2.1 Оглянути старий міст"]
    # Looked at is not settled: it was right before the other one was said to be the same.
    post(editor, draft, "accept", "item:i3")
    assert "одна позиція плану" in doubts(editor, draft)
    sent_form(editor, address(draft, "?record=item:i5&do=match"), "Це воно", known="new")
    assert "одна позиція плану" not in doubts(editor, draft)


def test_record_whose_item_another_one_is_said_to_be_is_told(editor: Client, draft: Draft) -> None:
    sent_form(editor, address(draft, "?record=item:i5&do=match"), "Це воно", known="known:1.2")
    assert "одна позиція плану, «1.2 Прокласти стежку»" in doubts(editor, draft)


def test_step_back_is_told_until_somebody_looks(city: City, editor: Client) -> None:
    written = river_report(2023)
    written.reports.clear()
    written.report("i2", "Роботи тривають.", Status.IN_PROGRESS, period=year(2023))
    draft = written.store(city)
    assert "У плані стан «виконано», тут «виконується»" in doubts(editor, draft)
    assert "сумнівне" in marks(editor, draft)["1.1 Посадити верби"]
    shown = words(page(editor, address(draft, "?view=difference")).find(".//main"))
    assert "Кроки назад у стані (1)" in shown
    asked = editor.post(address(draft, "accept/"))
    assert "У плані стан «виконано»" in asked.content.decode()
    post(editor, draft, "accept", "item:i2")
    assert "Роботи" not in doubts(editor, draft)
    assert editor.post(address(draft, "accept/")).status_code == 302


def test_doubt_about_the_plan_is_settled_with_a_note(city: City, editor: Client) -> None:
    written = river_report(2023)
    written.reports.clear()
    written.report("i2", "Роботи тривають.", Status.IN_PROGRESS, period=year(2023))
    draft = written.store(city)
    sent_form(editor, address(draft, "?view=doubts"), "Знято", note="Верби засохли")
    assert "Верби засохли" in doubts(editor, draft)
    # Another step is another doubt.
    post(editor, draft, "stands", "item:i2", part="report:0", value="planned")
    assert "тут «заплановано»" in doubts(editor, draft)


def test_status_is_said_at_once_also_for_the_same_words(city: City, editor: Client) -> None:
    written = river_report(2023)
    written.reports.clear()
    for key in ("i2", "i3", "i5"):
        written.report(key, "Створено сквер.", Status.IN_PROGRESS, period=year(2023))
    draft = written.store(city)
    for report in draft.content["reports"]:
        report["status"]["confidence"] = 0.5
    draft.save()
    shown = page(editor, address(draft, "?record=item:i3"))
    assert shown.xpath("//button[@data-keys='Digit6 Numpad6']/@value") == ["completed"]
    assert "і ще 2 позицій з тими самими словами у звіті" in words(shown.find(".//main"))
    answer = post(editor, draft, "stands", "item:i3", part="report:1", value="completed", same="on")
    assert answer["Location"] == address(draft, "?record=item%3Ai4#open")
    assert [report.status.value for report in under_review(draft=draft).review.draft.reports] == [
        Status.COMPLETED
    ] * 3
    # What is as it was read is only looked at.
    post(editor, draft, "stands", "item:i3", part="report:1", value="completed")
    assert operations(draft) == ["correct", "accept"]
    for value in ("gone", ""):
        assert post(editor, draft, "stands", "item:i3", part="report:1", value=value).status_code == 409
    assert post(editor, draft, "stands", "item:i3", part="item:i3", value="completed").status_code == 409
