"""Single numbers in folded text, in digits, in words and in both, multiplied out.

One pass over the text looks every word up in the language's pack; only where a number begins is
more looked at. Time so grows with the text's length and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from townbook.text.numerals import RUN, numeral_value, slash_decimal_value
from townbook.text.packs.numbers import NumberPack

_TOKEN = re.compile(rf"(?P<run>{RUN})|(?P<word>[^\W\d_]+(?:['\"][^\W\d_]+)*'?)")
_GAP = re.compile(r"\.?[ \n]{0,3}|-")
_LONGEST_WORD = 30
_CODE_BEFORE = "/=&#@_№+\\|"
_CODE_AFTER = "/=_@\\"


@dataclass(frozen=True, slots=True)
class ScannedNumber:
    """One number of a text.

    ``start`` takes in letters of prepositions glued to it, ``core`` is where the number itself begins. ``prefix``
    are those letters. ``plain`` says that it is nothing but a run of digits; ``numeral`` is that run.
    """

    value: Decimal
    start: int
    core: int
    end: int
    prefix: str = ""
    numeral: str = ""
    plain: bool = False
    slashed: bool = False
    article: bool = False


@dataclass(slots=True)
class _Sum:
    """The parts of a number read so far: "11 thousand and 163 million" is (11 * 1000 + 163) * 10**6."""

    parts: list[Decimal]
    last: str = ""

    def multiply(self, multiplier: Decimal) -> None:
        smaller = Decimal(0)
        while self.parts and self.parts[-1] < multiplier:
            smaller += self.parts.pop()
        self.parts.append((smaller or Decimal(1)) * multiplier)
        self.last = "multiplier"

    def fits(self, value: Decimal) -> bool:
        """Whether a number word may be added: "twenty five", not "five twenty"."""
        before = self.parts[-1]
        return before >= 20 and value < _lowest_unit(before)

    def halve(self, multiplier: Decimal | None) -> None:
        self.parts.append((multiplier or Decimal(1)) / 2)
        self.last = "half"

    @property
    def total(self) -> Decimal:
        return sum(self.parts, Decimal(0))


def _lowest_unit(value: Decimal) -> int:
    """The power of ten a whole number is a multiple of; 1 for any other."""
    digits = format(value, "f")
    return 1 if "." in digits else int(10 ** (len(digits) - len(digits.rstrip("0"))))


class NumberScanner:
    """Finds the numbers of a folded text in one language."""

    def __init__(self, pack: NumberPack) -> None:
        self.pack = pack
        words = dict.fromkeys(pack.words, "word") | dict.fromkeys(pack.multipliers, "multiplier")
        self._kinds = words | dict.fromkeys(pack.halves, "half") | dict.fromkeys(pack.scaled_words, "scaled")

    def scan(self, text: str) -> Iterator[ScannedNumber]:
        """The numbers of ``text``, which is folded, in order."""
        kinds = self._kinds
        prefixed = self.pack.prefix_letters
        free = 0
        for match in _TOKEN.finditer(text):
            start = match.start()
            if start < free:
                continue
            if match.lastgroup == "run":
                number = self._from_run(text, match)
            elif match.group() in kinds or (prefixed and text[start] in prefixed):
                number = self._from_word(text, match)
            else:
                continue
            if number is not None:
                free = number.end
                yield number

    def _from_run(self, text: str, match: re.Match[str]) -> ScannedNumber | None:
        run, start, end = match.group(), match.start(), match.end()
        value = numeral_value(run, comma_groups=self.pack.comma_groups)
        slashed = False
        if value is None and self.pack.slash_decimals:
            value = slash_decimal_value(run)
            slashed = value is not None
        if value is None or self._is_code_before(text, start) or text[end : end + 1] in tuple(_CODE_AFTER):
            return None
        prefix = self._prefix_before(text, start)
        if prefix is None:
            return None
        total = _Sum([value], "numeral")
        end = self._continue(text, end, total)
        plain = end == match.end()
        return ScannedNumber(
            total.total, start - len(prefix), start, end, prefix.strip(" -"), run, plain, slashed
        )

    def _is_code_before(self, text: str, start: int) -> bool:
        return start > 0 and text[start - 1] in _CODE_BEFORE

    def _prefix_before(self, text: str, start: int) -> str | None:
        """The glued preposition letters before digits, "" without any, ``None`` where the digits end a code."""
        before = start
        if before and text[before - 1] == "-":
            before -= 1
        head = before
        while head > 0 and start - head < 5 and text[head - 1].isalpha():
            head -= 1
        letters = text[head:before]
        if not letters:
            return ""
        allowed = self.pack.prefix_letters
        if allowed and len(letters) <= 3 and all(letter in allowed for letter in letters):
            return text[head:start]
        return None

    def _from_word(self, text: str, match: re.Match[str]) -> ScannedNumber | None:
        word, start = match.group(), match.start()
        if len(word) > _LONGEST_WORD:
            return None
        prefix = ""
        if word not in self._kinds:
            prefix, word = self._without_prefix(word)
        kind = self._kinds.get(word)
        if kind is None or kind == "half":
            return None
        pack = self.pack
        if kind == "multiplier":
            if word not in pack.lone_multipliers:
                return None
            total = _Sum([pack.multipliers[word]], "multiplier")
        elif kind == "scaled":
            total = _Sum([pack.scaled_words[word]], "multiplier")
        else:
            total = _Sum([pack.words[word]], "word")
        end = self._continue(text, match.end(), total)
        alone = end == match.end()
        article = alone and word in pack.articles
        return ScannedNumber(total.total, start, start + len(prefix), end, prefix, article=article)

    def _without_prefix(self, word: str) -> tuple[str, str]:
        """A word's preposition letters and the rest, where the rest belongs to a number."""
        for length in (1, 2):
            if length < len(word) and all(letter in self.pack.prefix_letters for letter in word[:length]):
                if word[length:] in self._kinds:
                    return word[:length], word[length:]
        return "", word

    def _continue(self, text: str, end: int, total: _Sum) -> int:
        """Take in what goes on with the number after ``end``; where it ends then."""
        while True:
            gap = _GAP.match(text, end)
            position = gap.end() if gap else end
            taken = self._take(text, position, total, joined=False)
            if taken is None:
                taken = self._take_joined(text, position, total)
            if taken is None:
                return end
            end = taken

    def _take_joined(self, text: str, position: int, total: _Sum) -> int | None:
        """The next part after a conjunction, as its own word or glued to the part."""
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup != "word":
            return None
        word = match.group()
        if word in self.pack.conjunctions:
            gap = _GAP.match(text, match.end())
            return self._take(text, gap.end() if gap else match.end(), total, joined=True)
        glued = self.pack.glued_conjunction
        if glued and word.startswith(glued) and word[len(glued) :] in self._kinds:
            return self._take(text, position + len(glued), total, joined=True)
        return None

    def _take(self, text: str, position: int, total: _Sum, *, joined: bool) -> int | None:
        """Add the token at ``position`` if the number goes on with it; where that token ends."""
        match = _TOKEN.match(text, position)
        if match is None:
            return None
        token = match.group()
        if match.lastgroup == "run":
            return self._take_run(text, match, total, joined=joined)
        kind = self._kinds.get(token)
        pack = self.pack
        if kind == "multiplier" and not joined:
            total.multiply(pack.multipliers[token])
        elif kind == "multiplier" and total.last == "multiplier" and token in pack.lone_multipliers:
            total.parts.append(pack.multipliers[token])
        elif kind == "half" and (joined or not pack.conjunctions):
            total.halve(total.parts[-1] if total.last == "multiplier" else None)
        elif kind == "word" and self._word_goes_on(total, pack.words[token]):
            total.parts.append(pack.words[token])
            total.last = "word"
        elif kind == "scaled" and total.last == "multiplier" and pack.scaled_words[token] < total.parts[-1]:
            total.parts.append(pack.scaled_words[token])
        else:
            return None
        return match.end()

    def _word_goes_on(self, total: _Sum, value: Decimal) -> bool:
        if total.last == "word":
            return total.fits(value)
        return total.last == "multiplier" and value < _lowest_unit(total.parts[-1])

    def _take_run(self, text: str, match: re.Match[str], total: _Sum, *, joined: bool) -> int | None:
        """Digits go on with a number after a multiplier: "1 млн 200 тис.", "5 هزار و 646"."""
        value = numeral_value(match.group(), comma_groups=self.pack.comma_groups)
        if value is None or total.last != "multiplier" or value >= total.parts[-1]:
            return None
        if not (joined and self.pack.slash_decimals) and not self._multiplier_follows(text, match.end(), total.parts[-1]):
            return None
        total.parts.append(value)
        total.last = "numeral"
        return match.end()

    def _multiplier_follows(self, text: str, position: int, below: Decimal) -> bool:
        gap = _GAP.match(text, position)
        match = _TOKEN.match(text, gap.end() if gap else position)
        return match is not None and self.pack.multipliers.get(match.group(), below) < below
