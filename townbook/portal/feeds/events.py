"""Deadlines as events of a calendar, in the city's own language."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from townbook.cities.models import City
from townbook.plans.models import Item, Milestone
from townbook.plans.selectors.deadlines import Deadline, deadlines_of
from townbook.portal.feeds.atom import NOTHING_YET
from townbook.portal.feeds.entries import Absolute
from townbook.portal.feeds.icalendar import Event
from townbook.portal.templatetags.places import item_name
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.ui.formats import day


def deadline_events(*, city: City, items: QuerySet[Item], host: str, absolute: Absolute) -> list[Event]:
    """An event for each item and each milestone that is due. Three queries."""
    return [_event(city, deadline, host, absolute) for deadline in deadlines_of(items=items)]


def _event(city: City, deadline: Deadline, host: str, absolute: Absolute) -> Event:
    item, plan = deadline.item, deadline.item.plan
    step = deadline.milestone
    is_put_off = deadline.status is Status.POSTPONED and step is None
    due = gettext("Postponed until") if is_put_off else gettext("Due")
    name = item_name(item, plan.language)
    reported = gettext("Last reported")
    said = (
        *([name] if step else []),
        plan.title,
        f"{due}: {day(deadline.day, city.language)}",
        f"{reported}: {STATUS_LABELS[deadline.status][city.language]}",
    )
    return Event(
        identity=f"{item.key}{_step(step)}.{plan.slug}.{city.slug}@{host}",
        day=deadline.day,
        summary=step.title if step else name,
        description="\n".join(said),
        address=absolute(reverse("portal:item", args=[city.slug, plan.slug, item.key])),
        changed=deadline.changed_at or NOTHING_YET,
    )


def _step(step: Milestone | None) -> str:
    """What tells an event of a milestone from its item's; no item's key holds a slash."""
    return f"/{step.position + 1}" if step else ""
