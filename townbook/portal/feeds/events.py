"""Deadlines as events of a calendar, in the city's own language."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from townbook.cities.models import City
from townbook.plans.models import Item
from townbook.plans.selectors.deadlines import Deadline, deadlines_of
from townbook.portal.feeds.atom import NOTHING_YET
from townbook.portal.feeds.icalendar import Event
from townbook.portal.feeds.news import Absolute
from townbook.portal.templatetags.places import item_name
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.ui.formats import day


def deadline_events(*, city: City, items: QuerySet[Item], host: str, absolute: Absolute) -> list[Event]:
    """An event for each item that is due. Two queries."""
    return [_event(city, deadline, host, absolute) for deadline in deadlines_of(items=items)]


def _event(city: City, deadline: Deadline, host: str, absolute: Absolute) -> Event:
    item, plan = deadline.item, deadline.item.plan
    due = gettext("Postponed until") if deadline.status is Status.POSTPONED else gettext("Due")
    reported = gettext("Last reported")
    said = (
        plan.title,
        f"{due}: {day(deadline.day, city.language)}",
        f"{reported}: {STATUS_LABELS[deadline.status][city.language]}",
    )
    return Event(
        identity=f"{item.key}.{plan.slug}.{city.slug}@{host}",
        day=deadline.day,
        summary=item_name(item, plan.language),
        description="\n".join(said),
        address=absolute(reverse("portal:item", args=[city.slug, plan.slug, item.key])),
        changed=deadline.changed_at or NOTHING_YET,
    )
