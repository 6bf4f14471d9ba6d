"""A reviewer adds what the reader missed, from the words of the document."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from tests.cast import PARKS, Manuscript, anarabad, river_report, verbivka
from tests.desk.drafts.test_review_page import address, post, sent_form
from tests.desk.people import signed_in
from tests.web_pages import page, words
from townbook.cities.enums import Role
from townbook.cities.models import City
from townbook.intake.models import Draft, DraftOperation
from townbook.intake.review.fold import Review
from townbook.intake.selectors.reviews import under_review
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Figure, Item, Report
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db

MISSED = "1.3 Поставити лави"
REPORTED = "Встановлено 12 лав на 96,5 тис. грн. Роботи завершено."


@pytest.fixture
def city() -> City:
    return verbivka()


@pytest.fixture
def draft(city: City) -> Draft:
    written = river_report()
    at = written.write(MISSED)
    written.write(REPORTED)
    written.write("Поставити лави хочуть усі.")
    assert written.text[slice(*at)] == MISSED
    return written.store(city)


@pytest.fixture
def editor(city: City) -> Client:
    return signed_in("olena", city, Role.STRATEGY_EDITOR)


def reviewed(draft: Draft) -> Review:
    return under_review(draft=draft).review


def add(client: Client, draft: Draft, query: str = "?do=add", **typed: str) -> Any:
    return sent_form(client, address(draft, query), "Додати", **typed)


def said(draft: Draft, passage: tuple[int, int] | None) -> str:
    return draft.source.text[slice(*passage)] if passage else ""


def test_item_is_added_from_copied_words_with_its_report(editor: Client, draft: Draft) -> None:
    answer = add(editor, draft, words=MISSED, report_words="Встановлено 12 … завершено.")
    assert answer["Location"] == address(draft, "?record=item%3An1#open")
    review = reviewed(draft)
    item = review.items["n1"]
    assert (item.number, item.title, item.parent, item.level) == ("1.3", "Поставити лави", "i4", "task")
    assert said(draft, item.passage) == MISSED
    report = review.draft.reports[-1]
    assert (report.item, report.text, report.status.value) == ("n1", REPORTED, Status.COMPLETED)
    assert [said(draft, place) for place in report.passages] == [REPORTED]
    assert [(each.value, each.unit) for each in report.figures if each.kind == "money"] == [
        (Decimal(96500), "UAH")
    ]
    assert all(each.passage[0] >= item.passage[1] for each in report.figures)


def test_added_is_accepted_with_every_passage_and_undone_in_one_step(editor: Client, draft: Draft) -> None:
    add(editor, draft, words=MISSED, report_words=REPORTED)
    shown = page(editor, address(draft, "?record=item:n1"))
    assert ("mark-record", MISSED) in [
        (mark.get("class"), words(mark)) for mark in shown.findall(".//article//mark")
    ]
    sent_form(editor, address(draft), "Скасувати: додано")
    assert "n1" not in reviewed(draft).items
    add(editor, draft, words=MISSED, report_words=REPORTED)
    accept_draft(draft=draft, actor=None)
    item = Item.objects.get(title="Поставити лави")
    assert item.passage is not None
    assert (item.parent and item.parent.number, said(draft, (item.passage.start, item.passage.end))) == (
        "2",
        MISSED,
    )
    report = Report.objects.get(item=item)
    assert report.status_passage is not None
    assert said(draft, (report.status_passage.start, report.status_passage.end)) in REPORTED
    assert Figure.objects.filter(report=report).exclude(passage=None).count() == report.figures.count() > 0


def test_open_record_says_where_it_stands(editor: Client, draft: Draft) -> None:
    add(editor, draft, "?record=item:i3&do=add", words=MISSED, seat="beside-open")
    add(editor, draft, "?record=item:i1&do=add", words="хочуть усі", seat="within-open", status="planned")
    add(editor, draft, "?record=item:i1&do=add", words="хочуть", seat="top", number="9")
    items = reviewed(draft).items
    assert [(items[key].parent, items[key].level, items[key].number) for key in ("n1", "n2", "n3")] == [
        ("i1", "task", "1.3"),
        ("i1", "task", ""),
        (None, "goal", "9"),
    ]


def test_report_is_added_to_the_open_item(editor: Client, draft: Draft) -> None:
    add(editor, draft, "?record=item:i5&do=add", kind="report", words=REPORTED, status="ongoing")
    report = reviewed(draft).draft.reports[-1]
    assert (report.item, report.text, report.status.value, report.status.confidence) == (
        *("i5", REPORTED, Status.ONGOING),
        1.0,
    )
    assert report.period.label == "2022"
    shown = words(page(editor, address(draft, "?view=history")).find(".//main"))
    assert "додано звіт" in shown
    assert "Встановлено 12 лав" in shown


def test_words_at_several_places_are_told_apart(editor: Client, draft: Draft) -> None:
    answer = add(editor, draft, words="Поставити лави")
    assert answer.status_code == 422
    assert DraftOperation.objects.count() == 0
    text = draft.source.text
    second = text.rindex("Поставити лави")
    found = [f"{at}-{at + 14}" for at in (text.index("Поставити лави"), second)]
    assert [value for value in found if f'value="{value}"' in answer.content.decode()] == found
    post(editor, draft, "add", "", kind="item", words="Поставити лави", at=found[1], seat="top")
    assert reviewed(draft).items["n1"].passage == (second, second + 14)


def test_selected_words_are_taken_where_they_were_selected(editor: Client, draft: Draft) -> None:
    at = draft.source.text.rindex("Поставити")
    shown = page(editor, address(draft, f"?do=add&at={at}-{at + 14}"))
    assert shown.xpath("//textarea[@name='words']")[0].text.strip() == "Поставити лави"
    assert shown.xpath("//mark[@id='passage']")[0].text == "Поставити лави"
    add(editor, draft, f"?do=add&at={at}-{at + 14}")
    assert reviewed(draft).items["n1"].passage == (at, at + 14)
    # Words written anew are looked for anew.
    add(editor, draft, f"?do=add&at={at}-{at + 14}", words=REPORTED)
    assert said(draft, reviewed(draft).items["n2"].passage) == REPORTED


@pytest.mark.parametrize(
    "typed",
    [
        {"words": "Чого тут немає"},
        {"words": ""},
        {"words": MISSED, "report_words": "Чого тут немає"},
        {"words": MISSED, "seat": "nowhere"},
        {"words": MISSED, "status": "gone"},
        {"words": MISSED, "kind": "body"},
    ],
)
def test_what_is_not_in_the_document_is_not_added(
    editor: Client, draft: Draft, typed: dict[str, str]
) -> None:
    answer = post(editor, draft, "add", "", **{"kind": "item", "seat": "top"} | typed)
    assert answer.status_code == 422
    assert DraftOperation.objects.count() == 0
    assert "errorlist" in answer.content.decode()


@pytest.mark.parametrize("at", ["9-1", "0-99999999", "x", "3-3"])
def test_place_outside_of_the_document_selects_nothing(editor: Client, draft: Draft, at: str) -> None:
    answer = post(editor, draft, "add", "", kind="item", words=MISSED, at=at, seat="top")
    assert answer.status_code == 302
    assert said(draft, reviewed(draft).items["n1"].passage) == MISSED


def test_document_without_items_names_its_level(city: City, editor: Client) -> None:
    written = Manuscript("Протокол наради")
    written.write("Слухали: про лави. Ухвалили: поставити лави.")
    draft = written.store(city)
    assert add(editor, draft, words="поставити лави").status_code == 422
    add(editor, draft, words="поставити лави", level_label="Захід", status="planned")
    assert [(level.label) for level in reviewed(draft).draft.levels] == ["Захід"]
    accept_draft(draft=draft, actor=None)
    assert list(Item.objects.values_list("title", "level__label")) == [("поставити лави", "Захід")]


def test_nobody_else_adds(draft: Draft) -> None:
    other = signed_in("dara", anarabad(), Role.STRATEGY_EDITOR)
    assert post(other, draft, "add", "", kind="item", words=MISSED).status_code == 404
    reader = signed_in("taras", draft.city, Role.OBSERVER)
    assert post(reader, draft, "add", "", kind="item", words=MISSED).status_code == 403
    assert "Додати пропущене" not in words(page(reader, address(draft)).find(".//main"))
    assert DraftOperation.objects.count() == 0


def test_added_item_can_be_given_a_body(editor: Client, draft: Draft) -> None:
    add(editor, draft, words=MISSED)
    post(editor, draft, "assign", "item:n1", name=PARKS, role="lead")
    accept_draft(draft=draft, actor=None)
    assert Item.objects.get(title="Поставити лави").responsibilities.get().body.name == PARKS
