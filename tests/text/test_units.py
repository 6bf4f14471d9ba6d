from __future__ import annotations

import re

import pytest

from townbook.text.packs.numbers import number_pack
from townbook.text.quantities import Kind
from townbook.text.units import UnitFinder, unit_finder

LANGUAGES = ("uk", "he", "fa", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_unit_finder_finds_every_spelling_of_the_pack(language: str) -> None:
    finder = UnitFinder(language)
    for unit in number_pack(language).units:
        for spelling in unit.spellings:
            found = finder.after(f"5 {spelling.replace('~', '')}, ", 1)
            assert found is not None, spelling
            assert (found.unit.code, found.end) == (unit.code, 2 + len(spelling.replace("~", ""))), spelling


@pytest.mark.parametrize("language", LANGUAGES)
def test_pack_names_only_kinds_and_codes_that_exist(language: str) -> None:
    for unit in number_pack(language).units:
        assert unit.kind in set(Kind)
        if unit.kind == Kind.MONEY:
            assert re.fullmatch(r"[A-Z]{3}", unit.code)


def test_unit_finder_takes_stops_and_spaces_as_they_come() -> None:
    finder = unit_finder("uk")
    for text in "5 кв. м ", "5 кв.м ", "5 кв м ", "5 м. кв. ", "5м2 ", "5 м ² ":
        found = finder.after(text, 1)
        assert found is not None
        assert found.unit.code == "m2"


def test_unit_finder_refuses_the_head_of_a_longer_word() -> None:
    assert unit_finder("uk").after("5 машин", 1) is None
    assert unit_finder("en").after("5 maps", 1) is None
    assert unit_finder("he").after("5 מטרות", 1) is None
    assert unit_finder("fa").after("5 تنها", 1) is None


def test_unit_finder_refuses_one_letter_after_a_hyphen() -> None:
    assert unit_finder("uk").after("25-м будинку", 2) is None
    assert unit_finder("uk").after("50-метровий", 2) is not None


def test_unit_finder_finds_a_currency_before_the_number() -> None:
    assert unit_finder("en").currency_before("grant of us$ 5", 13) == ("USD", 9)
    assert unit_finder("en").currency_before("about 5", 6) is None
    assert unit_finder("he").currency_before("סך ₪500", 4) == ("ILS", 3)
