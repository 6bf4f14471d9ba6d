"""What the kinds of change, and what keeps numbers from being compared, are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from townbook.portal.compare.cautions import Caution
from townbook.portal.compare.changes import Change

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

CHANGE_TITLES: dict[Change, StrPromise] = {
    Change.COMPLETED: _("Newly completed"),
    Change.STOPPED: _("Stopped"),
    Change.RESUMED: _("Resumed"),
    Change.SILENT: _("Fell silent"),
    Change.APPEARED: _("Newly reported"),
    Change.OTHER: _("Moved otherwise"),
    Change.SAME: _("As before"),
}

CHANGE_MEANINGS: dict[Change, StrPromise] = {
    Change.COMPLETED: _("Completed in the later report, and not in the earlier one."),
    Change.STOPPED: _("Suspended, postponed or cancelled in the later report, and not in the earlier one."),
    Change.RESUMED: _("Suspended, postponed or cancelled before; in progress or ongoing in the later one."),
    Change.SILENT: _("Reported on before, and unreported in the later period. Completed items often are."),
    Change.APPEARED: _(
        "Unreported in the earlier period. A report does not say whether the item was in the plan then."
    ),
    Change.OTHER: _("From one status to another in any other way."),
    Change.SAME: _("The same status in both periods."),
}

CAUTION_WORDS: dict[Caution, StrPromise] = {
    Caution.PERIODS_DIFFER: _("The latest reports speak of different periods."),
    Caution.SIZES_DIFFER: _(
        "One plan has at least three times as many items as another: it is cut finer, and its items are "
        "smaller."
    ),
    Caution.FEW_ITEMS: _(
        "A plan here has fewer than twenty items: one item moves its shares by more than five percentage "
        "points."
    ),
    Caution.LITTLE_REPORTED: _(
        "In a city here less than half of the items were reported on. What is unreported is unknown, not "
        "undone."
    ),
}
