from __future__ import annotations

import pytest

from townbook.text.languages import LANGUAGES
from townbook.text.packs.calendar import CalendarPack, calendar_pack
from townbook.text.packs.formatting import format_pack
from townbook.text.packs.lookup import language_pack
from townbook.text.packs.search import SearchPack, search_pack


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_packs(language: str) -> None:
    packs = calendar_pack(language), search_pack(language), format_pack(language)
    assert [pack.language for pack in packs] == [language] * 3


@pytest.mark.parametrize("language", ["de", "", "uk.x", "../uk"])
def test_language_pack_refuses_a_language_without_one(language: str) -> None:
    with pytest.raises(KeyError):
        language_pack("calendar", language, CalendarPack)


def test_language_pack_refuses_data_of_another_kind() -> None:
    with pytest.raises(TypeError, match="SearchPack"):
        language_pack("calendar", "uk", SearchPack)
