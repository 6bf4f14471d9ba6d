"""What a city itself has of its bodies: spellings, contacts, roles of people, parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from townbook.cities.body_changes import BodyKeeper, Moved, Returning
from townbook.cities.models import Body, BodyAlias, BodyContact, Membership


def _renamed(body: Body) -> None:
    """Nothing here repeats a body's name."""


def _merged(body: Body, into: Body) -> Moved:
    spellings = list(BodyAlias.objects.filter(body=body).values_list("pk", flat=True))
    BodyAlias.objects.filter(body=body).update(body=into)
    contacts, memberships = _move_contacts(body, into), _move_memberships(body, into)
    parts = _move_parts(body, into)
    way_back = {"spellings": spellings, "contacts": contacts, "memberships": memberships, "parts": parts}
    counts = {
        "spellings": len(spellings),
        "contacts": len(contacts["moved"]),
        "memberships": len(memberships["moved"]),
        "parts": len(parts),
    }
    return Moved(counts, way_back)


def _move_contacts(body: Body, into: Body) -> dict[str, Any]:
    """Who stands with both is kept once; of the other row all but the address is told."""
    known = {(row.role, row.email): row.pk for row in BodyContact.objects.filter(body=into)}
    moved, doubled = [], []
    for row in BodyContact.objects.filter(body=body):
        twin = known.get((row.role, row.email))
        if twin is None:
            moved.append(row.pk)
        else:
            said = {"role": row.role, "name": row.name, "language": row.language}
            doubled.append({"pk": row.pk, "twin": twin, **said})
    BodyContact.objects.filter(pk__in=[each["pk"] for each in doubled]).delete()
    BodyContact.objects.filter(body=body).update(body=into)
    return {"moved": moved, "doubled": doubled}


def _move_memberships(body: Body, into: Body) -> dict[str, Any]:
    known = {(row.user_id, row.role): row.pk for row in Membership.objects.filter(body=into)}
    moved, doubled = [], []
    for row in Membership.objects.filter(body=body):
        twin = known.get((row.user_id, row.role))
        if twin is None:
            moved.append(row.pk)
        else:
            doubled.append({"pk": row.pk, "twin": twin})
    Membership.objects.filter(pk__in=[each["pk"] for each in doubled]).delete()
    Membership.objects.filter(body=body).update(body=into)
    return {"moved": moved, "doubled": doubled}


def _move_parts(body: Body, into: Body) -> list[int]:
    """What was part of the body is part of the other."""
    parts = Body.objects.filter(parent=body).exclude(pk=into.pk)
    moved = list(parts.values_list("pk", flat=True))
    parts.update(parent=into)
    return moved


def _returning(body: Body, into: Body, way_back: Mapping[str, Any]) -> Returning:
    spellings = BodyAlias.objects.filter(pk__in=way_back["spellings"], body=into)
    parts = Body.objects.filter(pk__in=way_back["parts"], parent=into)
    contacts, contacts_again = _contacts(body, into, way_back["contacts"])
    memberships, memberships_again = _memberships(body, into, way_back["memberships"])
    counts = {
        "spellings": spellings.count(),
        "contacts": len(contacts) + len(contacts_again),
        "memberships": len(memberships) + len(memberships_again),
        "parts": parts.count(),
    }

    def give_back() -> None:
        spellings.update(body=body)
        BodyContact.objects.filter(pk__in=contacts).update(body=body)
        BodyContact.objects.bulk_create(contacts_again)
        Membership.objects.filter(pk__in=memberships).update(body=body)
        Membership.objects.bulk_create(memberships_again)
        parts.update(parent=body)

    return Returning(counts, _left(into, way_back), give_back)


def _left(into: Body, way_back: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Parts that are part of another since. A contact or a role that was taken away since is gone, and stays
    so.
    """
    elsewhere = Body.objects.filter(pk__in=way_back["parts"]).exclude(parent=into).order_by("name", "pk")
    return {"parts": tuple(elsewhere.values_list("name", flat=True))}


def _contacts(body: Body, into: Body, kept: Mapping[str, Any]) -> tuple[list[int], list[BodyContact]]:
    """Those that are still the other's; and those that stood with both, as long as the one that was kept
    stands.
    """
    still = {row.pk: row for row in BodyContact.objects.filter(body=into)}
    again = [
        BodyContact(
            pk=each["pk"],
            body=body,
            role=each["role"],
            name=each["name"],
            language=each["language"],
            email=still[each["twin"]].email,
        )
        for each in kept["doubled"]
        if each["twin"] in still
    ]
    return [pk for pk in kept["moved"] if pk in still], again


def _memberships(body: Body, into: Body, kept: Mapping[str, Any]) -> tuple[list[int], list[Membership]]:
    """As of contacts: nobody gets a role again that was taken from them since."""
    still = {row.pk: row for row in Membership.objects.filter(body=into)}
    twins = [(each["pk"], still[each["twin"]]) for each in kept["doubled"] if each["twin"] in still]
    again = [
        Membership(pk=pk, user_id=twin.user_id, city_id=twin.city_id, role=twin.role, body=body)
        for pk, twin in twins
    ]
    return [pk for pk in kept["moved"] if pk in still], again


KEEPER = BodyKeeper("cities", _renamed, _merged, _returning)
