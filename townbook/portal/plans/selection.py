"""What of a plan is looked at: which of its items, in what form and order. Pure, and all in the address.

An address names values of criteria, each in a parameter of its own. An item is selected if it has one of
the values named of *every* criterion, and all the words sought stand in its title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlencode

from townbook.text.canonical import canonical_text
from townbook.text.search_keys import search_tokens

LONGEST_WORDS = 200
"""Characters of the words sought; nobody types more by hand."""

MOST_VALUES = 60
"""Values of one criterion that an address may name."""


class View(StrEnum):
    """The form in which the selected items are shown."""

    TREE = "tree"
    TABLE = "table"
    TIMELINE = "timeline"
    MAP = "map"


class Order(StrEnum):
    """What items are sorted by; without an order they stand as in the plan."""

    NUMBER = "number"
    TITLE = "title"
    BODY = "body"
    STATUS = "status"
    ENDS = "ends"


class Criterion(StrEnum):
    """What items can be told apart by; the value is the parameter's name in addresses."""

    WORDS = "q"
    BRANCH = "branch"
    BODY = "body"
    STATUS = "status"
    REASON = "reason"
    WAITS = "waits"
    FIGURE = "figure"
    LATE = "late"
    DISTRICT = "district"
    PLACE = "place"


FACETS = tuple(criterion for criterion in Criterion if criterion is not Criterion.WORDS)
"""Criteria with a list of values to choose from."""

PERIOD, VIEW, SORT, PAGE = "period", "view", "sort", "page"
"""The other parameters."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What an item has of each facet, and the search keys of its title."""

    values: Mapping[Criterion, frozenset[str]]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What an address asks for. ``keys`` are the search keys of the ``words``."""

    chosen: Mapping[Criterion, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    keys: tuple[str, ...] = ()
    period: str = ""
    view: View = View.TREE
    order: Order | None = None
    descending: bool = False

    @property
    def is_filtered(self) -> bool:
        """Whether any item may be left out."""
        return bool(self.keys or any(self.chosen.values()))

    def misses(self, traits: Traits) -> tuple[Criterion, ...]:
        """The criteria an item does not meet."""
        missed = [
            facet
            for facet, values in self.chosen.items()
            if values and not traits.values.get(facet, frozenset()).intersection(values)
        ]
        if not all(any(has.startswith(key) for has in traits.keys) for key in self.keys):
            missed.append(Criterion.WORDS)
        return tuple(missed)

    def matches(self, traits: Traits) -> bool:
        """Whether an item is selected."""
        return not self.misses(traits)

    def has(self, criterion: Criterion, value: str) -> bool:
        """Whether the address names the value."""
        return value in self.chosen.get(criterion, ())

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The parameters and their values that lead here."""
        sort = f"-{self.order}" if self.order and self.descending else self.order or ""
        named = ((facet.value, value) for facet in FACETS for value in self.chosen.get(facet, ()))
        shown = "" if self.view is View.TREE else self.view.value
        given = ((VIEW, shown), (PERIOD, self.period), (SORT, sort), (Criterion.WORDS.value, self.words))
        return (*((name, value) for name, value in given if value), *named)

    def query_string(
        self, *, without: Iterable[str | tuple[str, str]] = (), also: Iterable[tuple[str, str]] = ()
    ) -> str:
        """The query of the selection's address, "?" included, or "" for the plain address.

        ``without`` names parameters, or single values of them, to leave out; ``also`` pairs to add.
        """
        dropped, added = set(without), tuple(also)
        kept = [pair for pair in self.pairs() if pair not in dropped and pair[0] not in dropped]
        kept += [pair for pair in added if pair not in kept]
        return f"?{urlencode(kept)}" if kept else ""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a plan has to choose from: numbers of periods, and values of facets."""

    language: str
    periods: Container[str]
    values: Mapping[Criterion, Container[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """The selection an address asks for, and the names of the parameters that said what is not there."""

    selection: Selection
    left_out: tuple[str, ...]


def parse(query: Mapping[str, Sequence[str]], offered: Offered) -> Asked:
    """The selection of an address's parameters; any text will do.

    What is not offered is left out and named; an empty value is a form's field that was not filled in.
    """
    left_out: list[str] = []

    def one(name: str, known: Container[str]) -> str:
        given = [value for value in query.get(name, ()) if value]
        if given and given[-1] not in known:
            left_out.append(name)
            return ""
        return given[-1] if given else ""

    chosen: dict[Criterion, tuple[str, ...]] = {}
    for facet in FACETS:
        given = list(dict.fromkeys(value for value in query.get(facet, ()) if value))
        known = [value for value in given if value in offered.values.get(facet, ())][:MOST_VALUES]
        if len(known) < len(given):
            left_out.append(facet.value)
        if known:
            chosen[facet] = tuple(known)
    words, keys = _words(query.get(Criterion.WORDS, ()), offered.language)
    if not keys and any(value.strip() for value in query.get(Criterion.WORDS, ())):
        left_out.append(Criterion.WORDS.value)
    period = one(PERIOD, offered.periods)
    view = one(VIEW, {each.value for each in View})
    sort = one(SORT, {sign + each.value for each in Order for sign in ("", "-")})
    selection = Selection(
        chosen=chosen,
        words=words,
        keys=keys,
        period=period,
        view=View(view or View.TREE),
        order=Order(sort.removeprefix("-")) if sort else None,
        descending=sort.startswith("-"),
    )
    return Asked(selection, tuple(left_out))


def _words(given: Sequence[str], language: str) -> tuple[str, tuple[str, ...]]:
    """The last words given, in one line, with their search keys; nothing where they are too long."""
    if not given or len(given[-1]) > LONGEST_WORDS:
        return "", ()
    words = " ".join(canonical_text(given[-1]).split())
    keys = tuple(dict.fromkeys(search_tokens(words, language)))
    return (words, keys) if keys else ("", ())


@dataclass(frozen=True, slots=True)
class Count:
    """How many items each choice would show.

    ``of_value`` counts, by facet and value, the items selected if the facet's own values were not asked
    for; ``without`` counts, by criterion, the items that it alone keeps out; ``total`` those selected.
    """

    total: int
    of_value: Mapping[Criterion, Mapping[str, int]]
    without: Mapping[Criterion, int]


def count(selection: Selection, items: Iterable[Traits]) -> Count:
    """The counts of a selection among a plan's items, in one walk over them."""
    of_value: dict[Criterion, Counter[str]] = {facet: Counter() for facet in FACETS}
    without: Counter[Criterion] = Counter()
    total = 0
    for traits in items:
        missed = selection.misses(traits)
        total += not missed
        if len(missed) == 1:
            without[missed[0]] += 1
        for facet in FACETS if not missed else missed if len(missed) == 1 else ():
            if facet in of_value:
                of_value[facet].update(traits.values.get(facet, ()))
    return Count(total, of_value, without)
