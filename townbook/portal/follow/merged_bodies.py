"""Who follows a body by letter follows the one it is merged into."""

from __future__ import annotations

from collections.abc import Mapping

from townbook.cities.body_changes import BodyKeeper
from townbook.cities.models import Body
from townbook.notices.services.move_topic import move_topic
from townbook.portal.follow.topics import BODY, body_key


def _renamed(body: Body) -> None:
    """A topic is named by the body's address, which stays."""


def _merged(body: Body, into: Body) -> Mapping[str, int]:
    keys = (body_key(body, into.city), body_key(into, into.city))
    return {"followers": move_topic(kind=BODY.name, key=keys[0], to=keys[1])}


KEEPER = BodyKeeper("following", _renamed, _merged)
