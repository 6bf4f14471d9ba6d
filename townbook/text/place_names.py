"""Finding the places of a gazetteer in a text: whole words in any form, longest name first, few and right.

A name is compared by search keys, so "вулиці Київської" is found for "вулиця Київська". Four rules keep
out what only looks like a place:

* A name of **one word** counts only beside a word for its kind: "вул. Київській", never "Київська область".
  Where the script has capitals, a bare name that is no street ("Крошня", not "Центр") may stand without
  one, in the middle of a sentence.
* The **kind must be the same**: "Київський міст" is not "вулиця Київська", and "площа Небесної Сотні" not
  the street of that name. Names joined by a comma or "and" share one kind word.
* Where the script has capitals, a name **has one**.
* Where **two places** would do, neither is taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from townbook.text.packs.places import PlacePack, place_pack
from townbook.text.placed_words import PlacedWord, placed_words
from townbook.text.search_keys import search_tokens

_BESIDE = re.compile(r"[\s.№\"'«»„“”‘’״׳()\-\u0610-\u061a\u064b-\u065f\u200c\u200e\u200f\u2066-\u2069]{1,8}")
"""What may stand between two words of one name, or a name and its kind."""

_LISTED = re.compile(r"[\s,،\"'«»„“”\u0610-\u061a\u064b-\u065f\u200c\u200e\u200f\u2066-\u2069]{1,8}")
"""What may stand between two names in a list, beside a join."""

_AFTER_A_SENTENCE = re.compile(r"(?:^|[.!?:;•\n\t|–—])[\s\"'«»„“”‘’(*-]*$")
_COMMAS = frozenset(",،")
_MOST_FILLERS = 3
_LOOK_BACK = 12

Kinds = frozenset[int]
"""Numbers of a pack's :class:`~townbook.text.packs.places.KindWords`."""


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place to look for: what stands for it, its kind as the packs call it, and its names."""

    key: str
    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place named at the characters ``[start, end)``, with its kind word where that stands beside it."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    """A name without its kind word. ``stands_alone`` names need no kind word, ``mid_sentence`` ones only
    where a capital tells a name.
    """

    place: str
    kinds: Kinds
    stands_alone: bool
    mid_sentence: bool


class PlaceFinder:
    """Looks for the places of one gazetteer in texts of one language.

    ``common`` are names that count only beside a word for their kind, such as the town's own.
    Raises :class:`KeyError` for a language without a pack.
    """

    def __init__(self, places: Iterable[KnownPlace], language: str, common: Iterable[str] = ()) -> None:
        self._language = language
        self._common_names = {tuple(search_tokens(name, language)) for name in common}
        self._pack = place_pack(language)
        self._names: defaultdict[tuple[str, ...], set[_Name]] = defaultdict(set)
        for place in places:
            for name in place.names:
                self._learn(place, name)
        self._longest = max(map(len, self._names), default=0)

    def find(self, text: str) -> tuple[FoundPlace, ...]:
        """The places the text names, in order; none overlaps another."""
        reading = _Reading(text, tuple(placed_words(text, self._language)), self._pack)
        found: list[FoundPlace] = []
        at = 0
        while at < len(reading.words):
            matched = self._match(reading, at)
            if matched is None:
                at += 1
                continue
            place, at = matched
            found.append(place)
        return tuple(found)

    def _learn(self, place: KnownPlace, name: str) -> None:
        keys = tuple(search_tokens(name, self._language))
        core, said = _without_kind(keys, self._pack)
        if not core:
            return
        pack = self._pack
        kinds = said or frozenset(
            number for number, words in enumerate(pack.kinds) if place.kind in words.kinds.split()
        )
        bare = not said and place.kind != "street" and pack.capitals and core[0] not in _common(pack.language)
        many = len(core) > 1 and core not in self._common_names
        bare = bare and core not in self._common_names
        self._names[core].add(_Name(place.key, kinds, many or bare, bare and not many))

    def _match(self, reading: _Reading, at: int) -> tuple[FoundPlace, int] | None:
        """The place named from the word ``at``, and the word after it."""
        for length in range(min(self._longest, len(reading.words) - at), 0, -1):
            names = self._names.get(reading.keys[at : at + length])
            if not names or not reading.is_one_name(at, at + length):
                continue
            beside = reading.kinds_beside(at, at + length)
            fitting = {name.place: name for name in names if reading.allows(name, at, beside)}
            if len(fitting) == 1:
                (name,) = fitting.values()
                return reading.take(name, at, at + length, beside), at + length
        return None


@dataclass(frozen=True, slots=True)
class _Beside:
    """The kinds said before a name and after it, with where they begin and end, and those a list shares."""

    before: Kinds
    start: int
    after: Kinds
    end: int
    shared: Kinds

    @property
    def kinds(self) -> Kinds:
        """What stands beside the name itself."""
        return self.before | self.after


class _Reading:
    """A text being read: its words, and the kind that a list of names still shares."""

    def __init__(self, text: str, words: Sequence[PlacedWord], pack: PlacePack) -> None:
        self.text, self.words, self._pack = text, words, pack
        self.keys = tuple(word.key for word in words)
        self._shared: Kinds = frozenset()
        self._shared_from = -1

    def is_one_name(self, first: int, after: int) -> bool:
        """Whether the words stand together and, where there are capitals, one has a capital."""
        together = all(self._beside(at) for at in range(first, after - 1))
        return together and (not self._pack.capitals or any(map(self._is_name, range(first, after))))

    def allows(self, name: _Name, at: int, beside: _Beside) -> bool:
        """Whether what stands around lets the words be that place."""
        if name.kinds & (beside.kinds | beside.shared):
            return True
        if beside.kinds or not name.stands_alone:
            return False
        return not name.mid_sentence or not self._begins_sentence(at)

    def take(self, name: _Name, first: int, after: int, beside: _Beside) -> FoundPlace:
        """The place found; a name that follows in a list shares its kind."""
        self._shared = name.kinds & (beside.kinds | beside.shared)
        self._shared_from = after
        start, end = self.words[first].start, self.words[after - 1].end
        if name.kinds & beside.before:
            start = beside.start
        if name.kinds & beside.after:
            end = beside.end
        return FoundPlace(name.place, start, end)

    def kinds_beside(self, first: int, after: int) -> _Beside:
        """The kinds said of a name."""
        before = self._kind_before(first) if self._pack.kind_before else None
        after_it = self._kind_at(after) if self._pack.kind_after and self._beside(after - 1) else None
        return _Beside(
            before=before[0] if before else frozenset(),
            start=before[1] if before else 0,
            after=after_it[0] if after_it else frozenset(),
            end=after_it[2] if after_it else 0,
            shared=self._shared if self._is_listed(first) else frozenset(),
        )

    def _kind_before(self, first: int) -> tuple[Kinds, int, int] | None:
        """The kind before a name, through "імені" and initials."""
        at = first - 1
        for _ in range(_MOST_FILLERS + 1):
            if at < 0 or not self._beside(at):
                return None
            for begin in (at - 1, at):
                found = self._kind_at(begin)
                if found and found[2] == self.words[at].end:
                    return found
            if self.keys[at] not in _fillers(self._pack.language) and not self._is_initial(at):
                return None
            at -= 1
        return None

    def _kind_at(self, at: int) -> tuple[Kinds, int, int] | None:
        """The kind that the word ``at`` says, together with the next or by itself."""
        if at < 0:
            return None
        by_keys = _kind_keys(self._pack.language)
        for length in (2, 1):
            kinds = by_keys.get(self.keys[at : at + length])
            if kinds and (length == 1 or self._beside(at)) and self._spelt(at) not in self._pack.no_kinds:
                return kinds, self.words[at].start, self.words[at + length - 1].end
        return None

    def _is_listed(self, first: int) -> bool:
        """Whether the name follows the last one found in a list."""
        after = self._shared_from
        if after <= 0 or not self._shared:
            return False
        previous, word = self.words[after - 1], self.words[first]
        if first == after:
            between = self.text[previous.end : word.start]
            starts_joined = self._pack.joining_prefix and self.text[word.start] == self._pack.joining_prefix
            has_comma = not _COMMAS.isdisjoint(between)
            return bool(_LISTED.fullmatch(between)) and (has_comma or bool(starts_joined))
        if first == after + 1 and self._spelt(after) in self._pack.joins:
            join = self.words[after]
            return bool(
                _LISTED.fullmatch(self.text[previous.end : join.start])
                and _LISTED.fullmatch(self.text[join.end : word.start])
            )
        return False

    def _beside(self, at: int) -> bool:
        """Whether the word ``at`` and the next stand side by side."""
        if not 0 <= at < len(self.words) - 1:
            return False
        before, after = self.words[at], self.words[at + 1]
        between = self.text[before.end : after.start]
        if before == after or not between:
            return True
        return bool(_BESIDE.fullmatch(between)) and "\n\n" not in between and "\t" not in between

    def _is_initial(self, at: int) -> bool:
        return self._pack.capitals and len(self.keys[at]) == 1 and self.text[self.words[at].start].isupper()

    def _is_name(self, at: int) -> bool:
        first = self.text[self.words[at].start]
        return first.isupper() or first.isdigit()

    def _begins_sentence(self, at: int) -> bool:
        start = self.words[at].start
        return bool(_AFTER_A_SENTENCE.search(self.text[max(0, start - _LOOK_BACK) : start])) or start == 0

    def _spelt(self, at: int) -> str:
        return self.text[self.words[at].start : self.words[at].end].casefold()


def _without_kind(keys: tuple[str, ...], pack: PlacePack) -> tuple[tuple[str, ...], Kinds]:
    """A name's keys without its kind word, and the kinds that says; a name of a kind word alone stays."""
    by_keys = _kind_keys(pack.language)
    for length in (2, 1):
        if pack.kind_before and len(keys) > length and (kinds := by_keys.get(keys[:length])):
            return keys[length:], kinds
        if pack.kind_after and len(keys) > length and (kinds := by_keys.get(keys[-length:])):
            return keys[:-length], kinds
    return keys, frozenset()


@cache
def _kind_keys(language: str) -> Mapping[tuple[str, ...], Kinds]:
    """By the keys of a kind word, the kinds it says."""
    numbers: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, kind in enumerate(place_pack(language).kinds):
        for word in kind.words.split():
            numbers[tuple(search_tokens(word.replace("+", " "), language))].add(number)
    return {keys: frozenset(found) for keys, found in numbers.items()}


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(key for word in place_pack(language).common for key in search_tokens(word, language))


@cache
def _fillers(language: str) -> frozenset[str]:
    return frozenset(key for word in place_pack(language).fillers for key in search_tokens(word, language))
