"""Reasons a status was given, told apart by what they say."""

from __future__ import annotations

import re
from functools import cache

from townbook.reading.packs import document_pack
from townbook.text.search_keys import search_key


def reason_key(reason: str, language: str) -> str:
    """The same for the same reason in other words: "через воєнний стан", "у зв'язку з воєнним станом".

    What introduces a reason is left out, and words are compared whatever their forms.
    """
    words = " ".join(reason.lower().split())
    introduced = _introduction(language).match(words)
    named = words[introduced.end() :] if introduced else words
    return search_key(named, language) or search_key(words, language)


@cache
def _introduction(language: str) -> re.Pattern[str]:
    return re.compile(document_pack(language).statuses.reason)
