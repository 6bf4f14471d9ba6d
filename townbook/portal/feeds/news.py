"""News of a city, a body, an item or a search: what feeds and letters tell.

News are in no language yet: a feed tells them in the city's, a letter in the one it was asked for in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext

from townbook.cities.models import City
from townbook.intake.selectors.news import Publication, newest_publications
from townbook.notices.registry import News, Words
from townbook.plans.models import Item, Report
from townbook.plans.selectors.deadlines import items_of_city
from townbook.plans.selectors.newest_reports import (
    newest_reports,
    newest_reports_without_source,
    standings_by_source,
)
from townbook.plans.standing import Standing
from townbook.portal.templatetags.places import item_name, period_words
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.ui.formats import moment, whole_number
from townbook.ui.templatetags.townbook import bar_words

MOST_ENTRIES = 50


def news_of_city(*, city: City) -> list[News]:
    """A document is one piece of news, with all that was read from it; a report written here is one too.

    Three queries.
    """
    documents = news_of_documents(newest_publications(city=city, most=MOST_ENTRIES))
    written = newest_reports_without_source(items=items_of_city(city=city), most=MOST_ENTRIES)
    return newest_first((*documents, *map(news_of_report, written)))[:MOST_ENTRIES]


def news_of_items(*, items: QuerySet[Item]) -> list[News]:
    """Each current report on the items is a piece of news. One query."""
    return [news_of_report(report) for report in newest_reports(items=items, most=MOST_ENTRIES)]


def newest_first(news: Iterable[News]) -> list[News]:
    """The news in the order they are told in."""
    return sorted(news, key=lambda each: each.moment, reverse=True)


def news_of_documents(publications: Collection[Publication]) -> list[News]:
    """Each document as a piece of news. One query."""
    standings = standings_by_source(sources=[each.source for each in publications])
    return [
        News(
            path=reverse("portal:source", args=[each.source.city.slug, each.source.key]),
            moment=each.published_at,
            name=str(each.source),
            language=each.source.language,
            text="",
            words=partial(_words_of_document, standings[each.source.pk]),
        )
        for each in publications
    ]


def news_of_report(report: Report) -> News:
    """A report with its item, plan, city and period as a piece of news."""
    item, plan = report.item, report.item.plan
    page = reverse("portal:item", args=[plan.city.slug, plan.slug, item.key])
    return News(
        path=f"{page}#report-{report.pk}",
        moment=report.changed_at,
        name=item_name(item, plan.language),
        language=plan.language,
        text=report.text,
        words=partial(_words_of_report, report),
    )


def _words_of_document(standing: Standing, language: str) -> Words:
    with translation.override(language):
        note = gettext("New document")
        if standing.total:
            count = whole_number(standing.total, language)
            reports = ngettext("%(count)s report", "%(count)s reports", standing.total) % {"count": count}
            note = f"{note}. {reports}: {bar_words(standing.counts)}."
        return Words(label=gettext("Document"), lines=(note,))


def _words_of_report(report: Report, language: str) -> Words:
    with translation.override(language):
        status = STATUS_LABELS[Status(report.status)][language]
        when = period_words(report.period, report.item.plan.city.calendar)
        return Words(label=status, headline=f"{status} ({when})", lines=tuple(_particulars(report, language)))


def _particulars(report: Report, language: str) -> Iterable[str]:
    if report.version > 1:
        yield gettext("This corrects what was reported before.")
    if report.status_reason:
        reason = gettext("Reason")
        yield f"{reason}: {report.status_reason}"
    if report.status_until:
        until = gettext("Until")
        last = report.status_until_ends or report.status_until
        calendar = report.item.plan.city.calendar
        yield f"{until}: {moment(report.status_until, last, language, calendar)}"
