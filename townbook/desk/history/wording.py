"""The words for records, for what was done to them, and for their fields.

What is not in a table is shown by its name in the code: a record of a later feature is seen, not hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

KINDS: dict[str, StrPromise] = {
    "item": pgettext_lazy("kind of record", "Item"),
    "report": pgettext_lazy("kind of record", "Report"),
    "period": pgettext_lazy("kind of record", "Period"),
    "plan": pgettext_lazy("kind of record", "Plan"),
    "draft": pgettext_lazy("kind of record", "Draft"),
    "body": pgettext_lazy("kind of record", "Body"),
    "membership": pgettext_lazy("kind of record", "Role of a person"),
    "sign-in": pgettext_lazy("kind of record", "Sign-in of a person"),
    "reporting link": pgettext_lazy("kind of record", "Reporting link"),
    "place": pgettext_lazy("kind of record", "Place"),
    "city": pgettext_lazy("kind of record", "City"),
}

ACTIONS: dict[str, StrPromise] = {
    "reset": pgettext_lazy("what was done", "lost keys taken off"),
    "created": pgettext_lazy("what was done", "created"),
    "revised": pgettext_lazy("what was done", "changed"),
    "moved": pgettext_lazy("what was done", "moved"),
    "merged": pgettext_lazy("what was done", "merged"),
    "taken apart": pgettext_lazy("what was done", "merge taken back"),
    "removed": pgettext_lazy("what was done", "removed"),
    "restored": pgettext_lazy("what was done", "restored"),
    "opened": pgettext_lazy("what was done", "opened for reports"),
    "saved": pgettext_lazy("what was done", "written"),
    "submitted": pgettext_lazy("what was done", "submitted"),
    "taken back": pgettext_lazy("what was done", "taken back by its body"),
    "returned": pgettext_lazy("what was done", "returned"),
    "approved": pgettext_lazy("what was done", "approved"),
    "published": pgettext_lazy("what was done", "published"),
    "accepted": pgettext_lazy("what was done", "accepted"),
    "reviewed": pgettext_lazy("what was done", "reviewed"),
    "revoked": pgettext_lazy("what was done", "revoked"),
    "sheet": pgettext_lazy("what was done", "changed by a spreadsheet"),
    "attached": pgettext_lazy("what was done", "a file added"),
    "detached": pgettext_lazy("what was done", "a file removed"),
}

FIELDS: dict[str, StrPromise] = {
    "number": _("Number"),
    "title": _("Title"),
    "description": _("Description"),
    "starts": _("First day"),
    "ends": _("Last day"),
    "milestones": _("Milestones"),
    "parent": _("Part of"),
    "position": _("Place among its neighbours"),
    "level": _("Level"),
    "levels": _("Levels"),
    "places": _("Places"),
    "responsibilities": _("Who answers for it"),
    "items": _("Items with it"),
    "is_removed": _("Removed"),
    "is_published": _("Public"),
    "language": _("Language"),
    "text": _("What was done"),
    "status": _("Status"),
    "state": _("State"),
    "reason": _("Reason"),
    "until": _("Until, first day"),
    "until_ends": _("Until, last day"),
    "progress": _("Progress"),
    "figures": _("Figures"),
    "due": _("Due"),
    "opened": _("Opened"),
    "message": _("Words to the bodies"),
    "reports": _("Reports"),
    "name": _("Name"),
    "names": _("Name in other languages"),
    "contacts": _("People to write to"),
    "addresses_changed": _("Addresses changed"),
    "merged": _("Merged into it"),
    "merged_into": _("Merged into"),
    "moved": _("Changes hands"),
    "steps": _("Steps"),
    "person": _("Person"),
    "passkeys": _("Passkeys"),
    "app": _("Authenticator app"),
    "recovery_codes": _("Recovery codes"),
    "sessions": _("Open sessions"),
    "is_reset": _("Lost keys taken off"),
    "role": _("Role"),
    "body": pgettext_lazy("kind of record", "Body"),
    "recipient": _("Made for"),
    "period": pgettext_lazy("kind of record", "Period"),
    "revoked": _("Revoked"),
    "languages": _("Languages of the pages"),
    "calendar": _("Calendar"),
    "first_weekday": _("First day of the week"),
    "time_zone": _("Time zone"),
    "accent": _("Colour"),
    "home_texts": _("Words on the first page"),
    "host": _("Host name of its own"),
    "logo": _("Logo"),
    "latitude": _("Latitude"),
    "longitude": _("Longitude"),
    "new_places": _("New places"),
    "changed_places": _("Changed places"),
    "file": _("File"),
    "lines": _("Lines"),
    "new": _("New items"),
    "changed": _("Said otherwise"),
    "missing": _("Not named any more"),
    "reported": _("First reports"),
    "corrected": _("Corrected reports"),
    "unexpected": _("Unexpected moves"),
}

MOVED: dict[str, StrPromise] = {
    "spellings": pgettext_lazy("what a body has", "Spellings"),
    "contacts": pgettext_lazy("what a body has", "Contacts"),
    "memberships": pgettext_lazy("what a body has", "Roles of people"),
    "parts": pgettext_lazy("what a body has", "Parts"),
    "responsibilities": pgettext_lazy("what a body has", "Responsibilities"),
    "reports": pgettext_lazy("what a body has", "Reports"),
    "links": pgettext_lazy("what a body has", "Links"),
    "letters": pgettext_lazy("what a body has", "Letters"),
    "followers": pgettext_lazy("what a body has", "Followers"),
}


def kind_words(record: str) -> str:
    """A kind of record."""
    return str(KINDS.get(record, record))


def action_words(action: str) -> str:
    """What was done."""
    return str(ACTIONS.get(action, action))


def field_words(name: str) -> str:
    """A field of a record."""
    return str(FIELDS.get(name, name.replace("_", " ")))


def moved_words(name: str) -> str:
    """What a body has, that a merge moves."""
    return str(MOVED.get(name, name.replace("_", " ")))
