"""An item's page, history, sign, code and card: whole, of this city alone, in few queries."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests.cast import PARKS, Manuscript, anarabad, large_report, nahal_tut, river_report, verbivka, year
from tests.example_cities import example_city
from tests.web_pages import page, words
from townbook.cities.models import City, Place
from townbook.plans.models import Item, ItemPlace, Plan, Report
from townbook.plans.selectors.item_versions import content_of
from townbook.plans.services.revise_item import revise_item
from townbook.plans.services.set_milestones import NewMilestone, set_milestones
from townbook.portal.items import views
from townbook.portal.items.card import LONGEST_TITLE, card_manuscript, shortened
from townbook.portal.items.sheet import item_sheet
from townbook.portal.items.short_codes import code_of
from townbook.reading.status import Status
from townbook.text.languages import LANGUAGES
from townbook.ui.typesetting import TypesettingFailed

pytestmark = pytest.mark.django_db

PATH = "/verbivka/plans/plan/1.2/"
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    caches["pressed"].clear()


@pytest.fixture
def item(plan_of: Callable[..., Plan]) -> Item:
    """A task of the river town, reported on in two years."""
    plan = plan_of(verbivka(), river_report(2022), river_report(2023))
    return Item.objects.select_related("plan__city").get(plan=plan, key="1.2")


def at_a_place(city: City, *items: Item) -> Place:
    point = {"type": "Point", "coordinates": [28.6, 50.2]}
    place = Place.objects.create(
        city=city,
        key="kladka",
        kind="site",
        name="Кладка",
        search_key="кладка",
        geometry=point,
        latitude=50.2,
        longitude=28.6,
    )
    for item in items:
        ItemPlace.objects.create(item=item, place=place, passage=item.passage)
    return place


def test_years_stand_in_their_order_with_their_words(client: Client, item: Item) -> None:
    Report.objects.filter(item=item, period__label="2022").update(is_current=False, state="draft")
    main = page(client, PATH).find(".//main")
    cells = [words(cell) for cell in main.xpath(".//ol[@class='years']/li")]
    assert cells == ["2022 рік без звіту", "2023 рік виконується"]
    assert "Прозвітовано за 1 з 2 періодів." in words(main)


def test_item_nobody_reported_on_has_no_years(client: Client, item: Item) -> None:
    assert page(client, "/verbivka/plans/plan/2.1/").xpath("//ol[@class='years']") == []


def test_milestones_are_reached_late_or_ahead(client: Client, item: Item) -> None:
    steps = [
        NewMilestone("Проєкт", date(2021, 1, 1), date(2021, 1, 2)),
        NewMilestone("Огородження", date(2021, 5, 1)),
        NewMilestone("Відкриття", date(2999, 5, 1)),
        NewMilestone("Свято"),
    ]
    set_milestones(item=item, milestones=steps, expected_version=1, actor=None)
    shown = [words(each) for each in page(client, PATH).xpath("//ol[@class='milestones']/li")]
    assert [each.replace("\xa0", " ") for each in shown] == [
        "Проєкт Досягнуто 2 січня 2021 р. (строк 1 січня 2021 р. )",
        "Огородження Прострочено строк 1 травня 2021 р.",
        "Відкриття Попереду строк 1 травня 2999 р.",
        "Свято Строк не визначено",
    ]


def test_open_milestones_are_events_of_their_own(client: Client, item: Item) -> None:
    steps = [NewMilestone("Огородження", date(2021, 5, 1)), NewMilestone("Проєкт", date(2021, 4, 1))]
    set_milestones(item=item, milestones=steps, expected_version=1, actor=None)
    lines = client.get(f"{PATH}deadlines.ics").content.decode().split("\r\n")
    identities = [line for line in lines if line.startswith("UID:")]
    assert len(set(identities)) == len(identities) == 3
    assert [line for line in lines if line.startswith("SUMMARY:")] == [
        "SUMMARY:Проєкт",
        "SUMMARY:Огородження",
        "SUMMARY:1.2. Прокласти стежку",
    ]


def test_places_have_their_margin_marks(client: Client, item: Item) -> None:
    at_a_place(item.plan.city, item)
    (shown,) = page(client, PATH).xpath("//ul[contains(@class, 'places')]/li")
    assert words(shown).startswith("Кладка")
    mark = shown.xpath(".//a[@class='margin-mark']/@href")[0]
    assert words(page(client, mark).get_element_by_id("passage")) == "1.2 Прокласти стежку"


def test_related_items_say_why(client: Client, item: Item) -> None:
    at_a_place(item.plan.city, item, Item.objects.get(plan=item.plan, key="2.1"))
    Item.objects.filter(plan=item.plan, key="2").update(title_key="прокласти нову стежку")
    Item.objects.filter(pk=item.pk).update(title_key="прокласти стежку")
    rows = page(client, PATH).xpath("//ul[contains(@class, 'related')]/li")
    assert [words(row) for row in rows] == [
        "2.1. Оглянути старий міст у тому самому місці",
        "2. Безпечні мости схожа назва",
    ]


def test_siblings_with_the_same_lead_are_related(client: Client, plan_of: Callable[..., Plan]) -> None:
    written = Manuscript("Звіт про озеро")
    lake = written.item("1", "Озеро")
    for number in range(1, 4):
        written.item(f"1.{number}", f"Справа {'абв'[number - 1]}", parent=lake, bodies=[PARKS])
    plan_of(verbivka(), written)
    rows = page(client, "/verbivka/plans/plan/1.1/").xpath("//ul[contains(@class, 'related')]/li")
    assert [words(row) for row in rows] == [
        "1.2. Справа б той самий відповідальний",
        "1.3. Справа в той самий відповідальний",
    ]


def test_nothing_of_another_city_or_removed_is_related(client: Client, item: Item) -> None:
    other = Item.objects.get(plan=item.plan, key="2.1")
    at_a_place(item.plan.city, item, other)
    Item.objects.filter(pk=other.pk).update(removed_at="2026-01-01T00:00:00Z")
    assert page(client, PATH).xpath("//ul[contains(@class, 'related')]") == []


def test_words_of_a_figure_lead_to_their_passage(client: Client, item: Item) -> None:
    words_of_it = page(client, "/verbivka/plans/plan/1.1/").xpath("//mark/a[@class='figure-words']")[0]
    said = page(client, words_of_it.get("href")).get_element_by_id("passage")
    assert words(said) == words(words_of_it)


def test_history_shows_what_was_taken_out_and_put_in(client: Client, item: Item) -> None:
    assert "нічого не змінювали" in words(page(client, f"{PATH}history/").find(".//main"))
    content = replace(content_of(item=item), title="Прокласти зелену стежку", ends=date(2024, 12, 31))
    revise_item(item=item, content=content, expected_version=1, reason="Рішення ради", actor=None)
    (entry,) = page(client, f"{PATH}history/").xpath("//ol[contains(@class, 'history')]/li")
    assert [words(each) for each in entry.xpath(".//h3")] == ["Назва", "Дата завершення"]
    assert words(entry.xpath(".//ins")[0]).endswith("зелену")
    assert "Рішення ради" in words(entry)
    assert "Після оприлюднення змінено 1 раз" in words(page(client, PATH).find(".//main"))


def test_history_shows_corrections_of_reports(client: Client, plan_of: Callable[..., Plan]) -> None:
    corrected = river_report()
    corrected.reports.clear()
    corrected.report("i2", "Посаджено 41 вербу.", Status.IN_PROGRESS)
    plan_of(verbivka(), river_report(), corrected)
    (entry,) = page(client, "/verbivka/plans/plan/1.1/history/").xpath("//ol[contains(@class, 'history')]/li")
    assert [words(each) for each in entry.xpath(".//h3")] == ["Стан", "Що зроблено"]
    assert "41 вербу." in words(entry.xpath(".//ins")[-1])


def test_report_in_work_is_in_no_history(client: Client, item: Item) -> None:
    report = Report.objects.get(item=item, period__label="2023")
    Report.objects.create(
        item=item, period=report.period, version=2, supersedes=report, text="Таємниця", status="completed"
    )
    for path in (PATH, f"{PATH}history/"):
        assert "Таємниця" not in client.get(path).content.decode()


@pytest.mark.parametrize("part", ["", "history/", "sign/", "qr.svg", "card.png"])
def test_item_of_another_city_is_not_there(client: Client, item: Item, part: str) -> None:
    anarabad()
    assert client.get(f"/anarabad/plans/plan/1.2/{part}").status_code == 404
    assert client.get(f"/verbivka/plans/plan/9.9/{part}").status_code == 404
    assert client.get(f"/verbivka/plans/plan-2/1.2/{part}").status_code == 404
    Plan.objects.filter(pk=item.plan_id).update(is_published=False)
    assert client.get(PATH + part).status_code == 404


def test_short_address_leads_to_the_item_for_good(client: Client, item: Item) -> None:
    code = code_of(item.pk)
    for written in (code, code.lower(), f"{code}/"):
        response = client.get(f"/i/{written}")
        assert (response.status_code, response["Location"]) == (301, PATH)
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/i/{code}")
    assert len(queries) == 1


def test_slip_is_told_from_an_item_that_is_not_there(client: Client, item: Item) -> None:
    client.cookies["language"] = "uk"
    slip = client.get(f"/i/{code_of(item.pk)}2")
    assert slip.status_code == 404
    assert "У цьому коді описка" in slip.content.decode()
    for number in (item.pk + 1_000, 2**63 + 1):
        gone = client.get(f"/i/{code_of(number)}")
        assert gone.status_code == 404
    assert "За цим кодом нічого немає" in client.get(f"/i/{code_of(item.pk + 1_000)}").content.decode()
    Item.objects.filter(pk=item.pk).update(removed_at="2026-01-01T00:00:00Z")
    assert client.get(f"/i/{code_of(item.pk)}").status_code == 410


def test_qr_code_is_a_drawing_that_may_be_kept(client: Client, item: Item) -> None:
    response = client.get(f"{PATH}qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Cache-Control"] == "public, max-age=86400"
    assert response.content.startswith(b"<svg")
    again = client.get(f"{PATH}qr.svg", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_sign_speaks_the_citys_language_and_says_all(client: Client, item: Item) -> None:
    client.cookies["language"] = "en"
    response = client.get(f"{PATH}sign/")
    assert response["Content-Language"] == "uk"
    sign = words(page(client, f"{PATH}sign/").xpath("//article")[0])
    for part in ("Вербівка", "Прокласти стежку", "виконується", "2023 рік", "Управління доріг"):
        assert part in sign
    assert f"testserver/i/{code_of(item.pk)}" in sign
    assert "Управління парків" not in sign


@pytest.mark.parametrize("language", LANGUAGES)
def test_card_is_a_picture_of_its_size(client: Client, language: str) -> None:
    city = example_city(language)
    item = Item.objects.filter(plan__city=city, reports__isnull=False).select_related("plan")[0]
    response = client.get(f"/{city.slug}/plans/{item.plan.slug}/{item.key}/card.png")
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert struct.unpack(">II", response.content[16:24]) == (1200, 630)
    assert len(response.content) < 150_000


def test_card_says_where_the_item_stands(item: Item) -> None:
    with translation.override("uk"):
        sheet = item_sheet(city=item.plan.city, plan_slug="plan", key="1.2")
        manuscript = card_manuscript(sheet, item.plan.city)
    del manuscript["shape"]  # type: ignore[attr-defined]  # a dict in fact
    assert manuscript == {
        "language": "uk", "direction": "ltr", "plan_language": "uk", "city": "Вербівка",
        "title": "Прокласти стежку", "status": "виконується", "style": "in-progress",
        "period": "2023 рік", "accent": "#1d4d63",
    }  # fmt: skip


def test_words_of_a_document_are_not_obeyed_on_a_card(client: Client, plan_of: Callable[..., Plan]) -> None:
    written = Manuscript("План")
    goal = written.item("1", '#read("/etc/passwd") $x$ *b* <a> \\ ' + "слово " * 300)
    written.report(goal, "Зроблено.", period=year(2023))
    plan_of(verbivka(), written)
    assert client.get("/verbivka/plans/plan/1/card.png").status_code == 200


def test_card_that_cannot_be_set_breaks_nothing(
    client: Client, item: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise TypesettingFailed("no ink")

    monkeypatch.setattr(views, "card_of", fail)
    assert client.get(f"{PATH}card.png").status_code == 503


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Короткий", "Короткий"),
        ("слово " * 40, "слово " * 27 + "слово…"),
        ("я" * 200, "я" * (LONGEST_TITLE - 1) + "…"),
    ],
)
def test_long_title_is_cut_after_a_word(title: str, shown: str) -> None:
    assert shortened(title, LONGEST_TITLE) == shown
    assert len(shown) <= LONGEST_TITLE


def test_page_says_how_it_looks_where_it_is_shared(client: Client, item: Item) -> None:
    head = page(client, PATH).find("head")
    said = {each.get("property") or each.get("name"): each.get("content") for each in head.iter("meta")}
    assert said["og:image"] == f"http://testserver{PATH}card.png"
    assert said["og:title"] == "Прокласти стежку"
    assert said["twitter:card"] == "summary_large_image"


def everything_on(city: City, plan: Plan) -> str:
    """An item with all an item can have; its address."""
    item = Item.objects.filter(plan=plan, parent__isnull=False).first()
    assert item
    Report.objects.filter(item=item).update(status="under review")
    at_a_place(city, *Item.objects.filter(plan=plan)[:30])
    steps = [NewMilestone(str(number), date(2030, 1, 1)) for number in range(10)]
    set_milestones(item=item, milestones=steps, expected_version=1, actor=None)
    return f"/{city.slug}/plans/{plan.slug}/{item.key}/"


def test_queries_stay_few_whatever_an_item_has(client: Client, plan_of: Callable[..., Plan]) -> None:
    counts = []
    for city, document in ((verbivka(), large_report(2, 5)), (nahal_tut(), large_report(20, 50))):
        path = everything_on(city, plan_of(city, document))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        with CaptureQueriesContext(connection) as of_history:
            assert client.get(f"{path}history/").status_code == 200
        counts.append((len(queries), len(of_history)))
    assert counts[0] == counts[1] == (MOST_QUERIES, 4)
