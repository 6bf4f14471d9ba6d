from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.text.collation import collation_key
from townbook.text.languages import LANGUAGES

LANGUAGE = st.sampled_from(LANGUAGES)
ANY_TEXT = st.text(max_size=12) | st.text(st.sampled_from("аґєіїьAbאםכּپکكيی١29 -'«"), max_size=8)

ALPHABETS = {
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "he": "אבגדהוזחטיכלמנסעפצקרשת",
    "fa": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "en": "abcdefghijklmnopqrstuvwxyz",
}


def ordered(names: list[str], language: str) -> list[str]:
    return sorted(names, key=lambda name: collation_key(name, language))


@pytest.mark.parametrize(("language", "alphabet"), ALPHABETS.items())
def test_collation_key_follows_the_alphabet(language: str, alphabet: str) -> None:
    for first, second in itertools.pairwise(alphabet):
        assert collation_key(second + alphabet[0], language) > collation_key(first + alphabet[-1], language)


def test_collation_key_puts_ukrainian_letters_at_their_places() -> None:
    words = ["їжак", "іній", "иній", "єнот", "ель", "ґанок", "гуска", "йод", "лінь", "лінія", "яр"]
    assert ordered(words, "uk") == [
        "гуска",
        "ґанок",
        "ель",
        "єнот",
        "иній",
        "іній",
        "їжак",
        "йод",
        "лінія",
        "лінь",
        "яр",
    ]


def test_collation_key_puts_persian_letters_at_their_places() -> None:
    words = ["پارک", "تهران", "باغ", "چاه", "جاده", "ژاله", "زمین", "گل", "کوچه", "ابر", "آب"]
    assert ordered(words, "fa") == [
        "آب",
        "ابر",
        "باغ",
        "پارک",
        "تهران",
        "جاده",
        "چاه",
        "زمین",
        "ژاله",
        "کوچه",
        "گل",
    ]


@pytest.mark.parametrize(
    ("language", "first", "second", "after"),
    [
        ("uk", "пять", "п'ять", "пяти"),
        ("uk", "київ", "Київ", "кизил"),
        ("uk", "«Зелене місто»", "Зелене місто", "зелене-місто я"),
        ("fa", "كاخ", "کاخ", "کار"),
        ("fa", "می‌شود", "میشود", "میز"),
        ("fa", "عَلی", "علي", "عمان"),
        ("he", "כֶּסֶף", "כסף", "כף"),
        ("he", "תב״ר", 'תב"ר', "תג"),
        ("en", "Éclair", "eclair", "east"),
    ],
)
def test_collation_key_does_not_mind_marks_case_and_variants(
    language: str, first: str, second: str, after: str
) -> None:
    """Two spellings stand side by side: a third word is before both or after both."""
    keys = [collation_key(word, language) for word in (first, second)]
    third = collation_key(after, language)
    assert (third < min(keys)) or (third > max(keys))
    assert keys[0].partition(b"\x00")[0] == keys[1].partition(b"\x00")[0]


def test_collation_key_compares_numbers_by_value() -> None:
    names = ["Школа № 10", "Школа № 2", "Школа № 002а", "Школа № 35", "Школа"]
    assert ordered(names, "uk") == ["Школа", "Школа № 2", "Школа № 002а", "Школа № 10", "Школа № 35"]
    assert ordered(["۱۰", "۲", "1.10", "1.9"], "fa") == ["1.9", "1.10", "۲", "۱۰"]


def test_collation_key_puts_the_own_script_first_then_latin() -> None:
    words = ["Zoo", "яр", "שלום", "شهر", "7"]
    assert ordered(words, "uk") == ["7", "яр", "Zoo", "שלום", "شهر"]
    assert ordered(words, "he") == ["7", "שלום", "Zoo", "яр", "شهر"]
    assert ordered(words, "fa") == ["7", "شهر", "Zoo", "שלום", "яр"]
    assert ordered(words, "en") == ["7", "Zoo", "яр", "שלום", "شهر"]


def test_collation_key_puts_a_shorter_word_first() -> None:
    assert ordered(["місто наше", "містом", "місто"], "uk") == ["місто", "місто наше", "містом"]


def test_collation_key_refuses_a_language_without_a_pack() -> None:
    with pytest.raises(KeyError):
        collation_key("Straße", "de")


@given(ANY_TEXT, ANY_TEXT, LANGUAGE)
def test_collation_key_is_equal_for_equal_texts_only(first: str, second: str, language: str) -> None:
    assert (collation_key(first, language) == collation_key(second, language)) == (first == second)


@given(st.data(), LANGUAGE)
def test_collation_key_orders_words_letter_by_letter(data: st.DataObject, language: str) -> None:
    alphabet = ALPHABETS[language]
    words = st.lists(st.text(st.sampled_from(alphabet), max_size=6), min_size=2, max_size=6)
    names = data.draw(words)
    expected = sorted(names, key=lambda name: [alphabet.index(letter) for letter in name])
    assert ordered(names, language) == expected


@given(st.integers(0, 10**30), st.integers(0, 10**30), LANGUAGE)
def test_collation_key_orders_numbers_of_any_length(first: int, second: int, language: str) -> None:
    keys = [collation_key(f"№ {number}", language) for number in (first, second)]
    assert (keys[0] < keys[1]) == (first < second)
