"""Every sort of change that can be taken back. A feature enters its own here."""

from __future__ import annotations

from townbook.cities.models import Change
from townbook.desk.history.restoring import Restorer
from townbook.desk.history.restoring_answers import ANSWERS, PLACES
from townbook.desk.history.restoring_bodies import BODY, MERGE
from townbook.desk.history.restoring_city import CITY
from townbook.desk.history.restoring_files import FILE
from townbook.desk.history.restoring_items import ITEM, REMOVED_ITEM
from townbook.desk.history.restoring_places import LEVEL, MOVED_ITEM
from townbook.desk.history.restoring_plans import PERIOD, PLAN, REMOVED_PLAN
from townbook.desk.history.restoring_reports import REPORT
from townbook.desk.history.restoring_roles import GIVEN, TAKEN

RESTORERS: tuple[Restorer, ...] = (
    *(REMOVED_ITEM, MOVED_ITEM, LEVEL, PLACES, ANSWERS, ITEM),
    *(REMOVED_PLAN, PLAN, PERIOD, REPORT, FILE, MERGE, BODY, GIVEN, TAKEN, CITY),
)
"""The first that offers to take a change back does it."""


def restorer_of(change: Change) -> Restorer | None:
    """How the change is taken back; ``None`` where it cannot be. Without a query."""
    return next((each for each in RESTORERS if each.record == change.record and each.offers(change)), None)
