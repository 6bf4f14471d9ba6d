"""Every kind of record that can be as it was. A feature enters its own here."""

from __future__ import annotations

from townbook.cities.models import Change
from townbook.desk.history.restoring import Restorer
from townbook.desk.history.restoring_bodies import BODY
from townbook.desk.history.restoring_city import CITY
from townbook.desk.history.restoring_plans import ITEM, PERIOD, PLAN
from townbook.desk.history.restoring_reports import REPORT

RESTORERS: dict[str, Restorer] = {
    restorer.record: restorer for restorer in (ITEM, PLAN, PERIOD, BODY, REPORT, CITY)
}


def restorer_of(change: Change) -> Restorer | None:
    """How the change is taken back; ``None`` where it cannot be. Without a query."""
    restorer = RESTORERS.get(change.record)
    return restorer if restorer is not None and restorer.offers(change) else None
