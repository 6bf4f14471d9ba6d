"""The review as plain data for the press: every word, number and date already in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext

from townbook.cities.models import City
from townbook.plans.models import Figure, Item, Report
from townbook.plans.standing import Standing
from townbook.portal.templatetags.places import item_name, period_words
from townbook.portal.years.review import Chapter, CountedReason, ReviewLine, YearReview
from townbook.portal.years.words import topic_title
from townbook.reading.labels import STATUS_LABELS
from townbook.sources.models import Passage
from townbook.text.languages import direction
from townbook.text.own_digits import own_digits
from townbook.ui import formats
from townbook.ui.charts.distribution import segments

Absolute = Callable[[str], str]
"""From an address on this site to one that can be followed from paper."""


def manuscript_of(review: YearReview, city: City, absolute: Absolute) -> dict[str, Any]:
    """All that ``review.typ`` sets."""
    language = get_language() or "en"
    period = period_words(review.period, city.calendar, review.plan)
    setter = _Setter(review, city, absolute, language)
    return {
        "language": language,
        "direction": direction(language),
        "plan_language": review.plan.language,
        "city_language": city.language,
        "page_numbering": own_digits("1", language),
        "title": gettext("Review: %(period)s") % {"period": period},
        "city": city.name,
        "plan": review.plan.title,
        "address": absolute(setter.plan_address),
        "labels": {
            "contents": gettext("Contents"),
            "branches": gettext("By branch of the plan"),
            "reasons": gettext("Reasons given"),
            "items": gettext("Items"),
            "status": gettext("Status"),
            "no_reason": gettext("no reason given"),
        },
        "total": formats.whole_number(review.standing.total, language),
        "standing": setter.standing(review.standing),
        "branches": [
            {
                "level": branch.item.level.label,
                "name": setter.name(branch.item),
                "total": formats.whole_number(branch.standing.total, language),
                "standing": setter.standing(branch.standing),
            }
            for branch in review.branches
            if branch.children
        ],
        "chapters": [setter.chapter(chapter) for chapter in review.chapters],
    }


class _Setter:
    """Puts the parts of one review into words."""

    def __init__(self, review: YearReview, city: City, absolute: Absolute, language: str) -> None:
        self._plan_language = review.plan.language
        self._language = language
        self._city = city
        self._absolute = absolute
        self.plan_address = reverse("portal:plan", args=[city.slug, review.plan.slug])

    def name(self, item: Item) -> str:
        """The item's number and title."""
        return item_name(item, self._plan_language)

    def standing(self, standing: Standing) -> list[dict[str, Any]]:
        """The parts of a bar, with their words."""
        return [
            {
                "style": part.name,
                "word": STATUS_LABELS[part.status][self._language],
                "count": formats.whole_number(part.count, self._language),
                "share": part.width,
            }
            for part in segments(standing.counts)
        ]

    def chapter(self, chapter: Chapter) -> dict[str, Any]:
        """A chapter with its reasons and its lines by branch."""
        has_many = len(chapter.standing.counts) > 1
        return {
            "title": topic_title(chapter.topic),
            "count": formats.whole_number(chapter.standing.total, self._language),
            "standing": self.standing(chapter.standing) if has_many else [],
            "reasons": [self._reason(each) for each in chapter.reasons],
            "branches": [
                {
                    "name": self.name(branch.top) if branch.top != branch.lines[0].item else "",
                    "lines": [self._line(line, has_many) for line in branch.lines],
                }
                for branch in chapter.branches
            ],
        }

    def _reason(self, counted: CountedReason) -> dict[str, str]:
        return {
            "reason": counted.reason,
            "count": formats.whole_number(counted.count, self._language),
        }

    def _line(self, line: ReviewLine, has_many_statuses: bool) -> dict[str, Any]:  # noqa: FBT001
        report = line.report
        return {
            "name": self.name(line.item),
            "address": self._absolute(f"{self.plan_address}{line.item.key}/"),
            "status": STATUS_LABELS[line.status][self._language] if has_many_statuses else "",
            "style": segments({line.status: 1})[0].name,
            "mark": self._mark(report, report.status_passage) if report else "",
            "facts": list(self._facts(line)),
            "opening": line.opening,
            "figures": [self._figure(report, figure) for figure in line.figures] if report else [],
        }

    def _facts(self, line: ReviewLine) -> Iterable[Mapping[str, str]]:
        """Each says in which language its words are."""
        if line.reason and not line.opening_says_why:
            yield {"label": gettext("Reason"), "words": line.reason, "language": self._plan_language}
        if line.report and line.report.status_until:
            first = line.report.status_until
            last = line.report.status_until_ends or first
            words = formats.moment(first, last, self._language, self._city.calendar)
            yield {"label": gettext("Until"), "words": words, "language": self._language}
        if line.groups:
            words = formats.between_parts().join(line.groups)
            yield {
                "label": gettext("Waits for a working group"),
                "words": words,
                "language": self._plan_language,
            }

    def _figure(self, report: Report, figure: Figure) -> dict[str, str]:
        written = formats.written_figure(figure, self._language, self._plan_language)
        return {
            # Paper has no hover to tell the whole number.
            "amount": written.in_full if written.is_rounded else written.amount,
            "of": written.thing,
            "mark": self._mark(report, figure.passage),
        }

    def _mark(self, report: Report, passage: Passage | None) -> str:
        """The address of a passage; "" where the value was not read from a document."""
        if report.source is None or passage is None:
            return ""
        document = reverse("portal:source", args=[self._city.slug, report.source.key])
        return self._absolute(f"{document}?passage={passage.start}-{passage.end}#passage")
