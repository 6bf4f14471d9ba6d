"""The list beside a map, and whether a city has one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from townbook.cities.enums import PlaceKind
from townbook.cities.models import City
from townbook.portal.map.geojson import passage_address
from townbook.portal.map.listing import ItemAtPlace, PlaceEntry
from townbook.portal.templatetags.plan_lines import Pen
from townbook.reading.labels import STATUS_LABELS
from townbook.ui.charts.distribution import style_name
from townbook.ui.templatetags.townbook import number

register = template.Library()

ItemLine = Callable[[ItemAtPlace], tuple[object, ...]]
"""Draws the cells of an item's line."""


@register.filter
def has_map(city: City) -> bool:
    """Whether the city knows places, as :func:`~townbook.cities.selectors.cities.city_by_slug` says."""
    return bool(getattr(city, "has_places", False))


@register.simple_tag
def map_places(entries: Iterable[PlaceEntry], city: City) -> SafeString:
    """The places of a district as entries of a list, each with its items and what a marker needs of it."""
    pens: dict[int, Pen] = {}

    def item_line(at: ItemAtPlace) -> tuple[object, ...]:
        pen = pens.setdefault(at.plan.pk, Pen(city, at.plan))
        return pen.named(at.branch.item), _mark(city, at), pen.status(at.branch)

    return format_html_join("", _PLACE, (_place_cells(entry, item_line) for entry in entries))


_PLACE = (
    '\n<li class="map-place" data-place="{}" data-styles="{}" data-count="{}" data-label="{}">'
    '<p class="map-name"><b lang="{}"><bdi>{}</bdi></b> <span class="soft small">{}</span></p>'
    "<ul>{}</ul></li>"
)

_ITEM = '<li>{}{} <span class="leaf-status">{}</span></li>'


def _place_cells(entry: PlaceEntry, item_line: ItemLine) -> tuple[object, ...]:
    language = get_language() or "en"
    return (
        entry.place.key,
        " ".join(style_name(status) for status in entry.statuses),
        number(len(entry.items)),
        _label(entry, language),
        entry.name.language,
        entry.name.words,
        PlaceKind(entry.place.kind).label,
        format_html_join("", _ITEM, map(item_line, entry.items)),
    )


def _label(entry: PlaceEntry, language: str) -> str:
    """What a marker says of itself: the place, how many items, and how they stand."""
    count = len(entry.items)
    items = ngettext("%(counted)s item", "%(counted)s items", count) % {"counted": number(count)}
    said = ", ".join(f"{STATUS_LABELS[status][language]} {number(n)}" for status, n in entry.statuses.items())
    return f"{entry.name.words}: {items}: {said}"


def _mark(city: City, at: ItemAtPlace) -> SafeString:
    """The margin note of the words that name the place."""
    if at.passage is None:
        return SafeString("")
    return format_html(
        '<a class="margin-mark" href="{}"><span aria-hidden="true">¶</span>'
        '<span class="visually-hidden">{}</span></a>',
        passage_address(city, at.passage),
        gettext("Where the document names the place"),
    )


@register.simple_tag
def map_address(city: City, which: str) -> str:
    """The address of the map's GeoJSON: ``items`` or ``districts``."""
    return reverse(f"portal:map-{which}", args=[city.slug])
