"""What an import did, in lines a person reads."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from townbook.intake.difference import Change, Difference, ItemNote
from townbook.intake.enums import DraftState
from townbook.intake.selectors.drafts import content_of, difference_of
from townbook.intake.services.import_document import Imported
from townbook.plans.enums import STATUS_LABELS
from townbook.reading.status import Status
from townbook.ui.formats import between_parts


def summary(imported: Imported) -> Iterator[str]:
    """The lines, in the active language."""
    draft = imported.draft
    names = {"document": draft.source.name, "city": draft.city.name}
    if not imported.is_new and not imported.accepted_now:
        yield _("%(city)s has “%(document)s” already; nothing was changed.") % names
    elif not imported.is_new:
        yield _("“%(document)s”, which was waiting, is accepted for %(city)s.") % names
    else:
        yield _("“%(document)s” is stored for %(city)s.") % names
    read = content_of(draft)
    counts = {
        _("Items"): len(read.items),
        _("Bodies"): len(read.bodies),
        _("Reports"): len(read.reports),
        _("Figures"): sum(len(report.figures) for report in read.reports),
        _("Decisions"): len(read.decisions),
        _("Assignments"): len(read.assignments),
        _("Indicators"): len(read.indicators),
        _("Agenda"): len(read.agenda),
        _("Repairs"): len(read.repairs),
        _("Doubts"): len(read.doubts),
    }
    yield between_parts().join(f"{name}: {count}" for name, count in counts.items())
    if draft.state == DraftState.WAITING:
        yield _("The draft waits for review; --accept makes items and reports of it.")
    difference = difference_of(draft)
    if difference and imported.accepted_now:
        yield from _difference(difference)


def _difference(difference: Difference) -> Iterator[str]:
    if difference.plan_is_new:
        yield _("This is a new plan.")
    counts = {
        _("New"): len(difference.new),
        _("Changed"): len(difference.changed),
        _("Missing"): len(difference.missing),
        _("Reported"): len(difference.reported),
        _("Corrected"): len(difference.corrected),
        _("Unchanged"): difference.unchanged,
    }
    yield between_parts().join(f"{name}: {count}" for name, count in counts.items())
    if not difference.plan_is_new:
        yield from _listed(_("New"), difference.new)
        yield from _changes(_("Changed"), difference.changed)
        yield from _listed(_("Missing"), difference.missing)
        yield from _listed(_("Corrected"), difference.corrected)
        yield from _changes(_("Unexpected change of status"), difference.unexpected)


def _listed(heading: str, notes: tuple[ItemNote, ...]) -> Iterator[str]:
    if notes:
        yield f"{heading}:"
        yield from (f"  {note.key}  {note.title}" for note in notes)


def _changes(heading: str, changes: tuple[Change, ...]) -> Iterator[str]:
    fields = {
        "title": _("title"),
        "number": _("number"),
        "starts": _("starts"),
        "ends": _("ends"),
        "parent": _("part of"),
        "status": _("status"),
    }
    if changes:
        yield f"{heading}:"
    for change in changes:
        was, now = change.was, change.now
        if change.field == "status":
            was, now = str(STATUS_LABELS[Status(was)]), str(STATUS_LABELS[Status(now)])
        yield f"  {change.item.key}  {fields[change.field]}: {was or '—'} → {now or '—'}"
