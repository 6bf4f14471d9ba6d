"""Who follows a body by letter follows the one it is merged into, until the merge is taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from townbook.cities.body_changes import BodyKeeper, Moved, Returning
from townbook.cities.models import Body
from townbook.notices.services.move_topic import MovedTopic, move_topic, return_topic, returning_topic
from townbook.portal.follow.topics import BODY, body_key


def _renamed(body: Body) -> None:
    """A topic is named by the body's address, which stays."""


def _merged(body: Body, into: Body) -> Moved:
    moved = move_topic(kind=BODY.name, key=body_key(body, into.city), to=body_key(into, into.city))
    way_back = {"moved": list(moved.moved), "doubled": [list(each) for each in moved.doubled]}
    return Moved({"followers": len(moved.moved)}, way_back)


def _returning(body: Body, into: Body, way_back: Mapping[str, Any]) -> Returning:
    key, to = body_key(body, into.city), body_key(into, into.city)
    doubled = tuple((pk, twin, language) for pk, twin, language in way_back["doubled"])
    known = MovedTopic(tuple(way_back["moved"]), doubled)
    back, again = returning_topic(kind=BODY.name, key=key, to=to, known=known)

    def give_back() -> None:
        return_topic(key=key, back=back, again=again)

    return Returning({"followers": len(back) + len(again)}, {}, give_back)


KEEPER = BodyKeeper("following", _renamed, _merged, _returning)
