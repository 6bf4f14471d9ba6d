"""Lines of a tree, a table and a timeline, drawn in Python: a plan has hundreds of them.

What ``ui/components/status.html`` and ``margin_mark.html`` draw once, these draw for each line: a word or an
address is looked up only the first time it is needed, and each text from outside is escaped where it is
put into its line, by the function Django's own ``escape`` calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from html import escape

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from townbook.cities.models import City
from townbook.plans.models import Item, Plan, Report
from townbook.plans.selectors.tree import Branch
from townbook.portal.plans.lines import Line
from townbook.portal.plans.rows import Row
from townbook.portal.plans.selection import Criterion, Selection
from townbook.portal.plans.timeline import Timeline, is_overdue, span_of
from townbook.portal.templatetags.places import item_name, item_number
from townbook.portal.templatetags.places import until as until_words
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.text.own_digits import own_digits
from townbook.ui.charts.distribution import style_name
from townbook.ui.templatetags.townbook import WORDS_OF_A_MARK, bar, between_parts, number, period

register = template.Library()


@cache
def _status(status: Status, language: str) -> SafeString:
    name = style_name(status)
    return format_html(
        '<span class="status status-{}"><svg class="shape" aria-hidden="true"><use href="#status-{}"/></svg>'
        "{}</span>",
        name,
        name,
        STATUS_LABELS[status][language],
    )


def _first_words(text: str) -> str:
    """As many as ``margin_mark`` says."""
    words = text.split(None, WORDS_OF_A_MARK)
    return text if len(words) <= WORDS_OF_A_MARK else f"{' '.join(words[:WORDS_OF_A_MARK])} …"


class Pen:
    """Draws items of one plan, in the language being spoken."""

    def __init__(self, city: City, plan: Plan) -> None:
        self.plan, self.city = plan, city
        self.plan_address = reverse("portal:plan", args=[city.slug, plan.slug])
        self.sources_address = reverse("portal:sources", args=[city.slug])
        self.spoken = get_language() or "en"
        self._spans: dict[tuple[date | None, date | None], SafeString] = {}

    def link(self, item: Item, words: str) -> SafeString:
        """A link to the item's page."""
        address = f"{self.plan_address}{escape(item.key)}/"
        return SafeString(f'<a href="{address}" lang="{self.plan.language}"><bdi>{escape(words)}</bdi></a>')

    def named(self, item: Item) -> SafeString:
        """The item's number and title, which lead to its page."""
        return self.link(item, item_name(item, self.plan.language))

    def status(self, branch: Branch) -> SafeString:
        """Its status, with the note that leads to the document."""
        return SafeString(self.shape_and_word(branch.status) + self.mark(branch.report, branch.item))

    def shape_and_word(self, status: Status) -> SafeString:
        """What ``ui/components/status.html`` draws."""
        return _status(status, self.spoken)

    def mark(self, report: Report | None, item: Item) -> str:
        """The margin note of a report's status; nothing where it was not read from a document."""
        if report is None or report.source is None or report.status_passage is None:
            return ""
        place = report.status_passage
        about = escape(gettext("In the document: %(words)s") % {"words": _first_words(item.title)})
        return (
            f'<a class="margin-mark" href="{self.sources_address}{report.source.key}/'
            f'?passage={place.start}-{place.end}#passage"><span aria-hidden="true">¶</span>'
            f'<span class="visually-hidden">{about}</span></a>'
        )

    def circumstances(self, branch: Branch) -> SafeString:
        """Why, and until when, where the report says so."""
        report = branch.report
        if report is None or not (report.status_reason or report.status_until):
            return SafeString("")
        reason = until = SafeString("")
        if report.status_reason:
            reason = format_html('<bdi lang="{}">{}</bdi>', self.plan.language, report.status_reason)
        if report.status_until:
            until = format_html("{}: {}", gettext("Until"), until_words(report, self.city.calendar))
        between = SafeString(" · ") if reason and until else SafeString("")
        return format_html('<span class="why soft small">{}{}{}</span>', reason, between, until)

    def days(self, item: Item) -> SafeString:
        """When it begins and ends, by the city's calendar; one day where only one is stated."""
        ends = (item.starts or item.ends, item.ends or item.starts)
        if ends not in self._spans:
            self._spans[ends] = period(*ends, self.city.calendar)
        return self._spans[ends]


@register.simple_tag
def tree_lines(lines: Iterable[Line], city: City, plan: Plan, *, is_open: bool = False) -> SafeString:
    """The entries of a tree, each with the lists it opens and closes; ``is_open`` unfolds all of them."""
    pen = Pen(city, plan)
    drawn = "".join(_tree_line(line, pen, is_open=is_open) for line in lines)
    return mark_safe(drawn)  # noqa: S308 - every fragment is escaped


def _tree_line(line: Line, pen: Pen, *, is_open: bool) -> str:
    branch, item = line.branch, line.branch.item
    entry = f'\n<li id="item-{escape(item.key)}">'
    if line.opens:
        return entry + _opening(line, pen, is_open=is_open)
    end = "</ul></details></li>" * len(line.closes)
    if line.is_folded:
        said = f"{bar(branch.standing.counts)}{_own_standing(branch, pen)}"
    else:
        said = f'<span class="leaf-status">{pen.status(branch)}</span>{pen.circumstances(branch)}'
    return f'{entry}<div class="leaf">{pen.named(item)}{said}</div></li>{end}'


def _opening(line: Line, pen: Pen, *, is_open: bool) -> str:
    item, language = line.branch.item, pen.plan.language
    name = item_name(item, language)
    state = " open" if is_open or line.depth == 0 else ""
    own = _own_standing(line.branch, pen)
    return (
        f'<div class="branch"><span class="depth-{line.depth}"><span class="level">'
        f'<bdi lang="{language}">{escape(item.level.label)}</bdi></span> {pen.link(item, name)}</span>'
        f"{bar(line.branch.standing.counts)}"
        f'<span class="count">{number(line.branch.standing.total)}</span>{own}</div>'
        f'<details{state}><summary lang="{language}" aria-label="{escape(name)}"></summary><ul>'
    )


def _own_standing(branch: Branch, pen: Pen) -> str:
    """What was reported on an item that leads to others; the bar beside it counts them all."""
    if branch.report is None:
        return ""
    return f'<span class="leaf-status own">{pen.status(branch)}</span>{pen.circumstances(branch)}'


@register.simple_tag
def table_rows(rows: Iterable[Row], city: City, plan: Plan, selection: Selection) -> SafeString:
    """The rows of the plan's table. A body's name leads to the same selection of that body alone."""
    pen = Pen(city, plan)
    addresses: dict[str, str] = {}

    def address_of(body: str) -> str:
        if body not in addresses:
            pair = (Criterion.BODY.value, body)
            query = selection.query_string(without=(Criterion.BODY,), also=(pair,))
            addresses[body] = pen.plan_address + query
        return addresses[body]

    return format_html_join("", _ROW, (_cells(row, pen, address_of) for row in rows))


_ROW = (
    '\n<tr role="row"><td role="cell" class="number"><bdi lang="{}">{}</bdi></td>'
    '<th role="rowheader" scope="row">{}</th><td role="cell">{}</td>'
    '<td role="cell">{}{}</td><td role="cell">{}</td></tr>'
)


def _cells(row: Row, pen: Pen, address_of: Callable[[str], str]) -> tuple[object, ...]:
    item = row.branch.item
    bodies = format_html_join(
        between_parts(),
        '<a href="{}" lang="{}"><bdi>{}</bdi></a>',
        ((address_of(body.key), pen.city.language, body.name) for body in row.leads),
    )
    return (
        pen.plan.language,
        item_number(item, pen.plan.language),
        pen.link(item, item.title),
        bodies,
        pen.status(row.branch),
        pen.circumstances(row.branch),
        pen.days(item),
    )


@register.simple_tag
def timeline_rows(rows: Iterable[Row], city: City, plan: Plan, timeline: Timeline) -> SafeString:
    """The rows of a timeline: the item, its bar over the years, its days and its status in words."""
    pen = Pen(city, plan)
    return format_html_join("", _TIMELINE_ROW, _timeline_cells(rows, pen, timeline))


_TIMELINE_ROW = (
    '\n<tr role="row"><th role="rowheader" scope="row">{}</th>'
    '<td role="cell" class="line"><svg class="span" aria-hidden="true" focusable="false">'
    '<use href="#years"/><rect class="fill-{}" x="{}%" width="{}%" y="30%" height="40%"/></svg></td>'
    '<td role="cell">{}{}</td><td role="cell">{}</td></tr>'
)


def _timeline_cells(rows: Iterable[Row], pen: Pen, timeline: Timeline) -> Iterator[tuple[object, ...]]:
    late = format_html(' <b class="late">{}</b>', gettext("past its day"))
    for row in rows:
        span = span_of(row)
        if span is None:
            continue
        start, width = timeline.scale.stretch(*span)
        yield (
            pen.named(row.branch.item),
            style_name(row.branch.status),
            start,
            width,
            pen.days(row.branch.item),
            late if is_overdue(row, timeline.today) else "",
            pen.status(row.branch),
        )


@register.simple_tag
def timeline_axis(timeline: Timeline) -> SafeString:
    """The years above a timeline, in the digits of the language being spoken."""
    language = get_language() or "en"
    named = [(tick.position, own_digits(str(tick.year), language)) for tick in timeline.scale.ticks()]
    return format_html(
        '<svg class="axis" role="img" aria-label="{}–{}">{}</svg>',
        named[0][1],
        named[-1][1],
        format_html_join("", '<text x="{}%" y="1.1em">{}</text>', named),
    )


@register.simple_tag
def timeline_years(timeline: Timeline) -> SafeString:
    """What stands behind every bar: a line where each year begins, and one for today. Drawn once."""
    years = format_html_join(
        "",
        '<line class="year" x1="{0}%" x2="{0}%" y1="0" y2="100%"/>',
        ((tick.position,) for tick in timeline.scale.ticks()),
    )
    today = SafeString("")
    if timeline.today_at is not None:
        today = format_html('<line class="today" x1="{0}%" x2="{0}%" y1="0" y2="100%"/>', timeline.today_at)
    return format_html(
        '<svg class="sprite" aria-hidden="true" width="0" height="0"><symbol id="years">{}{}</symbol></svg>',
        years,
        today,
    )
