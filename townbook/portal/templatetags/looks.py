"""A city's name, colour, logo and own words in templates."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from townbook.cities.logo_image import logo_size
from townbook.cities.look import logo_mark, look_mark
from townbook.cities.models import City
from townbook.cities.selectors.logos import logo_of

register = template.Library()

SHOWN_HEIGHT = 40
"""Pixels a logo is high in the head of a page."""


@dataclass(frozen=True, slots=True)
class Logo:
    """Where a logo lies, and the pixels it is shown in."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the code of its language."""

    text: str
    language: str


@register.simple_tag
def city_look(city: City) -> SafeString:
    """The link to the stylesheet of the city's colour; nothing where it has none."""
    if not city.accent:
        return SafeString("")
    address = reverse("portal:city-look", args=[city.slug, look_mark(city.accent)])
    return format_html('<link rel="stylesheet" href="{}">', address)


@register.simple_tag
def city_logo(city: City) -> Logo | None:
    """The city's logo as the head of a page shows it; one query where there is one."""
    stored = logo_of(city=city)
    if stored is None:
        return None
    try:
        width, height = logo_size(stored.path)
    except OSError:  # The disk has lost it: a page without its logo is better than none.
        return None
    shown = min(height, SHOWN_HEIGHT)
    address = reverse("portal:city-logo", args=[city.slug, logo_mark(stored.sha256)])
    return Logo(address, max(1, round(width * shown / height)), shown)


@register.simple_tag
def other_name(city: City) -> str:
    """The city's name in the language being spoken, where it is another than its own; else ""."""
    name = city.name_in(get_language() or "")
    return "" if name == city.name else name


@register.simple_tag
def home_words(city: City) -> Words | None:
    """The city's own words for its first page: in the language being spoken, else in its own."""
    for language in (get_language() or "", city.language):
        if text := city.home_texts.get(language):
            return Words(str(text), language)
    return None
