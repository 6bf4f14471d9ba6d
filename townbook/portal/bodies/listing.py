"""A city's bodies as a tree, sorted as the reader expects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from townbook.cities.models import Body, City
from townbook.plans.selectors.body_standings import NOTHING, BodyStanding, body_standings
from townbook.plans.selectors.public import public_bodies
from townbook.text.collation import collation_key


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body with how it stands, ``depth`` bodies below one that is part of no other."""

    body: Body
    parent: Body | None
    depth: int
    standing: BodyStanding


def bodies_by_name(*, city: City) -> tuple[BodyLine, ...]:
    """The city's bodies, each before its parts, in the order of the city's alphabet. Seven queries."""
    parts: defaultdict[int | None, list[Body]] = defaultdict(list)
    for body in sorted(
        public_bodies().filter(city=city), key=lambda body: collation_key(body.name, city.language)
    ):
        parts[body.parent_id].append(body)
    standings = body_standings(city=city)

    def lines(parent: Body | None, depth: int) -> Iterator[BodyLine]:
        for body in parts[parent.pk if parent else None]:
            yield BodyLine(body, parent, depth, standings.get(body.pk, NOTHING))
            yield from lines(body, depth + 1)

    return tuple(lines(None, 0))


def parts_by_name(*, city: City, body: Body) -> tuple[Body, ...]:
    """The bodies that are part of one, in the order of the city's alphabet. One query."""
    return tuple(
        sorted(public_bodies().filter(parent=body), key=lambda part: collation_key(part.name, city.language))
    )
