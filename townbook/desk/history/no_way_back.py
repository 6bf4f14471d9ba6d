"""Why a change cannot be taken back, and what to do instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import Change

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

NOTED_BEFORE = _("What taking this back needs was not kept when it was noted. Put it right by hand.")
"""Of a sort of changes that are taken back, one that cannot be."""

_AGAIN = _("This is a way back itself. If it was wrong, remove it again.")
_FOLLOWED = _("What was published stays known. It is followed by another: correct a report and publish it.")
_A_STEP = _("A step is followed by another: submit, return or approve the report again.")

SENTENCES: Mapping[tuple[str, str], StrPromise] = {
    ("item", "created"): _("A new item is taken back by removing it. It can be restored then."),
    ("item", "revised"): NOTED_BEFORE,
    ("item", "moved"): NOTED_BEFORE,
    ("item", "removed"): NOTED_BEFORE,
    ("item", "restored"): _AGAIN,
    ("plan", "created"): _("A new plan is taken back by removing it. It can be restored then."),
    ("plan", "revised"): NOTED_BEFORE,
    ("plan", "sheet"): _("A spreadsheet is taken back line by line, each in its own history."),
    ("plan", "published"): _(
        "A plan that was public stays so. To take it from the public, remove it: it can be restored."
    ),
    ("plan", "removed"): NOTED_BEFORE,
    ("plan", "restored"): _AGAIN,
    ("period", "opened"): _(
        "The bodies were told that it is open, so it stays open. Give it another due day, or revoke links."
    ),
    ("period", "restored"): NOTED_BEFORE,
    ("period", "published"): _FOLLOWED,
    ("report", "saved"): _("This is how the report began. Write it anew; what it said stays known here."),
    ("report", "restored"): NOTED_BEFORE,
    ("report", "submitted"): _A_STEP,
    ("report", "taken back"): _A_STEP,
    ("report", "returned"): _A_STEP,
    ("report", "approved"): _A_STEP,
    ("report", "published"): _FOLLOWED,
    ("report", "attached"): NOTED_BEFORE,
    ("report", "detached"): NOTED_BEFORE,
    ("body", "created"): _("A body is not removed. If it is another one in truth, merge the two."),
    ("body", "revised"): NOTED_BEFORE,
    ("body", "restored"): NOTED_BEFORE,
    ("body", "merged"): _(
        "What this merge moved was not kept when it was noted, so the two cannot be parted. "
        "Give each body its items by hand."
    ),
    ("body", "taken apart"): _("If the two are one after all, merge them again."),
    ("membership", "created"): NOTED_BEFORE,
    ("membership", "removed"): NOTED_BEFORE,
    ("reporting link", "created"): _("A link is taken back by revoking it, at its body’s answers."),
    ("reporting link", "revoked"): _("A revoked link opens nothing again. Make a new one."),
    ("draft", "created"): _("A document stays with the city. A draft that is not accepted changes nothing."),
    ("draft", "reviewed"): _("Each step stands in the draft itself, where whoever took it undoes it."),
    ("draft", "accepted"): _(
        "What was accepted stands in the plan. Correct or remove its lines there, each with its own way back."
    ),
    ("sign-in", "reset"): _("Keys that were taken off are gone. The person makes new ones after signing in."),
    ("place", "created"): _("A place stays in the city’s list. Take it off the items where it is wrong."),
    ("city", "revised"): NOTED_BEFORE,
    ("city", "restored"): NOTED_BEFORE,
}
"""For each kind of record and what was done to it, as services note them; what is said where no way back is
offered.
"""

_CONTACTS = _(
    "Addresses are kept nowhere but with the body, so contacts cannot be brought back. Enter them anew."
)
_GAZETTEER = _("Places come from a file. Bring in the file you want, and the items are looked through again.")
_ELSEWHERE = _("Take this back in the history of the body it was merged into.")


def why_not(change: Change) -> str:
    """A sentence on a change that no restorer offers to take back."""
    if "contacts" in change.after or "addresses_changed" in change.after:
        return str(_CONTACTS)
    if "new_places" in change.after or "changed_places" in change.after:
        return str(_GAZETTEER)
    if "merged_into" in change.after and change.action == "merged":
        return str(_ELSEWHERE)
    sentence = SENTENCES.get((change.record, change.action))
    return str(sentence) if sentence else gettext("There is no way back from this. Put it right by hand.")
