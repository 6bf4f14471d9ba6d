"""Drafts that wait for somebody to look at them."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from townbook.cities.grants import Grants
from townbook.desk.permissions import may_accept_drafts
from townbook.desk.tasks.registry import Desks, Task, TaskKind, Words
from townbook.intake.selectors.open_drafts import OpenDraft, open_drafts
from townbook.ui import formats


def _is_reviewer(grants: Grants) -> bool:
    return may_accept_drafts(grants.all_roles)


def _drafts(desks: Desks) -> list[OpenDraft]:
    return open_drafts(cities=[member.city for member in desks.of(_is_reviewer).values()])


def _doubts_words(count: int) -> str:
    number = formats.whole_number(count, get_language() or "en")
    return ngettext("Settle %(number)s doubt of a draft", "Settle %(number)s doubts of a draft", count) % {
        "number": number
    }


def _review_words(count: int) -> str:
    del count  # A draft is looked at by itself.
    return gettext("Review a draft and accept it")


def _doubtful(desks: Desks) -> Iterator[Task]:
    for draft in desks.once(_drafts):
        if draft.doubts:
            yield _task(desks, draft, draft.doubts)


def _certain(desks: Desks) -> Iterator[Task]:
    for draft in desks.once(_drafts):
        if not draft.doubts:
            yield _task(desks, draft, 1)


def _task(desks: Desks, draft: OpenDraft, count: int) -> Task:
    city = desks.of(_is_reviewer)[draft.city_id].city
    return Task(
        city=city,
        address=reverse("desk:draft", args=[city.slug, draft.source_key]),
        about=(Words(draft.title, draft.language),),
        count=count,
        since=timezone.localdate(draft.added_at, city.zone),
    )


DOUBTS = TaskKind("doubts", _doubts_words, _is_reviewer, _doubtful)
"""A draft waits, and something of it is doubtful."""

REVIEW = TaskKind("review", _review_words, _is_reviewer, _certain)
"""A draft waits, and every doubt of it is settled."""
