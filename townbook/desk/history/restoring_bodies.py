"""Bodies as they were called and part of what they were; and two that were merged, by themselves again."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.utils.translation import gettext, pgettext

from townbook.cities.models import Body, Change
from townbook.cities.services.change_body import BodyChangedMeanwhile, change_body
from townbook.cities.services.unmerge_bodies import MergedAnew, Parting, parting, unmerge_bodies
from townbook.desk.history.restoring import CannotRestore, MovedOn, Preview, Restorer, fields_before
from townbook.desk.history.wording import moved_words
from townbook.desk.member_page import Member
from townbook.plans.permissions import may_edit_plans
from townbook.text.own_digits import own_digits

_FIELDS = frozenset({"name", "parent"})

MOST_NAMES = 12
"""Of things that stay, that are told one by one."""


def _body(change: Change) -> Body:
    return Body.objects.select_related("city", "parent").get(pk=change.record_id, city=change.city_id)


def _mark(body: Body) -> str:
    return json.dumps([body.name, body.parent_id])


def _preview(change: Change) -> Preview:
    body = _body(change)
    if body.merged_into_id is not None:
        raise CannotRestore(gettext("This body was merged into another one since. It cannot be as it was."))
    then = fields_before(change, _FIELDS)
    _parent(change, body)
    now = {"name": body.name, "parent": body.parent.name if body.parent else ""}
    return Preview({name: now[name] for name in then}, then, _mark(body))


def _parent(change: Change, body: Body) -> Body | None:
    """The body it was part of, where the change moved it; else the one it is part of now."""
    if "parent" not in change.before:
        return body.parent
    name = change.before["parent"]
    if not name:
        return None
    parent = Body.objects.filter(city=change.city_id, name=name, merged_into__isnull=True).first()
    if parent is None:
        raise CannotRestore(gettext("No body is called “%(name)s” any more.") % {"name": name})
    return parent


def _restore(member: Member, change: Change, mark: str, reason: str) -> None:
    body = _body(change)
    if _preview(change).mark != mark:
        raise MovedOn
    try:
        change_body(
            body=body,
            name=change.before.get("name", body.name),
            parent=_parent(change, body),
            expected=(body.name, body.parent_id),
            actor=member.user,
            reason=reason,
            action="restored",
        )
    except BodyChangedMeanwhile:
        raise MovedOn from None


def _merge_preview(change: Change) -> Preview:
    seen = parting(change=change)
    now = {"merged": seen.body.name, "moved": {}}
    then = {"merged": "", "moved": seen.counts}
    return Preview(now, then, seen.mark, tuple(_told(seen)))


def _told(seen: Parting) -> Iterator[str]:
    yield gettext("What “%(name)s” was given since the merge stays with it.") % {"name": seen.into.name}
    comma = pgettext("between the words of a list", ", ")
    for word, names in seen.stays.items():
        said = [own_digits(name, seen.into.city.language) for name in names[:MOST_NAMES]]
        quoted = [gettext("“%(name)s”") % {"name": name} for name in said]
        others = [f"+{len(names) - MOST_NAMES}"] if len(names) > MOST_NAMES else []
        listed = comma.join([*quoted, *others])
        sentence = gettext("Changed since, and left as it is now – %(kind)s: %(names)s.")
        yield sentence % {"kind": moved_words(word), "names": listed}


def _merge_restore(member: Member, change: Change, mark: str, reason: str) -> None:
    try:
        unmerge_bodies(change=change, expected=mark, reason=reason, actor=member.user)
    except MergedAnew:
        raise MovedOn from None


BODY = Restorer(
    "body", lambda change: bool(fields_before(change, _FIELDS)), may_edit_plans, _preview, _restore
)
MERGE = Restorer(
    "body", lambda change: "kept" in change.way_back, may_edit_plans, _merge_preview, _merge_restore
)
