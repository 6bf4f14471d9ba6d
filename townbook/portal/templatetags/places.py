"""Names of cities, items and periods in templates."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from townbook.cities.models import City
from townbook.plans.models import Item, Period, Plan, Report
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.text.own_digits import own_digits
from townbook.ui import formats
from townbook.ui.templatetags.townbook import margin_mark, moment, period

register = template.Library()


@register.simple_tag
def local_name(city: City) -> str:
    """The city's name in the language being spoken, else its own."""
    return city.name_in(get_language() or "")


@register.simple_tag
def item_number(item: Item, language: str) -> str:
    """The item's number as printed, in the digits of the plan's language."""
    return own_digits(item.number, language)


@register.simple_tag
def item_name(item: Item, language: str) -> str:
    """The item's number and its title."""
    number = item_number(item, language)
    if not number:
        return item.title
    return f"{number}. {item.title}" if number[-1].isdigit() else f"{number} {item.title}"


@register.simple_tag
def period_name(named: Period, calendar: str, plan: Plan | None = None) -> str:
    """The period by the city's calendar, or by its own name where it has no days, if it has one.

    A document that does not say of what time it speaks lends its title for a name. Beside the ``plan`` of
    the same title that would say the title twice, so it is said there that no period is stated.
    """
    by_calendar = period(named.starts, named.ends, calendar)
    if by_calendar or not (label := _own_name(named, plan)):
        return by_calendar or gettext("Period not stated")
    return format_html("<bdi>{}</bdi>", label)


@register.simple_tag
def period_words(named: Period, calendar: str, plan: Plan | None = None) -> str:
    """The same as plain words, for titles and sentences."""
    if named.starts and named.ends:
        return formats.period(named.starts, named.ends, get_language() or "en", calendar)
    return _own_name(named, plan) or gettext("period not stated")


def _own_name(named: Period, plan: Plan | None) -> str:
    return "" if plan and named.label == plan.title[: len(named.label)] else named.label


@register.simple_tag
def until(report: Report, calendar: str) -> SafeString:
    """To when the report says something was put off, as precisely as it says: a day, a month, a year by the
    city's calendar; "" where it does not say."""
    if report.status_until is None:
        return SafeString("")
    return moment(report.status_until, report.status_until_ends, calendar)


@register.simple_tag
def status_mark(sources: str, report: Report | None, about: str) -> SafeString:
    """The margin note of a report's status; nothing where it was not read from a document.

    ``sources`` is the address of the city's documents.
    """
    if report is None or report.source is None or report.status_passage is None:
        return SafeString("")
    passage = report.status_passage
    return margin_mark(f"{sources}{report.source.key}/", passage.start, passage.end, about)


@register.simple_tag
def status_name(status: str) -> str:
    """A status as a word, for use in another tag."""
    return STATUS_LABELS[Status(status)][get_language() or "en"]
