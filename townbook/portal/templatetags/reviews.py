"""What the review of a year says, in templates."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from townbook.cities.models import City
from townbook.plans.models import Figure, Period, Report
from townbook.portal.years.period_keys import period_key
from townbook.portal.years.review import Topic
from townbook.portal.years.words import topic_title
from townbook.ui import formats
from townbook.ui.templatetags.townbook import figure_words, margin_mark

register = template.Library()


@register.filter
def year_key(period: Period, city: City) -> str:
    """How the period is named in the addresses of the city."""
    return period_key(period, city.calendar)


@register.filter
def title_of(topic: Topic) -> str:
    """What a chapter is called."""
    return topic_title(topic)


@register.simple_tag
def figure_note(sources: str, report: Report, figure: Figure, language: str) -> SafeString:
    """A figure, what it counts, and its margin note; ``language`` is the document's."""
    amount = formats.written_figure(figure, get_language() or "en", language).amount
    mark = SafeString("")
    if report.source and figure.passage:
        place = figure.passage
        mark = margin_mark(f"{sources}{report.source.key}/", place.start, place.end, amount)
    return SafeString(figure_words(figure, language) + mark)
