"""Merge two bodies that are one."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.body_changes import body_keepers
from townbook.cities.models import Body, BodyAlias, BodyContact, Membership
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.mark_published import mark_published
from townbook.cities.services.note_change import note_change


@transaction.atomic
def merge_bodies(*, body: Body, into: Body, reason: str = "", actor: User | None) -> Body:
    """``into``, which has all that was the body's: spellings, contacts, memberships, parts, and what higher
    contexts keep of it (:mod:`townbook.cities.body_changes`).

    The body's row stays with its name and address, which leads to ``into`` from now on. What both had is kept
    once. Raises :class:`~django.core.exceptions.ValidationError` for bodies that cannot be merged.
    """
    lock_city(city=body.city)
    body, into = (Body.objects.select_related("city", "parent").get(pk=each.pk) for each in (body, into))
    _check(body, into)
    moved = {
        "spellings": BodyAlias.objects.filter(body=body).update(body=into),
        "contacts": _move_contacts(body, into),
        "memberships": _move_memberships(body, into),
        "parts": _move_parts(body, into),
    }
    for keeper in body_keepers():
        moved |= keeper.merged(body, into)
    Body.objects.filter(merged_into=body).update(merged_into=into)
    Body.objects.filter(pk=body.pk).update(merged_into=into, parent=None)
    for keeper in body_keepers():
        for each in (body, into):
            keeper.renamed(each)
    note_change(
        city=into.city,
        actor=actor,
        action="merged",
        record="body",
        record_id=into.pk,
        label=into.name,
        before={"merged": ""},
        after={"merged": body.name, "moved": moved},
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


def _move_contacts(body: Body, into: Body) -> int:
    known = set(BodyContact.objects.filter(body=into).values_list("role", "email"))
    rows = list(BodyContact.objects.filter(body=body))
    doubled = [row.pk for row in rows if (row.role, row.email) in known]
    BodyContact.objects.filter(pk__in=doubled).delete()
    return BodyContact.objects.filter(body=body).update(body=into)


def _move_memberships(body: Body, into: Body) -> int:
    known = set(Membership.objects.filter(body=into).values_list("user", "role"))
    rows = list(Membership.objects.filter(body=body))
    doubled = [row.pk for row in rows if (row.user_id, row.role) in known]
    Membership.objects.filter(pk__in=doubled).delete()
    return Membership.objects.filter(body=body).update(body=into)


def _move_parts(body: Body, into: Body) -> int:
    """What was part of the body is part of the other; it itself, if it was among them, rises to where the
    body stood.
    """
    parents = dict(Body.objects.filter(city=body.city_id).values_list("pk", "parent_id"))
    above = into.parent_id
    seen: set[int] = set()
    while above is not None and above != body.pk and above not in seen:
        seen.add(above)
        above = parents.get(above)
    if above == body.pk:
        Body.objects.filter(pk=into.pk).update(parent=body.parent_id)
    return Body.objects.filter(parent=body).exclude(pk=into.pk).update(parent=into)
