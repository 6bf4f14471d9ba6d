"""Plain forms of a text that keep its length, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from townbook.text.digits import ascii_digits

_SAME = str.maketrans(
    {
        "’": "'", "ʼ": "'", "`": "'", "‘": "'", "ʹ": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "״": '"', "‟": '"',
        "–": "-", "—": "-", "‑": "-", "−": "-", "־": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "\u200c": " ",
        "й": "й",
    }
)  # fmt: skip
_CYRILLIC_ALIKE = str.maketrans("aceiopxyk", "асеіорхук")
_MIXED = re.compile(r"[а-яіїєґ][aceiopxyk]|[aceiopxyk][а-яіїєґ]")
"""Where recognition put Latin letters into a Cyrillic word."""
_MIXED_WORD = re.compile(r"[aceiopxykа-яіїєґ']{2,}(?![a-z])")
_SENTENCE_END = re.compile(r"\n|[.!?؟;](?=[\"'»”)]*\s+[\"'«“(]*[^\W\d_])")
_INITIAL_OR_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'])(?:[^\W\d_]|т\.ч|рр|ст|див|вул|пров|просп|бул|м-н|ім|обл|кв|куб|пог|тис|млн|млрд|грн"
    r"|no|st|mr|dr|approx)$"
)
_REACH = 40
"""Characters looked at behind a stop."""


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """Lower case, western digits, straight quotes and dashes, one form of a letter.

    The result has the length of ``text``, so that a place found in one is a place in the other.
    """
    lowered = ascii_digits(text).translate(_SAME)
    small = lowered.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in lowered)
    return _MIXED_WORD.sub(_in_one_script, small) if _MIXED.search(small) else small


def _in_one_script(match: re.Match[str]) -> str:
    word = match.group()
    return word.translate(_CYRILLIC_ALIKE) if _MIXED.search(word) else word


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of a text's sentences.

    A full stop after an initial or an abbreviation, or before a small letter, ends nothing; a line end
    always does.
    """
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.group() == "." and not _ends_sentence(text, match.start()):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _ends_sentence(text: str, stop: int) -> bool:
    following = text[stop + 1 : stop + _REACH].lstrip(" \"'»”)«“(")
    if following[:1].islower():
        return False
    return _INITIAL_OR_ABBREVIATION.search(plain(text[max(0, stop - 12) : stop])) is None


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
