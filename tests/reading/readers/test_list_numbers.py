"""Numbers of list entries."""

from __future__ import annotations

import pytest

from townbook.reading.readers.list_numbers import formatted


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (12, "decimal", "12"),
        (3, "decimalZero", "03"),
        (3, "unheardOf", "3"),
        (0, "lowerLetter", "0"),
        (999999999, "lowerLetter", "999999999"),
        (1, "lowerLetter", "a"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (4, "russianLower", "г"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (1, "hebrew1", "א"),
        (15, "hebrew1", "טו"),
        (16, "hebrew1", "טז"),
        (20, "hebrew1", "כ"),
        (115, "hebrew1", "קטו"),
        (1000, "hebrew1", "1000"),
        (2, "hebrew2", "ב"),
        (2, "arabicAlpha", "ب"),
        (3, "arabicAbjad", "ج"),
    ],
)
def test_number_is_printed_in_its_format(number: int, style: str, printed: str) -> None:
    assert formatted(number, style) == printed
