"""A file that was sent for a sheet: what it changes, or a sentence why it cannot be read."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from townbook.plans.sheets.changes import sheet_changes
from townbook.plans.sheets.lines import PlanSheet, ReadSheet
from townbook.plans.sheets.outcome import SheetChanges
from townbook.plans.sheets.parsing import LARGEST_SHEET, NoPlanSheet, parsed
from townbook.reading.errors import UnreadableDocument
from townbook.reading.grids import UnusableGrid

TOO_LARGE = 413


class SheetRefused(Exception):
    """A file that is no sheet of a plan; ``sentence`` says why, ``status`` is that of the answer."""

    def __init__(self, sentence: str, status: int = 422) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


def changes_in(plan: PlanSheet, sent: UploadedFile[Any] | None) -> tuple[ReadSheet, SheetChanges]:
    """The sheet in the file, and what it would change. Raises :class:`SheetRefused`."""
    if sent is None:
        raise SheetRefused(_("Choose the sheet you edited."))
    if (sent.size or 0) > LARGEST_SHEET:
        raise SheetRefused(
            _("The file is larger than 16 MB. A sheet of a plan is smaller: send that."), TOO_LARGE
        )
    try:
        read, problems = parsed(sent.read(), plan)
    except UnusableGrid as wrong:
        raise SheetRefused(_unusable()[wrong.kind]) from None
    except UnreadableDocument as wrong:
        raise SheetRefused(wrong.sentence(get_language() or "en")) from None
    except NoPlanSheet:
        raise SheetRefused(
            _("No known headings are found in this file. Take the sheet here, edit it, and send that.")
        ) from None
    return read, sheet_changes(plan, read, problems)


def _unusable() -> dict[str, str]:
    return {
        "macros": _("There are macros in this workbook. Save it as a plain .xlsx workbook, and send that."),
        "no spreadsheet": _("This file is no spreadsheet. Send the sheet as .xlsx, .ods or .csv."),
    }
