"""What the explorer's filters and their values are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from townbook.portal.plans.choices import Choice
from townbook.portal.plans.selection import PAGE, PERIOD, SORT, VIEW, Criterion, Order, View
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

PARAMETER_LABELS: dict[str, StrPromise] = {
    Criterion.WORDS: _("Words of the title"),
    Criterion.BRANCH: _("Branch of the plan"),
    Criterion.BODY: _("Responsible body"),
    Criterion.STATUS: _("Status"),
    Criterion.REASON: _("Reason"),
    Criterion.WAITS: _("Waits for a working group"),
    Criterion.FIGURE: _("Figures"),
    Criterion.LATE: _("Day"),
    Criterion.DISTRICT: _("District"),
    Criterion.PLACE: _("Place"),
    PERIOD: _("Reporting period"),
    VIEW: _("View"),
    SORT: _("Order"),
    PAGE: _("Page"),
}
"""What each parameter of the address is called on the page."""

VIEW_LABELS: dict[View, StrPromise] = {
    View.TREE: _("Tree"),
    View.TABLE: _("Table"),
    View.TIMELINE: _("Timeline"),
    View.MAP: _("Map"),
}

ORDER_LABELS: dict[Order, StrPromise] = {
    Order.NUMBER: _("Number"),
    Order.TITLE: _("Title"),
    Order.BODY: _("Responsible body"),
    Order.STATUS: _("Status"),
    Order.ENDS: _("Period"),
}
"""What the table's columns are called."""


def words_of(criterion: Criterion, choice: Choice) -> str:
    """A value in the document's words, else in ours, in the language being spoken."""
    if choice.words:
        return choice.words
    if criterion is Criterion.STATUS:
        return STATUS_LABELS[Status(choice.value.replace("-", " "))][get_language() or "en"]
    if criterion is Criterion.FIGURE:
        return gettext("with figures")
    if criterion is Criterion.LATE:
        return gettext("overdue")
    return gettext("the document names no group")
