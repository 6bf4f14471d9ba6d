"""News of a city, a body or an item, in the city's own language."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from townbook.cities.models import City
from townbook.intake.selectors.news import Publication, newest_publications
from townbook.plans.models import Item, Report
from townbook.plans.selectors.deadlines import items_of_city
from townbook.plans.selectors.newest_reports import (
    newest_reports,
    newest_reports_without_source,
    standings_by_source,
)
from townbook.plans.standing import Standing
from townbook.portal.feeds.atom import Entry
from townbook.portal.templatetags.places import item_name
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.ui.formats import moment, period, whole_number
from townbook.ui.templatetags.townbook import bar_words

MOST_ENTRIES = 50

Absolute = Callable[[str], str]
"""Makes an absolute address of one that begins with a slash."""


def news_of_city(*, city: City, absolute: Absolute) -> list[Entry]:
    """A document is one piece of news, with all that was read from it; a report written here is one too.

    Three queries.
    """
    publications = newest_publications(city=city, most=MOST_ENTRIES)
    standings = standings_by_source(sources=[each.source for each in publications])
    documents = [_document(city, each, standings[each.source.pk], absolute) for each in publications]
    written = newest_reports_without_source(items=items_of_city(city=city), most=MOST_ENTRIES)
    entries = [*documents, *(_report(city, report, absolute) for report in written)]
    return sorted(entries, key=lambda entry: entry.updated, reverse=True)[:MOST_ENTRIES]


def news_of_items(*, city: City, items: QuerySet[Item], absolute: Absolute) -> list[Entry]:
    """Each current report on the items is a piece of news. One query."""
    return [_report(city, report, absolute) for report in newest_reports(items=items, most=MOST_ENTRIES)]


def _document(city: City, publication: Publication, standing: Standing, absolute: Absolute) -> Entry:
    source, said = publication.source, gettext("New document")
    if standing.total:
        count = whole_number(standing.total, city.language)
        reports = ngettext("%(count)s report", "%(count)s reports", standing.total) % {"count": count}
        said = f"{said}. {reports}: {bar_words(standing.counts)}."
    return Entry(
        address=absolute(reverse("portal:source", args=[city.slug, source.key])),
        title=str(source),
        text=said,
        language=source.language,
        updated=publication.published_at,
        label=gettext("Document"),
    )


def _report(city: City, report: Report, absolute: Absolute) -> Entry:
    item, status = report.item, STATUS_LABELS[Status(report.status)][city.language]
    address = reverse("portal:item", args=[city.slug, item.plan.slug, item.key])
    return Entry(
        address=absolute(f"{address}#report-{report.pk}"),
        title=f"{item_name(item, item.plan.language)}: {status} ({_period(city, report)})",
        text="\n".join(filter(None, (report.text, *_particulars(city, report)))),
        language=item.plan.language,
        updated=report.reported_at,
        label=status,
    )


def _period(city: City, report: Report) -> str:
    starts, ends = report.period.starts, report.period.ends
    if starts is None or ends is None:
        return report.period.label or gettext("Period not stated")
    return period(starts, ends, city.language, city.calendar)


def _particulars(city: City, report: Report) -> list[str]:
    said = []
    if report.version > 1:
        said.append(gettext("This corrects what was reported before."))
    if report.status_reason:
        said.append(f"{gettext('Reason')}: {report.status_reason}")
    if report.status_until:
        last = report.status_until_ends or report.status_until
        words = moment(report.status_until, last, city.language, city.calendar)
        said.append(f"{gettext('Until')}: {words}")
    return said
