"""What is public is found, in any of its forms; nothing else is."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
from townbook.cities.models import City
from townbook.cities.services.create_city import CityProfile, create_city
from townbook.intake.services.accept_draft import accept_draft
from townbook.reading.status import Status
from townbook.search.models import SearchDocument
from townbook.search.selectors import statements
from townbook.search.selectors.find import Found, find
from townbook.text.languages import LANGUAGES

pytestmark = pytest.mark.django_db


def accepted(written: Manuscript, city: City) -> City:
    accept_draft(draft=written.store(city), actor=None)
    return city


def found_items(query: str, city: City | None, language: str = "uk", **narrowed: list[str]) -> list[str]:
    """The addresses of the items found, in alphabetical order."""
    found = find(query, city=city, language=language, kinds=["item"], facets=narrowed)
    return sorted(result.address["item"] for result in found.results)


def choices(found: Found, facet: str) -> dict[str, int]:
    return {
        choice.value: choice.count for each in found.facets if each.name == facet for choice in each.choices
    }


def plan_in(language: str, titles: list[str], city: City) -> City:
    written = Manuscript(
        {"uk": "Програма", "he": "תכנית", "fa": "برنامه", "en": "Programme"}[language], language
    )
    for number, title in enumerate(titles, 1):
        written.item(str(number), title)
    return accepted(written, city)


def harbour() -> City:
    return create_city(profile=CityProfile("harbour", "Harbour", "en", "GB", "GBP"))


@pytest.mark.parametrize(
    ("language", "titles", "queries", "expected"),
    [
        (
            "uk",
            ["Освітлення вулицями", "Новий парк"],
            ["вулиця", "ВУЛИЦЬ", "вули", "вулиці освітленням"],
            ["1"],
        ),
        (
            "he",
            ["קידום לפרויקטים", "גן חדש"],
            ["פרויקט", "הפרויקט", "פרוי", "והפרויקטים", "פרוייקט"],
            ["1"],
        ),
        (
            "fa",
            ["همکاری شهرداریها", "بوستان تازه"],
            ["شهرداری‌ها", "شهرداري ها", "شهرداریهای", "شهردار", "همکاري شهرداری"],
            ["1"],
        ),
        ("en", ["Safer libraries", "A new park"], ["library", "LIBRARIES", "libr", "safer library"], ["1"]),
    ],
)
def test_word_is_found_by_any_of_its_forms(
    language: str, titles: list[str], queries: list[str], expected: list[str]
) -> None:
    towns = {"uk": verbivka, "he": nahal_tut, "fa": anarabad, "en": harbour}
    city = plan_in(language, titles, towns[language]())
    assert [found_items(query, city, language) for query in queries] == [expected] * len(queries)
    assert [found_items(query, None, language) for query in queries] == [expected] * len(queries)


def test_every_language_finds_the_others_words() -> None:
    city = plan_in("fa", ["همکاری شهرداریها"], anarabad())
    assert [found_items("شهرداری", city, language) for language in LANGUAGES] == [["1"]] * 4


def test_all_words_must_stand_in_a_text() -> None:
    city = plan_in("uk", ["Ремонт мосту", "Ремонт вулиці", "Прибирання вулиці"], verbivka())
    assert found_items("ремонт вулиць", city) == ["2"]
    assert found_items("ремонт", city) == ["1", "2"]
    assert found_items("ремонт вулиці школа", city) == []


def test_over_all_cities_a_beginning_has_three_letters() -> None:
    city = plan_in("uk", ["Ліхтарі"], verbivka())
    assert [found_items(query, city) for query in ("л", "лі", "ліх")] == [["1"]] * 3
    assert [found_items(query, None) for query in ("л", "лі", "ліх")] == [[], [], ["1"]]


def test_phrase_keeps_its_order() -> None:
    city = plan_in("uk", ["Міст через річку", "Річка, старий міст"], verbivka())
    assert found_items("міст старий", city) == ["2"]
    assert found_items('"старий міст"', city) == ["2"]
    assert found_items('"міст старий"', city) == []
    assert found_items('"річка"', city) == ["1", "2"]


def test_phrase_does_not_run_from_the_title_into_the_text() -> None:
    written = Manuscript("Програма")
    written.report(written.item("1", "Новий парк"), "Міст збудовано.")
    city = accepted(written, verbivka())
    assert found_items('"парк міст"', city) == []
    assert found_items("парк міст", city) == ["1"]


def test_item_is_found_by_its_reports_and_bodies() -> None:
    city = accepted(river_report(), verbivka())
    assert found_items("перша ділянка", city) == ["1.2"]
    assert found_items("управлінням доріг", city) == ["1.2", "2.1"]


def test_title_comes_before_text() -> None:
    written = Manuscript("Програма")
    other = written.item("1", "Благоустрій")
    written.report(other, "Ліхтарі біля парку, ліхтарі біля школи.")
    written.item("2", "Ліхтарі на площі перед будинком громади та на сусідній алеї")
    city = accepted(written, verbivka())
    found = find("ліхтар", city=city, language="uk", kinds=["item"])
    assert [result.address["item"] for result in found.results] == ["2", "1"]


def test_kinds_are_found_with_what_their_pages_need() -> None:
    city = accepted(river_report(), verbivka())
    plan, source = find("концепція", city=city, language="uk").results
    assert (plan.kind, plan.title, plan.address) == (
        "plan",
        "Виконання Концепції річки Вербівка за 2022 рік",
        {"plan": "plan"},
    )
    assert (source.kind, list(source.address), source.city) == ("source", ["source"], city)
    assert [plan.title[start:end] for start, end in plan.title_marks] == ["Концепції"]
    (body,) = find("парки", city=city, language="uk", kinds=["body"]).results
    assert (body.title, list(body.address), body.snippet.text) == (PARKS, ["body"], "")


def test_source_is_found_at_its_best_passage() -> None:
    written = Manuscript("Протокол наради", name="minutes.txt")
    for number in range(120):
        written.write(f"Пункт {number}: розглянуто звичайне питання порядку денного.")
    start, end = written.write("Вирішено збудувати ротонду над ставком.")
    for number in range(120):
        written.write(f"Додаток {number}: перелік звичайних матеріалів.")
    city = accepted(written, verbivka())
    assert SearchDocument.objects.filter(kind="source").count() > 5
    found = find("ротонда ставок", city=city, language="uk")
    (result,) = found.results
    assert result.place is not None
    assert start < result.place[0] < result.place[1] <= end
    assert written.text[slice(*result.place)] == "ротонду над ставком"
    assert find("протокол нарад", city=city, language="uk").total == 1
    assert choices(find("звичайний", city=city, language="uk"), "kind") == {"source": 1}


def test_unpublished_source_is_never_found() -> None:
    city = verbivka()
    draft = river_report().store(city)
    for query in ("концепція", "верба", "парк"):
        assert find(query, city=city, language="uk").total == 0
        assert find(query, language="uk").total == 0
    assert SearchDocument.objects.count() == 0
    accept_draft(draft=draft, actor=None)
    assert find("концепція", city=city, language="uk").total == 2


def test_cities_are_kept_apart() -> None:
    first, second = accepted(river_report(), verbivka()), accepted(river_report(), anarabad())
    assert [result.city for result in find("верба", city=first, language="uk").results] == [first, first]
    assert {result.city for result in find("верба", language="uk").results} == {first, second}
    assert find("верба", city=harbour(), language="uk").total == 0


def test_city_whose_number_begins_alike_is_another() -> None:
    """A city's words are told apart by its number: those of city 1 must not be found in city 11."""
    cities = [
        City(pk=number, slug=f"c-{number}", name="Містечко", language="uk", country="UA", currency="UAH")
        for number in (900_001, 9_000_011, 90_000_110)
    ]
    for city in City.objects.bulk_create(cities):
        plan_in("uk", ["1 Новий парк"], city)
    assert [find("пар", city=city, language="uk", kinds=["item"]).total for city in cities] == [1, 1, 1]
    assert [find("1", city=city, language="uk", kinds=["item"]).total for city in cities] == [1, 1, 1]


def test_facets_count_what_other_choices_leave() -> None:
    city = verbivka()
    for number in (2022, 2023):
        accepted(river_report(number), city)
    found = find("управління", city=city, language="uk", kinds=["item"])
    assert choices(found, "status") == {"unreported": 1, "in progress": 1, "completed": 1}
    assert choices(found, "year") == {"2023": 2, "2022": 2}
    assert choices(found, "kind") == {"item": 3, "body": 2, "source": 2}
    bodies = {
        choice.label: choice.count for each in found.facets if each.name == "body" for choice in each.choices
    }
    assert bodies == {ROADS: 2, PARKS: 2}
    narrowed = find("управління", city=city, language="uk", kinds=["item"], facets={"status": ["completed"]})
    assert narrowed.total == 1
    assert choices(narrowed, "status") == choices(found, "status")
    assert choices(narrowed, "year") == {"2023": 1, "2022": 1}
    assert choices(narrowed, "kind") == {"item": 1}
    assert [choice.value for each in narrowed.facets for choice in each.choices if choice.is_chosen] == [
        "item",
        "completed",
    ]


def test_choice_without_results_is_still_shown() -> None:
    city = accepted(river_report(), verbivka())
    found = find("верби", city=city, language="uk", facets={"year": ["1999"]})
    assert (found.total, choices(found, "year")) == (0, {"2022": 1, "1999": 0})


def test_choices_of_one_facet_are_alternatives_and_facets_are_not() -> None:
    city = accepted(river_report(), verbivka())
    assert found_items("управління", city, status=["completed", "unreported"]) == ["1.1", "2.1"]
    assert found_items("управління", city, status=["completed", "unreported"], year=["2022"]) == ["1.1"]


def test_unknown_facet_is_refused() -> None:
    with pytest.raises(KeyError):
        find("парк", language="uk", facets={"colour": ["red"]})


def test_status_is_the_latest_and_years_are_all() -> None:
    city = verbivka()
    written = Manuscript("Виконання Програми парку за 2023 рік")
    item = written.item("1", "Новий парк")
    written.report(item, "Закінчено.", Status.COMPLETED, period=year(2023))
    written.report(item, "Почато.", Status.IN_PROGRESS, period=year(2022))
    accepted(written, city)
    assert found_items("парк", city, status=["completed"]) == ["1"]
    assert found_items("парк", city, status=["in progress"]) == []
    assert found_items("почати", city, year=["2022"]) == ["1"]


def test_branch_nobody_reports_on_has_no_status() -> None:
    city = accepted(river_report(), verbivka())
    assert choices(find("зелені береги", city=city, language="uk", kinds=["item"]), "status") == {}
    assert choices(find("старий", city=city, language="uk", kinds=["item"]), "status") == {"unreported": 1}


def test_over_all_cities_the_cities_are_counted_and_bodies_are_not() -> None:
    accepted(river_report(), verbivka())
    accepted(river_report(2023), harbour())
    found = find("верба", language="uk")
    assert choices(found, "city") == {"harbour": 2, "verbivka": 2}
    assert [facet.name for facet in found.facets] == ["kind", "city", "status", "year"]


def test_years_are_those_of_the_citys_calendar() -> None:
    city = anarabad()
    written = Manuscript("گزارش", "fa")
    written.report(written.item("1", "بوستان تازه"), "ساخته شد.", period=year(2024))
    accepted(written, city)
    assert list(choices(find("بوستان", city=city, language="fa"), "year")) == ["1403"]


def test_labels_are_in_the_readers_language() -> None:
    city = accepted(river_report(), verbivka())
    with override("en"):
        found = find("верба", city=city, language="uk")
        labels = [
            (str(facet.label), [str(choice.label) for choice in facet.choices]) for facet in found.facets
        ]
    assert labels[:2] == [("Kind", ["Documents", "Lines of plans"]), ("Status", ["Completed"])]


def test_pages_hold_each_result_once() -> None:
    city = accepted(large_report(3, 15), verbivka())
    pages = [
        find("справа", city=city, language="uk", kinds=["item"], page=page, page_size=20)
        for page in (1, 2, 3, 4)
    ]
    assert [(page.total, page.pages, len(page.results)) for page in pages] == [
        (45, 3, 20),
        (45, 3, 20),
        (45, 3, 5),
        (45, 3, 0),
    ]
    assert len({result.object_id for page in pages for result in page.results}) == 45
    again = find("справа", city=city, language="uk", kinds=["item"], page=2, page_size=20)
    assert [result.object_id for result in again.results] == [result.object_id for result in pages[1].results]


def test_page_before_the_first_is_refused() -> None:
    with pytest.raises(ValueError, match="from 1"):
        find("парк", language="uk", page=0)


def test_search_that_finds_too_much_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    city = accepted(large_report(2, 5), verbivka())
    assert not find("справа", city=city, language="uk").is_capped
    monkeypatch.setattr(statements, "MOST_HITS", 5)
    monkeypatch.setattr("townbook.search.selectors.find.MOST_HITS", 5)
    found = find("справа", city=city, language="uk")
    assert (found.is_capped, found.total) == (True, 5)


def test_query_without_words_asks_nothing_of_the_database() -> None:
    with CaptureQueriesContext(connection) as captured:
        found = find(" «—» ", language="he")
    assert (found.total, found.results, found.facets, found.pages, len(captured)) == (0, (), (), 0, 0)


@pytest.mark.parametrize("across", [True, False])
def test_search_takes_few_queries(across: bool) -> None:
    city = accepted(large_report(6, 20), verbivka())
    accepted(large_report(2, 3), anarabad())
    with CaptureQueriesContext(connection) as captured:
        found = find(
            "зроблено справу",
            city=None if across else city,
            language="uk",
            facets={"status": ["completed"], "year": ["2022", "2023"]},
        )
    assert found.results
    assert len(captured) == 3


HOSTILE = [
    "x" * 10_000,
    "парк " * 2_000,
    '"' * 10_000,
    "парк\x00\x01\x1f\x7f",
    "\u202eпарк\u2066\u2069",
    "парк' OR 1=1; DROP TABLE search_words; --",
    'парк" AND title:*',
    "NEAR(парк міст, 5) NOT OR AND",
    "парк:* & !міст | (a <-> b)",
    "{title} : парк^ * + - %s %(x)s %",
    "\\ парк\\'",
    "\ud800парк",
    "ﷺ ½ Ⅳ ② ǅ ß İ ꓘ ᄀᄀ 𐐀 ก็ क्ष",
    "١٢٣ ۱۲۳ 123 ٫ ٬",
]


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_any_query_is_answered(query: str, language: str) -> None:
    city = plan_in("uk", ["Новий парк"], verbivka())
    for where in (city, None):
        assert find(query, city=where, language=language).total >= 0
        assert find("парк", city=where, language=language, kinds=[query], facets={"year": [query]}).total == 0


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_text_is_answered(query: str, language: str) -> None:
    assert find(query, language=language).total >= 0


@pytest.mark.parametrize("text", ["ﷺ ½ Ⅳ ② ǅ ß", "𐐀𐐁 ꓘꓙ", "កម្ពុជា", "नमस्ते", "日本語", "ж" * 3_000, "1" * 400])
def test_any_title_can_be_indexed_and_found(text: str) -> None:
    city = plan_in("en", [text], harbour())
    assert found_items(text, city, "en") == ["1"]
