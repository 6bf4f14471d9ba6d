"""Changes ready to be shown: who did what to which record, and the difference field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language, gettext

from townbook.accounts.models import User
from townbook.cities.grants import Grants
from townbook.cities.models import Change, City
from townbook.desk.history.no_way_back import why_not
from townbook.desk.history.restorers import restorer_of
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
    ``restore`` the page that takes this one back, or "", and ``why_not`` says why there is none.
    """

    change: Change
    kind: str
    action: str
    who: str
    differences: tuple[FieldDifference, ...]
    address: str
    restore: str
    why_not: str


def entries_of(city: City, changes: Iterable[Change], grants: Grants | None) -> tuple[HistoryEntry, ...]:
    """The changes in their order, for a reader with these grants; without grants no ways back.

    One query where somebody's role changed, else none.
    """
    listed = list(changes)
    people = people_in(values for change in listed for values in (change.before, change.after))
    return tuple(
        HistoryEntry(
            change=change,
            kind=kind_words(change.record),
            action=action_words(change.action),
            who=who_made(change),
            differences=differences(city, change.before, change.after, people),
            address=record_address(city, change.record, change.record_id),
            restore=_way(city, change, grants),
            why_not="" if grants is None or restorer_of(change) else why_not(change),
        )
        for change in listed
    )


def _way(city: City, change: Change, grants: Grants | None) -> str:
    """Where the change is taken back, by who may take such changes back."""
    restorer = restorer_of(change) if grants is not None else None
    if restorer is None or grants is None or not restorer.may(grants):
        return ""
    return reverse("desk:history-restore", args=[city.slug, change.pk])


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


def people_in(values: Iterable[Mapping[str, object]]) -> dict[int, str]:
    """The names of the people that the values of fields speak of. One query, if they speak of any."""
    wanted = {person for each in values if isinstance(person := each.get("person"), int)}
    if not wanted:
        return {}
    return {user.pk: user.name for user in User.objects.filter(pk__in=wanted).only("name")}
