"""Say where a body is written to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.enums import ContactRole
from townbook.cities.models import Body, BodyContact
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.note_change import note_change
from townbook.text.canonical import canonical_text

MOST_CONTACTS = 20
"""Of one body."""


@dataclass(frozen=True, slots=True)
class Contact:
    """An address a body is written to; ``language`` is "" for the city's own."""

    role: ContactRole
    name: str
    email: str
    language: str = ""


class ContactsChangedMeanwhile(Exception):
    """Somebody changed the contacts since they were read; ``contacts`` are those the body has now."""

    def __init__(self, contacts: Sequence[BodyContact]) -> None:
        super().__init__("the contacts were changed since they were read")
        self.contacts = tuple(contacts)


def mark_of_contacts(contacts: Iterable[BodyContact]) -> str:
    """The same for the same contacts in any order: what a page says it has seen."""
    said = sorted((each.role, each.name, each.email, each.language) for each in contacts)
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


@transaction.atomic
def set_contacts(
    *, body: Body, contacts: Sequence[Contact], actor: User | None, seen: str | None = None
) -> Body:
    """The body with these contacts in place of those it had.

    ``seen`` is the mark of those the writer had before them, ``None`` where nobody read them first. The
    record of changes says whose they are, never an address. Raises
    :class:`~django.core.exceptions.ValidationError` with a sentence for each that will not do, and
    :class:`ContactsChangedMeanwhile`.
    """
    lock_city(city=body.city)
    clean = _checked(contacts)
    rows = list(BodyContact.objects.filter(body=body))
    if seen is not None and seen != mark_of_contacts(rows):
        raise ContactsChangedMeanwhile(rows)
    known = {(row.role, row.email): row for row in rows}
    wanted = {(contact.role.value, contact.email) for contact in clean}
    before = _values([(row.role, row.name) for row in rows])
    BodyContact.objects.filter(pk__in=[row.pk for at, row in known.items() if at not in wanted]).delete()
    for contact in clean:
        row = known.get((contact.role.value, contact.email)) or BodyContact(body=body)
        row.role, row.email = contact.role, contact.email
        row.name, row.language = contact.name, contact.language
        row.save()
    after = _values([(contact.role.value, contact.name) for contact in clean])
    note_change(
        city=body.city,
        actor=actor,
        action="revised",
        record="body",
        record_id=body.pk,
        label=body.name,
        before={"contacts": before, "addresses_changed": 0},
        after={"contacts": after, "addresses_changed": len(wanted ^ known.keys())},
    )
    return body


def _values(contacts: Sequence[tuple[str, str]]) -> list[str]:
    return sorted(f"{role}: {name}" for role, name in contacts)


def _checked(contacts: Sequence[Contact]) -> list[Contact]:
    wrong: list[str] = []
    clean: list[Contact] = []
    seen: set[tuple[str, str]] = set()
    if len(contacts) > MOST_CONTACTS:
        wrong.append(_("These are too many contacts: at most %(most)s.") % {"most": MOST_CONTACTS})
    for contact in contacts:
        email = contact.email.strip().lower()
        try:
            validate_email(email)
        except ValidationError:
            said = _("“%(email)s” is no email address. Write it like name@city.example.")
            wrong.append(said % {"email": email})
            continue
        if (contact.role.value, email) in seen:
            wrong.append(_("“%(email)s” stands here twice. Once is enough.") % {"email": email})
            continue
        seen.add((contact.role.value, email))
        language = contact.language if contact.language in dict(settings.LANGUAGES) else ""
        name = " ".join(canonical_text(contact.name).split())[:200]
        clean.append(Contact(contact.role, name, email, language))
    if wrong:
        raise ValidationError(wrong)
    return clean
