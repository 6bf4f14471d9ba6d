"""Take a place in by hand, as a point."""

from __future__ import annotations

from statistics import median

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.enums import PlaceKind
from townbook.cities.gazetteer import LONGEST_NAME, WIDEST_CITY, GazetteerPlace
from townbook.cities.map_box import are_exchanged
from townbook.cities.models import City, Place
from townbook.cities.selectors.places import box_of
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.note_change import note_change
from townbook.cities.services.register_places import register_places
from townbook.text.canonical import canonical_text
from townbook.text.digits import ascii_digits

EXCHANGED = "exchanged"
"""The code of what is wrong where longitude was written for latitude."""

_DIGITS = 6
"""Digits of a degree that are kept: a tenth of a metre (RFC 7946, section 11.2)."""


@transaction.atomic
def add_place(*, city: City, name: str, latitude: str, longitude: str, actor: User | None) -> Place:
    """A new site of the city. Degrees are read with a point or a comma, in the digits of any language.

    Raises :class:`~django.core.exceptions.ValidationError` with a sentence for each field that will not do;
    the code :data:`EXCHANGED` says that the two numbers stand in each other's place.
    """
    lock_city(city=city)
    known = list(Place.objects.filter(city=city).values_list("kind", "name", "latitude", "longitude"))
    clean = " ".join(canonical_text(name).split())[:LONGEST_NAME]
    wrong: dict[str, str] = {}
    if not clean:
        wrong["name"] = _("A place needs a name.")
    elif any(kind == PlaceKind.SITE and each.casefold() == clean.casefold() for kind, each, *_at in known):
        wrong["name"] = _("There is a place of this name. Look for it above and choose it.")
    if _are_exchanged(city, _degrees(latitude, 180), _degrees(longitude, 180)):
        said = _("This point is off the city; with latitude and longitude exchanged it is in it.")
        sentences = {field: ValidationError(sentence) for field, sentence in wrong.items()}
        raise ValidationError({**sentences, "latitude": ValidationError(said, code=EXCHANGED)})
    north, east = _degrees(latitude, 90), _degrees(longitude, 180)
    if north is None:
        wrong["latitude"] = _("Write degrees between −90 and 90, for example 50.2547.")
    if east is None:
        wrong["longitude"] = _("Write degrees between −180 and 180, for example 28.6587.")
    if north is not None and east is not None and known:
        middle = median(each[2] for each in known), median(each[3] for each in known)
        if max(abs(north - middle[0]), abs(east - middle[1])) > WIDEST_CITY:
            wrong["latitude"] = _("This is far from all other places of the city. Look at the numbers again.")
    if wrong or north is None or east is None:
        raise ValidationError(wrong)
    point = (round(east, _DIGITS), round(north, _DIGITS))
    geometry = {"type": "Point", "coordinates": list(point)}
    added = GazetteerPlace("", PlaceKind.SITE.value, clean, {}, geometry, point)
    place = register_places(city=city, places=[added], actor=actor).new[0]
    note_change(
        city=city,
        actor=actor,
        action="created",
        record="place",
        record_id=place.pk,
        label=place.name,
        before={},
        after={"name": place.name, "latitude": place.latitude, "longitude": place.longitude},
    )
    return place


def _are_exchanged(city: City, latitude: float | None, longitude: float | None) -> bool:
    if latitude is None or longitude is None:
        return False
    return are_exchanged(box_of(city=city), latitude, longitude)


def _degrees(said: str, most: int) -> float | None:
    """The number said, if it is one and in its bounds."""
    plain = ascii_digits(said.strip()).replace("−", "-").replace("٫", ".").replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        return None
    return number if abs(number) <= most else None
