"""Where a reviewer is in a Draft: everything of it stands in the address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from townbook.intake.review.references import is_reference

VIEWS = ("records", "doubts", "difference", "history")
FILTERS = ("all", "unseen", "doubtful", "changed", "new", "missing", "bodies")
DOINGS = ("", "edit", "move", "merge", "match", "split", "add")

LONGEST_WORDS = 100


@dataclass(frozen=True, slots=True)
class Where:
    """A view of the Draft; the record open in it, what is being done with it, and what the list shows.

    ``page`` and ``passage`` are the document's, as the address has them, and ``at`` is the passage from which
    something is added; ``sheet`` is the page of the list,
    from 1, or 0 for the one on which the open record stands.
    """

    view: str = "records"
    record: str = ""
    do: str = ""
    filter: str = "all"
    words: str = ""
    sheet: int = 0
    passage: str = ""
    page: str = ""
    at: str = ""

    @classmethod
    def of(cls, values: Mapping[str, str], view: str = "records") -> Where:
        """What an address or a form says; what makes no sense is as if it were not said."""
        sheet = values.get("sheet", "")
        record = values.get("record", "")
        return cls(
            view=_one_of(VIEWS, values.get("view", ""), view),
            record=record if is_reference(record) else "",
            do=_one_of(DOINGS, values.get("do", ""), ""),
            filter=_one_of(FILTERS, values.get("filter", ""), "all"),
            words=values.get("words", "").replace("\0", "").strip()[:LONGEST_WORDS],
            sheet=int(sheet) if re.fullmatch(r"[0-9]{1,6}", sheet) else 0,
            passage=values.get("passage", ""),
            page=values.get("page", ""),
            at=values.get("at", "") if re.fullmatch(r"[0-9]{1,8}-[0-9]{1,8}", values.get("at", "")) else "",
        )

    def but(self, **other: object) -> str:
        """The query of an address that differs in these; the document turns to what is opened."""
        changed = replace(self, **{"passage": "", "page": "", "do": "", "at": "", **other})  # type: ignore[arg-type]
        said = {name: str(value) for name, value in changed.fields() if value}
        return "?" + urlencode(said) if said else "?"

    def fields(self) -> list[tuple[str, str]]:
        """What a form carries along so that its answer comes back to the same place."""
        plain = Where()
        return [
            (name, str(getattr(self, name)))
            for name in self.__slots__
            if getattr(self, name) != getattr(plain, name)
        ]


def _one_of(known: tuple[str, ...], said: str, otherwise: str) -> str:
    return said if said in known else otherwise
