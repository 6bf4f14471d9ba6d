"""A city's settings as they were."""

from __future__ import annotations

from typing import Any

from townbook.cities.city_settings import CitySettings
from townbook.cities.models import Change, City
from townbook.cities.permissions import may_change_city
from townbook.cities.services.change_city import change_city
from townbook.desk.history.restoring import MovedOn, Preview, Restorer, fields_before
from townbook.desk.member_page import Member
from townbook.plans.plan_content import mark_of

_FIELDS = frozenset(
    {
        *("name", "names", "languages", "calendar", "first_weekday"),
        *("time_zone", "accent", "home_texts", "host"),
    }
)
"""All but the logo: of an old one only its digest is kept in a change."""


def _said(change: Change) -> dict[str, Any]:
    city = City.objects.get(pk=change.city_id)
    return {name: getattr(city, name) for name in sorted(_FIELDS)}


def _preview(change: Change) -> Preview:
    now, then = _said(change), fields_before(change, _FIELDS)
    return Preview({name: now[name] for name in then}, then, mark_of(list(now.values())))


def _restore(member: Member, change: Change, mark: str, reason: str) -> None:
    if _preview(change).mark != mark:
        raise MovedOn
    said = {**_said(change), **fields_before(change, _FIELDS)}
    settings = CitySettings(**{**said, "languages": tuple(said["languages"]), "host": said["host"] or ""})
    change_city(
        city=member.city,
        settings=settings,
        logo=None,
        without_logo=False,
        actor=member.user,
        reason=reason,
        action="restored",
    )


CITY = Restorer(
    "city",
    lambda change: bool(fields_before(change, _FIELDS)),
    lambda member, _change: may_change_city(member.grants.all_roles),
    _preview,
    _restore,
)
