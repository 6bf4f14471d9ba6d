"""Which cities an address asks for, and what there is to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from townbook.cities.models import Cluster
from townbook.portal.cities.directory import Entry, name_keys
from townbook.text.canonical import canonical_text

WORDS, COUNTRY, CLUSTER, LANGUAGE = "q", "country", "cluster", "language-of"
"""Names of parameters. ``language`` would change the language of the page."""

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Value:
    """A value to choose, and how many cities have it."""

    value: str
    count: int
    cluster: Cluster | None = None


@dataclass(frozen=True, slots=True)
class CityFilter:
    """What cities are looked for. ``left_out`` are the parameters that ask for what no city has."""

    words: str = ""
    keys: tuple[str, ...] = ()
    country: str = ""
    cluster: Cluster | None = None
    language: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def is_on(self) -> bool:
        """Whether any city may be left out."""
        return bool(self.keys or self.country or self.cluster or self.language)

    @property
    def query(self) -> str:
        """The part of an address that asks for it, with its question mark, and ready for more."""
        given = {
            WORDS: self.words,
            COUNTRY: self.country,
            CLUSTER: self.cluster.slug if self.cluster else "",
            LANGUAGE: self.language,
        }
        pairs = {name: value for name, value in given.items() if value}
        return f"?{urlencode(pairs)}&" if pairs else "?"

    def finds(self, entry: Entry) -> bool:
        """Whether the city is one of those looked for."""
        return (
            (not self.country or entry.country == self.country)
            and (self.cluster is None or entry.cluster == self.cluster.pk)
            and (not self.language or entry.language == self.language)
            and (not self.keys or entry.has_name(self.keys))
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """What cities can be told apart by, each value with its number of cities."""

    countries: tuple[Value, ...]
    clusters: tuple[Value, ...]
    languages: tuple[Value, ...]

    @property
    def are_many(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.countries) > 1 or len(self.languages) > 1 or bool(self.clusters)


def choices_of(entries: Iterable[Entry], clusters: Iterable[Cluster]) -> Choices:
    """The values the cities have; clusters in the order given, those without cities left out."""
    entries = tuple(entries)
    of_cluster = Counter(entry.cluster for entry in entries)
    return Choices(
        countries=_counted(entry.country for entry in entries),
        clusters=tuple(
            Value(cluster.slug, of_cluster[cluster.pk], cluster)
            for cluster in clusters
            if of_cluster[cluster.pk]
        ),
        languages=_counted(entry.language for entry in entries),
    )


def _counted(values: Iterable[str]) -> tuple[Value, ...]:
    counts = Counter(values)
    return tuple(Value(value, counts[value]) for value in sorted(counts))


def filter_of(query: Query, choices: Choices, language: str) -> CityFilter:
    """The filter of an address's parameters; any text will do."""
    left_out: list[str] = []
    clusters = {value.value: value.cluster for value in choices.clusters}
    country = _one(query, COUNTRY, [value.value for value in choices.countries], left_out)
    cluster = _one(query, CLUSTER, clusters, left_out)
    spoken = _one(query, LANGUAGE, [value.value for value in choices.languages], left_out)
    typed = (query.get(WORDS) or ("",))[-1]
    keys = name_keys(typed, language)
    if typed.strip() and not keys:
        left_out.append(WORDS)
    words = " ".join(canonical_text(typed).split()) if keys else ""
    return CityFilter(words, keys, country, clusters.get(cluster), spoken, tuple(left_out))


def _one(query: Query, name: str, known: Iterable[str], left_out: list[str]) -> str:
    """The last value given, if it is known; an empty one is a form's field that was not filled in."""
    given = [value for value in query.get(name, ()) if value]
    if not given:
        return ""
    if given[-1] in set(known):
        return given[-1]
    left_out.append(name)
    return ""
