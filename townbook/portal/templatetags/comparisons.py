"""What the comparisons say, in templates."""

from __future__ import annotations

from functools import cache

from babel import Locale
from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from townbook.cities.models import Cluster
from townbook.plans.standing import Standing
from townbook.portal.compare.cautions import Caution
from townbook.portal.compare.changes import Change
from townbook.portal.compare.cities import Share
from townbook.portal.compare.words import CAUTION_WORDS, CHANGE_MEANINGS, CHANGE_TITLES
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.ui import formats
from townbook.ui.charts.distribution import segments, style_name
from townbook.ui.templatetags.townbook import bar

register = template.Library()


@register.filter
def change_title(change: Change) -> str:
    """What a kind of change is called."""
    return str(CHANGE_TITLES[change])


@register.filter
def change_meaning(change: Change) -> str:
    """Which items a kind of change counts."""
    return str(CHANGE_MEANINGS[change])


@register.filter
def caution_words(caution: Caution) -> str:
    """What keeps numbers from meaning the same."""
    return str(CAUTION_WORDS[caution])


@register.simple_tag
def share_words(share: Share) -> SafeString:
    """A count with what it is counted of, and the percentage after it."""
    language = get_language() or "en"
    numbers = {
        "count": formats.whole_number(share.count, language),
        "of": formats.whole_number(share.of, language),
    }
    said = format_html("<bdi>{}</bdi>", gettext("%(count)s of %(of)s") % numbers)
    if share.percent is None:
        return said
    percent = formats.figure(share.percent, None, None, "%", language, about=False)
    return format_html('{} <span class="soft">(<bdi>{}</bdi>)</span>', said, percent)


@register.filter
def days_ago(days: int) -> str:
    """How long ago, in whole days; or in how many, for a day that is yet to come."""
    language = get_language() or "en"
    count = {"count": formats.whole_number(abs(days), language)}
    if days == 0:
        return gettext("today")
    if days < 0:
        return ngettext("in %(count)s day", "in %(count)s days", -days) % count
    return ngettext("%(count)s day ago", "%(count)s days ago", days) % count


@register.simple_tag
def standing_line(standing: Standing) -> SafeString:
    """What ``ui/components/standing.html`` draws without links, for a page that has dozens of them."""
    language = get_language() or "en"
    parts = format_html_join(
        "",
        '\n<li>{} <b class="count">{}</b></li>',
        (
            (_status(part.status, language), formats.whole_number(part.count, language))
            for part in segments(standing.counts)
        ),
    )
    return format_html(
        '<div class="standing">{}\n<ul class="legend">{}\n</ul></div>', bar(standing.counts), parts
    )


@cache
def _status(status: Status, language: str) -> SafeString:
    return format_html(
        '<span class="status status-{0}"><svg class="shape" aria-hidden="true"><use href="#status-{0}"/>'
        "</svg>{1}</span>",
        style_name(status),
        STATUS_LABELS[status][language],
    )


@register.filter
def cluster_name(cluster: Cluster) -> str:
    """The cluster's name in the language being spoken, else its own."""
    return str(cluster.names.get(get_language() or "") or cluster.name)


@register.filter
def country_name(code: str) -> str:
    """A country by its ISO 3166-1 code, in the language being spoken; the code where it has no name."""
    return str(_locale(get_language() or "en").territories.get(code, code))


@register.filter
def language_name(code: str) -> str:
    """A language by its code, in the language being spoken."""
    return str(_locale(get_language() or "en").languages.get(code, code))


@cache
def _locale(language: str) -> Locale:
    return Locale(language)
