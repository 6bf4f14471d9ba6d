"""Merge two bodies that are one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.body_changes import body_keepers
from townbook.cities.models import Body
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.mark_published import mark_published
from townbook.cities.services.note_changes import NotedChange, note_changes


@transaction.atomic
def merge_bodies(*, body: Body, into: Body, reason: str = "", actor: User | None) -> Body:
    """``into``, which has all that was the body's: spellings, contacts, memberships, parts, and what higher
    contexts keep of it (:mod:`townbook.cities.body_changes`).

    The body's row stays with its name and address, which leads to ``into`` from now on. What both had is kept
    once. The change of ``into`` knows all that moved, for
    :func:`~townbook.cities.services.unmerge_bodies.unmerge_bodies`. Raises
    :class:`~django.core.exceptions.ValidationError` for bodies that cannot be merged.
    """
    lock_city(city=body.city)
    body, into = (Body.objects.select_related("city", "parent").get(pk=each.pk) for each in (body, into))
    _check(body, into)
    way_back: dict[str, Any] = {"body": body.pk, "parent": body.parent_id, "into_rose": _raise(body, into)}
    counts: dict[str, int] = {}
    kept: dict[str, Any] = {}
    for keeper in body_keepers():
        moved = keeper.merged(body, into)
        counts |= moved.counts
        kept[keeper.name] = moved.way_back
    way_back["kept"] = kept
    earlier = Body.objects.filter(merged_into=body)
    way_back["merged"] = list(earlier.values_list("pk", flat=True))
    earlier.update(merged_into=into)
    Body.objects.filter(pk=body.pk).update(merged_into=into, parent=None)
    for keeper in body_keepers():
        for each in (body, into):
            keeper.renamed(each)
    taken = {"merged": body.name, "moved": {name: count for name, count in counts.items() if count}}
    note_changes(
        city=into.city,
        actor=actor,
        record="body",
        changes=[
            NotedChange("merged", body.pk, body.name, {"merged_into": ""}, {"merged_into": into.name}),
            NotedChange("merged", into.pk, into.name, {"merged": ""}, taken, way_back),
        ],
        reason=reason.strip(),
    )
    mark_published(city=into.city)
    return Body.objects.select_related("city", "parent").get(pk=into.pk)


def _check(body: Body, into: Body) -> None:
    if body.city_id != into.city_id:
        raise ValidationError(_("Bodies of two cities are never merged."))
    if body.pk == into.pk:
        raise ValidationError(_("A body cannot be merged into itself. Choose another one."))
    if body.merged_into_id is not None or into.merged_into_id is not None:
        raise ValidationError(_("One of the two was merged already. Look again."))


def _raise(body: Body, into: Body) -> list[int | None]:
    """Where ``into`` was part of the body it rises to where that stood. What it was part of before and is
    part of now; nothing where it stayed.
    """
    parents = dict(Body.objects.filter(city=body.city_id).values_list("pk", "parent_id"))
    above = into.parent_id
    seen: set[int] = set()
    while above is not None and above != body.pk and above not in seen:
        seen.add(above)
        above = parents.get(above)
    if above != body.pk:
        return []
    Body.objects.filter(pk=into.pk).update(parent=body.parent_id)
    return [into.parent_id, body.parent_id]
