"""Feeds of searches: what is new of the things a search finds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import conditional_page, require_safe

from townbook.cities.models import City
from townbook.portal.city_page import city_page
from townbook.portal.feeds.atom import MEDIA_TYPE, Feed, atom_document
from townbook.portal.feeds.entries import entry_of
from townbook.portal.follow.search_topic import followed_search, news_of_search, spoken_in, title_of_search
from townbook.portal.search.asked import SPOKEN, asked_by


@conditional_page
@require_safe
def search_feed(request: HttpRequest) -> HttpResponse:
    """The news of a search in all cities, in the language its address says."""
    response = _answer(request, None)
    response.headers["Cache-Control"] = "no-cache"
    return response


@city_page
def city_search_feed(request: HttpRequest, city: City) -> HttpResponse:
    """The news of a search in one city, in the city's language."""
    return _answer(request, city)


def _answer(request: HttpRequest, city: City | None) -> HttpResponse:
    """A search without words has no news: feed readers ask again whatever they are told."""
    search = followed_search(asked=asked_by(request.GET, city), city=city, language=spoken_in(request))
    absolute = request.build_absolute_uri
    own = request.path + search.query + ("" if city else f"&{SPOKEN}={search.language}")
    with translation.override(search.language):
        title = title_of_search(search, city, search.language)
        entries = [entry_of(each, search.language, absolute) for each in news_of_search(search, city)]
    author = city.name if city else "Townbook"
    feed = Feed(absolute(own), absolute(search.path), title, author, search.language, entries)
    response = HttpResponse(atom_document(feed), content_type=MEDIA_TYPE)
    response.headers["Content-Language"] = search.language
    response.headers["X-Robots-Tag"] = "noindex"
    return response
