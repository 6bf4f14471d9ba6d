from __future__ import annotations

import pytest

from townbook.text.languages import LANGUAGES
from townbook.text.packs.search import search_pack
from townbook.text.search_keys import search_key


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_pack_is_written_in_folded_letters(language: str) -> None:
    """An ending or stem with a letter that folds away could never be met."""
    pack = search_pack(language)
    words = [
        *(ending.text for ending in pack.endings),
        *(rewrite.old for rewrite in pack.rewrites),
        *pack.kept_endings,
        *pack.whole,
        *pack.short,
        *pack.irregular,
        *pack.glued_to_next,
        *pack.glued_to_previous,
    ]
    assert [word for word in words if set(word) & set(pack.folds)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_irregular_words_have_the_key_that_is_given(language: str) -> None:
    for word, key in search_pack(language).irregular.items():
        assert search_key(word, language) == search_key(key, language)
