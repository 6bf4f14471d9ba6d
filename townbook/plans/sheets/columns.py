"""The columns of a plan's sheet: the names by which they come back, and the words people read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from townbook.text.canonical import canonical_text

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Column(StrEnum):
    """A column by the name that stands in its first row, whatever the language of the headings."""

    KEY = "key"
    PARENT = "parent"
    ORDER = "order"
    LEVEL = "level"
    NUMBER = "number"
    TITLE = "title"
    DESCRIPTION = "description"
    STARTS = "starts"
    ENDS = "ends"
    LEADS = "leads"
    CONTRIBUTORS = "contributors"
    PLACES = "places"
    MILESTONES = "milestones"
    REMOVED = "removed"
    STAMP = "stamp"


LABELS: dict[Column, StrPromise] = {
    Column.KEY: pgettext_lazy("column of a sheet", "Key"),
    Column.PARENT: pgettext_lazy("column of a sheet", "Part of (key)"),
    Column.ORDER: pgettext_lazy("column of a sheet", "Place among its neighbours"),
    Column.LEVEL: pgettext_lazy("column of a sheet", "Level"),
    Column.NUMBER: pgettext_lazy("column of a sheet", "Number"),
    Column.TITLE: pgettext_lazy("column of a sheet", "Title"),
    Column.DESCRIPTION: pgettext_lazy("column of a sheet", "Description"),
    Column.STARTS: pgettext_lazy("column of a sheet", "First day"),
    Column.ENDS: pgettext_lazy("column of a sheet", "Last day"),
    Column.LEADS: pgettext_lazy("column of a sheet", "Lead bodies"),
    Column.CONTRIBUTORS: pgettext_lazy("column of a sheet", "Contributing bodies"),
    Column.PLACES: pgettext_lazy("column of a sheet", "Places"),
    Column.MILESTONES: pgettext_lazy("column of a sheet", "Milestones"),
    Column.REMOVED: pgettext_lazy("column of a sheet", "Remove?"),
    Column.STAMP: pgettext_lazy("column of a sheet", "Stamp"),
}

EXPLANATIONS: dict[Column, StrPromise] = {
    Column.KEY: _("Tells which line of the plan this is. Do not change it; leave it empty for a new line."),
    Column.PARENT: _(
        "The key of the line this one is part of; empty at the top. For a part of a new line write the "
        "number of that line. Rows may be sorted as you like: this column says where each belongs."
    ),
    Column.ORDER: _("1, 2, 3 … within the line it is part of. Change it to move the line up or down."),
    Column.LEVEL: _("One of the plan’s levels, by its name."),
    Column.NUMBER: _("The number as it is printed. Column and cells are text, so that 1.10 stays 1.10."),
    Column.TITLE: _("What is to be done, in a few words. No line is without one."),
    Column.DESCRIPTION: _("More about it, if there is more to say."),
    Column.STARTS: _("A day like 2026-12-06, or as you usually write it; a year alone means its first day."),
    Column.ENDS: _("A day like 2026-12-06, or as you usually write it; a year alone means its last day."),
    Column.LEADS: _(
        "Names with a semicolon between them. A name that has a semicolon in it, or begins with a quotation "
        "mark, stands between straight quotation marks, each of its own doubled."
    ),
    Column.CONTRIBUTORS: _("As for the lead bodies."),
    Column.PLACES: _("Names of places the city knows, with a semicolon between them, as for bodies."),
    Column.MILESTONES: _(
        "One on each line of the cell: due day | day it was reached | title. Either day may be left empty."
    ),
    Column.REMOVED: _("Write yes to remove the line. A row you delete is only removed if you say so later."),
    Column.STAMP: _("How the line was when the sheet was made. Leave it as it is."),
}

FIELDS = (
    *(Column.PARENT, Column.ORDER, Column.LEVEL, Column.NUMBER, Column.TITLE, Column.DESCRIPTION),
    *(Column.STARTS, Column.ENDS, Column.LEADS, Column.CONTRIBUTORS, Column.PLACES, Column.MILESTONES),
)
"""What a line says; the key, the wish to remove it and the stamp are about the line."""

YES = frozenset({"yes", "y", "x", "1", "true", "так", "т", "כן", "بله", "آری", "۱", "✓", "✔", "+"})

_CONTINUED = re.compile(r"\+([2-9]|[1-9][0-9])$")
"""A cell holds 32,767 characters; what does not fit stands in "description+2" and so on."""


def heading_of(text: str) -> tuple[Column, int] | None:
    """The column a heading means, by its name or its words in any language, and which part of it, from 1."""
    said = " ".join(canonical_text(text).lstrip("'").casefold().split())
    continued = _CONTINUED.search(said)
    part = int(continued.group(1)) if continued else 1
    column = _known_headings().get(said[: continued.start()].strip() if continued else said)
    return None if column is None else (column, part)


def known_headings(texts: Sequence[str]) -> int:
    """How many of the texts are headings; 0 unless a title or a key is among them."""
    found = {heading[0] for text in texts if (heading := heading_of(text))}
    return len(found) if found & {Column.TITLE, Column.KEY} else 0


@cache
def _known_headings() -> dict[str, Column]:
    known = {column.value: column for column in Column}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            known |= {" ".join(str(label).casefold().split()): column for column, label in LABELS.items()}
    return known
