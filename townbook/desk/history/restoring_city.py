"""A city's settings as they were."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from townbook.cities.city_settings import CitySettings
from townbook.cities.models import Change, City
from townbook.cities.permissions import may_change_city
from townbook.cities.services.change_city import change_city
from townbook.desk.history.restoring import CannotRestore, MovedOn, Preview, Restorer, fields_before
from townbook.desk.member_page import Member
from townbook.files.models import StoredFile
from townbook.plans.plan_content import mark_of

_SETTINGS = frozenset(
    {
        *("name", "names", "languages", "calendar", "first_weekday"),
        *("time_zone", "accent", "home_texts", "host"),
    }
)
_FIELDS = _SETTINGS | {"logo"}
"""The logo by the digest of its file, which is kept for good."""


def _said(change: Change) -> dict[str, Any]:
    city = City.objects.select_related("logo").get(pk=change.city_id)
    said = {name: getattr(city, name) for name in sorted(_SETTINGS)}
    return said | {"logo": city.logo.sha256 if city.logo else None}


def _preview(change: Change) -> Preview:
    now, then = _said(change), fields_before(change, _FIELDS)
    _logo(then)
    return Preview({name: now[name] for name in then}, then, mark_of(list(now.values())))


def _logo(then: Mapping[str, Any]) -> StoredFile | None:
    """The picture of then, where the change changed it and there was one."""
    digest = then.get("logo")
    if not digest:
        return None
    picture = StoredFile.objects.filter(sha256=digest).first()
    if picture is None or not picture.path.exists():
        raise CannotRestore(
            gettext("The file of the old logo is lost. Upload the logo again in the settings.")
        )
    return picture


def _restore(member: Member, change: Change, mark: str, reason: str) -> None:
    if _preview(change).mark != mark:
        raise MovedOn
    then = fields_before(change, _FIELDS)
    said = {name: value for name, value in {**_said(change), **then}.items() if name in _SETTINGS}
    settings = CitySettings(**{**said, "languages": tuple(said["languages"]), "host": said["host"] or ""})
    change_city(
        city=member.city,
        settings=settings,
        logo=_logo(then),
        without_logo="logo" in then and not then["logo"],
        actor=member.user,
        reason=reason,
        action="restored",
    )


CITY = Restorer(
    "city",
    lambda change: bool(fields_before(change, _FIELDS)),
    lambda grants: may_change_city(grants.all_roles),
    _preview,
    _restore,
)
