"""What was done a moment ago, said on the page one comes to, with the way to take it back."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from townbook.cities.models import Change
from townbook.desk.history.restorers import restorer_of
from townbook.desk.history.wording import action_words
from townbook.desk.member_page import Member

_SAID = frozenset({"moved", "removed", "restored", "merged"})


@dataclass(frozen=True, slots=True)
class Done:
    """A change the reader made: of what, what was done, where it stands now, and where it is taken back.

    ``parent`` is what it is part of now, "" at the top of the plan, ``None`` where that did not change;
    ``place`` is counted from 1, 0 where it did not change; ``merged`` is the body that was taken over;
    ``way_back`` is "" for what cannot be taken back.
    """

    label: str
    words: str
    parent: str | None
    place: int
    merged: str
    way_back: str


def done_query(member: Member, record: str, record_id: int) -> str:
    """What the address says of the last thing the member did to a record; "" for nothing. One query."""
    made = Change.objects.filter(city=member.city, record=record, record_id=record_id, actor=member.user)
    last = made.order_by("-pk").values_list("pk", flat=True).first()
    return f"done={last}" if last else ""


def done_of(request: HttpRequest, member: Member) -> Done | None:
    """What the address says was done, if it was the reader's doing. A query where it says so."""
    said = request.GET.get("done", "")
    if not (said.isascii() and said.isdecimal() and len(said) < 16):
        return None
    change = Change.objects.filter(pk=int(said), city=member.city, actor=member.user).first()
    if change is None or change.action not in _SAID:
        return None
    back = reverse("desk:history-restore", args=[member.city.slug, change.pk])
    return Done(
        label=change.label,
        words=action_words(change.action),
        parent=change.after.get("parent") if change.action == "moved" else None,
        place=change.after.get("position", 0) if change.action == "moved" else 0,
        merged=change.after.get("merged", ""),
        way_back=back if restorer_of(change) else "",
    )
