"""The public pages in four languages: whole, in the right direction, with no English left over."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Manuscript, anarabad, river_report, verbivka
from tests.example_cities import example_city
from tests.web_pages import page, words
from townbook.cities.models import City
from townbook.plans.models import Item, Plan, Report
from townbook.reading.status import Status
from townbook.sources.models import Source
from townbook.text.languages import LANGUAGES, direction

pytestmark = pytest.mark.django_db


def paths_of(city: City) -> list[str]:
    plan = Plan.objects.filter(city=city).latest("id")
    source = Source.objects.get(city=city)
    reported = Report.objects.filter(item__plan=plan, figures__isnull=False).first()
    assert reported
    top = Item.objects.filter(plan=plan, parent__isnull=True).first()
    assert top
    start = f"/{city.slug}/"
    return [
        start,
        f"{start}plans/{plan.slug}/",
        f"{start}plans/{plan.slug}/?status=suspended",
        f"{start}plans/{plan.slug}/?view=table&sort=-body&status=completed&q=а&body=unknown",
        f"{start}plans/{plan.slug}/?view=timeline",
        f"{start}plans/{plan.slug}/{top.key}/",
        f"{start}plans/{plan.slug}/{reported.item.key}/",
        f"{start}sources/",
        f"{start}sources/{source.key}/",
        f"{start}sources/{source.key}/?passage=10-30",
    ]


def english_left(tree: Any) -> set[str]:
    """Latin words that are neither a name of ours, a quarter's Roman number, nor a document's or file's own.

    What a document says is marked with its language, or named by a margin note, and may well speak of
    "Energy Expert".
    """
    for element in tree.xpath("/html//*[@lang] | //a[@class='margin-mark'] | //head/link | //script"):
        element.drop_tree()
    text = " ".join(tree.xpath("//text() | //@aria-label | //meta[@name='description']/@content"))
    own = r"\b[IVX]+\b|Townbook|townbook import|[\w.-]+\.txt"
    return set(re.findall(r"[A-Za-z]{2,}", re.sub(own, "", text)))


@pytest.mark.parametrize("city_language", LANGUAGES)
def test_pages_speak_every_language(client: Client, city_language: str) -> None:
    city = example_city(city_language)
    paths = ["/", *paths_of(city)]
    for language in LANGUAGES:
        client.cookies["language"] = language
        for path in paths:
            tree = page(client, path)
            assert (tree.get("lang"), tree.get("dir")) == (language, direction(language))
            assert words(tree.find(".//h1")), path
            assert tree.xpath("string(//title)").strip()
            assert len(tree.xpath("string(//meta[@name='description']/@content)")) > 20
            assert tree.xpath("count(//main)") == 1
            identities = tree.xpath("//@id")
            assert len(identities) == len(set(identities)), path
            if language != "en" and city_language != "en":
                assert english_left(tree) == set(), (path, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_document_text_keeps_its_own_language_and_direction(client: Client, language: str) -> None:
    city = example_city(language)
    client.cookies["language"] = "he" if direction(language) == "ltr" else "en"
    tree = page(client, f"/{city.slug}/sources/{Source.objects.get(city=city).key}/")
    document = tree.find(".//article[@class='document']")
    assert (document.get("lang"), document.get("dir")) == (language, direction(language))


def test_list_of_cities_says_the_name_in_both_languages(client: Client) -> None:
    example_city("fa")
    client.cookies["language"] = "uk"
    row = page(client, "/").find(".//li[@class='city-row']")
    link = row.find(".//h2/a")
    assert (link.text, link.get("lang"), link.get("dir")) == ("ایزدشهر", "fa", "rtl")
    assert words(row).startswith("ایزدشهر Ізадшехр 1 план · ")


def test_list_of_cities_counts_plans_items_and_documents(
    client: Client, plan_of: Callable[..., Plan]
) -> None:
    plan_of(verbivka(), river_report())
    anarabad()
    client.cookies["language"] = "en"
    rows = {
        words(row.find(".//h2")): words(row) for row in page(client, "/").findall(".//li[@class='city-row']")
    }
    assert "1 plan · 3 items · 1 document" in rows["Вербівка"]
    assert "completed 1" in rows["Вербівка"]
    assert "unreported 1" in rows["Вербівка"]
    assert "0 plans · 0 items · 0 documents" in rows["انارآباد"]
    assert rows["انارآباد"].endswith("Documents only; no plan yet.")


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "۱", "1" * 30, "\x00"])
def test_list_of_cities_has_no_such_page(client: Client, number: str) -> None:
    verbivka()
    assert client.get("/", {"page": number}).status_code == 404


def test_plan_stands_as_a_tree_with_an_anchor_for_each_item(
    client: Client, plan_of: Callable[..., Plan]
) -> None:
    plan = plan_of(verbivka(), river_report())
    tree = page(client, "/verbivka/plans/plan/").get_element_by_id("tree")
    assert tree.xpath(".//li/@id") == [f"item-{item.key}" for item in plan_order(plan)]
    assert tree.xpath("count(.//details)") == 2
    assert "Посадити верби виконано" in words(tree)
    assert [bar.get("aria-label") for bar in tree.iter("svg") if bar.get("role")] == [
        "1 виконано, 1 виконується",
        "1 без звіту",
    ]


def plan_order(plan: Plan) -> list[Item]:
    items = list(Item.objects.filter(plan=plan).order_by("position"))
    return [
        each
        for top in items
        if top.parent_id is None
        for each in (top, *(item for item in items if item.parent_id == top.pk))
    ]


def test_plan_of_two_years_is_shown_for_either(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan = plan_of(city, river_report())
    late = river_report(2023)
    late.report(late.items[-1].key, "Оглянуто.", Status.COMPLETED, period=late.reports[0].period)
    plan_of(city, late)
    tree = page(client, "/verbivka/plans/plan/")
    switch = tree.xpath("//nav[@class='switch']")[0]
    assert words(switch) == "Звітний період 2023 рік 2022 рік"
    assert "без звіту" not in words(tree.get_element_by_id("tree"))
    earlier = page(client, f"/verbivka/plans/plan/{switch.find('a').get('href').split('/')[-1]}")
    assert "без звіту" in words(earlier.get_element_by_id("tree"))
    assert plan.periods.count() == 2


def test_plan_and_item_of_another_city_are_not_there(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(verbivka(), river_report())
    anarabad()
    item = Item.objects.filter(plan=plan).first()
    assert item
    assert client.get("/anarabad/plans/plan/").status_code == 404
    assert client.get(f"/anarabad/plans/plan/{item.key}/").status_code == 404
    assert client.get("/verbivka/plans/plan/nothing/").status_code == 404


def test_item_says_who_when_and_on_whose_word(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(verbivka(), river_report())
    item = Item.objects.get(plan=plan, title="Прокласти стежку")
    tree = page(client, f"/verbivka/plans/plan/{item.key}/")
    main = words(tree.find(".//main"))
    assert "Завдання 1.2" in main
    assert "2019–2023 роки" in main
    assert "Управління доріг Відповідальний" in main
    assert "Управління парків Співвиконавець" in main
    assert words(tree.xpath("//nav[@class='crumbs']")[0]).endswith("1. Зелені береги")
    assert "2022 рік виконується" in main


def test_every_value_of_an_item_leads_to_its_own_words(client: Client, plan_of: Callable[..., Plan]) -> None:
    """Follow each margin note, and read what is marked."""
    plan = plan_of(verbivka(), river_report())
    item = Item.objects.get(plan=plan, title="Посадити верби")
    tree = page(client, f"/verbivka/plans/plan/{item.key}/")
    notes = tree.xpath("//a[@class='margin-mark']/@href")
    marked = [words(page(client, note).get_element_by_id("passage")) for note in notes]
    said = "Посаджено 40 верб на 18000,50 грн."
    assert marked == ["1.1 Посадити верби", "Управління парків", said, said, said]
    assert all(note.endswith("#passage") for note in notes)


def test_figure_is_marked_in_the_words_and_listed_beside_them(
    client: Client, plan_of: Callable[..., Plan]
) -> None:
    plan = plan_of(verbivka(), river_report())
    item = Item.objects.get(plan=plan, title="Посадити верби")
    tree = page(client, f"/verbivka/plans/plan/{item.key}/")
    narrative = tree.xpath("//p[@class='narrative']")[0]
    assert words(narrative.find("mark")) == "Посаджено 40 верб на 18000,50 грн."
    note = narrative.find("a").get("href").removeprefix("#")
    assert "18 000,5 грн" in words(tree.get_element_by_id(note))


def test_correction_shows_what_was_said_before(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    corrected = river_report()
    corrected.reports.clear()
    corrected.report(corrected.items[1].key, "Посаджено 41 вербу.", Status.COMPLETED)
    plan = plan_of(city, corrected)
    item = Item.objects.get(plan=plan, title="Посадити верби")
    main = words(page(client, f"/verbivka/plans/plan/{item.key}/").find(".//main"))
    assert "Посаджено 41 вербу." in main
    assert "Що було сказано до виправлення" in main
    assert "40 верб на 18000,50 грн." in main


def test_words_of_a_document_never_become_markup(client: Client, plan_of: Callable[..., Plan]) -> None:
    attack = '<script>alert(1)</script><img src=x onerror="alert(2)">{{ 7 }}"\' &amp;'
    written = Manuscript(f"План {attack}")
    goal = written.item("1", f"Ціль {attack}", bodies=[f"Орган {attack}"])
    task = written.item(f"1.1 {attack}", f"Справа {attack}", parent=goal)
    written.report(task, f"Зроблено {attack}", money="5")
    plan = plan_of(verbivka(), written)
    for path in paths_of(plan.city):
        raw = client.get(path).content.decode()
        assert "<script>" not in raw
        assert "<img src=x" not in raw
