"""People of the city's staff, signed in."""

from __future__ import annotations

from django.test import Client

from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import Body, City
from townbook.cities.services.grant_role import grant_role


def person(name: str, city: City, role: Role, body: Body | None = None) -> User:
    """A person with that role in the city."""
    user = User.objects.create_user(f"{name}@example.org", name=name)
    grant_role(user=user, city=city, role=role, body=body)
    return user


def signed_in(name: str, city: City, role: Role, body: Body | None = None) -> Client:
    """The browser of such a person."""
    client = Client()
    client.force_login(person(name, city, role, body))
    return client
