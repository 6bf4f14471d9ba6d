"""How a page looks where its address is shared, and why an item is related to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import Place
from townbook.plans.related_items import Relation
from townbook.portal.items.card import HEIGHT, WIDTH

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

register = template.Library()

_RELATIONS: dict[Relation, StrPromise] = {
    Relation.SAME_PLACE: _("at the same place"),
    Relation.SAME_BODY: _("the same body answers for it"),
    Relation.ALIKE: _("a similar title"),
}


@register.simple_tag(takes_context=True)
def share_card(context: RequestContext, title: str, site: str, card: str) -> SafeString:
    """The Open Graph and Twitter descriptions of a page; ``card`` is the address of its picture."""
    request = context["request"]
    if not isinstance(request, HttpRequest):
        raise TypeError("this tag stands on a page that answers a request")
    return format_html(
        '<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
        '<meta property="og:site_name" content="{site}"><meta property="og:url" content="{address}">'
        '<meta property="og:image" content="{image}"><meta property="og:image:type" content="image/png">'
        '<meta property="og:image:width" content="{width}">'
        '<meta property="og:image:height" content="{height}">'
        '<meta property="og:image:alt" content="{title}">'
        '<meta name="twitter:card" content="summary_large_image">',
        title=title,
        site=site,
        address=request.build_absolute_uri(request.path),
        image=request.build_absolute_uri(card),
        width=WIDTH,
        height=HEIGHT,
    )


@register.filter
def relation_words(relation: Relation) -> StrPromise:
    """Why an item is related, in words."""
    return _RELATIONS[relation]


@register.simple_tag
def place_name(place: Place) -> str:
    """The place's name in the language being spoken, else in its city's own."""
    return place.name_in(get_language() or "")
