"""Sorting as readers of each language expect it: і after и, پ after ب, "2" before "10".

A key is bytes that compare as the texts should: in Python, and in a database's binary column.
Its levels, each looked at only where those before are equal: letters and numbers, then the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from townbook.text.digits import ascii_digits
from townbook.text.packs.collation import IGNORED, ORDER

_END = b"\x00"
_GAP = b"\x01"
_NUMBER = b"\x02"
_FIRST_ALPHABET = 3
_OTHER_LETTERS = b"\xff"

_PIECE = re.compile(r"\d+|.", re.DOTALL)
_PUNCTUATION = frozenset("PSZC")

_REMEMBERED_CHARACTERS = 8_192


def collation_key(text: str, language: str) -> bytes:
    """What texts of a language are sorted by: equal keys for equal texts only.

    Case, marks over and in letters, apostrophes, quotation marks and joiners do not count; other
    punctuation parts words as a space does, and a space comes before every letter. Numbers compare by
    value and come before letters; the language's own alphabet comes before Latin, Latin before others.
    ``KeyError`` for a language without a pack.
    """
    _ranks(language)
    plain = unicodedata.normalize("NFC", ascii_digits(text).casefold())
    key = [b""]
    for piece in _PIECE.findall(plain):
        part = _number_key(piece) if piece.isdecimal() else _character_key(piece, language)
        if part != _GAP or key[-1] not in (b"", _GAP):
            key.append(part)
    if key[-1] == _GAP:
        key.pop()
    return b"".join(key) + _END + text.encode("utf-8", "surrogatepass")


def _number_key(digits: str) -> bytes:
    significant = digits.lstrip("0")
    return _NUMBER + len(significant).to_bytes(4, "big") + significant.encode("ascii")


@lru_cache(maxsize=_REMEMBERED_CHARACTERS)
def _character_key(character: str, language: str) -> bytes:
    if (rank := _ranks(language).get(character)) is not None:
        return rank
    category = unicodedata.category(character)
    if character in IGNORED or category in {"Mn", "Cf"}:
        return b""
    if category[0] in _PUNCTUATION:
        return _GAP
    parts = unicodedata.normalize("NFD", character)
    if len(parts) > 1:
        return b"".join(_character_key(part, language) for part in parts)
    return _OTHER_LETTERS + ord(character).to_bytes(3, "big")


@cache
def _ranks(language: str) -> Mapping[str, bytes]:
    """The key of every letter of the alphabets, in the language's order of them."""
    ranks: dict[str, bytes] = {}
    for group, alphabet in enumerate(ORDER[language], start=_FIRST_ALPHABET):
        for place, letter in enumerate(alphabet.letters):
            ranks[letter] = bytes((group, place))
        for letter, letters in alphabet.same_as.items():
            ranks[letter] = b"".join(ranks[same] for same in letters)
    return ranks
