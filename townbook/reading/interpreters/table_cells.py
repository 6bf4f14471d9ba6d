"""What the cells of amounts and of progress say: their unit may stand in the column's heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from townbook.reading.draft import DraftFigure
from townbook.reading.packs import document_pack
from townbook.text.digits import ascii_digits
from townbook.text.numbers import find_numbers
from townbook.text.quantities import Kind, Quantity, find_quantities

_HEADING_PARTS = re.compile(r"[,()،\[\]]")
_CURRENCY_FIRST = re.compile(r"([$£€])\s*(?:['’]?000s?|(m)(?:illions?)?)(?!\w)")
_NO_WORDS = re.compile(r"[^\W\d_]")
_ONLY_SHARE = re.compile(r"\s*[%٪]?\s*(\d{1,3}(?:[.,٫]\d+)?)\s*[%٪]?\s*")


def is_empty(text: str) -> bool:
    """Whether a cell says nothing: it is empty, or holds only a dash or dots."""
    return not any(character.isalnum() for character in text)


def amounts(text: str, heading: str, language: str, start: int) -> tuple[DraftFigure, ...]:
    """The sums of money in a cell, which begins at ``start`` of the Source; "of" is the heading.

    A bare number has the unit that the heading says: "1250,5" under "Funding, thousand hryvnias".
    """
    said = [each for each in find_quantities(text, language) if each.kind is Kind.MONEY]
    if said:
        return tuple(_figure(each, heading, start, each.start, each.end) for each in said)
    numbers = find_numbers(text, language)
    if len(numbers) != 1 or _NO_WORDS.search(text):
        return ()
    number = text[numbers[0].start : numbers[0].end]
    for unit in _units(heading, language):
        for composed in find_quantities(f"{number} {unit}", language):
            if composed.kind is Kind.MONEY and composed.start == 0:
                return (_figure(composed, heading, start, numbers[0].start, numbers[0].end),)
    return ()


def _currency_last(match: re.Match[str]) -> str:
    return f"{'million' if match[2] else 'thousand'} {match[1]}"


def _units(heading: str, language: str) -> Iterator[str]:
    """What may be a unit in a heading: every run of words that goes on to a comma or bracket."""
    prefix = document_pack(language).table.unit_prefix
    for part in _HEADING_PARTS.split(_CURRENCY_FIRST.sub(_currency_last, heading)):
        words = part.split()
        for place, word in enumerate(words):
            yield " ".join(words[place:])
            if prefix and word.startswith(prefix):
                yield " ".join(words[place:]).removeprefix(prefix)


def share(text: str) -> Decimal | None:
    """How many per cent a cell says that holds nothing but a share: "80", "80 %", "٪۸۰"; else ``None``."""
    match = _ONLY_SHARE.fullmatch(ascii_digits(text))
    value = Decimal(match[1].replace(",", ".").replace("٫", ".")) if match else None
    return value if value is not None and 0 <= value <= 1000 else None


def share_figure(value: Decimal, heading: str, start: int, end: int) -> DraftFigure:
    """The figure of a progress cell."""
    return DraftFigure(
        value,
        None,
        None,
        approximate=False,
        unit="%",
        kind=Kind.SHARE.value,
        of=_name(heading),
        passage=(start, end),
    )


def _figure(quantity: Quantity, heading: str, start: int, first: int, last: int) -> DraftFigure:
    return DraftFigure(
        quantity.value,
        quantity.low,
        quantity.high,
        quantity.approximate,
        quantity.unit,
        quantity.kind.value,
        _name(heading),
        (start + first, start + last),
    )


def _name(heading: str) -> str:
    return " ".join(heading.split())
