"""What can be found: higher contexts say it here, in their ``AppConfig.ready()``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from townbook.cities.models import City

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Findable:
    """What is found of one object, or of one part of a long one.

    ``address`` holds what the page that shows the object needs for its own address. ``facets`` gives
    the object's values by the facet's name. ``offset`` is where ``text`` begins in the object's own
    text, in characters; the ``part`` of an object that is not cut is 0.
    """

    city_id: int
    object_id: int
    language: str
    title: str
    text: str
    address: Mapping[str, str]
    facets: Mapping[str, Collection[str]] = field(default_factory=dict)
    part: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class SearchableKind:
    """A kind of thing to find.

    ``public_ids`` are those of a city's public objects. ``findables`` says what is found of the public
    ones among the objects with these ids; nothing of any other, so that an object which is no longer
    public leaves the index. A ``weight`` over 1 puts the kind before others that fit as well.
    """

    name: str
    label: StrPromise
    public_ids: Callable[[City], Iterable[int]]
    findables: Callable[[Collection[int]], Iterable[Findable]]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Facet:
    """Something results are narrowed by.

    ``labels`` gives values as a person reads them, in the order to show them in; a value it leaves out
    is not shown. Values ``within_city`` mean something in one city only, and are not counted over all.
    """

    name: str
    label: StrPromise
    labels: Callable[[City | None, Collection[str]], Mapping[str, StrPromise | str]]
    within_city: bool = False


_kinds: dict[str, SearchableKind] = {}
_facets: dict[str, Facet] = {}


def register_kind(kind: SearchableKind) -> None:
    """Make a kind of thing findable. Raises :class:`ValueError` for a name that is taken."""
    if _kinds.setdefault(kind.name, kind) is not kind:
        raise ValueError(f"there is a searchable kind {kind.name!r} already")


def register_facet(facet: Facet) -> None:
    """Let results be narrowed by it. Raises :class:`ValueError` for a name that is taken."""
    if _facets.setdefault(facet.name, facet) is not facet:
        raise ValueError(f"there is a facet {facet.name!r} already")


def searchable_kinds() -> Mapping[str, SearchableKind]:
    """The kinds by name, in the order they were registered."""
    return _kinds


def facets() -> Mapping[str, Facet]:
    """The facets by name, in the order they were registered."""
    return _facets
