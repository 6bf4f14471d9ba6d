"""Single numbers in folded text, in digits, in words and in both, multiplied out.

One pass over the text looks every word up in the language's pack; only where a number begins is
more looked at. Time so grows with the text's length and with nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from townbook.text.numerals import RUN, numeral_value, plain_decimal, slash_decimal_value
from townbook.text.packs.numbers import NumberWords

_TOKEN = re.compile(rf"(?P<run>{RUN})|(?P<word>[^\W\d_]+(?:['\"][^\W\d_]+)*)")
_GAP = re.compile(r"-|[ \n]{0,3}")
_GAP_AFTER_ABBREVIATION = re.compile(r"-|\.?[ \n]{0,3}")
_LONGEST_WORD = 30
_CODE_BEFORE = frozenset("/=&#@_№+\\|")
_CODE_AFTER = frozenset("/=_@\\")
_LONGEST_PREFIX = 3


@dataclass(frozen=True, slots=True)
class ScannedNumber:
    """One number of a text, at ``[start, end)``; ``prefix`` are letters glued before ``start``.

    ``numeral`` is the run of digits it begins with, if any; ``plain`` says that there is nothing
    more to it. ``slashed`` digits may be a fraction or a name instead. ``article`` marks a word
    that mostly means something else ("a", "one").
    """

    value: Decimal
    start: int
    end: int
    prefix: str = ""
    numeral: str = ""
    plain: bool = False
    slashed: bool = False
    article: bool = False

    @property
    def prefix_start(self) -> int:
        """Where the letters glued before the number begin, a hyphen between them included."""
        return self.start - len(self.prefix)


class _Parts:
    """What is read of a number so far: "11 thousand and 163 million" is (11 * 1000 + 163) * 10**6."""

    __slots__ = ("last", "values")

    def __init__(self, value: Decimal, last: str) -> None:
        self.values = [value]
        self.last = last

    def multiply(self, multiplier: Decimal) -> bool:
        """Multiply what was said last; after another multiplier only by a greater one."""
        if self.last == "multiplier" and multiplier <= self.values[-1]:
            return False
        multiplied = self.values.pop()
        while self.values and self.values[-1] < multiplier:
            multiplied += self.values.pop()
        return self.add(multiplied * multiplier, "multiplier")

    def add(self, value: Decimal, last: str) -> bool:
        self.values.append(value)
        self.last = last
        return True

    def add_smaller(self, value: Decimal, last: str) -> bool:
        """Add a number word that fits below what was said last: "twenty five", not "five twenty"."""
        before = self.values[-1]
        fits = self.last in ("word", "multiplier") and before >= 20 and value < _lowest_unit(before)
        return fits and self.add(value, last)

    @property
    def total(self) -> Decimal:
        return plain_decimal(sum(self.values, Decimal(0)))


def _lowest_unit(value: Decimal) -> int:
    """The power of ten a whole number is a multiple of; 1 for any other number."""
    digits = format(value, "f")
    return 1 if "." in digits else int(10 ** (len(digits) - len(digits.rstrip("0"))))


class NumberScanner:
    """Finds the numbers of a folded text in one language."""

    def __init__(self, language: NumberWords, currencies: frozenset[str]) -> None:
        self._words = language
        self._currency_ends = frozenset(mark[-1] for mark in currencies)
        self._kinds = (
            dict.fromkeys(language.words, "word")
            | dict.fromkeys(language.teens, "teen")
            | dict.fromkeys(language.multipliers, "multiplier")
            | dict.fromkeys(language.scaled_words, "scaled")
            | dict.fromkeys(language.halves, "half")
        )

    def scan(self, text: str) -> Iterator[ScannedNumber]:
        """The numbers of ``text``, which is folded, in order."""
        kinds, prefix_letters = self._kinds, self._words.prefix_letters
        free = 0
        for match in _TOKEN.finditer(text):
            start = match.start()
            if start < free:
                continue
            if match.lastgroup == "run":
                number = self._from_run(text, match)
            elif match.group() in kinds or (prefix_letters and text[start] in prefix_letters):
                number = self._from_word(text, match)
            else:
                continue
            if number is None:
                continue
            free = number.end
            if not self._is_unmade(text, number.end):
                yield number

    def _from_run(self, text: str, match: re.Match[str]) -> ScannedNumber | None:
        run, start, end = match.group(), match.start(), match.end()
        value = numeral_value(run, comma_groups=self._words.comma_groups)
        slashed = value is None and self._words.slash_decimals
        if slashed:
            value = slash_decimal_value(run)
        if value is None or text[start - 1 : start] in _CODE_BEFORE or text[end : end + 1] in _CODE_AFTER:
            return None
        prefix = self._prefix_before(text, start)
        if prefix is None:
            return None
        parts = _Parts(value, "numeral")
        end = self._take_money_multiplier(text, start, end, parts)
        end = self._continue(text, end, parts)
        return ScannedNumber(parts.total, start, end, prefix, run, end == match.end(), slashed)

    def _prefix_before(self, text: str, start: int) -> str | None:
        """The glued preposition letters before digits, or ``None`` where the digits end a code."""
        before = start - 1 if text[start - 1 : start] == "-" else start
        head = before
        while head > 0 and before - head <= _LONGEST_PREFIX and text[head - 1].isalpha():
            head -= 1
        letters = text[head:before]
        if not letters:
            return ""
        allowed = self._words.prefix_letters
        if len(letters) <= _LONGEST_PREFIX and all(letter in allowed for letter in letters):
            return text[head:start]
        return None

    def _take_money_multiplier(self, text: str, start: int, end: int, parts: _Parts) -> int:
        """A letter that multiplies an amount with its currency before it: where it ends."""
        if text[start - 1 : start] in self._currency_ends:
            match = _TOKEN.match(text, end)
            if match is not None and match.group() in self._words.money_multipliers:
                parts.multiply(self._words.money_multipliers[match.group()])
                return match.end()
        return end

    def _from_word(self, text: str, match: re.Match[str]) -> ScannedNumber | None:
        if match.end() - match.start() > _LONGEST_WORD:
            return None
        prefix, word = self._without_prefix(match.group())
        parts = self._first_part(word)
        if parts is None:
            return None
        end = self._continue(text, match.end(), parts)
        alone = end == match.end()
        if alone and word in self._words.halves:
            return None
        pointing = self._words.pointing_prefix
        article = alone and (word in self._words.articles or (pointing != "" and pointing in prefix))
        return ScannedNumber(parts.total, match.start() + len(prefix), end, prefix, article=article)

    def _without_prefix(self, word: str) -> tuple[str, str]:
        """A word's preposition letters and its rest, where the rest belongs to a number."""
        if word not in self._kinds:
            for length in (1, 2):
                head, rest = word[:length], word[length:]
                if rest in self._kinds and all(letter in self._words.prefix_letters for letter in head):
                    return head, rest
        return "", word

    def _first_part(self, word: str) -> _Parts | None:
        language = self._words
        match self._kinds.get(word):
            case "word" | "teen":
                return _Parts(language.words[word], "word")
            case "half":
                return _Parts(Decimal("0.5"), "half")
            case "scaled":
                return _Parts(language.scaled_words[word], "multiplier")
            case "multiplier" if word in language.lone_multipliers:
                return _Parts(language.multipliers[word], "multiplier")
        return None

    def _continue(self, text: str, end: int, parts: _Parts) -> int:
        """Take in what goes on with the number after ``end``; where it ends then."""
        while True:
            position = self._after_gap(text, end, parts)
            taken = self._take(text, position, parts, joined=False)
            if taken is None:
                taken = self._take_joined(text, position, parts)
            if taken is None:
                return end
            end = taken

    def _after_gap(self, text: str, position: int, parts: _Parts | None = None) -> int:
        gap = _GAP_AFTER_ABBREVIATION if parts is not None and parts.last == "multiplier" else _GAP
        match = gap.match(text, position)
        return match.end() if match else position

    def _take_joined(self, text: str, position: int, parts: _Parts) -> int | None:
        """The next part after a conjunction, which is a word of its own or glued to the part."""
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup != "word":
            return None
        word, language = match.group(), self._words
        after = self._after_gap(text, match.end())
        if word in language.conjunctions:
            taken = self._take(text, after, parts, joined=True)
            if taken is not None:
                return taken
        if word in language.half_conjunctions:
            return self._take_half(text, after, parts)
        glued = language.glued_conjunction
        if glued and word.startswith(glued) and word[len(glued) :] in self._kinds:
            return self._take(text, position + len(glued), parts, joined=True)
        return None

    def _take_half(self, text: str, position: int, parts: _Parts) -> int | None:
        match = _TOKEN.match(text, position)
        if match is not None and match.group() in self._words.half_conjunctions:
            match = _TOKEN.match(text, self._after_gap(text, match.end()))
        if match is None or match.group() not in self._words.halves:
            return None
        of = parts.values[-1] if parts.last == "multiplier" else Decimal(1)
        parts.add(of / 2, "half")
        return match.end()

    def _take(self, text: str, position: int, parts: _Parts, *, joined: bool) -> int | None:
        """Add the token at ``position`` if the number goes on with it; where that token ends."""
        match = _TOKEN.match(text, position)
        if match is None:
            return None
        if match.lastgroup == "run":
            return self._take_run(text, match, parts, joined=joined)
        token, language = match.group(), self._words
        match self._kinds.get(token):
            case "multiplier":
                taken = self._multiply(language.multipliers[token], token, parts, joined=joined)
            case "half" if joined:
                return self._take_half(text, position, parts)
            case "teen" if parts.last == "word" and parts.values[-1] < 10 and not joined:
                taken = parts.add(Decimal(10), "teen")
            case "word" | "teen":
                taken = parts.add_smaller(language.words[token], "word")
            case "scaled" if parts.last == "multiplier":
                taken = parts.add_smaller(language.scaled_words[token], "multiplier")
            case _:
                taken = False
        return match.end() if taken else None

    def _multiply(self, multiplier: Decimal, token: str, parts: _Parts, *, joined: bool) -> bool:
        """Multiply by a word, or add what it stands for: the second thousand of "میلیون و هزار"."""
        if not joined:
            return parts.multiply(multiplier)
        lone = token in self._words.lone_multipliers and parts.last == "multiplier"
        return lone and multiplier < parts.values[-1] and parts.add(multiplier, "multiplier")

    def _take_run(self, text: str, match: re.Match[str], parts: _Parts, *, joined: bool) -> int | None:
        """Digits go on with a number after a multiplier: "1 млн 200 тис.", "5 هزار و 646"."""
        value = numeral_value(match.group(), comma_groups=self._words.comma_groups)
        if value is None or parts.last != "multiplier" or value >= parts.values[-1]:
            return None
        if joined != self._words.joins_digits:
            return None
        if not joined and not self._smaller_multiplier_follows(text, match.end(), parts.values[-1]):
            return None
        parts.add(value, "numeral")
        return match.end()

    def _smaller_multiplier_follows(self, text: str, position: int, limit: Decimal) -> bool:
        match = _TOKEN.match(text, self._after_gap(text, position))
        return match is not None and self._words.multipliers.get(match.group(), limit) < limit

    def _is_unmade(self, text: str, end: int) -> bool:
        """Whether what follows makes an ordinal, a weekday or a fraction of the number."""
        unmaking = self._words.unmaking
        match = _TOKEN.match(text, self._after_gap(text, end))
        if match is not None and match.group() in self._words.conjunctions:
            match = _TOKEN.match(text, self._after_gap(text, match.end()))
        if match is None:
            return False
        word = match.group()
        glued = self._words.glued_conjunction
        return word in unmaking or (bool(glued) and word.startswith(glued) and word[len(glued) :] in unmaking)
