"""Following a search: what is new of the things it finds."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, gettext

from townbook.cities.models import City
from townbook.intake.selectors.news import cities_publishing_since, newest_publications_of
from townbook.notices.registry import News, Topic, TopicKind
from townbook.plans.models import Item
from townbook.plans.selectors.newest_reports import newest_reports
from townbook.plans.selectors.reports_since import cities_reporting_since
from townbook.portal.feeds.news import MOST_ENTRIES, newest_first, news_of_documents, news_of_report
from townbook.portal.search.asked import SPOKEN, Asked, query_of
from townbook.search.selectors.found_things import found_things
from townbook.search.selectors.statements import KIND
from townbook.text.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class FollowedSearch:
    """A search in a city, or in all where ``city`` is "", by somebody who types in ``language``."""

    city: str
    language: str
    words: str
    chosen: Mapping[str, Sequence[str]]

    @property
    def key(self) -> str:
        """What stands for the search in a subscription; the same for the same search."""
        chosen = {name: sorted(values) for name, values in self.chosen.items()}
        parts = [self.city, self.language, self.words, chosen]
        return json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def path(self) -> str:
        """The page of the search."""
        page = reverse("portal:city-search", args=[self.city]) if self.city else reverse("portal:search")
        return page + self.query

    @property
    def query(self) -> str:
        """What the address asks for, with its question mark."""
        return query_of(self.words, {name: tuple(values) for name, values in self.chosen.items()})


def followed_search(*, asked: Asked, city: City | None, language: str) -> FollowedSearch:
    """The search an address asks for. In a city one types in its language, whatever the pages speak."""
    return FollowedSearch(
        city=city.slug if city else "",
        language=city.language if city else language,
        words=asked.words,
        chosen=dict(asked.chosen),
    )


def spoken_in(request: HttpRequest) -> str:
    """The language the address says a search was typed in, else the one the pages are read in."""
    given = request.GET.get(SPOKEN)
    return given if given in LANGUAGES else get_language() or settings.LANGUAGE_CODE


def search_of_key(key: str) -> FollowedSearch:
    """The search of a subscription. Raises :class:`ValueError` for any other key."""
    city, language, words, chosen = json.loads(key)
    return FollowedSearch(city, language, words, chosen)


def title_of_search(search: FollowedSearch, city: City | None, language: str) -> str:
    """The words that are looked for, and where."""
    with translation.override(language):
        where = city.name_in(language) if city else gettext("All cities")
        return gettext("Search for “%(words)s”") % {"words": search.words} + f" · {where}"


def news_of_search(search: FollowedSearch, city: City | None) -> list[News]:
    """What is new of the things the search finds: documents among them, and reports on items. Four queries.

    ``city`` is that of the search.
    """
    chosen = dict(search.chosen)
    kinds = chosen.pop(KIND, ())
    found = found_things(search.words, city=city, language=search.language, kinds=kinds, facets=chosen)
    documents = newest_publications_of(numbers=found.get("source", frozenset()), most=MOST_ENTRIES)
    items = Item.objects.filter(pk__in=found.get("item", frozenset()))
    reports = newest_reports(items=items, most=MOST_ENTRIES)
    return newest_first((*news_of_documents(documents), *map(news_of_report, reports)))[:MOST_ENTRIES]


def _searches(keys: Collection[str]) -> Mapping[str, tuple[FollowedSearch, City | None]]:
    """The searches with their cities; those in a city that is not there are left out. One query."""
    searches = {key: search_of_key(key) for key in keys}
    slugs = {search.city for search in searches.values() if search.city}
    cities = {city.slug: city for city in City.objects.filter(slug__in=slugs).order_by()}
    return {
        key: (search, cities.get(search.city))
        for key, search in searches.items()
        if not search.city or search.city in cities
    }


def _topics(keys: Collection[str]) -> Mapping[str, Topic]:
    return {
        key: Topic(partial(title_of_search, search, city), search.path)
        for key, (search, city) in _searches(keys).items()
    }


def _news(since: Mapping[str, datetime], until: datetime) -> Mapping[str, Sequence[News]]:
    """Three queries, and four more for each search where something was published meanwhile."""
    earliest = min(since.values())
    moments = {**cities_publishing_since(since=earliest, until=until)}
    for number, moment in cities_reporting_since(since=earliest, until=until).items():
        moments[number] = max(moment, moments.get(number, moment))
    return {
        key: [each for each in news_of_search(search, city) if since[key] < each.moment <= until]
        for key, (search, city) in _searches(since.keys()).items()
        if any(since[key] < at for number, at in moments.items() if city is None or number == city.pk)
    }


SEARCH = TopicKind("search", _topics, _news)
