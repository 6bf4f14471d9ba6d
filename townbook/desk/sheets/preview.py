"""What a sheet would change, in words, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from townbook.intake.similarity import similarity
from townbook.plans.sheets.changes import sheet_changes
from townbook.plans.sheets.columns import LABELS, Column
from townbook.plans.sheets.lines import PlanSheet, ReadSheet, heading_words
from townbook.plans.sheets.outcome import NEW, ChangedLine, SheetChanges
from townbook.plans.sheets.problems import SheetProblem, shortened
from townbook.text.own_digits import own_digits
from townbook.text.search_keys import search_key
from townbook.ui import formats

MOST_SHOWN = 300
"""Lines of each kind in the page; the others are counted."""

MOST_CANDIDATES = 8
MOST_SEARCHED = 100
"""Unknown names that candidates are looked for; a sheet with more is not about these bodies."""

LEAST_ALIKE = 0.25


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """Where something is wrong, and what."""

    address: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field with what it says and would say."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the plan, and what of it changes; ``row`` is its number in the sheet, 0 for one not in it."""

    row: int
    key: str
    name: str
    fields: tuple[ShownField, ...] = ()


@dataclass(frozen=True, slots=True)
class UnknownBody:
    """A name no body has, the bodies whose names are alike, and what was chosen for it before."""

    field: str
    name: str
    candidates: tuple[tuple[int, str], ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """All that a sheet would change."""

    changes: SheetChanges
    problems: tuple[ShownProblem, ...]
    new: tuple[ShownLine, ...]
    changed: tuple[ShownLine, ...]
    moved: tuple[ShownLine, ...]
    removed: tuple[ShownLine, ...]
    missing: tuple[ShownLine, ...]
    gone: tuple[ShownLine, ...]
    waiting: tuple[ShownProblem, ...]
    bodies: tuple[UnknownBody, ...]
    ignored: tuple[str, ...]

    @property
    def can_be_applied(self) -> bool:
        """Whether the button is offered."""
        return not self.problems and bool(not self.changes.is_nothing or self.missing or self.gone)

    @property
    def offers_each(self) -> bool:
        """Whether each missing line can be ticked by itself; of very many only all can go."""
        return len(self.changes.missing) <= MOST_SHOWN

    @property
    def offers_each_gone(self) -> bool:
        """The same of those that were removed from the plan."""
        return len(self.changes.gone) <= MOST_SHOWN

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many lines of each kind the page does not show."""
        counts = {
            "new": len(self.changes.new),
            "changed": sum(1 for line in self.changes.changed if not line.is_moved),
            "moved": sum(1 for line in self.changes.changed if line.is_moved),
            "missing": len(self.changes.missing),
        }
        return {kind: max(0, count - MOST_SHOWN) for kind, count in counts.items()}


def preview_of(
    plan: PlanSheet, read: ReadSheet, changes: SheetChanges, chosen: Mapping[str, str] | None = None
) -> Preview:
    """The changes as the page shows them; ``chosen`` is what was chosen for unknown bodies, by name."""
    return _Preview(plan, read, changes).shown(chosen or {})


class _Preview:
    """Puts changes into words."""

    def __init__(self, plan: PlanSheet, read: ReadSheet, changes: SheetChanges) -> None:
        self._plan = plan
        self._read = read
        self._changes = changes
        self._keys: dict[int, str] = {}
        self._names = {line.key: _name(line.values) for line in plan.lines}
        self._names |= {line.name: _name(line.values) for line in changes.new}
        self._names |= {key: _name(line.values) for key, line in plan.removed.items()}
        whole = sheet_changes(plan, read, (), (), changes.gone) if changes.gone else changes
        self._changed = {line.key: line for line in (*whole.changed, *changes.changed)}
        self._rows = {line.key: line.row for line in read.lines}

    def shown(self, chosen: Mapping[str, str]) -> Preview:
        """The preview."""
        standing = [line for line in self._changes.changed if line.key not in self._changes.restored]
        changed = [line for line in standing if not line.is_moved]
        moved = [line for line in standing if line.is_moved]
        removed = set(self._changes.removed) - set(self._changes.missing)
        return Preview(
            changes=self._changes,
            problems=tuple(self._problems(self._changes.problems)),
            new=tuple(self._new())[:MOST_SHOWN],
            changed=tuple(self._line(line) for line in changed[:MOST_SHOWN]),
            moved=tuple(self._line(line) for line in moved[:MOST_SHOWN]),
            removed=tuple(self._named(key) for key in self._changes.removed if key in removed),
            missing=tuple(self._named(key) for key in self._changes.missing[:MOST_SHOWN]),
            gone=tuple(self._of_gone(key) for key in self._changes.gone[:MOST_SHOWN]),
            waiting=tuple(self._problems(self._changes.waiting)),
            bodies=tuple(
                self._unknown(number, name, chosen.get(name, ""))
                for number, name in enumerate(self._changes.unknown_bodies)
            ),
            ignored=self._read.ignored,
        )

    def _problems(self, problems: Sequence[SheetProblem]) -> Iterator[ShownProblem]:
        language = get_language() or "en"
        for problem in problems:
            letters, heading = heading_words(self._read.places, problem.column)
            if not problem.row:
                address = _("In the whole sheet")
            elif letters:
                address = _("Row %(row)s, column %(letters)s “%(heading)s”") % {
                    "row": own_digits(str(problem.row), language),
                    "letters": letters,
                    "heading": heading,
                }
            else:
                address = _("Row %(row)s") % {"row": own_digits(str(problem.row), language)}
            yield ShownProblem(address, problem.sentence)

    def _new(self) -> Iterator[ShownLine]:
        for line in self._changes.new:
            fields = tuple(
                ShownField(str(LABELS[column]), "", self._said(column, text))
                for column, text in line.values.items()
                if text and column not in {Column.TITLE, Column.NUMBER}
            )
            yield ShownLine(line.row, line.name, self._names[line.name], fields)

    def _named(self, key: str) -> ShownLine:
        return ShownLine(0, key, self._names[key])

    def _of_gone(self, key: str) -> ShownLine:
        """A line that was removed from the plan, with what the sheet says otherwise of it."""
        changed = self._changed.get(key)
        return self._line(changed) if changed else ShownLine(self._rows[key], key, self._names[key])

    def _line(self, changed: ChangedLine) -> ShownLine:
        fields = tuple(
            ShownField(
                str(LABELS[each.column]),
                self._said(each.column, each.before),
                self._said(each.column, each.after),
            )
            for each in changed.fields
        )
        return ShownLine(changed.row, changed.key, self._names[changed.key], fields)

    def _said(self, column: Column, text: str) -> str:
        """A value in words: a parent by its title, a day as it is read."""
        language = get_language() or "en"
        if column is Column.PARENT and text:
            return self._names.get(text, text.removeprefix(NEW))
        if column in {Column.STARTS, Column.ENDS} and text:
            return formats.day(date.fromisoformat(text), language)
        return own_digits(text, language) if column is Column.ORDER else text

    def _unknown(self, number: int, name: str, chosen: str) -> UnknownBody:
        known = self._standing() if number < MOST_SEARCHED else {}
        key = search_key(name, self._plan.language)
        alike = sorted((-similarity(key, keys), self._plan.bodies[pk], pk) for pk, keys in known.items())
        candidates = tuple(
            (pk, known) for score, known, pk in alike[:MOST_CANDIDATES] if -score >= LEAST_ALIKE
        )
        return UnknownBody(f"body-{number}", name, candidates, chosen)

    def _standing(self) -> dict[int, str]:
        """The search keys of the bodies that were not merged into others."""
        if not self._keys:
            self._keys = {
                pk: search_key(self._plan.bodies[pk], self._plan.language)
                for pk in set(self._plan.body_ids.values())
            }
        return self._keys


def _name(values: Mapping[Column, str]) -> str:
    return shortened(f"{values[Column.NUMBER]} {values[Column.TITLE]}".strip())
