"""Change what a city is called, how its pages look, and where they stand."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from townbook.accounts.models import User
from townbook.cities.city_settings import CitySettings, checked_settings, host_is_taken
from townbook.cities.logo_image import MEDIA_TYPE, UnusableLogo, logo_png
from townbook.cities.models import City
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.mark_published import mark_published
from townbook.cities.services.note_change import note_change
from townbook.files.models import StoredFile
from townbook.files.services.bring_in_file import bring_in_file
from townbook.files.services.store_file import store_file

_FIELDS = (
    "name",
    "names",
    "languages",
    "calendar",
    "first_weekday",
    "time_zone",
    "accent",
    "home_texts",
    "host",
    "logo",
)


@dataclass(frozen=True, slots=True)
class _Why:
    """What is kept of a change beside what it changes."""

    actor: User | None
    reason: str
    action: str


def change_city(
    *,
    city: City,
    settings: CitySettings,
    logo: bytes | StoredFile | None,
    without_logo: bool,
    actor: User | None,
    reason: str = "",
    action: str = "revised",
) -> City:
    """The city with these settings, all of them or none.

    ``logo`` is a picture as somebody sent it, or one the city had before; without one the city keeps its
    logo, or has none any more if ``without_logo``. Browsers learn of the change with their next request. Call
    it outside of a transaction: the picture is put in place before. Raises
    :class:`~django.core.exceptions.ValidationError` with all sentences, by field.
    """
    known = logo if isinstance(logo, StoredFile) else None
    picture = _checked(city, settings, logo if isinstance(logo, bytes) else None)
    with bring_in_file(data=picture) if picture is not None else nullcontext() as file:
        try:
            with transaction.atomic():
                change = _Why(actor, reason, action)
                picked = store_file(file=file, media_type=MEDIA_TYPE) if file is not None else known
                return _changed(city, settings, picked, without_logo=without_logo, change=change)
        except IntegrityError:  # Between look and save another city took the host.
            raise ValidationError({"host": [host_is_taken()]}) from None


def _checked(city: City, settings: CitySettings, logo: bytes | None) -> bytes | None:
    """The picture as it is kept; raises for all that is wrong at once."""
    problems: dict[str, list[str]] = {}
    picture = None
    try:
        checked_settings(city, settings)
    except ValidationError as wrong:
        problems.update(wrong.message_dict)
    try:
        picture = logo_png(logo) if logo is not None else None
    except UnusableLogo as wrong:
        problems["logo"] = [str(wrong.message)]
    if problems:
        raise ValidationError(problems)
    return picture


def _changed(
    city: City, settings: CitySettings, logo: StoredFile | None, *, without_logo: bool, change: _Why
) -> City:
    lock_city(city=city)
    changed = City.objects.select_related("logo").get(pk=city.pk)
    clean = checked_settings(changed, settings)
    before = _seen(changed)
    changed.name = clean.name
    changed.names = dict(clean.names)
    changed.languages = list(clean.languages)
    changed.calendar = clean.calendar
    changed.first_weekday = clean.first_weekday
    changed.time_zone = clean.time_zone
    changed.accent = clean.accent
    changed.home_texts = dict(clean.home_texts)
    changed.host = clean.host or None
    if logo is not None:
        changed.logo = logo
    elif without_logo:
        changed.logo = None
    after = _seen(changed)
    if before == after:
        return changed
    changed.save(update_fields=_FIELDS)
    note_change(
        city=changed,
        actor=change.actor,
        action=change.action,
        record="city",
        record_id=changed.pk,
        label=changed.name,
        before=before,
        after=after,
        reason=change.reason,
    )
    mark_published(city=changed)
    return changed


def _seen(city: City) -> dict[str, object]:
    seen: dict[str, object] = {name: getattr(city, name) for name in _FIELDS}
    return seen | {"logo": city.logo.sha256 if city.logo else None}
