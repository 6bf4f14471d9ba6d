"""Changes ready to be shown: who did what to which record, and the difference field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language, gettext

from townbook.accounts.models import User
from townbook.cities.models import Change, City
from townbook.desk.history.values import WORDED, in_words
from townbook.desk.history.wording import action_words, field_words, kind_words
from townbook.text.word_difference import Piece, word_difference


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field: its name in words, what it was and what it became. ``language`` is that of its words."""

    label: str
    before: str
    after: str
    language: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What was taken out and what was put in, by words."""
        return word_difference(self.before, self.after)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change. ``who`` is a name, never an address; ``address`` the page of all changes of the record,
    ``restore`` the page that takes this one back, or "".
    """

    change: Change
    kind: str
    action: str
    who: str
    differences: tuple[FieldDifference, ...]
    address: str
    restore: str


def entries_of(city: City, changes: Iterable[Change], restorable: frozenset[int]) -> tuple[HistoryEntry, ...]:
    """The changes in their order. ``restorable`` are those (primary keys) the reader may take back.

    One query where somebody's role changed, else none.
    """
    listed = list(changes)
    people = _people(listed)
    return tuple(
        HistoryEntry(
            change=change,
            kind=kind_words(change.record),
            action=action_words(change.action),
            who=who_made(change),
            differences=differences(city, change.before, change.after, people),
            address=record_address(city, change.record, change.record_id),
            restore=reverse("desk:history-restore", args=[city.slug, change.pk])
            if change.pk in restorable
            else "",
        )
        for change in listed
    )


def differences(
    city: City, before: Mapping[str, object], after: Mapping[str, object], people: Mapping[int, str]
) -> tuple[FieldDifference, ...]:
    """What differs, field by field, in the order in which it was kept."""
    spoken = get_language() or "en"
    return tuple(
        FieldDifference(
            label=field_words(name),
            before=in_words(name, before.get(name), people),
            after=in_words(name, after.get(name), people),
            language=spoken if name in WORDED else city.language,
        )
        for name in {**before, **after}
    )


def who_made(change: Change) -> str:
    """By whom, in words that hold no address."""
    if change.actor is not None:
        return change.actor.name or gettext("somebody without a name")
    if change.by:
        return gettext("%(name)s, by a link") % {"name": change.by}
    return gettext("the installation")


def record_address(city: City, record: str, record_id: int) -> str:
    """The page of everything that was done to a record."""
    return reverse("desk:history-record", args=[city.slug, slugify(record), record_id])


def _people(changes: Iterable[Change]) -> dict[int, str]:
    wanted = {
        values["person"]
        for change in changes
        for values in (change.before, change.after)
        if isinstance(values.get("person"), int)
    }
    if not wanted:
        return {}
    return {user.pk: user.name for user in User.objects.filter(pk__in=wanted).only("name")}
