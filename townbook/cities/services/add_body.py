"""Take a body in by hand."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.body_changes import body_keepers
from townbook.cities.models import Body, City
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.mark_published import mark_published
from townbook.cities.services.note_change import note_change
from townbook.cities.services.register_bodies import Spellings, register_bodies
from townbook.text.canonical import canonical_text

LONGEST_NAME = 300
"""Characters; the longest of real documents has 180."""


@transaction.atomic
def add_body(*, city: City, name: str, actor: User | None) -> Body:
    """The city's body of that name: a new one, or the one that is known by any spelling of it.

    Raises :class:`~django.core.exceptions.ValidationError`.
    """
    lock_city(city=city)
    clean = checked_name(name)
    last = Body.objects.filter(city=city).order_by("-pk").values_list("pk", flat=True).first() or 0
    body = register_bodies(city=city, language=city.language, bodies=[Spellings(clean)])[0]
    if body.pk <= last:
        return body
    note_change(
        city=city,
        actor=actor,
        action="created",
        record="body",
        record_id=body.pk,
        label=body.name,
        before={},
        after={"name": body.name},
    )
    for keeper in body_keepers():
        keeper.renamed(body)
    mark_published(city=city)
    return body


def checked_name(name: str) -> str:
    """The name in canonical text. Raises :class:`~django.core.exceptions.ValidationError`."""
    clean = " ".join(canonical_text(name).split())
    if not clean:
        raise ValidationError({"name": _("A body needs a name. Write it as in the city’s documents.")})
    if len(clean) > LONGEST_NAME:
        said = _("This is too long: at most %(limit)s characters.") % {"limit": LONGEST_NAME}
        raise ValidationError({"name": said})
    return clean
