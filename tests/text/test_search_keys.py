from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.text.languages import LANGUAGES
from townbook.text.search_keys import same_words, search_key, search_tokens, typed_words

LANGUAGE = st.sampled_from(LANGUAGES)

# Words of the four languages' letters with the marks that have caused trouble among them.
CITY_WORDS = st.text(
    st.sampled_from("абвгґдеєжзиіїйклмнопрстухцчшщьюяАІЇ'’ʼ")
    | st.sampled_from("אבגדהוזחטיכךלמםנןסעפףצץקרשת״׳\u05b4\u05bc")
    | st.sampled_from("آابپتجدرزسشعفقکكگلمنوهیيىةۀؤئأء\u200c\u0640\u064b")
    | st.sampled_from("aceisyxzhABCéèü")
    | st.sampled_from("0189۲۳ -–.,№\n"),
    max_size=40,
)

ONE_KEY = {
    "uk": [
        "вулиця вулиці вулицю вулицею вулиць вулицями вулицях",
        "місто міста місту містом місті містами",
        "проєкт проект проєкту проектів проєктами",
        "об'єкт об’єкт обʼєкта об`єктів",
        "захід заходу заходи заходів заходами",
        "робота роботи робіт роботами",
        "школа шкіл школі школою",
        "дорога дорозі доріг дорогами",
        "бібліотека бібліотеці бібліотек",
        "рік року році роки років",
        "діяльність діяльності діяльністю",
        "навчання навчанню навчань навчанням",
        "будинок будинку будинків будинками",
        "мешканець мешканця мешканців мешканцям",
        "програма програми програм програмами",
        "система систем системою",
        "акція акції акцій акціями",
        "міський міська міської міському міські міських",
        "середній середня середньої середнього середніх",
        "голова голови голові головою",
        "лікарня лікарні лікарень лікарнею",
        "людина людей люди людям людьми",
        "договір договору договорів",
        "у в",
        "і й та",
        "Ґанок ганок",
        "за́мок замок",
        "середній cередній",
    ],
    "he": [
        "עירייה העירייה בעירייה לעיריית ולעיריית שבעירייה עִירִיָּה",
        "מועצה המועצה במועצת מועצות",
        "פרויקט הפרויקט פרויקטים לפרויקטים",
        "תב״ר תב\"ר תב”ר תב''ר",
        'מנכ״ל מנכ"ל המנכ״ל',
        "תכנית תוכנית תכניות התוכניות בתוכנית",
        "פנייה פניות הפניות פניית",
        "שכונה בשכונה שכונות השכונות",
        "תושב תושבים לתושבים תושבי",
        "בית הבית בבית",
        "כביש הכביש כבישים בכבישים",
        "שירות שירותים השירות לשירותי",
        "שלום שָׁלוֹם",
        "גן הגן בגן",
    ],
    "fa": [
        "پروژه|پروژههای|پروژه‌های|پروژه های|پروژه هاي|پروژه‌ها|پروژه ها|پروژه‌ای|پروژه‌هایی",
        "شهرداری|شهرداري|شـهرداری",
        "کارگروه|كارگروه|کارگروه‌ها|کارگروهی",
        "طرح|طرح‌های|طرحی|طرحها|طرح ها",
        "مسئول|مسؤول|مسئولین|مسئولان|مسئولی",
        "معاون|معاونین|معاونان",
        "شهروند|شهروندان|شهروندی",
        "می‌شود|میشود|می شود|مي شود",
        "اعضا|اعضاء|اعضای|عضو",
        "شورا|شورای|شوراها",
        "خرم‌آباد|خرمآباد|خرم‌اباد",
        "خانه|خانه ی|خانهٔ|خانۀ|خانه‌ام",
        "تأکید|تاکید",
        "مدرسه|مدرسة|مدارس",
        "کتابًا|کتابا",
        "بزرگ|بزرگ‌تر|بزرگ ترین",
    ],
    "en": [
        "city cities city's City",
        "street streets street’s",
        "bus buses",
        "box boxes",
        "house houses",
        "service services",
        "company companies",
        "class classes",
        "child children",
        "café cafe Cafés",
    ],
}

APART = {
    "uk": ["місто міський", "голова головний", "захід схід", "проєкт проєктор", "рада район"],
    "he": ["עיר עירייה", "מועצה עצה", "כביש בית", "שירות שיר", "מחלקה חלקה"],
    "fa": ["شهردار شهرداری", "شهر شورا", "کار کارگروه", "متر کیلومتر", "خیابان خیاب"],
    "en": ["bus business", "news new", "road roadmap", "gas ga"],
}


@pytest.mark.parametrize(
    ("language", "forms"), [(code, line) for code, lines in ONE_KEY.items() for line in lines]
)
def test_search_key_is_one_for_the_forms_of_a_word(language: str, forms: str) -> None:
    spellings = forms.split("|") if "|" in forms else forms.split()
    keys = {spelling: search_key(spelling, language) for spelling in spellings}
    assert len(set(keys.values())) == 1, keys


@pytest.mark.parametrize(
    ("language", "words"), [(code, pair) for code, pairs in APART.items() for pair in pairs]
)
def test_search_key_keeps_different_words_apart(language: str, words: str) -> None:
    first, second = words.split()
    assert not same_words(first, second, language)


def test_search_tokens_are_the_keys_of_words_and_numbers_in_order() -> None:
    assert search_tokens("Школа № 35, вул. Київська, 2-й поверх", "uk") == [
        search_key(word, "uk") for word in ("школа", "35", "вул", "київська", "2", "й", "поверх")
    ]


def test_search_tokens_of_a_query_are_among_those_of_a_text() -> None:
    text = set(search_tokens("У місті відремонтовано дороги біля шкіл", "uk"))
    assert set(search_tokens("дорога школа місто", "uk")) <= text


def test_search_key_reads_digits_of_every_script() -> None:
    assert search_key("منطقه ۲۲", "fa") == search_key("منطقه 22", "fa")


def test_search_key_parts_numbers_from_letters_written_onto_them() -> None:
    assert search_tokens("כ15 אלף", "he") == ["כ", "15", search_key("אלף", "he")]


def test_search_key_treats_foreign_words_by_their_script() -> None:
    assert search_key("GPS трекери", "uk") == search_key("gps трекер", "uk")
    assert search_key("Smart Cities", "uk") == search_key("smart city", "en")
    assert search_key("ה-GIS העירוני", "he").split()[1:] == search_key("GIS עירוני", "he").split()


def test_search_key_ignores_invisible_characters() -> None:
    assert search_key("про\u00adєкт \u200fміста", "uk") == search_key("проєкт міста", "uk")


def test_same_words_compares_titles_of_two_years() -> None:
    assert same_words("Ремонт доріг та тротуарів", "Ремонти дороги і тротуару", "uk")
    assert not same_words("Ремонт доріг", "Ремонт тротуарів", "uk")


def test_search_key_of_nothing_is_nothing() -> None:
    assert search_key(" –.№ ", "uk") == ""
    assert search_tokens("", "fa") == []


def test_search_key_refuses_a_language_without_a_pack() -> None:
    with pytest.raises(KeyError):
        search_key("Straße", "de")


@given(CITY_WORDS | st.text(st.characters(codec=None)), LANGUAGE)
def test_search_key_of_a_key_is_itself(text: str, language: str) -> None:
    key = search_key(text, language)
    assert search_key(key, language) == key


@given(st.text(st.sampled_from("абвгдеєжзиіїйклмнопрстуфхцчшщьюя"), min_size=1), st.sampled_from("'’ʼ`"))
def test_search_key_minds_neither_case_nor_apostrophes(word: str, apostrophe: str) -> None:
    assert search_key(word.upper() + apostrophe, "uk") == search_key(word, "uk")


UKRAINIAN_WORDS = st.text(st.sampled_from("авгєзиіїйкмнорстуьця' 09-"), max_size=20)


@given(UKRAINIAN_WORDS, UKRAINIAN_WORDS)
def test_search_tokens_of_two_lines_are_those_of_each(first: str, second: str) -> None:
    both = search_tokens(f"{first}\n{second}", "uk")
    assert both == search_tokens(first, "uk") + search_tokens(second, "uk")


def test_search_key_finds_the_streets_of_the_execution_report(real_documents: Path) -> None:
    text = (real_documents / "zhytomyr-2022-execution-report.uk.txt").read_text(encoding="utf-8")
    tokens = search_tokens(text, "uk")
    forms = re.findall(r"\bвулиц(?:я|і|ю|ею|ь|ями|ях|ям)\b", text.lower())
    assert len(forms) > 10
    assert tokens.count(search_key("вулиця", "uk")) == len(forms)


def test_search_key_reads_persian_that_lost_its_joiners(real_documents: Path) -> None:
    text = (real_documents / "khorramabad-council-news.fa.txt").read_text(encoding="utf-8")
    tokens = search_tokens(text, "fa")
    for query in ("پروژه", "پروژه‌های", "نظارت‌ها", "خرم‌آباد", "هفته ها"):
        assert set(search_tokens(query, "fa")) <= set(tokens)


def test_typed_words_keep_their_endings_in_one_spelling() -> None:
    assert typed_words("Вулиц’ями  МІСТ", "uk") == ["вулицями", "міст"]
    assert typed_words("شهرداري ها", "fa") == ["شهرداری"]
    assert typed_words("לפרוייקט", "he") == ["לפרויקט"]
    assert typed_words("Libraries ۱۲", "en") == ["libraries", "12"]


@given(CITY_WORDS, LANGUAGE)
def test_typed_words_are_as_many_as_keys(text: str, language: str) -> None:
    assert len(typed_words(text, language)) == len(search_tokens(text, language))
