"""Find the places that items name, each with the words it is named in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from townbook.cities.models import City, Place
from townbook.plans.enums import ReportState
from townbook.plans.models import DismissedPlace, Item, ItemPlace, Plan, ReportPassage
from townbook.sources.models import Passage, Source
from townbook.sources.services.keep_passages import keep_passages
from townbook.text.place_names import KnownPlace, PlaceFinder

Pair = tuple[int, int]
"""An item's id and a place's."""

Range = tuple[int, int]
"""Characters ``[start, end)`` of a source's text."""

_READ_OF_AN_ITEM = (
    *("title", "description", "plan__language"),
    *("passage__source_id", "passage__start", "passage__end"),
)


@dataclass(frozen=True, slots=True)
class Location:
    """How many places of items are new, are no longer named, and stand now."""

    new: int
    gone: int
    kept: int


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where an item is spoken of: characters of a source."""

    item: int
    source: int
    start: int
    end: int


@transaction.atomic
def locate_items(*, city: City, plan: Plan | None = None) -> Location:
    """The places that the items of the city, or of one of its plans, name in their documents.

    Looked at are the words an item was read from, and those of its current published reports; an item
    that was read from no document is looked at by its title and description. How a place is told is
    :mod:`townbook.text.place_names`' to say. A place no longer named goes, unless a person put it there:
    such a one has no passage; and one that a person took off an item does not come back. Six queries, and
    two more for each document that names a place for the first time. Hold the city's lock.
    """
    places = list(Place.objects.filter(city=city).defer("geometry").order_by("id"))
    if not places:
        return Location(0, 0, 0)
    items = Item.objects.filter(plan__city=city) if plan is None else Item.objects.filter(plan=plan)
    standing = {
        (each.item_id, each.place_id): each for each in ItemPlace.objects.filter(item__in=items.values("pk"))
    }
    finders = _Finders(city, places)
    of_plans = list(items.select_related("plan", "passage").only(*_READ_OF_AN_ITEM).order_by("id"))
    mentions = [
        _Mention(item.pk, item.passage.source_id, item.passage.start, item.passage.end)
        for item in of_plans
        if item.passage
    ]
    mentions += _reported(items)
    named = _named(mentions, finders)
    by_hand = {
        (item.pk, place)
        for item in of_plans
        if item.passage is None
        for place, _, _ in finders.found(f"{item.title}\n{item.description}", item.plan.language)
    }
    dismissed = set(
        DismissedPlace.objects.filter(item__in=items.values("pk")).values_list("item_id", "place_id")
    )
    named = {pair: where for pair, where in named.items() if pair not in dismissed}
    return _keep(standing, named, by_hand - dismissed)


def _reported(items: QuerySet[Item]) -> Iterator[_Mention]:
    """The passages of the items' current published reports, first to last."""
    passages = ReportPassage.objects.filter(
        report__item__in=items.values("pk"), report__is_current=True, report__state=ReportState.PUBLISHED
    ).order_by("report__item_id", "report_id", "position")
    fields = ("report__item_id", "passage__source_id", "passage__start", "passage__end")
    for item, source, start, end in passages.values_list(*fields):
        yield _Mention(item, source, start, end)


class _Finders:
    """The city's places to be found in texts of any language."""

    def __init__(self, city: City, places: Iterable[Place]) -> None:
        # A promenade that bears the town's name is not named wherever the town is.
        self._common = (city.name, *city.names.values())
        self._places = tuple(places)
        self._of_language: dict[str, PlaceFinder] = {}

    def found(self, text: str, language: str) -> Iterator[tuple[int, int, int]]:
        """The ids of the places named in a text, each with where."""
        if language not in self._of_language:
            known = (
                KnownPlace(str(place.pk), place.kind, tuple({place.name, place.name_in(language)}))
                for place in self._places
            )
            self._of_language[language] = PlaceFinder(known, language, self._common)
        for place in self._of_language[language].find(text):
            yield int(place.key), place.start, place.end


def _named(mentions: Iterable[_Mention], finders: _Finders) -> dict[Pair, tuple[Source, Range]]:
    """By item and place, where the document first says so."""
    of_source: defaultdict[int, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        of_source[mention.source].append(mention)
    named: dict[Pair, tuple[Source, Range]] = {}
    for source in Source.objects.filter(pk__in=of_source).order_by("id"):
        for mention in of_source[source.pk]:
            text = source.text[mention.start : mention.end]
            for place, start, end in finders.found(text, source.language):
                where = mention.start + start, mention.start + end
                named.setdefault((mention.item, place), (source, where))
    return named


def _keep(
    standing: Mapping[Pair, ItemPlace], named: Mapping[Pair, tuple[Source, Range]], by_hand: set[Pair]
) -> Location:
    gone = [
        each
        for pair, each in standing.items()
        if each.passage_id and pair not in named and pair not in by_hand
    ]
    ItemPlace.objects.filter(pk__in=[each.pk for each in gone]).delete()
    missing = {pair: where for pair, where in named.items() if pair not in standing}
    passages = _passages(missing.values())
    new = [
        ItemPlace(item_id=item, place_id=place, passage=passages[source.pk, where])
        for (item, place), (source, where) in missing.items()
    ]
    new += [
        ItemPlace(item_id=item, place_id=place) for item, place in by_hand - standing.keys() - missing.keys()
    ]
    ItemPlace.objects.bulk_create(new)
    return Location(len(new), len(gone), len(standing) - len(gone) + len(new))


def _passages(wanted: Iterable[tuple[Source, Range]]) -> dict[tuple[int, Range], Passage]:
    ranges: defaultdict[int, set[Range]] = defaultdict(set)
    sources: dict[int, Source] = {}
    for source, where in wanted:
        sources[source.pk] = source
        ranges[source.pk].add(where)
    return {
        (pk, where): passage
        for pk, source in sources.items()
        for where, passage in keep_passages(source=source, places=ranges[pk]).items()
    }
