"""What a file of items says of each: stable names, and values as a person and a program can both use them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import City
from townbook.plans.models import Period, Plan, Report
from townbook.plans.selectors.item_bodies import ItemBody
from townbook.portal.plans.rows import Row
from townbook.reading.labels import STATUS_LABELS
from townbook.text.iso_time import iso_time

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Value = str | int | date | None

COLUMNS: Mapping[str, StrPromise] = {
    "number": _("Number"),
    "title": _("Title"),
    "level": _("Level"),
    "branch": _("Branch of the plan"),
    "lead_bodies": _("Responsible body"),
    "other_bodies": _("Contributors and who else reported"),
    "period": _("Reporting period"),
    "status": _("Status, for programs"),
    "status_label": _("Status"),
    "reason": _("Reason"),
    "until": _("Until"),
    "progress": _("Progress, percent"),
    "waits_for": _("Waits for a working group"),
    "figures": _("Figures"),
    "starts": _("Begins"),
    "ends": _("Ends"),
    "page": _("Page"),
    "passage": _("Passage in the document"),
    "places": _("Places"),
    "districts": _("Districts"),
}
"""By the name that never changes, what a column is called in a spreadsheet."""

BETWEEN_NAMES = "; "
"""The same in all languages: a program takes names apart by it."""


@dataclass(frozen=True, slots=True)
class ItemRecords:
    """The rows of a plan as records. ``absolute`` makes a whole address of a path."""

    city: City
    plan: Plan
    period: Period | None
    rows: tuple[Row, ...]
    absolute: Callable[[str], str]

    def __iter__(self) -> Iterator[dict[str, Value]]:
        for row in self.rows:
            yield self._record(row)

    def _record(self, row: Row) -> dict[str, Value]:
        item, report = row.branch.item, row.branch.report
        others = [body for body in row.bodies if body not in row.leads]
        page = reverse("portal:item", args=[self.city.slug, self.plan.slug, item.key])
        return {
            "number": item.number,
            "title": item.title,
            "level": item.level.label,
            "branch": f"{row.top.item.number} {row.top.item.title}".strip() if row.top else "",
            "lead_bodies": _names(row.leads),
            "other_bodies": _names(others),
            "period": self.period.label if self.period else "",
            "status": row.branch.status.value,
            "status_label": STATUS_LABELS[row.branch.status][self.city.language],
            "reason": row.reason,
            "until": _until(report),
            "progress": report.progress if report else None,
            "waits_for": BETWEEN_NAMES.join(group for group in row.groups if group),
            "figures": row.figures,
            "starts": item.starts,
            "ends": item.ends,
            "page": self.absolute(page),
            "passage": self._passage(row),
            "places": BETWEEN_NAMES.join(each.place.name for each in row.places),
            "districts": BETWEEN_NAMES.join(
                dict.fromkeys(each.district.name for each in row.places if each.district)
            ),
        }

    def _passage(self, row: Row) -> str:
        """The address of the words that say the status; "" where it was not read from a document."""
        report = row.branch.report
        if report is None or report.source is None or report.status_passage is None:
            return ""
        place = report.status_passage
        source = reverse("portal:source", args=[self.city.slug, report.source.key])
        return self.absolute(f"{source}?passage={place.start}-{place.end}#passage")


def _until(report: Report | None) -> date | str | None:
    """A day, or what is longer as ISO 8601 writes it: "2026", "2026-03", "2026-07-01/2026-12-31"."""
    if report is None or report.status_until is None:
        return None
    last = report.status_until_ends
    if last is None or last == report.status_until:
        return report.status_until
    return iso_time(report.status_until, last)


def _names(bodies: Iterable[ItemBody]) -> str:
    return BETWEEN_NAMES.join(body.name for body in bodies)
