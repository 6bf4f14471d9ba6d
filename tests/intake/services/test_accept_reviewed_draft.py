"""A Draft is accepted as people left it, and what they said to be the same goes before what is recognised."""

from __future__ import annotations

import pytest

from tests.cast import PARKS, ROADS, Manuscript, anarabad, river_report, verbivka, year
from townbook.accounts.models import User
from townbook.cities.models import Body, City
from townbook.intake.difference import Difference, ItemNote
from townbook.intake.models import Draft
from townbook.intake.review.operations import Assign, Change, Correct, Drop, Match, Merge, Move, Operation
from townbook.intake.selectors.agenda import waiting_points
from townbook.intake.selectors.drafts import content_of, difference_of
from townbook.intake.selectors.outlook import Outlook, expected_difference, outlook_of
from townbook.intake.selectors.reviews import under_review
from townbook.intake.services.accept_draft import accept_draft
from townbook.intake.services.review_draft import review_draft
from townbook.plans.models import Figure, Item, Report, Responsibility
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return verbivka()


def reviewed(draft: Draft, *operations: Operation) -> Draft:
    actor = User.objects.get_or_create(email="olena@example.org")[0]
    for operation in operations:
        review_draft(draft=draft, operation=operation, seen=99, actor=actor)
    return draft


def outlook(draft: Draft) -> Outlook:
    return outlook_of(city=draft.city, review=under_review(draft=draft).review, compares_texts=True)


def correct(part: str, field: str, value: str) -> Correct:
    return Correct((Change(part, field, value),))


def test_plan_gets_what_the_reviewer_said(city: City) -> None:
    draft = reviewed(
        river_report().store(city),
        correct("item:i2", "title", "Посадити 40 верб"),
        correct("report:0", "status", "ongoing"),
        Drop(("figure:0.0", "report:1")),
        Merge("body:b2", "body:b1", with_title=False),
        Move("item:i5", "i1", "task"),
        Drop(("item:i4",)),
        Assign("item:i1", "", "Водоканал", "lead"),
    )
    accept_draft(draft=draft, actor=None)
    assert list(Item.objects.order_by("key").values_list("key", "title", "parent__key")) == [
        ("1", "Зелені береги", None),
        ("1.1", "Посадити 40 верб", "1"),
        ("1.2", "Прокласти стежку", "1"),
        ("1.2.1", "Оглянути старий міст", "1"),
    ]
    assert list(Report.objects.values_list("item__key", "status")) == [("1.1", "ongoing")]
    assert Figure.objects.count() == 0
    assert set(Responsibility.objects.values_list("item__title", "body__name")) == {
        ("Зелені береги", "Водоканал"),
        ("Посадити 40 верб", PARKS),
        ("Прокласти стежку", PARKS),
        ("Оглянути старий міст", PARKS),
    }


def test_what_was_read_stays_beside_what_was_accepted(city: City) -> None:
    draft = reviewed(river_report().store(city), correct("item:i2", "title", "Верби"))
    as_read = dict(draft.content)
    accepted = accept_draft(draft=draft, actor=None)
    accepted.refresh_from_db()
    assert accepted.content == as_read
    assert content_of(accepted).items[1].title == "Верби"
    untouched = accept_draft(draft=river_report(2023).store(city), actor=None)
    untouched.refresh_from_db()
    assert untouched.reviewed is None


def test_dropped_agenda_is_not_shown_to_the_public(city: City) -> None:
    draft = river_report().store(city)
    draft.content["agenda"] = [
        {"item": "i2", "group": "Робоча група з річки", "passage": [0, 5]},
        {"item": None, "group": "Інша група", "passage": [6, 9]},
    ]
    draft.save()
    reviewed(draft, Drop(("agenda:0",)))
    accept_draft(draft=draft, actor=None)
    assert [point.group for point in waiting_points(city=city)] == ["Інша група"]


def test_chosen_item_goes_before_the_recognised_one(city: City) -> None:
    accept_draft(draft=river_report().store(city), actor=None)
    following = river_report(2023)
    draft = reviewed(following.store(city), Match("item:i2", "1.2"), Match("item:i3", ""))
    accept_draft(draft=draft, actor=None)
    difference = difference_of(draft)
    assert difference is not None
    # The willows are said to be the path of last year; the path is new, and last year's willows missing.
    assert [note.title for note in difference.new] == ["Прокласти стежку"]
    assert [note.key for note in difference.missing] == ["1.1"]
    assert list(Item.objects.get(key="1.2").reports.values_list("period__label", flat=True)) == [
        "2022",
        "2023",
    ]


def test_chosen_body_keeps_the_new_spelling(city: City) -> None:
    accept_draft(draft=river_report().store(city), actor=None)
    parks = Body.objects.get(name=PARKS)
    following = Manuscript("Виконання Концепції річки Вербівка за 2023 рік")
    following.item("1", "Зелені береги", bodies=["КП «Зелень»", "Дорожній цех"])
    draft = reviewed(following.store(city), Match("body:b1", parks.key), Match("body:b2", ""))
    accept_draft(draft=draft, actor=None)
    assert sorted(parks.aliases.values_list("name", flat=True)) == ["КП «Зелень»", PARKS]
    assert sorted(Body.objects.values_list("name", flat=True)) == sorted([PARKS, ROADS, "Дорожній цех"])


def test_body_said_to_be_new_is_not_taken_for_another_by_an_alias(city: City) -> None:
    accept_draft(draft=river_report().store(city), actor=None)
    following = Manuscript("Виконання Концепції річки Вербівка за 2023 рік")
    following.body("Цех озеленення", PARKS)
    following.item("1", "Зелені береги", bodies=["Цех озеленення"])
    draft = reviewed(following.store(city), Match("body:b1", ""))
    assert outlook(draft).bodies == {}
    accept_draft(draft=draft, actor=None)
    assert Responsibility.objects.get(item__key="1").body.name == "Цех озеленення"


def test_outlook_says_what_acceptance_then_finds(city: City) -> None:
    accept_draft(draft=river_report(2022).store(city), actor=None)
    following = Manuscript("Виконання Концепції річки Вербівка за 2022 рік, уточнене")
    banks = following.item("1", "Зелені береги")
    willows = following.item("1.1", "Посадити верби", parent=banks)
    path = following.item("1.2", "Прокласти стежки", parent=banks)
    bench = following.item("1.3", "Поставити лави", parent=banks)
    following.report(willows, "Посаджено 45 верб.", Status.COMPLETED)
    following.report(path, "Прокладено першу ділянку.", Status.IN_PROGRESS)
    following.report(bench, "Поставлено лави.", Status.COMPLETED, period=year(2023))
    draft = following.store(city)
    expected = expected_difference(outlook=outlook(draft))
    accept_draft(draft=draft, actor=None)
    found = difference_of(draft)
    assert found is not None
    assert expected == Difference(
        plan_is_new=False,
        new=(ItemNote("i4", "1.3", "Поставити лави"),),
        changed=found.changed,
        missing=found.missing,
        reported=(ItemNote("i4", "1.3", "Поставити лави"),),
        corrected=found.corrected,
        unchanged=found.unchanged,
    )
    assert [note.title for note in found.corrected] == ["Посадити верби"]
    assert (found.unchanged, len(found.changed), len(found.missing)) == (1, 3, 2)


def test_outlook_of_the_first_document_is_a_new_plan(city: City) -> None:
    draft = river_report().store(city)
    expected = expected_difference(outlook=outlook(draft))
    assert (expected.plan_is_new, len(expected.new), len(expected.reported)) == (True, 5, 2)


def test_outlook_looks_at_no_other_city(city: City) -> None:
    accept_draft(draft=river_report().store(anarabad()), actor=None)
    found = outlook(river_report().store(city))
    assert (found.plan, found.found, found.bodies) == (None, {}, {})
