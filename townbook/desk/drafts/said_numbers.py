"""Numbers and ranges as people write them in a field, in any of the languages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from decimal import Decimal

from townbook.text.canonical import canonical_text
from townbook.text.digits import ascii_digits
from townbook.text.languages import LANGUAGES
from townbook.text.own_digits import own_digits
from townbook.text.packs.formatting import format_pack
from townbook.text.packs.numbers import number_pack

MOST_CHARACTERS = 28
"""Of one number."""

DASH = "–"

Numbers = tuple[Decimal] | tuple[Decimal, Decimal]


def said_numbers(said: str, language: str) -> Numbers | None:
    """The number that is written, or both ends of a range ("20–30", "20 to 30"); ``None`` for anything else.

    Digits and marks may be those of any language. A single comma before three digits parts thousands where
    ``language`` writes a decimal point, and decimals elsewhere. The lower end comes first, as it must be.
    """
    plain = _OPENER.sub("", ascii_digits(canonical_text(said)).strip().lower())
    ends = _RANGE.split(plain)
    numbers = [_number(end, language) for end in ends]
    if len(numbers) == 1 and numbers[0] is not None:
        return (numbers[0],)
    if len(numbers) == 2:
        low, high = numbers
        return (low, high) if low is not None and high is not None and low <= high else None
    return None


def shown_number(number: Decimal, language: str) -> str:
    """A number for a field: the language's digits and decimal mark, and nothing between thousands."""
    return own_digits(format(number, "f").replace(".", format_pack(language).decimal), language)


def _number(said: str, language: str) -> Decimal | None:
    plain = re.sub(r"[\s'’٬]", "", said).replace("٫", "@").replace("−", "-")
    if "@" not in plain:
        plain = _with_mark(plain, language)
    plain = plain.replace(",", "").replace("@", ".")
    if len(plain) > MOST_CHARACTERS or not re.fullmatch(r"-?\d+(?:\.\d+)?", plain):
        return None
    return Decimal(plain)


def _with_mark(plain: str, language: str) -> str:
    """With the decimal mark as "@", and what parts thousands gone."""
    marks = re.findall(r"[.,]", plain)
    if not marks:
        return plain
    if len(set(marks)) == 2:
        # A point and a comma: the last one parts the decimals.
        whole, mark, decimals = plain.rpartition(marks[-1])
        return re.sub(r"[.,]", "", whole) + "@" + decimals if plain.count(mark) == 1 else ""
    grouped = re.fullmatch(r"-?\d{1,3}(?:[.,]\d{3})+", plain) is not None
    if len(marks) > 1:
        return re.sub(r"[.,]", "", plain) if grouped else ""
    if grouped and marks == [","] and format_pack(language).decimal == ".":
        return plain.replace(",", "")
    return plain.replace(marks[0], "@")


def _any_of(lists: Iterable[Collection[str]]) -> str:
    words = {word for each in lists for word in each}
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _range_pattern() -> re.Pattern[str]:
    joints = _any_of(number_pack(language).numbers.range_words for language in LANGUAGES)
    return re.compile(rf"(?<=\d)\s*[-–—−‐‑]\s*(?=[-−]?\d)|(?<=\d)\s+(?:{joints})\s+(?=[-−]?\d)")


_RANGE = _range_pattern()
_OPENER = re.compile(
    rf"\A(?:{_any_of(number_pack(language).numbers.range_openers for language in LANGUAGES)})\s+"
)
