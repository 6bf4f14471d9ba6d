"""What the head of a page tells programs: its one address, and what it is about."""

from __future__ import annotations

from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from townbook.cities.models import Body, City
from townbook.plans.models import Item, Plan
from townbook.portal.search.asked import SPOKEN
from townbook.portal.structured_data import (
    body_description,
    city_description,
    data_block,
    item_description,
)

register = template.Library()


@register.simple_tag(takes_context=True)
def canonical_address(context: RequestContext) -> SafeString:
    """The page's own address: of all that may be asked for in it, only the page of a long list stays."""
    request = _request(context)
    page = request.GET.get("page")
    query = f"?{urlencode({'page': page})}" if page else ""
    return format_html('<link rel="canonical" href="{}">', request.build_absolute_uri(request.path + query))


@register.filter
def follow_page(feed: str) -> str:
    """The address of the form that asks for the news of a feed by letter: it stands beside the feed."""
    path, mark, query = feed.partition("?")
    return f"{path.removesuffix('feed.atom')}follow/{mark}{query}"


@register.simple_tag
def search_feed(feed: str, query: str) -> str:
    """The address of a search's feed, which says for itself in which language the words were typed."""
    return f"{feed}{query}&{urlencode({SPOKEN: get_language() or settings.LANGUAGE_CODE})}"


@register.simple_tag(takes_context=True)
def city_data(context: RequestContext, city: City) -> SafeString:
    """What schema.org knows of a city."""
    return data_block(city_description(city, _request(context).build_absolute_uri))


@register.simple_tag(takes_context=True)
def body_data(context: RequestContext, body: Body, city: City) -> SafeString:
    """What schema.org knows of a body."""
    return data_block(body_description(body, city, _request(context).build_absolute_uri))


@register.simple_tag(takes_context=True)
def item_data(context: RequestContext, item: Item, plan: Plan, city: City) -> SafeString:
    """What schema.org knows of a line of a plan."""
    return data_block(item_description(item, plan, city, _request(context).build_absolute_uri))


def _request(context: RequestContext) -> HttpRequest:
    request = context["request"]
    if not isinstance(request, HttpRequest):
        raise TypeError("this tag stands on a page that answers a request")
    return request
