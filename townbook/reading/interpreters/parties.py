"""The bodies that a running text names, known by their spellings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection

from townbook.reading.draft import DraftBody
from townbook.reading.packs.shapes import speech_pack
from townbook.reading.source import Passage, Source
from townbook.reading.wording import plain
from townbook.text.search_keys import search_tokens

_HEADS = 2
_JOINED = re.compile(r"(?:\u200c\w+)+")
"""The rest of a Persian word after a joiner, which is a space in its plain form."""
_EDGES = " \t\n,.;:()"


class Parties:
    """How bodies are named in one document, and one key for each of them.

    ``name`` finds a body's name anywhere; ``within_order`` is the form of a name within an order's
    pattern. Two names are one body when they differ in inflection or in the name of the town behind
    them, or when the language's pack knows them for names of one body.
    """

    def __init__(self, source: Source) -> None:
        words = speech_pack(source.language).parties
        self._source = source
        self._same = {other: names[0] for names in words.same for other in names[1:]}
        self._places = _places(source, words.place) if words.place else frozenset()
        self._spellings: dict[tuple[str, ...], Counter[str]] = {}
        self._keys: dict[tuple[str, ...], str] = {}
        places = "|".join(re.escape(place) for place in sorted(self._places))
        tail = rf"(?: (?:{places})(?!\w))?" if places else ""
        self.name = re.compile(f"(?:{words.name}){tail}")
        self.within_order = rf"(?:{words.open_name or words.name}){tail}"

    def key(self, place: Passage) -> str:
        """The key of the body named at a place."""
        name = self._spelling(place)
        identity = self._identity(name)
        self._spellings.setdefault(identity, Counter())[name] += 1
        return self._keys.setdefault(identity, f"b{len(self._keys) + 1}")

    def bodies(self, keys: Collection[str]) -> tuple[DraftBody, ...]:
        """The bodies of ``keys``, with every spelling the document has for them; the longest is the
        name."""
        for match in self.name.finditer(plain(self._source.text)):
            name = self._spelling(match.span())
            if (identity := self._identity(name)) in self._spellings:
                self._spellings[identity][name] += 1
        found = []
        for identity, key in self._keys.items():
            if key in keys:
                spellings = self._spellings[identity]
                name = max(spellings, key=lambda spelling: (len(spelling), spelling))
                found.append(DraftBody(key, name, tuple(sorted(set(spellings) - {name}))))
        return tuple(found)

    def _spelling(self, place: Passage) -> str:
        return " ".join(self._source.passage_text(place).split()).strip(_EDGES)

    def _identity(self, name: str) -> tuple[str, ...]:
        low = plain(name)
        stem = next(
            (low.removesuffix(f" {place}") for place in self._places if low.endswith(f" {place}")), low
        )
        return tuple(search_tokens(self._same.get(stem, stem), self._source.language)) or (stem,)


def _places(source: Source, form: str) -> frozenset[str]:
    """The names of places that belong to the names of bodies in this document.

    The name of a town stands behind "the town hall of" and behind "the town of"; a chance word does
    not stand behind both.
    """
    heads: defaultdict[str, set[str]] = defaultdict(set)
    low = plain(source.text)
    for match in re.finditer(form, low):
        begin, end = match.span("place")
        joined = _JOINED.match(source.text, end)
        heads[low[begin : joined.end() if joined else end]].add(match["head"])
    return frozenset(place for place, seen in heads.items() if len(seen) >= _HEADS)
