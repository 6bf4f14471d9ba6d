"""A page of results, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import City
from townbook.portal.search.asked import Asked, query_of
from townbook.search.selectors.find import Choice, FacetChoices, Found, Result, find
from townbook.search.selectors.statements import CITY, KIND
from townbook.text.own_digits import own_digits
from townbook.text.placed_words import Range

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

CHOICES_AT_ONCE = 8
"""Values of a facet that are shown before the rest is asked for."""


@dataclass(frozen=True, slots=True)
class KindOfPage:
    """How a kind of result is called, and what leads to its page: a route, and parts of its address."""

    label: StrPromise
    route: str
    parts: tuple[str, ...]


PAGES = {
    "plan": KindOfPage(_("Plan"), "portal:plan", ("plan",)),
    "item": KindOfPage(_("Line of a plan"), "portal:item", ("plan", "item")),
    "body": KindOfPage(_("Responsible body"), "portal:body", ("body",)),
    "source": KindOfPage(_("Document"), "portal:source", ("source",)),
}
"""By kind of result."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a text, asked for or not."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A result as it is written; ``number`` is the item's, in the digits of its language."""

    result: Result
    label: StrPromise
    number: str
    address: str
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ChoiceLink:
    """A choice, and the address that makes it or takes it back; ``language`` is its label's, if known."""

    choice: Choice
    label: StrPromise | str
    address: str
    language: str


@dataclass(frozen=True, slots=True)
class FacetLinks:
    """What results can be narrowed by; ``more`` are the choices after the first few."""

    facet: FacetChoices
    first: tuple[ChoiceLink, ...]
    more: tuple[ChoiceLink, ...]


@dataclass(frozen=True, slots=True)
class SearchSheet:
    """A search and a page of what it found.

    ``page_is_missing`` where another page was asked for: the first one is shown.
    """

    asked: Asked
    found: Found
    lines: tuple[ResultLine, ...]
    facets: tuple[FacetLinks, ...]
    page_is_missing: bool

    @property
    def chosen(self) -> list[ChoiceLink]:
        """The choices that were made."""
        links = (link for each in self.facets for link in (*each.first, *each.more))
        return [link for link in links if link.choice.is_chosen]

    @property
    def query(self) -> str:
        """The query of the same search, for its feed."""
        return query_of(self.asked.words, self.asked.chosen)

    @property
    def page_address(self) -> str:
        """What pages' numbers are written after."""
        return query_of(self.asked.words, self.asked.chosen) + "&page="

    @property
    def wide_query(self) -> str:
        """The query of the same words with no choice made."""
        return query_of(self.asked.words, {})


def search_sheet(*, asked: Asked, city: City | None) -> SearchSheet:
    """What is found in a city, or in all. At most eight queries."""
    found = _found(asked, city, max(1, asked.page))
    is_missing = asked.page != 1 and not 1 <= asked.page <= found.pages
    if is_missing and found.page != 1:
        found = _found(asked, city, 1)
    return SearchSheet(
        asked=asked,
        found=found,
        lines=tuple(_line(result) for result in found.results),
        facets=tuple(_facets(asked, found, city)),
        page_is_missing=is_missing,
    )


def _found(asked: Asked, city: City | None, page: int) -> Found:
    # A reader types in the city's language, or else in the one the pages are read in.
    language = city.language if city else get_language() or "en"
    chosen = dict(asked.chosen)
    kinds = chosen.pop(KIND, ())
    return find(asked.words, city=city, language=language, kinds=kinds, facets=chosen, page=page)


def _line(result: Result) -> ResultLine:
    page = PAGES[result.kind]
    address = reverse(page.route, args=[result.city.slug, *(result.address[part] for part in page.parts)])
    if result.kind == "source" and result.place:
        address += f"?passage={result.place[0]}-{result.place[1]}#passage"
    return ResultLine(
        result=result,
        label=page.label,
        number=own_digits(result.address.get("number", ""), result.language),
        address=address,
        title=tuple(pieces(result.title, result.title_marks)),
        snippet=tuple(pieces(result.snippet.text, result.snippet.marks)),
    )


def pieces(text: str, marks: Sequence[Range]) -> Iterator[Piece]:
    """The text cut where its marks begin and end; the marks are in order and do not overlap."""
    rest = 0
    for start, end in marks:
        if rest < start:
            yield Piece(text[rest:start], is_marked=False)
        yield Piece(text[start:end], is_marked=True)
        rest = end
    if rest < len(text):
        yield Piece(text[rest:], is_marked=False)


def _facets(asked: Asked, found: Found, city: City | None) -> Iterator[FacetLinks]:
    for facet in found.facets:
        links = tuple(_link(asked, facet.name, choice, city) for choice in facet.choices)
        first = tuple(link for link in links if link.choice.is_chosen)
        others = tuple(link for link in links if not link.choice.is_chosen)
        if len(links) <= CHOICES_AT_ONCE:
            yield FacetLinks(facet, links, ())
        else:
            room = max(0, CHOICES_AT_ONCE - len(first))
            yield FacetLinks(facet, first + others[:room], others[room:])


def _link(asked: Asked, facet: str, choice: Choice, city: City | None) -> ChoiceLink:
    if facet == CITY:
        address = reverse("portal:city-search", args=[choice.value]) + query_of(asked.words, asked.chosen)
    else:
        address = asked.with_or_without(facet, choice.value)
    label = own_digits(str(choice.label), get_language() or "en") if facet == "year" else choice.label
    return ChoiceLink(choice, label, address, city.language if city and facet == "body" else "")
