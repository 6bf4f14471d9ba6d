"""Find a city's bodies by any spelling of their names, and take in those not known yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from townbook.cities.models import Body, BodyAlias, City
from townbook.text.search_keys import search_key

LONGEST_KEY = 500
"""Characters of a search key that are compared; no body's name is as long."""


@dataclass(frozen=True, slots=True)
class Spellings:
    """A body as a document writes it: a name, and the other ways it is written there."""

    name: str
    aliases: tuple[str, ...] = ()


@transaction.atomic
def register_bodies(*, city: City, language: str, bodies: Sequence[Spellings]) -> list[Body]:
    """The city's body for each entry, in the same order; four queries, however many there are.

    A body is known by its name, else by the first alias that is known; then its new spellings are
    kept with it. Two entries may turn out to be one body. An entry without a letter or digit is its
    own body only by its exact spelling. Hold the city's lock: bodies are numbered.
    """
    aliases = {
        alias.search_key: alias.body for alias in BodyAlias.objects.filter(city=city).select_related("body")
    }
    # Of merged bodies too, whose spellings lead elsewhere: an address is never given to another.
    keys = Body.objects.filter(city=city).values_list("key", flat=True)
    next_number = 1 + max((int(key) for key in keys if key.isdecimal()), default=0)
    new_bodies: list[Body] = []
    new_aliases: list[BodyAlias] = []
    found: list[Body] = []
    for spellings in bodies:
        spelt = _search_keys((spellings.name, *spellings.aliases), language)
        body = next((aliases[key] for key, _ in spelt if key in aliases), None)
        if body is None:
            body = Body(city=city, key=str(next_number + len(new_bodies)), name=spellings.name)
            new_bodies.append(body)
        for key, name in spelt:
            if key not in aliases:
                aliases[key] = body
                new_aliases.append(BodyAlias(city=city, body=body, name=name, search_key=key))
        found.append(body)
    Body.objects.bulk_create(new_bodies)
    BodyAlias.objects.bulk_create(new_aliases)
    return found


def _search_keys(names: Iterable[str], language: str) -> list[tuple[str, str]]:
    return [((search_key(name, language) or name)[:LONGEST_KEY], name) for name in names if name]
