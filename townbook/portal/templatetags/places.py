"""Names of cities, items and periods in templates."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

from townbook.cities.models import City
from townbook.plans.models import Item, Period
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.ui.templatetags.townbook import period

register = template.Library()


@register.simple_tag
def local_name(city: City) -> str:
    """The city's name in the language being spoken, else its own."""
    return city.name_in(get_language() or "")


@register.simple_tag
def item_name(item: Item) -> str:
    """The item's number as printed, and its title."""
    return f"{item.number} {item.title}" if item.number else item.title


@register.simple_tag
def period_name(named: Period, calendar: str) -> str:
    """The period by the city's calendar, or by its own name where it has no days."""
    return period(named.starts, named.ends, calendar) or format_html("<bdi>{}</bdi>", named.label)


@register.simple_tag
def status_name(status: str) -> str:
    """A status as a word, for use in another tag."""
    return STATUS_LABELS[Status(status)][get_language() or "en"]
