"""What is wrong in a sheet, each with its cell, in the language spoken."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from townbook.plans.sheets.columns import Column

_FIRST_STRONG, _POP = "\u2068", "\u2069"
"""Around words of the sheet, which may run the other way than the sentence (Unicode Annex 9)."""


class Wrong(StrEnum):
    """What is wrong with a cell or a row."""

    NO_DAY = "no day"
    ENDS_FIRST = "ends first"
    NO_TITLE = "no title"
    TOO_LONG = "too long"
    NO_ORDER = "no order"
    NO_LEVEL = "no level"
    LEVEL_ABOVE = "level above"
    NO_PARENT = "no parent"
    SEVERAL_PARENTS = "several parents"
    LOOP = "loop"
    SAME_KEY = "same key"
    NO_KEY = "no key"
    PARENT_REMOVED = "parent removed"
    NO_PLACE = "no place"
    SAME_BODY = "same body"
    PARTS_REMAIN = "parts remain"
    CHANGED_MEANWHILE = "changed meanwhile"
    NO_MILESTONE = "no milestone"


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """Something that keeps a sheet from being brought in.

    ``row`` is the row's number in the sheet, 0 where it stands in none; ``said`` what the cell says, and
    ``more`` what else the sentence names.
    """

    kind: Wrong
    row: int
    column: Column
    said: str = ""
    more: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong and what to do."""
        said, more = (f"{_FIRST_STRONG}{text}{_POP}" for text in (shortened(self.said), self.more))
        return _sentences()[self.kind] % {"said": said, "more": more}


def shortened(text: str, longest: int = 120) -> str:
    """The text, or its beginning where it is long."""
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def _sentences() -> dict[Wrong, str]:
    return {
        Wrong.NO_DAY: _("“%(said)s” is no single day. Write it like 2026-12-06."),
        Wrong.ENDS_FIRST: _("The last day is before the first. Change one of the two."),
        Wrong.NO_TITLE: _("The title is missing. Say in a few words what is to be done."),
        Wrong.TOO_LONG: _("This is too long: at most %(more)s characters."),
        Wrong.NO_ORDER: _("“%(said)s” is no place among neighbours. Write 1, 2, 3 …"),
        Wrong.NO_LEVEL: _("“%(said)s” is no level of this plan. It has: %(more)s."),
        Wrong.LEVEL_ABOVE: _("“%(said)s” is a level above that of the line it is part of."),
        Wrong.NO_PARENT: _(
            "No line has the key or number “%(said)s”. Write the key of the line it is part of."
        ),
        Wrong.SEVERAL_PARENTS: _("Several lines have the number “%(said)s”. Write the key of the right one."),
        Wrong.LOOP: _("The line would be part of itself. Say what else it is part of."),
        Wrong.SAME_KEY: _("Row %(more)s has the key “%(said)s” too. Empty the key of the line that is new."),
        Wrong.NO_KEY: _(
            "No line of this plan has the key “%(said)s”: is it another plan’s sheet? A new line has no key."
        ),
        Wrong.PARENT_REMOVED: _(
            "“%(said)s”, which this line is part of, was removed. Tick it to bring it back too, or write "
            "what else the line is part of."
        ),
        Wrong.NO_PLACE: _("The city knows no place called “%(said)s”. Write it as on the city’s map."),
        Wrong.SAME_BODY: _("“%(said)s” is named twice. A body answers for a line once."),
        Wrong.PARTS_REMAIN: _(
            "“%(said)s” cannot be removed while “%(more)s” is part of it. Remove or move that too."
        ),
        Wrong.CHANGED_MEANWHILE: _(
            "It was changed here too since the sheet was made: now it says “%(more)s”. Take a new sheet, or "
            "write this."
        ),
        Wrong.NO_MILESTONE: _("“%(said)s” is no milestone. Write: due day | day it was reached | title."),
    }
