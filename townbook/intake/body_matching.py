"""Recognise a city's bodies in a Draft, and what a person chose of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from townbook.cities.models import Body
from townbook.cities.services.register_bodies import Spellings
from townbook.reading.draft import DraftBody
from townbook.text.search_keys import search_key

Aliases = Mapping[str, Body]
"""The city's bodies by the search key of every spelling of their names."""


def body_key(name: str, language: str) -> str:
    """The search key by which a spelling is known."""
    return search_key(name, language) or name


def recognise_bodies(
    *, bodies: Sequence[DraftBody], aliases: Aliases, language: str, chosen: Mapping[str, str]
) -> dict[str, Body]:
    """The city's body for each of the Draft's that is one, by the Draft's key, as acceptance will find it.

    ``chosen`` is what a person said, by the Draft's key: the key of the city's body, or "" for a new one.
    A body whose very name the city knows cannot be new.
    """
    by_key = {body.key: body for body in aliases.values()} if chosen else {}
    found: dict[str, Body] = {}
    for draft in bodies:
        said = chosen.get(draft.key)
        if said and said in by_key:
            found[draft.key] = by_key[said]
            continue
        names = (draft.name,) if said == "" else (draft.name, *draft.aliases)
        keys = [body_key(name, language) for name in names]
        body = next((aliases[key] for key in keys if key in aliases), None)
        if body is not None:
            found[draft.key] = body
    return found


def chosen_spellings(
    *, bodies: Sequence[DraftBody], aliases: Aliases, language: str, chosen: Mapping[str, str]
) -> list[Spellings]:
    """How the bodies are to be registered so that each becomes what a person said it is.

    One that is a known body is named first as the city names it, so that its new spellings are kept with
    that body. Of a new one, spellings that are another's already are left out.
    """
    by_key = {body.key: body for body in aliases.values()} if chosen else {}
    spelt = []
    for draft in bodies:
        said = chosen.get(draft.key)
        if said and said in by_key:
            spelt.append(Spellings(by_key[said].name, (draft.name, *draft.aliases)))
        elif said == "":
            free = tuple(name for name in draft.aliases if body_key(name, language) not in aliases)
            spelt.append(Spellings(draft.name, free))
        else:
            spelt.append(Spellings(draft.name, draft.aliases))
    return spelt
