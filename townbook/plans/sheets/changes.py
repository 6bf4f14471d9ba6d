"""What a sheet that came back would change in the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from townbook.plans.sheets.cells import parted
from townbook.plans.sheets.checks import BODY_COLUMNS, CheckedLine
from townbook.plans.sheets.columns import FIELDS, Column
from townbook.plans.sheets.lines import PlanSheet, ReadSheet, SheetLine, is_as_stamped
from townbook.plans.sheets.outcome import NEW, ChangedLine, FieldChange, NewLine, SheetChanges
from townbook.plans.sheets.problems import SheetProblem, Wrong


def sheet_changes(
    plan: PlanSheet,
    read: ReadSheet,
    problems: Sequence[SheetProblem] = (),
    remove: Collection[str] = (),
    restore: Collection[str] = (),
) -> SheetChanges:
    """What the rows would change in the plan; ``remove`` are keys of missing lines that are to go too,
    ``restore`` of removed lines that are to come back as the sheet has them.

    A row is the line with its key; without a key, the one with its number in the same parent that no other
    row is; else it is new. A new row of a lower level that does not say what it is part of belongs to the
    nearest row above it with a higher level.
    """
    return _Comparison(plan, read, problems, remove, restore).changes()


class _Comparison:
    """One plan beside one sheet."""

    def __init__(
        self,
        plan: PlanSheet,
        read: ReadSheet,
        problems: Sequence[SheetProblem],
        remove: Collection[str],
        restore: Collection[str],
    ) -> None:
        self._plan = plan
        self._read = read
        self._ticked = remove
        self._problems = list(problems)
        self._gone = {line.key: line for line in read.lines if line.key in plan.removed}
        self._restored = [key for key in self._gone if key in restore and not self._gone[key].is_removed]
        self._known = {line.key: line.values for line in plan.lines}
        self._known |= {key: plan.removed[key].values for key in self._restored}
        self._in_sheet = {line.key for line in read.lines if line.key}
        self._names: dict[int, str] = {}
        self._parents: dict[int, str] = {}
        self._by_number: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._numbers: defaultdict[str, list[str]] = defaultdict(list)
        self._neighbours: dict[str, str] = {}
        for line in plan.lines:
            self._neighbours.setdefault(line.values[Column.PARENT], line.values[Column.LEVEL])
            self._by_number[line.values[Column.PARENT], line.values[Column.NUMBER]].append(line.key)
            self._numbers[line.values[Column.NUMBER]].append(line.key)

    def _wrong(self, kind: Wrong, line: SheetLine, column: Column, said: str = "", more: str = "") -> None:
        self._problems.append(SheetProblem(kind, line.row, column, said, more))

    def changes(self) -> SheetChanges:
        """The changes."""
        lines = self._named()
        changed, new, kept = [], [], []
        for line in lines:
            name = self._names[line.row]
            if name in self._known:
                fields = self._fields(line, name)
                if fields:
                    changed.append(ChangedLine(line.row, name, fields))
                values = {each.column: each.after for each in fields}
                kept.append(replace(line, key=name, values=values, stamp=line.stamp if fields else ""))
            else:
                made = self._new(line, name)
                new.append(made)
                kept.append(replace(line, values=made.values))
        kept += [line for key, line in self._gone.items() if key not in self._restored]
        kept.sort(key=lambda line: line.row)
        present = set(self._names.values())
        missing = tuple(line.key for line in self._plan.lines if line.key not in present)
        marked = {self._names[line.row] for line in lines if line.is_removed} & self._known.keys()
        removed = marked | set(missing) & set(self._ticked)
        marked_rows = {line.row for line in lines if line.is_removed}
        new = [line for line in new if line.row not in marked_rows]
        self._check(new, changed, removed)
        problems = sorted(self._problems, key=lambda problem: problem.row)
        return SheetChanges(
            tuple(new),
            tuple(line for line in changed if line.key not in removed),
            tuple(line.key for line in self._plan.lines if line.key in removed),
            missing,
            tuple(key for key, line in self._gone.items() if not line.is_removed),
            tuple(self._restored),
            self._unknown_bodies(new, changed),
            tuple(problem for problem in problems if problem.kind is not Wrong.PARENT_REMOVED),
            tuple(problem for problem in problems if problem.kind is Wrong.PARENT_REMOVED),
            tuple(kept),
        )

    def _named(self) -> list[SheetLine]:
        """The rows that stand for a line, each with a name: its key, or one for a new line."""
        first: dict[str, int] = {}
        lines: list[SheetLine] = []
        for line in self._read.lines:
            if line.key and line.key not in self._known and line.key not in self._gone:
                self._wrong(Wrong.NO_KEY, line, Column.KEY, line.key)
            elif line.key in first:
                self._wrong(Wrong.SAME_KEY, line, Column.KEY, line.key, str(first[line.key]))
            else:
                if line.key:
                    first[line.key] = line.row
                lines.append(line)
        self._name(lines)
        return [line for line in lines if line.row in self._names]

    def _name(self, lines: Sequence[SheetLine]) -> None:
        """Find what each row is part of and which line it is; one that stays removed is none."""
        new_numbers = _numbers_of_new(lines)
        above: list[tuple[int, str]] = []
        taken: set[str] = set(self._in_sheet)
        for line in lines:
            if line.key in self._gone and line.key not in self._known:
                above.append((self._level_place(line, line.key), line.key))
                continue
            self._parents[line.row] = self._parent(line, new_numbers, above)
            name = line.key or self._same_number(line, taken) or f"{NEW}{line.row}"
            taken.add(name)
            self._names[line.row] = name
            above.append((self._level_place(line, name), name))
        self._follow_numbers()

    def _follow_numbers(self) -> None:
        """A row without a key that turned out to be a known line is known by its key to its parts too."""
        known = {f"{NEW}{row}": name for row, name in self._names.items()}
        for row, parent in self._parents.items():
            self._parents[row] = known.get(parent, parent)

    def _parent(
        self, line: SheetLine, new_numbers: Mapping[str, Sequence[int]], above: Sequence[tuple[int, str]]
    ) -> str:
        """What the row is part of: a key, a new line's name, or ""."""
        said = line.values.get(Column.PARENT)
        known = self._known.get(line.key)
        if said is None and known is not None:
            said = known[Column.PARENT]
            if said in self._known or not said:
                return said
        if not said:
            said = "" if known is not None else self._above(line, above)
            if not said:
                return ""
        if said in self._known or said.startswith(NEW):
            return said
        if said in self._plan.removed:
            values = self._plan.removed[said].values
            name = f"{values[Column.NUMBER]} {values[Column.TITLE]}".strip()
            self._wrong(Wrong.PARENT_REMOVED, line, Column.PARENT, name)
            return said
        rows = [row for row in new_numbers.get(said, ()) if row != line.row]
        candidates = [f"{NEW}{row}" for row in rows] or self._numbers.get(said, [])
        if len(candidates) == 1:
            return candidates[0]
        self._wrong(Wrong.SEVERAL_PARENTS if candidates else Wrong.NO_PARENT, line, Column.PARENT, said)
        return known[Column.PARENT] if known is not None else ""

    def _above(self, line: SheetLine, above: Sequence[tuple[int, str]]) -> str:
        level = self._plan.levels.get(line.values.get(Column.LEVEL, ""))
        if level is None or not above:
            return ""
        return next((name for place, name in reversed(above) if place < level[1]), "")

    def _same_number(self, line: SheetLine, taken: Collection[str]) -> str:
        """The key of the line with the row's number, in the same parent, that no other row is."""
        number = line.values.get(Column.NUMBER, "")
        if not number:
            return ""
        if Column.PARENT in line.values or self._parents[line.row]:
            found = self._by_number.get((self._parents[line.row], number), [])
        else:
            found = self._numbers.get(number, [])
        free = [key for key in found if key not in taken]
        if len(free) == 1 and Column.PARENT not in line.values:
            self._parents[line.row] = self._known[free[0]][Column.PARENT]
        return free[0] if len(free) == 1 else ""

    def _level_place(self, line: SheetLine, name: str) -> int:
        known = self._known.get(name)
        label = line.values.get(Column.LEVEL) or (known[Column.LEVEL] if known else "")
        return self._plan.levels.get(label, (0, 0))[1]

    def _fields(self, line: SheetLine, key: str) -> tuple[FieldChange, ...]:
        """What the row says other than the line; not what was only changed here since the sheet was made."""
        current = self._known[key]
        values = {**line.values}
        if Column.PARENT in values or not line.key:
            values[Column.PARENT] = self._parents[line.row]
        changes = []
        for column in FIELDS:
            if column not in values or values[column] == current[column]:
                continue
            if column is Column.ORDER and not values[column]:
                continue
            left_alone = is_as_stamped(line.stamp, column, values[column])
            if left_alone:
                continue
            if left_alone is False and not is_as_stamped(line.stamp, column, current[column]):
                self._wrong(Wrong.CHANGED_MEANWHILE, line, column, values[column], current[column][:120])
                continue
            changes.append(FieldChange(column, current[column], values[column]))
        return tuple(changes)

    def _new(self, line: SheetLine, name: str) -> NewLine:
        values = {column: line.values.get(column, "") for column in FIELDS}
        values[Column.PARENT] = self._parents[line.row]
        if not values[Column.LEVEL]:
            values[Column.LEVEL] = self._usual_level(values[Column.PARENT])
        return NewLine(line.row, name, values)

    def _usual_level(self, parent: str) -> str:
        """That of the neighbours, else the one below the parent's."""
        if parent in self._neighbours:
            return self._neighbours[parent]
        names = list(self._plan.levels)
        if not parent or parent not in self._known:
            return names[0 if not parent else -1] if names else ""
        after = names.index(self._known[parent][Column.LEVEL]) + 1
        return names[min(after, len(names) - 1)]

    def _check(
        self, new: Sequence[NewLine], changed: Sequence[ChangedLine], removed: Collection[str]
    ) -> None:
        """All that is wrong with how the plan would be."""
        final = {key: dict(values) for key, values in self._known.items()}
        for line in changed:
            final[line.key] |= {each.column: each.after for each in line.fields}
        final |= {line.name: dict(line.values) for line in new}
        touched = [(line.row, line.key, {each.column for each in line.fields}) for line in changed]
        touched += [(line.row, line.name, set(FIELDS)) for line in new]
        for row, name, fields in touched:
            CheckedLine(self._plan, self._problems, row, final[name], final).check(fields)
        rows = {name: row for row, name in self._names.items()}
        for name in final:
            if _is_in_loop(name, final):
                self._problems.append(SheetProblem(Wrong.LOOP, rows.get(name, 0), Column.PARENT))
            parent = final[name][Column.PARENT]
            if name not in removed and parent in removed:
                said, more = final[parent][Column.TITLE], final[name][Column.TITLE]
                self._problems.append(
                    SheetProblem(Wrong.PARTS_REMAIN, rows.get(parent, 0), Column.REMOVED, said, more)
                )

    def _unknown_bodies(self, new: Sequence[NewLine], changed: Sequence[ChangedLine]) -> tuple[str, ...]:
        cells = [each.after for line in changed for each in line.fields if each.column in BODY_COLUMNS]
        cells += [line.values[column] for line in new for column in BODY_COLUMNS]
        names = dict.fromkeys(name for cell in cells for name in parted(cell))
        return tuple(name for name in names if name not in self._plan.body_ids)


def _numbers_of_new(lines: Sequence[SheetLine]) -> dict[str, list[int]]:
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for line in lines:
        if not line.key and line.values.get(Column.NUMBER):
            numbers[line.values[Column.NUMBER]].append(line.row)
    return numbers


def _is_in_loop(name: str, final: Mapping[str, Mapping[Column, str]]) -> bool:
    """Whether the way up from a line leads back to it."""
    seen: set[str] = set()
    at = final[name][Column.PARENT]
    while at in final and at not in seen:
        if at == name:
            return True
        seen.add(at)
        at = final[at][Column.PARENT]
    return False
