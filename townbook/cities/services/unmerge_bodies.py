"""Take the merge of two bodies back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.body_changes import Returning, body_keepers
from townbook.cities.models import Body, BodyAlias, Change, City
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.mark_published import mark_published
from townbook.cities.services.note_changes import NotedChange, note_changes
from townbook.text.search_keys import search_key


class MergedAnew(Exception):
    """The bodies are not what they were when somebody looked at what taking the merge back would do."""


@dataclass(frozen=True, slots=True)
class Parting:
    """What taking a merge back would do: how much of what the ``body`` gets back from ``into``, by the words
    of its keepers, and what ``stays`` because it was changed since. ``mark`` tells it from another one.
    """

    body: Body
    into: Body
    counts: Mapping[str, int]
    stays: Mapping[str, tuple[str, ...]]
    mark: str


def parting(*, change: Change) -> Parting:
    """What :func:`unmerge_bodies` would do; raises what that raises."""
    body, into = _two(change)
    returning = _returning(change, body, into)
    counts = {name: count for each in returning for name, count in each.counts.items() if count}
    stays = {name: names for each in returning for name, names in each.stays.items() if names}
    mark = f"{body.pk} {into.pk} {into.parent_id} {sorted(counts.items())} {sorted(stays.items())}"
    return Parting(body, into, counts, stays, mark)


@transaction.atomic
def unmerge_bodies(*, change: Change, expected: str, reason: str = "", actor: User | None) -> Body:
    """The body that was merged, by itself again, with all that the merge took from it and nobody changed
    since; what the other was given since stays with it.

    ``change`` is the merge's, ``expected`` the :attr:`Parting.mark` of what the person saw, else
    :class:`MergedAnew` is raised. Raises :class:`~django.core.exceptions.ValidationError` where the two
    cannot be parted, with what to do first.
    """
    lock_city(city=change.city)
    seen = parting(change=change)
    if seen.mark != expected:
        raise MergedAnew
    body, into, way_back = seen.body, seen.into, change.way_back
    returning = _returning(change, body, into)
    Body.objects.filter(pk=body.pk).update(merged_into=None)
    Body.objects.filter(pk__in=way_back["merged"], merged_into=into).update(merged_into=body)
    for each in returning:
        each.give_back()
    _put_back_under(body, into, way_back)
    for keeper in body_keepers():
        for one in (body, into):
            keeper.renamed(one)
    given = {"merged": "", "moved": seen.counts}
    note_changes(
        city=into.city,
        actor=actor,
        record="body",
        changes=[
            NotedChange("taken apart", into.pk, into.name, {"merged": body.name}, given),
            NotedChange("taken apart", body.pk, body.name, {"merged_into": into.name}, {"merged_into": ""}),
        ],
        reason=reason.strip(),
    )
    mark_published(city=into.city)
    return Body.objects.select_related("city", "parent").get(pk=body.pk)


def _two(change: Change) -> tuple[Body, Body]:
    """The two, as they may be parted."""
    bodies = Body.objects.select_related("city", "merged_into")
    into = bodies.get(pk=change.record_id, city=change.city_id)
    body = bodies.get(pk=change.way_back["body"], city=change.city_id)
    if body.merged_into is None:
        raise ValidationError(_("These are two bodies again: there is nothing to take back."))
    if body.merged_into != into:
        said = _("“%(name)s” is merged into “%(other)s” now. Take that merge back first.")
        lost = into if into.merged_into_id else body
        raise ValidationError(said % {"name": lost.name, "other": body.merged_into.name})
    later = Change.objects.filter(city=change.city_id, record="body", record_id=into.pk, action="merged")
    if later.filter(pk__gt=change.pk, way_back__body=body.pk).exists():
        raise ValidationError(_("The two were parted and merged again since. Take the later merge back."))
    _check_names(change, into)
    return body, into


def _check_names(change: Change, into: Body) -> None:
    """A name leads to one body: the other may not be called as this one was."""
    key = search_key(into.name, into.city.language) or into.name
    own = change.way_back["kept"]["cities"]["spellings"]
    if BodyAlias.objects.filter(pk__in=own, body=into, search_key=key).exists():
        said = _(
            "“%(name)s” is a name of the body that was merged. Give the other one a name of its own first."
        )
        raise ValidationError(said % {"name": into.name})


def _returning(change: Change, body: Body, into: Body) -> list[Returning]:
    kept = change.way_back["kept"]
    return [
        keeper.returning(body, into, kept[keeper.name]) for keeper in body_keepers() if keeper.name in kept
    ]


def _put_back_under(body: Body, into: Body, way_back: Mapping[str, Any]) -> None:
    """Both under what they were part of, as far as no body becomes part of itself by it."""
    rose = way_back["into_rose"]
    if rose and into.parent_id == rose[1]:
        _put_under(into, rose[0])
    _put_under(body, way_back["parent"])


def _put_under(body: Body, parent_id: int | None) -> None:
    parent = Body.objects.filter(pk=parent_id, city=body.city_id).first() if parent_id else None
    if parent is not None and parent.merged_into_id is not None:
        parent = Body.objects.get(pk=parent.merged_into_id)
    if parent is not None and not is_within(parent.pk, body.pk, body.city):
        Body.objects.filter(pk=body.pk).update(parent=parent)


def is_within(part: int, whole: int, city: City) -> bool:
    """Whether one body (primary key) is the other or part of it, however far down. One query."""
    parents = dict(Body.objects.filter(city=city).values_list("pk", "parent_id"))
    above: int | None = part
    seen: set[int] = set()
    while above is not None and above not in seen:
        if above == whole:
            return True
        seen.add(above)
        above = parents.get(above)
    return False
