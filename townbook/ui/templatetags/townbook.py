"""Numbers, days, periods, statuses and language names in templates, in the language being spoken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.template.defaultfilters import truncatewords
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, pgettext

from townbook.reading.labels import SHAPE_LABELS, STATUS_LABELS
from townbook.reading.status import Status
from townbook.text.languages import Direction, direction
from townbook.text.own_digits import own_digits
from townbook.ui import formats
from townbook.ui.charts.distribution import WIDTH, Segment, segments, style_name
from townbook.ui.fonts import Fonts, fonts_for

register = template.Library()

WORDS_OF_A_MARK = 9
"""Of a long sentence only the first words are said: whoever wants it follows the mark."""


def _spoken() -> str:
    return get_language() or "en"


@register.filter
def number(value: int) -> str:
    """A count: 1 234 in Ukrainian, ۱٬۲۳۴ in Persian."""
    return formats.whole_number(value, _spoken())


@register.filter
def digits(value: object) -> str:
    """A number that is a name (page 12, version 2), in the language's digits, without grouping."""
    return own_digits(str(value), _spoken())


@register.filter
def digits_of(value: object, language: str) -> str:
    """Words of that language, the digits in them as it writes them."""
    return own_digits(str(value), language)


@register.filter
def day(value: date | datetime) -> SafeString:
    """A day as ``<time>``, the Gregorian date on hover where another calendar is shown."""
    shown = timezone.localtime(value).date() if isinstance(value, datetime) else value
    language = _spoken()
    written, gregorian = formats.day(shown, language), formats.gregorian_day(shown, language)
    title = "" if written == gregorian else gregorian
    return _time(shown.isoformat(), written, title)


def _time(machine: str, written: str, title: str) -> SafeString:
    if not title:
        return format_html('<time datetime="{}">{}</time>', machine, written)
    return format_html('<time datetime="{}" title="{}">{}</time>', machine, title, written)


@register.filter
def day_or_length(value: date | str) -> str:
    """A day, or an ISO 8601 duration in words: "20 днів"; other words as they are."""
    return day(value) if isinstance(value, date) else formats.length_of_time(value, _spoken())


@register.simple_tag
def period(starts: date | None, ends: date | None, calendar: str) -> SafeString:
    """A stretch of time by the city's calendar, its Gregorian days on hover; "" without both ends."""
    if starts is None or ends is None:
        return SafeString("")
    language = _spoken()
    written = formats.period(starts, ends, language, calendar)
    first, last = (formats.gregorian_day(each, language) for each in (starts, ends))
    gregorian = first if starts == ends else f"{first} – {last}"
    if gregorian == written or calendar == "gregorian":
        return format_html("<bdi>{}</bdi>", written)
    return format_html('<abbr title="{}"><bdi>{}</bdi></abbr>', gregorian, written)


@register.simple_tag
def moment(starts: date, ends: date | None, calendar: str) -> SafeString:
    """A time as precise as it was said: a day, or a month, a year, by the city's calendar. Without a last
    day it is the first alone."""
    return day(starts) if ends is None or ends == starts else period(starts, ends, calendar)


@register.simple_tag
def between_parts() -> str:
    """What stands between the parts of a list: "; "."""
    return formats.between_parts()


@register.filter
def listed(parts: Iterable[str]) -> str:
    """The parts as one line."""
    return formats.between_parts().join(parts)


@register.simple_tag
def quantity(
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    unit: str,
    approximate: bool = False,  # noqa: FBT001, FBT002 - a template names it
) -> str:
    """A number or range with its unit: 18,1 млн грн."""
    return formats.figure(value, low, high, unit, _spoken(), about=approximate)


@register.simple_tag
def figure_words(figure: formats.Figure, language: str) -> SafeString:
    """A figure with what it counts, its whole number on hover where it is shown short. ``language`` is the
    document's."""
    written = formats.written_figure(figure, _spoken(), language)
    title = format_html(' title="{}"', written.in_full) if written.in_full != written.amount else ""
    thing = format_html('\u00a0<bdi lang="{}">{}</bdi>', language, written.thing) if written.thing else ""
    return format_html('<bdi class="amount"{}>{}</bdi>{}', title, written.amount, thing)


@register.filter
def file_size(value: int) -> str:
    """A number of bytes in kilobytes of a thousand, or megabytes."""
    return formats.file_size(value, _spoken())


@register.filter
def status_word(status: str) -> str:
    """A status in the language being spoken, in lower case where the script has it."""
    return STATUS_LABELS[Status(status)][_spoken()]


@register.filter
def status_style(status: str) -> str:
    """A status as a word of a stylesheet."""
    return style_name(Status(status))


@register.filter
def shape_word(shape: str) -> str:
    """A kind of document in the language being spoken."""
    return SHAPE_LABELS[shape][_spoken()]


@register.filter
def bar_segments(counts: Mapping[Status, int]) -> tuple[Segment, ...]:
    """The segments of a standing's bar and legend."""
    return segments(counts)


@register.simple_tag
def bar_words(counts: Mapping[Status, int]) -> str:
    """What a bar shows, in words: "62 виконано, 14 призупинено"."""
    language = _spoken()
    comma = pgettext("between the words of a list", ", ")
    return comma.join(
        f"{number(part.count)} {STATUS_LABELS[part.status][language]}" for part in segments(counts)
    )


@register.simple_tag
def bar(counts: Mapping[Status, int]) -> SafeString:
    """A distribution bar without its words, for a line whose words stand beside it.

    In Python, not a template: a plan has hundreds of them.
    """
    drawn = "".join(
        f'<rect class="fill-{part.name}" x="{part.offset}" width="{part.width}" height="8"/>'
        for part in segments(counts)
    )
    return format_html(
        '<svg class="bar" viewBox="0 0 {} 8" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>',
        int(WIDTH),
        bar_words(counts),
        mark_safe(drawn),  # noqa: S308 - names of our statuses, and numbers
    )


@register.simple_tag
def margin_mark(source: str, start: int, end: int, about: str) -> SafeString:
    """What ``components/margin_mark.html`` draws, for pages that have hundreds of them."""
    said = gettext("In the document: %(words)s") % {"words": truncatewords(about, WORDS_OF_A_MARK)}
    return format_html(
        '<a class="margin-mark" href="{}?passage={}-{}#passage"><span aria-hidden="true">¶</span>'
        '<span class="visually-hidden">{}</span></a>',
        source,
        start,
        end,
        said,
    )


@register.simple_tag
def first_fonts() -> Fonts | None:
    """The fonts of a page in the language being spoken, where they have been made."""
    return fonts_for(_spoken())


@register.filter
def direction_of(language: str) -> Direction:
    """The writing direction of a language's code."""
    return direction(language)
