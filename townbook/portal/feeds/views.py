"""Feeds and calendars of a city, a body and an item.

They speak the city's language whoever asks: a feed reader has no cookie, and the next reader of the same
answer may be another person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from townbook.cities.models import Body, City
from townbook.notices.registry import News
from townbook.plans.models import Item, Plan
from townbook.plans.selectors.deadlines import items_of_city, items_with_key
from townbook.plans.selectors.duties import items_of_body
from townbook.plans.selectors.plans import plan_by_slug
from townbook.plans.selectors.public import public_body
from townbook.portal.city_page import city_page
from townbook.portal.feeds import atom, icalendar
from townbook.portal.feeds.atom import Feed, atom_document
from townbook.portal.feeds.entries import entry_of
from townbook.portal.feeds.events import deadline_events
from townbook.portal.feeds.icalendar import DayCalendar, calendar_document
from townbook.portal.feeds.news import news_of_city, news_of_items
from townbook.portal.templatetags.places import item_name

View = Callable[..., HttpResponse]


def _in_the_citys_language(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, city: City, **address: str) -> HttpResponse:
        with translation.override(city.language):
            response = view(request, city, **address)
        response.headers["Content-Language"] = city.language
        return response

    return answer


def _of_body(view: View) -> View:
    """Of a body; programs that still ask for one that was merged are led to the one it is part of now, as
    RFC 9110, section 15.4.2, has it, and keep the new address.
    """

    @wraps(view)
    def answer(request: HttpRequest, city: City, body_key: str) -> HttpResponse:
        try:
            body = public_body(city=city, key=body_key)
        except Body.DoesNotExist:
            raise Http404 from None
        if body.key != body_key and request.resolver_match is not None:
            named = request.resolver_match.view_name
            return HttpResponsePermanentRedirect(reverse(named, args=[city.slug, body.key]))
        return view(request, city, body)

    return answer


@city_page
@_in_the_citys_language
def city_feed(request: HttpRequest, city: City) -> HttpResponse:
    """The city's newest documents, and reports written here."""
    page = reverse("portal:city", args=[city.slug])
    return _atom(request, city, city.name, page, news_of_city(city=city))


@city_page
@_in_the_citys_language
@_of_body
def body_feed(request: HttpRequest, city: City, body: Body) -> HttpResponse:
    """The newest reports on what the body answers for."""
    page = reverse("portal:body", args=[city.slug, body.key])
    news = news_of_items(items=items_of_body(body=body))
    return _atom(request, city, f"{body.name} · {city.name}", page, news)


@city_page
@_in_the_citys_language
def item_feed(request: HttpRequest, city: City, plan_slug: str, item_key: str) -> HttpResponse:
    """The reports on the item."""
    item, items = _item(city, plan_slug, item_key)
    page = reverse("portal:item", args=[city.slug, item.plan.slug, item.key])
    news = news_of_items(items=items)
    return _atom(request, city, f"{item_name(item, item.plan.language)} · {city.name}", page, news)


@city_page
@_in_the_citys_language
def city_deadlines(request: HttpRequest, city: City) -> HttpResponse:
    """The days all the city's items are due."""
    return _calendar(request, city, city.name, items_of_city(city=city))


@city_page
@_in_the_citys_language
@_of_body
def body_deadlines(request: HttpRequest, city: City, body: Body) -> HttpResponse:
    """The days the body's items are due."""
    return _calendar(request, city, f"{body.name} · {city.name}", items_of_body(body=body))


@city_page
@_in_the_citys_language
def item_deadlines(request: HttpRequest, city: City, plan_slug: str, item_key: str) -> HttpResponse:
    """The day the item is due; a calendar without a day where it has none."""
    item, items = _item(city, plan_slug, item_key)
    return _calendar(request, city, f"{item_name(item, item.plan.language)} · {city.name}", items)


def _item(city: City, plan_slug: str, key: str) -> tuple[Item, QuerySet[Item]]:
    try:
        plan = plan_by_slug(city=city, slug=plan_slug)
        items = items_with_key(plan=plan, key=key)
        return items.select_related("plan").get(), items
    except (Plan.DoesNotExist, Item.DoesNotExist):
        raise Http404 from None


def _atom(request: HttpRequest, city: City, title: str, page: str, news: Sequence[News]) -> HttpResponse:
    absolute = request.build_absolute_uri
    entries = [entry_of(each, city.language, absolute) for each in news]
    feed = Feed(absolute(request.path), absolute(page), title, city.name, city.language, entries)
    return HttpResponse(atom_document(feed), content_type=atom.MEDIA_TYPE)


def _calendar(request: HttpRequest, city: City, title: str, items: QuerySet[Item]) -> HttpResponse:
    host = request.get_host()
    events = deadline_events(city=city, items=items, host=host, absolute=request.build_absolute_uri)
    calendar = DayCalendar(gettext("Deadlines: %(of)s") % {"of": title}, events)
    return HttpResponse(calendar_document(calendar), content_type=f"{icalendar.MEDIA_TYPE}; charset=utf-8")
