"""A Draft becomes a plan: whole, in few queries, once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import (
    PARKS,
    ROADS,
    Manuscript,
    anarabad,
    large_report,
    nahal_tut,
    river_report,
    verbivka,
    year,
)
from townbook.cities.models import Body, BodyAlias
from townbook.intake.difference import Change, Difference, ItemNote
from townbook.intake.enums import DraftState
from townbook.intake.selectors.drafts import difference_of
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Figure, Item, Period, Plan, Report, Responsibility
from townbook.reading.status import Status
from townbook.sources.models import Passage

pytestmark = pytest.mark.django_db


def accepted_difference(written: Manuscript, city_slug_plan: object) -> Difference:
    draft = accept_draft(draft=written.store(city_slug_plan), actor=None)  # type: ignore[arg-type]  # a City
    difference = difference_of(draft)
    assert difference is not None
    return difference


def test_accepted_draft_makes_the_plan() -> None:
    city = verbivka()
    draft = accept_draft(draft=river_report().store(city), actor=None)
    plan = Plan.objects.get()
    assert (draft.state, draft.plan, draft.source.is_published) == (DraftState.ACCEPTED, plan, True)
    assert (plan.city, plan.slug, plan.source) == (city, "plan", draft.source)
    assert list(
        Item.objects.order_by("id").values_list("key", "level__label", "parent__key", "position", "title")
    ) == [
        ("1", "Пріоритет", None, 0, "Зелені береги"),
        ("2", "Пріоритет", None, 1, "Безпечні мости"),
        ("1.1", "Завдання", "1", 0, "Посадити верби"),
        ("1.2", "Завдання", "1", 1, "Прокласти стежку"),
        ("2.1", "Завдання", "2", 0, "Оглянути старий міст"),
    ]
    path = Item.objects.get(key="1.2")
    assert (path.starts, path.ends) == (date(2019, 1, 1), date(2023, 12, 31))
    assert list(Period.objects.values_list("label", "starts", "ends")) == [
        ("2022", date(2022, 1, 1), date(2022, 12, 31))
    ]


def test_accepted_draft_says_who_answers() -> None:
    accept_draft(draft=river_report().store(verbivka()), actor=None)
    assert list(
        Responsibility.objects.order_by("item__key", "position").values_list(
            "item__key", "body__name", "role", "position"
        )
    ) == [
        ("1.1", PARKS, "lead", 0),
        ("1.2", ROADS, "lead", 0),
        ("1.2", PARKS, "contributor", 1),
        ("2.1", ROADS, "lead", 0),
    ]


def test_accepted_draft_keeps_the_place_of_every_value() -> None:
    draft = accept_draft(draft=river_report().store(verbivka()), actor=None)
    text = draft.source.text

    def words(passage: Passage | None) -> str:
        assert passage is not None
        return text[passage.start : passage.end]

    assert words(Item.objects.get(key="2").passage) == "2 Безпечні мости"
    assert words(Responsibility.objects.get(item__key="1.1").passage) == PARKS
    report = Report.objects.get(item__key="1.1")
    assert words(report.status_passage) == report.text
    assert [words(passage) for passage in report.passages.all()] == [report.text]
    figure = Figure.objects.get()
    assert (figure.value, figure.unit, words(figure.passage)) == (Decimal("18000.5"), "UAH", report.text)
    assert list(Report.objects.get(item__key="1.2").bodies.values_list("name", flat=True)) == [ROADS]


def test_accepting_again_changes_nothing() -> None:
    draft = accept_draft(draft=river_report().store(verbivka()), actor=None)
    accepted_at = draft.accepted_at
    again = accept_draft(draft=draft, actor=None)
    assert again.accepted_at == accepted_at
    assert (Item.objects.count(), Report.objects.count()) == (5, 2)


def test_next_year_attaches_to_the_same_plan() -> None:
    city = verbivka()
    accept_draft(draft=river_report(2022).store(city), actor=None)
    difference = accepted_difference(river_report(2023), city)
    assert Plan.objects.count() == 1
    assert Item.objects.count() == 5
    assert list(Item.objects.get(key="1.1").reports.values_list("period__label", flat=True)) == [
        "2022",
        "2023",
    ]
    assert difference == Difference(
        plan_is_new=False,
        reported=(ItemNote("1.1", "1.1", "Посадити верби"), ItemNote("1.2", "1.2", "Прокласти стежку")),
    )


def test_difference_lists_new_changed_and_missing() -> None:
    city = verbivka()
    accept_draft(draft=river_report(2022).store(city), actor=None)
    following = Manuscript("Виконання Концепції річки Вербівка за 2023 рік")
    banks = following.item("1", "Зелені береги")
    following.item("1.2", "Прокласти стежки", parent=banks, starts=date(2019, 1, 1), ends=date(2024, 12, 31))
    following.item("1.3", "Поставити лави", parent=banks)
    difference = accepted_difference(following, city)
    path = ItemNote("1.2", "1.2", "Прокласти стежку")
    assert difference == Difference(
        plan_is_new=False,
        new=(ItemNote("1.3", "1.3", "Поставити лави"),),
        changed=(
            Change(path, "title", "Прокласти стежку", "Прокласти стежки"),
            Change(path, "ends", "2023-12-31", "2024-12-31"),
        ),
        missing=(
            ItemNote("1.1", "1.1", "Посадити верби"),
            ItemNote("2", "2", "Безпечні мости"),
            ItemNote("2.1", "2.1", "Оглянути старий міст"),
        ),
    )
    assert Item.objects.get(key="1.2").title == "Прокласти стежку"


def test_nothing_is_missed_of_branches_the_document_leaves_out() -> None:
    city = verbivka()
    accept_draft(draft=large_report(3, 2).store(city), actor=None)
    part = Manuscript("Виконання Програми розвитку за 2023 рік")
    part.item("1.2", "Справа баав", parent=part.item("1", "Ціль б"))
    difference = accepted_difference(part, city)
    assert [note.key for note in difference.missing] == ["1.1"]


def test_moved_item_is_known_and_its_move_is_listed() -> None:
    city = verbivka()
    accept_draft(draft=river_report(2022).store(city), actor=None)
    following = Manuscript("Виконання Концепції річки Вербівка за 2023 рік")
    banks = following.item("1", "Зелені береги")
    following.item("1.9", "Оглянути старий міст", parent=banks)
    difference = accepted_difference(following, city)
    bridge = ItemNote("2.1", "2.1", "Оглянути старий міст")
    assert difference.new == ()
    assert difference.changed == (Change(bridge, "number", "2.1", "1.9"), Change(bridge, "parent", "2", "1"))


def test_corrected_report_is_a_new_version() -> None:
    city = verbivka()
    accept_draft(draft=river_report(2022).store(city), actor=None)
    corrected = river_report(2022)
    corrected.name = "corrected.txt"
    corrected.reports.clear()
    corrected.report("i2", "Посаджено 45 верб.", Status.COMPLETED)
    corrected.report("i3", "Прокладено першу ділянку.", Status.IN_PROGRESS, bodies=[ROADS])
    difference = accepted_difference(corrected, city)
    assert [note.key for note in difference.corrected] == ["1.1"]
    assert (difference.reported, difference.unchanged) == ((), 1)
    versions = Report.objects.filter(item__key="1.1").order_by("version")
    assert [(report.version, report.is_current, report.text) for report in versions] == [
        (1, False, "Посаджено 40 верб на 18000,50 грн."),
        (2, True, "Посаджено 45 верб."),
    ]
    assert versions[1].supersedes == versions[0]


def test_unexpected_move_between_statuses_is_listed() -> None:
    city = verbivka()
    accept_draft(draft=river_report(2022).store(city), actor=None)
    following = Manuscript("Виконання Концепції річки Вербівка за 2023 рік")
    banks = following.item("1", "Зелені береги")
    willows = following.item("1.1", "Посадити верби", parent=banks)
    following.report(willows, "Верби буде посаджено.", Status.PLANNED, period=year(2023))
    difference = accepted_difference(following, city)
    note = ItemNote("1.1", "1.1", "Посадити верби")
    assert difference.unexpected == (Change(note, "status", "completed", "planned"),)


def test_two_reports_on_one_item_become_one() -> None:
    written = Manuscript("Виконання Плану за 2022 рік")
    goal = written.item("1", "Озеленення")
    written.report(goal, "Посаджено дерева.", Status.IN_PROGRESS, bodies=[PARKS])
    written.report(goal, "Збудовано доріжку за 10 грн.", Status.COMPLETED, money="10", bodies=[ROADS])
    accept_draft(draft=written.store(verbivka()), actor=None)
    report = Report.objects.get()
    assert report.text == "Посаджено дерева.\n\nЗбудовано доріжку за 10 грн."
    assert sorted(report.bodies.values_list("name", flat=True)) == sorted([PARKS, ROADS])
    assert report.passages.count() == 2


def test_numbers_used_twice_give_keys_of_their_own() -> None:
    written = Manuscript("Виконання Плану за 2022 рік")
    for title in ("Вода", "Світло"):
        goal = written.item("3", title)
        written.item("3.1", f"{title} у кожен дім", parent=goal)
    accept_draft(draft=written.store(verbivka()), actor=None)
    assert list(Item.objects.order_by("id").values_list("key", flat=True)) == ["3", "3-2", "3.1", "3-2.1"]


def test_body_of_another_spelling_is_the_same_body() -> None:
    city = verbivka()
    accept_draft(draft=river_report(2022).store(city), actor=None)
    following = Manuscript("Виконання Концепції річки Вербівка за 2023 рік")
    following.body("Відділ зелених насаджень", PARKS.upper())
    following.item("1", "Зелені береги", bodies=["Відділ зелених насаджень"])
    accept_draft(draft=following.store(city), actor=None)
    assert sorted(Body.objects.values_list("name", flat=True)) == sorted([PARKS, ROADS])
    parks = BodyAlias.objects.filter(body__name=PARKS).order_by("id").values_list("name", flat=True)
    assert list(parks) == [PARKS, "Відділ зелених насаджень"]


def test_document_without_items_is_accepted_as_a_source() -> None:
    news = Manuscript("הודעה על ישיבת המועצה", language="he")
    draft = accept_draft(draft=news.store(nahal_tut()), actor=None)
    assert (draft.state, draft.plan, draft.source.is_published) == (DraftState.ACCEPTED, None, True)
    assert difference_of(draft) is None
    assert Plan.objects.count() == 0


def test_plan_is_recognised_by_its_items_under_another_title() -> None:
    city = anarabad()
    goals = Manuscript("اهداف شهرداری انارآباد", language="fa")
    for number, title in enumerate(["بوستان تازه", "کتابخانه", "چراغ خیابان"], 1):
        goals.item(str(number), title)
    accept_draft(draft=goals.store(city), actor=None)
    table = Manuscript("گزارش عملکرد سال ۱۴۰۲", language="fa", name="table.txt")
    for number, title in enumerate(["کتابخانه", "چراغ خیابان", "آب‌نما"], 1):
        table.report(table.item(str(number), title), f"{title} انجام شد.", Status.COMPLETED)
    difference = accepted_difference(table, city)
    assert Plan.objects.count() == 1
    assert [note.title for note in difference.new] == ["آب‌نما"]
    assert [note.title for note in difference.reported] == ["کتابخانه", "چراغ خیابان", "آب‌نما"]


def test_other_items_make_another_plan() -> None:
    city = verbivka()
    accept_draft(draft=river_report().store(city), actor=None)
    other = Manuscript("Програма освітлення вулиць", name="light.txt")
    other.item("1", "Нові ліхтарі")
    assert accepted_difference(other, city).plan_is_new
    assert list(Plan.objects.order_by("id").values_list("slug", flat=True)) == ["plan", "plan-2"]


def test_same_plan_of_another_city_is_another_plan() -> None:
    accept_draft(draft=river_report().store(verbivka()), actor=None)
    assert accepted_difference(river_report(), anarabad()).plan_is_new
    assert sorted(Plan.objects.values_list("city__slug", flat=True)) == ["anarabad", "verbivka"]
    assert sorted(Body.objects.values_list("city__slug", "name")) == sorted(
        [(slug, name) for slug in ("anarabad", "verbivka") for name in (PARKS, ROADS)]
    )


def test_error_on_the_way_leaves_the_draft_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = river_report().store(verbivka())
    monkeypatch.setattr(
        "townbook.intake.services.accept_draft.publish_source", lambda **_: (_ for _ in ()).throw(OSError)
    )
    with pytest.raises(OSError):  # noqa: PT011 - the test's own
        accept_draft(draft=draft, actor=None)
    draft.refresh_from_db()
    assert (draft.state, draft.plan) == (DraftState.WAITING, None)
    assert (Plan.objects.count(), Item.objects.count(), Body.objects.count()) == (0, 0, 0)


def statements(written: Manuscript, city: object) -> tuple[int, int]:
    """How many statements acceptance takes: inserts of rows (which SQLite splits), and all others."""
    draft = written.store(city)  # type: ignore[arg-type]  # a City
    with CaptureQueriesContext(connection) as captured:
        accept_draft(draft=draft, actor=None)
    inserts = sum(query["sql"].startswith("INSERT") for query in captured.captured_queries)
    return inserts, len(captured) - inserts


def test_queries_do_not_grow_with_the_document() -> None:
    small = statements(large_report(3, 5), verbivka())
    large = statements(large_report(12, 25), anarabad())
    assert small[1] == large[1] <= 56
    if connection.vendor == "postgresql":
        assert small[0] == large[0] <= 16
