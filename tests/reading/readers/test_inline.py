"""Stray markup within a line."""

from __future__ import annotations

import pytest

from townbook.reading.readers.inline import without_markup


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("<p>Перший.</p> <p>Другий.</p>", "\n\nПерший.\n\n \n\nДругий.\n\n"),
        ("один<br/>два<BR>три", "один\nдва\nтри"),
        ("<i>курсив</i> і <B class='x'>жирний</b>", "курсив і жирний"),
        ("сума &lt; 5 &amp; більше&nbsp;0 &#8470;1", "сума < 5 & більше\xa00 №1"),
        ("?a=1&section=2&copy", "?a=1&section=2&copy"),
        ("**Міська рада** вирішила", "Міська рада вирішила"),
        ("***** невідомий", "***** невідомий"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ('[Рішення](https://example.org/1 "a") ради', "Рішення ради"),
        ("[див.](додаток) [1]", "[див.](додаток) [1]"),
        (r"1\. пункт \*", "1. пункт *"),
        ("x < y і y > z", "x < y і y > z"),
        ("<невідомий>", "<невідомий>"),
    ],
)
def test_markup_goes_and_words_stay(line: str, words: str) -> None:
    assert without_markup(line) == words
