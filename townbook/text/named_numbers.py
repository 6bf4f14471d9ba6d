"""Numbers that name something and count nothing: years, days of a month, school and section numbers."""

from __future__ import annotations

import re

from townbook.text.neighbours import phrases_after, word_before
from townbook.text.numbers import ReadNumber
from townbook.text.packs.numbers import NumberPack

_LONGEST_CHAIN_LINK = 6
_LABEL_MARKS = "№#"
_BETWEEN_LABEL_AND_NUMBER = " .:-" + _LABEL_MARKS
_YEAR = re.compile(r"\d{4}")


class NameTeller:
    """Tells the numbers of one folded text that are names; to be asked in the text's order."""

    def __init__(self, text: str, pack: NumberPack) -> None:
        self._text = text
        self._names = pack.names
        self._surely_counted = pack.counts.surely_counted_endings
        self._prefix_letters = pack.numbers.prefix_letters
        joiners = "|".join(
            re.escape(word) for word in sorted(pack.counts.joiners | pack.numbers.conjunctions)
        )
        self._chain_link = re.compile(rf"[ ,;]*(?:(?:{joiners})[ ,;]+)?" if joiners else r"[ ,;]*")
        self._last_name_end = -_LONGEST_CHAIN_LINK - 1
        self._last_was_year = False

    def is_name(self, number: ReadNumber) -> bool:
        """Whether the number is a year, a date's day, a label's number, or goes on with a list of such."""
        is_year = self.is_year(number)
        is_name = is_year or self._is_labelled(number) or self._is_day(number) or self._goes_on(number)
        if is_name:
            self._last_name_end, self._last_was_year = number.span.end, is_year
        return is_name

    def is_year(self, number: ReadNumber) -> bool:
        """Whether a four-digit number is a year, as its range or the words around it show."""
        first, last, names = number.first, number.last, self._names
        if not (first.plain and last.plain and _YEAR.fullmatch(first.numeral)):
            return False
        if not any(low <= first.value <= high for low, high in names.year_ranges):
            return False
        if first is not last:
            return len(last.numeral) in (2, 4)
        before = word_before(self._text, first.prefix_start)[0]
        after = phrases_after(self._text, last.end, 1)
        if before in names.years or before in names.months or any(word in names.years for word in after):
            return True
        if self._counts_surely(number):
            return False
        return before in names.prepositions or first.prefix.rstrip("-") in names.prepositions

    def _is_labelled(self, number: ReadNumber) -> bool:
        start = number.first.prefix_start
        if self._text[max(0, start - 3) : start].rstrip(" ")[-1:] in tuple(_LABEL_MARKS):
            return True
        word, _ = word_before(self._text, start, _BETWEEN_LABEL_AND_NUMBER)
        if not word:
            return False
        if not number.first.numeral:
            return word in self._names.determiners
        if self._counts_surely(number):
            return False
        return any(form in self._names.labels for form in self._without_prefixes(word))

    def _counts_surely(self, number: ReadNumber) -> bool:
        """Whether the next word has an ending that only counted nouns have."""
        after = phrases_after(self._text, number.last.end, 1)
        return any(word.endswith(self._surely_counted) for word in after)

    def _without_prefixes(self, word: str) -> list[str]:
        forms = [word]
        while len(forms) < 3 and forms[-1][:1] and forms[-1][0] in self._prefix_letters:
            forms.append(forms[-1][1:])
        return forms

    def _is_day(self, number: ReadNumber) -> bool:
        """Whether the number is a day of a month: "24 лютого", "June 30"."""
        if not number.last.plain or number.span.high > 31:
            return False
        after = phrases_after(self._text, number.last.end, 1)
        if any(word in self._names.months for word in after):
            return True
        return (
            self._names.month_first and word_before(self._text, number.first.start)[0] in self._names.months
        )

    def _goes_on(self, number: ReadNumber) -> bool:
        """Whether the number goes on with a list of names: the 12 of "№ 3, 5 та 12"."""
        start = number.first.prefix_start
        if start - self._last_name_end > _LONGEST_CHAIN_LINK or not number.first.numeral:
            return False
        if self._last_was_year and not _YEAR.fullmatch(number.first.numeral):
            return False
        return self._chain_link.fullmatch(self._text, self._last_name_end, start) is not None
