from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.text.languages import LANGUAGES
from townbook.text.packs.places import place_pack
from townbook.text.place_names import KnownPlace, PlaceFinder

PLACES = {
    "uk": (
        KnownPlace("kyivska", "street", ("вулиця Київська",)),
        KnownPlace("kyivske", "street", ("Київське шосе",)),
        KnownPlace("bridge", "site", ("Київський міст",)),
        KnownPlace("bohunsk", "district", ("Богунський район",)),
        KnownPlace("centre", "district", ("Центр",)),
        KnownPlace("kroshnia", "area", ("Крошня",)),
        KnownPlace("soborny", "area", ("майдан Соборний",)),
        KnownPlace("peremohy", "area", ("майдан Перемоги",)),
        KnownPlace("sotni", "street", ("вулиця Небесної Сотні",)),
        KnownPlace("korolova", "area", ("майдан С. П. Корольова",)),
        KnownPlace("poliova", "street", ("вулиця Польова",)),
        KnownPlace("mala-poliova", "street", ("вулиця Мала Польова",)),
    ),
    "he": (
        KnownPlace("dalet", "district", ("שכונה ד׳",)),
        KnownPlace("zahal", "area", ("מתחם צה״ל",)),
        KnownPlace("herzl", "street", ("רחוב הרצל",)),
        KnownPlace("bialik", "street", ("רחוב ביאליק",)),
        KnownPlace("jerusalem", "street", ("שדרות ירושלים",)),
    ),
    "fa": (
        KnownPlace("6", "district", ("منطقه ۶",)),
        KnownPlace("22", "district", ("منطقه ۲۲",)),
        KnownPlace("tunnel", "site", ("تونل رسالت",)),
        KnownPlace("motorway", "street", ("بزرگراه رسالت",)),
        KnownPlace("navab", "area", ("محله نواب",)),
        KnownPlace("mokhaberat", "street", ("معبر مخابرات",)),
    ),
    "en": (
        KnownPlace("burgard", "street", ("N Burgard Road",)),
        KnownPlace("102nd", "street", ("NE 102nd Avenue",)),
        KnownPlace("washington", "area", ("Washington Park",)),
        KnownPlace("willamette", "area", ("Willamette",)),
    ),
}


def found(language: str, text: str) -> list[tuple[str, str]]:
    """What is found, with the words it was found at."""
    return [
        (each.key, text[each.start : each.end]) for each in PlaceFinder(PLACES[language], language).find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ремонт вулиці Київської", [("kyivska", "вулиці Київської")]),
        ("рух по вул. Київській, 5", [("kyivska", "вул. Київській")]),
        ("на Київській вулиці", [("kyivska", "Київській вулиці")]),
        ("мережі по шосе Київському", [("kyivske", "шосе Київському")]),
        ("реконструкція Київського мосту", [("bridge", "Київського мосту")]),
        ("школи Богунського району", [("bohunsk", "Богунського району")]),
        ("двори у Богунському р-ні", [("bohunsk", "Богунському р-ні")]),
        ("майданів Соборного та Перемоги", [("soborny", "майданів Соборного"), ("peremohy", "Перемоги")]),
        ("майдан ім. С.П. Корольова, 11", [("korolova", "майдан ім. С.П. Корольова")]),
        ("пішки до Небесної Сотні", [("sotni", "Небесної Сотні")]),
        ("автобус до Крошні", [("kroshnia", "Крошні")]),
        ("вул. Малої Польової", [("mala-poliova", "вул. Малої Польової")]),
        ("у районі Центр", [("centre", "районі Центр")]),
    ],
)
def test_ukrainian_places_are_found_in_any_case(text: str, expected: list[tuple[str, str]]) -> None:
    assert found("uk", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Київська область",
        "зустріч у Києві",
        "місто Київське",
        "новий Центр дозвілля",
        "Центр розвитку кар'єри",
        "Крошня росте",
        "крошня",
        "площа Небесної Сотні",
        "день перемоги",
        "вулиця. Соборний настрій",
        "вулицею, Київська область",
        "польова кухня",
    ],
)
def test_what_only_looks_like_a_place_is_left_alone(text: str) -> None:
    assert found("uk", text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("he", "שיפוץ גינות בשכונה ד׳", [("dalet", "בשכונה ד")]),
        ("he", 'קידום מתחם צה"ל, פינוי', [("zahal", 'מתחם צה"ל')]),
        ("he", "ברחובות הרצל וביאליק", [("herzl", "ברחובות הרצל"), ("bialik", "וביאליק")]),
        ("he", "בשד׳ ירושלים", [("jerusalem", "בשד׳ ירושלים")]),
        ("he", "הרצל נסע לירושלים", []),
        ("fa", "ایستگاه آتش‌نشانی منطقه ۲۲", [("22", "منطقه ۲۲")]),
        ("fa", "منطقه‌های ۶ و ۲۲", [("6", "منطقه‌های ۶"), ("22", "۲۲")]),
        ("fa", "منطقه‌های 6، 22", [("6", "منطقه‌های 6"), ("22", "22")]),
        ("fa", "هر هفته در ۲۲ منطقه", []),
        ("fa", "سرای محلهٔ نواب", [("navab", "محلهٔ نواب")]),
        ("fa", "سرای محله‌ی نواب", [("navab", "محله‌ی نواب")]),
        ("fa", "۸۵ درصد تونل رسالت", [("tunnel", "تونل رسالت")]),
        ("fa", "مسیر ویژه در بزرگراه رسالت", [("motorway", "بزرگراه رسالت")]),
        ("fa", "گشایش معبر «مخابرات»", [("mokhaberat", "معبر «مخابرات")]),
        ("fa", "شرکت مخابرات", []),
        ("en", "Bridge of N Burgard Road over the railway", [("burgard", "N Burgard Road")]),
        ("en", "Design NE 102nd Avenue, phase two", [("102nd", "NE 102nd Avenue")]),
        ("en", "Funding Washington Park", [("washington", "Washington Park")]),
        ("en", "Lobbying in Washington", []),
        ("en", "Lease of land by the Willamette", [("willamette", "Willamette")]),
    ],
)
def test_places_are_found_as_the_language_writes_them(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(language, text) == expected


def test_two_places_of_one_name_are_neither() -> None:
    twins = [KnownPlace("a", "street", ("вулиця Садова",)), KnownPlace("b", "street", ("вул. Садова",))]
    assert PlaceFinder(twins, "uk").find("ремонт вул. Садової") == ()


def test_place_that_bears_the_towns_name_needs_its_kind_word() -> None:
    finder = PlaceFinder([KnownPlace("x", "area", ("טיילת קריית ים",))], "he", common=["קריית ים"])
    assert finder.find("תושבי קריית ים") == ()
    assert [each.key for each in finder.find("הרחבת טיילת קריית ים")] == ["x"]


def test_no_places_are_found_without_a_gazetteer() -> None:
    assert PlaceFinder([], "uk").find("ремонт вул. Садової") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_all_kinds_of_places(language: str) -> None:
    kinds = {kind for words in place_pack(language).kinds for kind in words.kinds.split()}
    assert kinds == {"district", "street", "area", "site"}


WORDS = st.sampled_from(
    "вулиці вул. Київської Київська , та майданів Соборного Перемоги Центр м. \n\n . « » площі Польової - "
    "منطقه ۲۲ و محلهٔ نواب שכונה ד׳ רחוב הרצל וביאליק Washington Park the \u200c \u200f".split(" ")
)


@given(st.sampled_from(LANGUAGES), st.lists(WORDS | st.text(max_size=6), max_size=30).map(" ".join))
def test_what_is_found_stands_in_order_and_apart(language: str, text: str) -> None:
    places = [place for of_language in PLACES.values() for place in of_language]
    ends = 0
    for place in PlaceFinder(places, language).find(text):
        assert ends <= place.start < place.end <= len(text)
        assert not text[place.start].isspace()
        ends = place.end


@given(
    st.lists(
        st.sampled_from(["Ясна", "Тиха", "Дальня", "Рівна", "Садова"]), min_size=1, max_size=3, unique=True
    ),
    st.sampled_from(["", "Триває ремонт. ", "двір, "]),
    st.sampled_from(["", " та двір", ", 12", "."]),
)
def test_names_of_a_list_share_its_kind_word(names: list[str], before: str, after: str) -> None:
    known = [KnownPlace(name, "street", (f"вулиця {name}",)) for name in names]
    text = f"{before}вулиць {', '.join(names)}{after}"
    assert [each.key for each in PlaceFinder(known, "uk").find(text)] == names


@given(st.text(max_size=40))
def test_any_name_may_be_looked_for(name: str) -> None:
    for language in LANGUAGES:
        finder = PlaceFinder([KnownPlace("x", "site", (name,))], language)
        assert all(each.key == "x" for each in finder.find(f"… {name} {name}"))
