"""Search as its reader sees it: in four languages, with any address, and nothing that is not public."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Manuscript, anarabad, large_report, nahal_tut, river_report, verbivka
from tests.example_cities import example_city
from tests.portal.test_pages import english_left
from tests.web_pages import page, words
from townbook.cities.models import City
from townbook.cities.services.create_city import CityProfile, create_city
from townbook.plans.models import Plan
from townbook.portal.search.sheet import PAGES
from townbook.search.registry import searchable_kinds
from townbook.text.languages import LANGUAGES, direction

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12

PlanOf = Callable[..., Plan]


def harbour() -> City:
    return create_city(profile=CityProfile("harbour", "Harbour", "en", "GB", "GBP"))


def asked(client: Client, path: str, **query: str | list[str]) -> Any:
    """The page of a search, which must be there."""
    response = client.get(path, query)
    assert response.status_code == 200, query
    return page(client, response.wsgi_request.get_full_path())


def titles(tree: Any) -> list[str]:
    return [words(title) for title in tree.xpath("//ol//h2")]


def goals(language: str, *named: str) -> Manuscript:
    written = Manuscript(
        {"uk": "Програма", "he": "תכנית", "fa": "برنامه", "en": "Programme"}[language], language
    )
    for number, title in enumerate(named, 1):
        written.item(str(number), title)
    return written


@pytest.mark.parametrize(
    ("language", "town", "title", "marked", "spellings"),
    [
        ("uk", verbivka, "Освітлення вулицями", "вулицями", ["вулиця", "ВУЛИЦЬ", "вули"]),
        ("he", nahal_tut, "קידום לפרויקטים", "לפרויקטים", ["פרויקט", "הפרויקטים", "פרוי"]),
        (
            "fa",
            anarabad,
            "همکاری شهرداری‌ها",
            "شهرداری‌ها",
            ["شهرداری‌ها", "شهرداریها", "شهرداري ها", "شهرداری", "شهردار"],
        ),
        ("en", harbour, "Safer libraries", "libraries", ["library", "LIBRARIES", "libr"]),
    ],
)
def test_word_is_found_and_marked_by_any_spelling(
    client: Client,
    plan_of: PlanOf,
    language: str,
    town: Callable[[], City],
    title: str,
    marked: str,
    spellings: list[str],
) -> None:
    city = town()
    plan_of(city, goals(language, title))
    for path in ("/search/", f"/{city.slug}/search/"):
        for spelling in spellings:
            results = asked(client, path, q=spelling, kind="item").xpath("//ol/li")
            assert [words(each.find(".//h2")) for each in results] == [title], spelling
            (mark,) = results[0].findall(".//h2//mark")
            assert mark.text == marked
            written = mark.getparent()
            assert (written.tag, written.get("lang"), written.get("dir")) == (
                "bdi",
                language,
                direction(language),
            )


def test_each_result_leads_to_its_page(client: Client, plan_of: PlanOf) -> None:
    city = verbivka()
    plan_of(city, river_report())
    for kind in PAGES:
        results = asked(client, "/verbivka/search/", q="управління", kind=kind).xpath("//ol/li//h2/a/@href")
        results += asked(client, "/search/", q="вербівка", kind=kind).xpath("//ol/li//h2/a/@href")
        assert results, kind
        for address in results:
            assert client.get(address).status_code == 200, address


def test_every_kind_has_a_page() -> None:
    assert set(PAGES) == set(searchable_kinds())


def test_document_opens_at_the_words(client: Client, plan_of: PlanOf) -> None:
    plan_of(verbivka(), river_report())
    (address,) = asked(client, "/verbivka/search/", q="посаджено", kind="source").xpath("//ol//h2/a/@href")
    assert words(page(client, address).get_element_by_id("passage")) == "Посаджено"


def test_result_says_its_kind_number_and_city(client: Client, plan_of: PlanOf) -> None:
    plan_of(verbivka(), river_report())
    client.cookies["language"] = "uk"
    kicker = "//ol/li/p[@class='kicker']"
    everywhere = asked(client, "/search/", q="стежка", kind="item").xpath(kicker)
    in_city = asked(client, "/verbivka/search/", q="стежка", kind="item").xpath(kicker)
    assert [words(each) for each in everywhere] == ["Рядок плану 1.2 · Вербівка"]
    assert [words(each) for each in in_city] == ["Рядок плану 1.2"]


def test_snippet_shows_where_the_words_stand(client: Client, plan_of: PlanOf) -> None:
    plan_of(verbivka(), river_report())
    tree = asked(client, "/verbivka/search/", q="посаджено верби", kind="item")
    (snippet,) = tree.xpath("//p[@class='snippet']")
    assert words(snippet).startswith("Посаджено 40 верб на 18000,50 грн.")
    assert [mark.text for mark in snippet.iter("mark")] == ["Посаджено", "верб"]


def test_counts_are_links_that_keep_their_promise(client: Client, plan_of: PlanOf) -> None:
    plan_of(verbivka(), river_report())
    for path in ("/search/", "/verbivka/search/"):
        tree = asked(client, path, q="управління")
        choices = tree.xpath("//aside//li")
        assert len(choices) > 4
        for choice in choices:
            link, count = choice.find("a"), int(words(choice.xpath("span")[0]))
            address = link.get("href")
            narrowed = page(client, address if address.startswith("/") else path + address)
            assert len(titles(narrowed)) == count, address


def test_choice_that_was_made_can_be_taken_back(client: Client, plan_of: PlanOf) -> None:
    plan_of(verbivka(), river_report())
    before = asked(client, "/verbivka/search/", q="управління")
    narrowed = asked(client, "/verbivka/search/", q="управління", status="completed")
    assert len(titles(narrowed)) == 1
    (back,) = narrowed.xpath("//ul[contains(@class, 'switch')]//a/@href")
    assert titles(page(client, f"/verbivka/search/{back}")) == titles(before)
    (kept,) = narrowed.xpath("//input[@type='hidden']")
    assert (kept.get("name"), kept.get("value"), kept.get("form")) == ("status", "completed", "search-form")


def test_bodies_narrow_a_city_and_have_no_meaning_over_all(client: Client, plan_of: PlanOf) -> None:
    plan_of(verbivka(), river_report())
    client.cookies["language"] = "en"
    (roads,) = [
        link.get("href")
        for link in asked(client, "/verbivka/search/", q="міст").xpath("//aside//a")
        if words(link) == "Управління доріг"
    ]
    assert titles(page(client, f"/verbivka/search/{roads}")) == ["Оглянути старий міст"]
    left_out = words(page(client, f"/search/{roads}").find(".//main"))
    assert "Part of the address is not known here and was left out." in left_out


def test_long_list_of_results_has_pages(client: Client, plan_of: PlanOf) -> None:
    plan_of(verbivka(), large_report(3, 15))
    seen: list[str] = []
    address = "?q=справа&kind=item"
    for size in (20, 20, 5):
        tree = page(client, f"/verbivka/search/{address}")
        assert len(titles(tree)) == size
        seen += tree.xpath("//ol//h2/a/@href")
        address = tree.xpath("string(//a[@rel='next']/@href)")
    assert len(set(seen)) == 45
    assert address == ""


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "", "۱", "9" * 30, "\x00"])
def test_page_of_results_that_is_not_there_shows_the_first(
    client: Client, plan_of: PlanOf, number: str
) -> None:
    plan_of(verbivka(), river_report())
    client.cookies["language"] = "en"
    response = client.get("/verbivka/search/", {"q": "верба", "page": number})
    assert response.status_code == 404
    said = response.content.decode()
    assert "There is no such page of results. This is the first one." in said
    assert "<mark>верби</mark>" in said


@pytest.mark.parametrize("path", ["/search/", "/verbivka/search/"])
def test_nothing_asked_explains_and_nothing_found_says_what_to_try(
    client: Client, plan_of: PlanOf, path: str
) -> None:
    plan_of(verbivka(), river_report())
    client.cookies["language"] = "en"
    assert "Any form of a word will do" in words(page(client, path).find(".//main"))
    nothing = words(asked(client, path, q="ескалатор", kind="item").find(".//main"))
    assert "Nothing was found for “ ескалатор ”." in nothing
    assert "The same words among everything" in nothing
    assert "Fewer words" in nothing


def test_unpublished_document_is_never_found(client: Client) -> None:
    city = verbivka()
    river_report().store(city)
    for path in ("/search/", "/verbivka/search/"):
        assert titles(asked(client, path, q="верба")) == []


def test_another_citys_plan_is_never_found_in_a_city(client: Client, plan_of: PlanOf) -> None:
    plan_of(verbivka(), river_report())
    harbour()
    assert titles(asked(client, "/harbour/search/", q="верба")) == []
    assert len(titles(asked(client, "/search/", q="верба"))) == 2


def test_part_is_what_the_whole_page_holds(client: Client, plan_of: PlanOf) -> None:
    plan_of(verbivka(), river_report())
    for query in (
        {"q": "управління", "status": "completed"},
        {"q": "ескалатор"},
        {},
        {"q": "міст", "page": "7"},
    ):
        for path in ("/search/", "/verbivka/search/"):
            whole = client.get(path, query)
            part = client.get(path, {**query, "part": "results"})
            assert whole.status_code == part.status_code
            assert part.content.strip() in whole.content
            assert b'id="search-results"' in part.content
            assert b"<main" not in part.content


HOSTILE = [
    "x" * 10_000,
    '"' * 10_000,
    "парк\x00\x01\x1f\x7f",
    "\u202eпарк\u2066\u2069",
    "парк' OR 1=1; DROP TABLE search_words; --",
    'парк" AND title:* NEAR(a b, 5) NOT',
    "парк:* & !міст | (a <-> b) %s %(x)s \\",
    "<script>alert(1)</script>",
    "%ff%fe",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_address_is_answered(client: Client, plan_of: PlanOf, text: str) -> None:
    plan_of(verbivka(), river_report())
    for path in ("/search/", "/verbivka/search/"):
        for name in ("q", "kind", "status", "year", "body", "part", "city", "colour"):
            response = client.get(path, {"q": "парк", name: text})
            assert response.status_code == 200, name
            assert b"<script>" not in response.content
            assert not {"\x00", "\u202e", "\u2066"} & set(unescape(response.content.decode()))
        assert client.get(f"{path}?q=%ff%00&kind=%00&year=%ed%a0%80").status_code == 200


def test_search_is_not_for_search_engines(client: Client) -> None:
    verbivka()
    for path in ("/search/", "/verbivka/search/?q=парк"):
        assert page(client, path).xpath("string(//meta[@name='robots']/@content)") == "noindex"
        assert client.get(path).headers["X-Robots-Tag"] == "noindex"


def test_search_of_no_city_is_not_there(client: Client) -> None:
    assert client.get("/nowhere/search/?q=парк").status_code == 404


def test_search_takes_few_queries(client: Client, plan_of: PlanOf) -> None:
    plan_of(verbivka(), large_report(3, 15))
    plan_of(anarabad(), river_report())
    body = asked(client, "/verbivka/search/", q="справа").xpath("//aside//a[contains(@href, 'body=')]/@href")[
        0
    ]
    for address in ("/search/?q=справа&status=completed", f"/verbivka/search/{body}&page=99"):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        assert len(captured) <= MOST_QUERIES, address


@pytest.mark.parametrize("path", ["/", "/verbivka/", "/verbivka/sources/"])
def test_every_page_has_a_labelled_search(client: Client, path: str) -> None:
    verbivka()
    (form,) = page(client, path).xpath("//header//form[@role='search']")
    (field,) = form.xpath(".//input")
    assert form.get("action") == ("/search/" if path == "/" else "/verbivka/search/")
    assert (form.get("method"), field.get("name")) == ("get", "q")
    assert form.xpath("string(.//label/@for)") == field.get("id")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_speak_every_language(client: Client, language: str) -> None:
    city = example_city("fa" if language == "en" else language)
    word = {"uk": "місто", "he": "עיר", "fa": "شهر", "en": "شهر"}[language]
    client.cookies["language"] = language
    for path in ("/search/", f"/{city.slug}/search/"):
        for query in ("", f"?q={word}", "?q=99999999999", f"?q={word}&kind=item&page=9", f"?q={word}&kind=x"):
            response = client.get(path + query)
            tree = page(client, path + query) if response.status_code == 200 else None
            if tree is None:
                assert "page=9" in query
                continue
            assert (tree.get("lang"), tree.get("dir")) == (language, direction(language))
            identities = tree.xpath("//@id")
            assert len(identities) == len(set(identities))
            if language != "en":
                assert english_left(tree) == set(), path + query
    assert titles(page(client, f"/{city.slug}/search/?q={word}"))
