"""Change what a body is called, and which body it is part of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.body_changes import body_keepers
from townbook.cities.models import Body, BodyAlias
from townbook.cities.services.add_body import checked_name
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.mark_published import mark_published
from townbook.cities.services.note_change import note_change
from townbook.cities.services.register_bodies import LONGEST_KEY
from townbook.text.search_keys import search_key


class BodyChangedMeanwhile(Exception):
    """Somebody changed the body since it was read; ``name`` and ``parent`` are those it has now."""

    def __init__(self, body: Body) -> None:
        super().__init__(f"the body is {body.name!r} now")
        self.name = body.name
        self.parent = body.parent


@transaction.atomic
def change_body(
    *,
    body: Body,
    name: str,
    parent: Body | None,
    expected: tuple[str, int | None],
    actor: User | None,
    reason: str = "",
    action: str = "revised",
) -> Body:
    """The body with that name, as part of that other one; its address stays, and the old name still finds it.

    ``expected`` are the name and the parent (primary key) the person saw. Raises
    :class:`~django.core.exceptions.ValidationError` with a sentence for each field that will not do,
    :class:`BodyChangedMeanwhile`.
    """
    lock_city(city=body.city)
    body = Body.objects.select_related("city", "parent").get(pk=body.pk)
    if (body.name, body.parent_id) != expected:
        raise BodyChangedMeanwhile(body)
    clean = checked_name(name)
    _check_parent(body, parent)
    before = _values(body)
    _keep_spelling(body, clean)
    body.name, body.parent = clean, parent
    body.save(update_fields=["name", "parent"])
    changed = note_change(
        city=body.city,
        actor=actor,
        action=action,
        record="body",
        record_id=body.pk,
        label=body.name,
        before=before,
        after=_values(body),
        reason=reason,
    )
    if changed:
        for keeper in body_keepers():
            keeper.renamed(body)
        mark_published(city=body.city)
    return body


def _values(body: Body) -> Mapping[str, Any]:
    return {"name": body.name, "parent": body.parent.name if body.parent else ""}


def _check_parent(body: Body, parent: Body | None) -> None:
    if body.merged_into_id is not None:
        raise ValidationError(_("This body was merged into another one. Change that one."))
    if parent is None:
        return
    if parent.city_id != body.city_id or parent.merged_into_id is not None:
        raise ValidationError({"parent": _("Choose a body of this city.")})
    parents = dict(Body.objects.filter(city=body.city_id).values_list("pk", "parent_id"))
    above: int | None = parent.pk
    seen: set[int] = set()
    while above is not None and above not in seen:
        if above == body.pk:
            said = _("A body cannot be part of itself or of one that is part of it.")
            raise ValidationError({"parent": said})
        seen.add(above)
        above = parents.get(above)


def _keep_spelling(body: Body, name: str) -> None:
    """The new name leads to the body from now on. Raises where it leads to another."""
    key = (search_key(name, body.city.language) or name)[:LONGEST_KEY]
    alias = BodyAlias.objects.filter(city=body.city_id, search_key=key).select_related("body").first()
    if alias is None:
        BodyAlias.objects.create(city=body.city, body=body, name=name, search_key=key)
    elif alias.body_id != body.pk:
        said = _("Another body is known by this name: “%(name)s”. Merge the two, or choose another name.")
        raise ValidationError({"name": said % {"name": alias.body.name}})
