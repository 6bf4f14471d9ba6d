"""What a number counts: the noun phrase after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from townbook.text.folding import folded
from townbook.text.neighbours import WORD
from townbook.text.packs.numbers import NumberPack

_GAP = re.compile(r"(?:[ \n]{1,3}|)")
_NEXT_QUALIFIER = re.compile(r",? {1,3}")
_NUMERAL = re.compile(r"\d+(?![^\W_])")
_NON_JOINER = "\u200c"
_SHORTEST_GLUED = 3
_MOST_WORDS = 8
_LONGEST_PHRASE = 4
_PLURAL = re.compile(r"(?!.*(?:ss|us|is)$).{2,}s")


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A counted noun as the text has it, with its whole phrase; ``end`` is where its last word ends.

    Where one noun stands for several numbers ("3 спортивних та 6 мистецьких шкіл"), ``end`` is
    before the next number.
    """

    noun: str
    phrase: str
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


class NounFinder:
    """Finds counted nouns in one language."""

    def __init__(self, pack: NumberPack) -> None:
        self._counts = pack.counts
        self._months = pack.names.months
        self._prefix_letters = pack.numbers.prefix_letters
        self._numbers = pack.numbers.words
        self._approximations = pack.numbers.approximations

    def counted(
        self, text: str, plain: str, position: int, value: Decimal, *, is_range: bool, in_words: bool
    ) -> CountedNoun | None:
        """What a number of ``value`` that ends at ``position`` of ``text`` (folded: ``plain``) counts.

        After digits, which may be a list's or a house's number, a capital letter begins something else.
        """
        if in_words and self._counts.noun_comes_last:
            return self._after_words(text, plain, position)
        first = self._word(text, plain, position)
        if first is None or (first.start == position and first.end - first.start < _SHORTEST_GLUED):
            return None
        if (is_range and first.text in self._counts.graded) or self._is_ordinal(first.text, value):
            return None
        if self._counts.noun_comes_last:
            return self._last_noun(text, plain, first)
        return self._first_noun(text, plain, first)

    def named(self, text: str, plain: str, position: int) -> CountedNoun | None:
        """The noun after a word such as "number" that ends at ``position``."""
        match = WORD.match(plain, position + 1)
        if match is not None and match.group() in self._counts.of_words:
            position = match.end()
        first = self._word(text, plain, position)
        if first is None:
            return None
        find = self._last_noun if self._counts.noun_comes_last else self._first_noun
        return find(text, plain, first)

    def measured(self, text: str, plain: str, position: int) -> str:
        """The words after a measure that ends at ``position`` that say what it measures."""
        match = WORD.match(plain, position + 1)
        of = match is not None and match.group() in self._counts.of_words
        if match is not None and of:
            position = match.end()
        elif self._counts.noun_comes_last:
            return ""
        first = self._word(text, plain, position)
        if first is None:
            return ""
        if self._counts.noun_comes_last:
            words = self._words(text, plain, first, _LONGEST_PHRASE - 1)
            return text[first.start : words[-1].end]
        noun = self._first_noun(text, plain, first)
        return noun.phrase if noun is not None and not self.is_bare_qualifier(noun) else ""

    def is_bare_qualifier(self, noun: CountedNoun) -> bool:
        """Whether only an adjective was found where a noun should be."""
        word = folded(noun.noun)
        return word not in self._counts.nouns and word.endswith(self._counts.qualifier_endings)

    def _after_words(self, text: str, plain: str, position: int) -> CountedNoun | None:
        first = self._word(text, plain, position, names=True)
        return self._last_noun(text, plain, first, names=True) if first is not None else None

    def _is_ordinal(self, word: str, value: Decimal) -> bool:
        counts = self._counts
        ends_in_one = value % 10 == 1 and value % 100 != 11
        return not ends_in_one and word not in counts.nouns and word.endswith(counts.ordinal_endings)

    def _word(self, text: str, plain: str, position: int, *, names: bool = False) -> _Word | None:
        """The word after ``position`` and at most a few spaces, if it may belong to a noun phrase."""
        gap = _GAP.match(plain, position)
        start = gap.end() if gap else position
        match = WORD.match(plain, start)
        if match is None or ("\n" in plain[position:start] and not text[start].islower()):
            return None
        end = _end_of_compound(text, plain, match.end())
        word, original = plain[start:end], text[start:end]
        counts = self._counts
        if match.group() in counts.stops or word in self._months or word in self._approximations:
            return None
        if word not in counts.nouns and counts.stop_endings and word.endswith(counts.stop_endings):
            return None
        is_name = original[0].isupper() and not original.isupper()
        if (is_name and not names) or len(word) < 2:
            return None
        return _Word(word, start, end)

    def _is_qualifier(self, text: str, word: _Word) -> bool:
        counts = self._counts
        if word.text in counts.nouns or text[word.start : word.end].isupper():
            return False
        endings = counts.qualifier_endings
        return word.text in counts.qualifiers or (bool(endings) and word.text.endswith(endings))

    def _first_noun(self, text: str, plain: str, first: _Word) -> CountedNoun | None:
        """The noun where it stands before what describes it, or right after adjectives."""
        words, end, word = [first], first.end, first
        interrupted = False
        for _ in range(_MOST_WORDS):
            if not self._is_qualifier(text, word):
                return self._noun(text, plain, words, end if interrupted else word.end)
            following, crosses = self._after_qualifier(text, plain, word.end)
            if following is None:
                break
            if not (interrupted or crosses):
                end = following.end
                words.append(following)
            elif not self._is_qualifier(text, following):
                words.append(following)
            interrupted = interrupted or crosses
            word = following
        return self._noun(text, plain, [word for word in words if word.end <= end], end)

    def _after_qualifier(self, text: str, plain: str, position: int) -> tuple[_Word | None, bool]:
        """The next word of the phrase after an adjective, and whether another number stands before it."""
        crosses = False
        for _ in range(3):
            gap = _NEXT_QUALIFIER.match(plain, position)
            if gap is None:
                return None, crosses
            position = gap.end()
            numeral = _NUMERAL.match(plain, position)
            match = numeral or WORD.match(plain, position)
            if match is None:
                return None, crosses
            if numeral or match.group() in self._numbers:
                crosses, position = True, match.end()
            elif match.group() in self._counts.joiners:
                position = match.end()
            else:
                return self._word(text, plain, position), crosses
        return None, crosses

    def _noun(self, text: str, plain: str, words: list[_Word], end: int) -> CountedNoun | None:
        noun = words[-1]
        counts = self._counts
        if not self._may_be_noun(noun.text):
            return None
        name = _original(text, noun)
        phrase = [_original(text, word) for word in words]
        follower = self._follower(text, plain, noun)
        if follower is not None:
            phrase.append(_original(text, follower))
            if noun.text.endswith(counts.bound_endings) and noun.text not in counts.classifiers:
                name, end = text[noun.start : follower.end], follower.end
        return CountedNoun(name, " ".join(phrase), end)

    def _follower(self, text: str, plain: str, noun: _Word) -> _Word | None:
        """The noun that belongs to the one before it."""
        counts = self._counts
        takes_any = noun.text in counts.classifiers or noun.text.endswith(counts.bound_endings)
        if not takes_any and not noun.text.endswith(counts.described_endings):
            return None
        follower = self._word(text, plain, noun.end)
        if follower is None or follower.start == noun.end:
            return None
        describes = self._may_be_noun(follower.text) and follower.text[0] not in self._prefix_letters
        return follower if takes_any or describes else None

    def _may_be_noun(self, word: str) -> bool:
        endings = self._counts.noun_endings
        return not endings or word in self._counts.nouns or word.endswith(endings)

    def _last_noun(self, text: str, plain: str, first: _Word, *, names: bool = False) -> CountedNoun | None:
        """The noun where it ends its phrase: its first plural, or the second of two plurals."""
        words = self._words(text, plain, first, _LONGEST_PHRASE, names=names)
        plurals = [
            index
            for index, word in enumerate(words)
            if text[word.start].islower() and self._is_plural(word.text)
        ]
        if not plurals:
            return None
        head = plurals[0]
        if head + 1 in plurals:
            head += 1
        phrase = words[: head + 1]
        return CountedNoun(
            _original(text, phrase[-1]), " ".join(_original(text, word) for word in phrase), phrase[-1].end
        )

    def _words(self, text: str, plain: str, first: _Word, most: int, *, names: bool = False) -> list[_Word]:
        """``first`` and the words of its phrase after it."""
        words = [first]
        while len(words) < most and (word := self._word(text, plain, words[-1].end, names=names)):
            words.append(word)
        return words

    def _is_plural(self, word: str) -> bool:
        return word in self._counts.nouns or _PLURAL.fullmatch(word) is not None


def _end_of_compound(text: str, plain: str, end: int) -> int:
    """Where a word ends whose parts are held together by zero-width non-joiners."""
    while text[end : end + 1] == _NON_JOINER and (part := WORD.match(plain, end + 1)):
        end = part.end()
    return end


def _original(text: str, word: _Word) -> str:
    return text[word.start : word.end]
