"""What a sheet that was edited would change, and what is wrong in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from tests.plans.sheets.plan_sheets import line, river, sheet_of
from townbook.plans.sheets.changes import sheet_changes
from townbook.plans.sheets.columns import Column
from townbook.plans.sheets.lines import PlanSheet, ReadSheet
from townbook.plans.sheets.outcome import FieldChange, SheetChanges
from townbook.plans.sheets.parsing import parsed
from townbook.plans.sheets.problems import Wrong
from townbook.plans.sheets.writing import as_csv

Rows = list[dict[str, str]]


def rows_of(plan: PlanSheet) -> Rows:
    """The lines of the plan's text file, by the names of the columns; headings left out."""
    records = list(csv.DictReader(io.StringIO(as_csv(plan).decode("utf-8-sig"), newline="")))
    return records[1:]


def brought_back(plan: PlanSheet, rows: Rows, *, remove: tuple[str, ...] = ()) -> SheetChanges:
    """The changes of rows written to a file again."""
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    read, problems = parsed(written.getvalue().encode(), plan)
    return sheet_changes(plan, read, problems, remove)


def edited(edit: Callable[[Rows], object], plan: PlanSheet | None = None) -> SheetChanges:
    plan = plan or river()
    rows = rows_of(plan)
    edit(rows)
    return brought_back(plan, rows)


def wrong_in(changes: SheetChanges) -> list[tuple[Wrong, int, Column, str]]:
    return [(each.kind, each.row, each.column, each.said) for each in changes.problems]


def test_text_is_written_so_that_no_program_computes_or_shortens_it() -> None:
    rows = rows_of(river())
    assert [row["key"] for row in rows] == ["'1", "'1.1", "'1.10", "'2", "'2.1"]
    assert rows[2]["title"] == "'=Прокласти стежку"
    assert rows[2]["number"] == "'1.10"


def test_changed_cell_is_a_change_of_its_field_alone() -> None:
    changes = edited(lambda rows: rows[1].update(title="Посадити верби й тополі", ends="31.12.2026"))
    assert changes.problems == ()
    (changed,) = changes.changed
    assert (changed.row, changed.key, changed.is_moved) == (3, "1.1", False)
    assert changed.fields == (
        FieldChange(Column.TITLE, "Посадити верби", "Посадити верби й тополі"),
        FieldChange(Column.ENDS, "", "2026-12-31"),
    )


def test_sorting_the_rows_changes_nothing() -> None:
    assert edited(lambda rows: rows.sort(key=lambda row: row["title"])).is_nothing


def test_columns_may_be_left_out_and_moved() -> None:
    plan = river()
    rows = [{"Назва?": "x", "title": row["title"], "key": row["key"]} for row in rows_of(plan)]
    changes = brought_back(plan, rows)
    assert changes.is_nothing
    assert changes.problems == ()


def test_key_in_the_parent_column_moves_a_line() -> None:
    (changed,) = edited(lambda rows: rows[1].update(parent="'2")).changed
    assert changed.is_moved
    assert changed.fields == (FieldChange(Column.PARENT, "1", "2"),)


def test_new_lines_find_their_parents() -> None:
    def add(rows: Rows) -> None:
        empty = dict.fromkeys(rows[0], "")
        rows.insert(1, {**empty, "title": "Під першою ціллю", "level": "завдання"})
        rows.append({**empty, "title": "Нова ціль", "number": "3", "level": "Ціль"})
        rows.append({**empty, "title": "Її завдання", "number": "3.1", "parent": "3"})
        rows.append({**empty, "title": "Друге завдання", "parent": "'2"})

    changes = edited(add)
    assert changes.problems == ()
    assert [(each.parent, each.values[Column.LEVEL]) for each in changes.new] == [
        ("1", "Завдання"),
        ("", "Ціль"),
        ("\x008", "Завдання"),
        ("2", "Завдання"),
    ]


def test_row_without_a_key_is_known_by_its_number_in_its_parent() -> None:
    def forget(rows: Rows) -> None:
        rows[1].update(key="", stamp="", title="Посадити тополі")

    changes = edited(forget)
    assert (changes.new, changes.missing) == ((), ())
    assert [(each.key, each.fields) for each in changes.changed] == [
        ("1.1", (FieldChange(Column.TITLE, "Посадити верби", "Посадити тополі"),))
    ]


def test_second_row_with_a_number_is_new() -> None:
    def twice(rows: Rows) -> None:
        rows.append({**rows[1], "key": "", "stamp": "", "title": "Інші верби"})

    changes = edited(twice)
    assert [each.values[Column.TITLE] for each in changes.new] == ["Інші верби"]
    assert changes.changed == ()


def test_missing_rows_go_only_when_it_is_said() -> None:
    plan = river()
    rows = rows_of(plan)[:4]
    left = brought_back(plan, rows)
    assert (left.missing, left.removed, left.is_nothing) == (("2.1",), (), True)
    assert brought_back(plan, rows, remove=("2.1", "1")).removed == ("2.1",)


def test_marked_row_is_removed_in_any_language() -> None:
    for word in ("yes", "Так", "כן", "بله", "x"):
        rows = rows_of(river())
        rows[4]["removed"] = word
        assert brought_back(river(), rows).removed == ("2.1",)
    assert edited(lambda rows: rows[4].update(removed="no")).removed == ()


def test_line_with_parts_is_not_removed() -> None:
    changes = edited(lambda rows: rows[3].update(removed="yes"))
    assert wrong_in(changes) == [(Wrong.PARTS_REMAIN, 5, Column.REMOVED, "Безпечні мости")]


def test_what_was_changed_here_meanwhile_stays() -> None:
    rows = rows_of(river())
    newer = _with_title(river(), "1.1", "Посадити вишні")
    assert brought_back(newer, rows).is_nothing
    rows[1]["number"] = "1.1a"
    changes = brought_back(newer, rows)
    assert [each.fields for each in changes.changed] == [(FieldChange(Column.NUMBER, "1.1", "1.1a"),)]
    rows[1]["title"] = "Посадити груші"
    assert wrong_in(brought_back(newer, rows)) == [
        (Wrong.CHANGED_MEANWHILE, 3, Column.TITLE, "Посадити груші")
    ]


def _with_title(plan: PlanSheet, key: str, title: str) -> PlanSheet:
    lines = [
        line(each.key, **{column.value: text for column, text in each.values.items()} | {"title": title})
        if each.key == key
        else each
        for each in plan.lines
    ]
    return sheet_of(lines, bodies=plan.bodies, places=plan.places)


@pytest.mark.parametrize(
    ("row", "said", "wrong"),
    [
        (1, {"starts": "колись"}, (Wrong.NO_DAY, 3, Column.STARTS, "колись")),
        (1, {"starts": "2023-02-30"}, (Wrong.NO_DAY, 3, Column.STARTS, "2023-02-30")),
        (2, {"ends": "2018"}, (Wrong.ENDS_FIRST, 4, Column.ENDS, "2018-12-31")),
        (1, {"title": ""}, (Wrong.NO_TITLE, 3, Column.TITLE, "")),
        (1, {"title": "я" * 2001}, (Wrong.TOO_LONG, 3, Column.TITLE, "")),
        (1, {"order": "перший"}, (Wrong.NO_ORDER, 3, Column.ORDER, "перший")),
        (1, {"level": "Захід"}, (Wrong.NO_LEVEL, 3, Column.LEVEL, "Захід")),
        (1, {"level": ""}, (Wrong.NO_LEVEL, 3, Column.LEVEL, "")),
        (1, {"parent": "9"}, (Wrong.NO_PARENT, 3, Column.PARENT, "9")),
        (1, {"key": "9"}, (Wrong.NO_KEY, 3, Column.KEY, "9")),
        (4, {"key": "'1.1"}, (Wrong.SAME_KEY, 6, Column.KEY, "1.1")),
        (1, {"places": "Набережна; Ярмарок"}, (Wrong.NO_PLACE, 3, Column.PLACES, "Ярмарок")),
        (1, {"contributors": "Парки"}, (Wrong.SAME_BODY, 3, Column.LEADS, "Парки")),
        (1, {"milestones": "колись | | Тендер"}, (Wrong.NO_DAY, 3, Column.MILESTONES, "колись")),
        (1, {"milestones": "2022-05-01 | | "}, (Wrong.NO_MILESTONE, 3, Column.MILESTONES, "2022-05-01 | |")),
        (3, {"parent": "'1.1"}, (Wrong.LEVEL_ABOVE, 5, Column.LEVEL, "Ціль")),
    ],
)
def test_wrong_cell_is_named(row: int, said: dict[str, str], wrong: tuple[Wrong, int, Column, str]) -> None:
    changes = edited(lambda rows: rows[row].update(said))
    assert wrong in wrong_in(changes)
    assert len({each.row for each in changes.problems}) == 1


def test_loop_is_named_on_every_line_of_it() -> None:
    plan = sheet_of([line("1", order="1"), line("2", parent="1", order="1"), line("3", order="2")])
    changes = edited(lambda rows: rows[0].update(parent="'2"), plan)
    assert wrong_in(changes) == [(Wrong.LOOP, 2, Column.PARENT, ""), (Wrong.LOOP, 3, Column.PARENT, "")]


def test_line_that_was_removed_is_offered_and_one_of_another_plan_is_wrong() -> None:
    plan = sheet_of(river().lines, removed=[line("7", number="7", title="Давнє", order="2")])
    changes = edited(lambda rows: rows[1].update(key="'7", stamp="", title="Давнє", order="2"), plan)
    assert (changes.gone, changes.missing, changes.problems) == (("7",), ("1.1",), ())
    assert changes.is_nothing
    said = edited(lambda rows: rows[1].update(removed="так", key="'7"), plan)
    assert (said.gone, said.problems) == ((), ())
    twice = edited(lambda rows: [row.update(key="'7") for row in rows[1:3]], plan)
    assert [each[0] for each in wrong_in(twice)] == [Wrong.SAME_KEY]


def test_unknown_bodies_are_listed_once() -> None:
    def name(rows: Rows) -> None:
        rows[1]["leads"] = 'Парки; "Сад; город"'
        rows[4]["contributors"] = "Сад; Дороги"
        rows[4]["leads"] = '"Сад; город"'

    changes = edited(name)
    assert changes.unknown_bodies == ("Сад; город", "Сад")
    assert changes.problems == ()


def test_headings_of_any_language_are_understood() -> None:
    plan = river()
    rows = rows_of(plan)
    for said in ("Key", "Ключ", "מפתח", "کلید"):
        renamed = [{said: row["key"], "title": row["title"]} for row in rows]
        assert brought_back(plan, renamed).missing == (), said


def test_changes_of_changes_are_the_same() -> None:
    """What is carried from the preview says the same without what did not change."""

    def edit(rows: Rows) -> None:
        empty = dict.fromkeys(rows[0], "")
        rows.insert(1, {**empty, "title": "Нове", "level": "Завдання"})
        rows.append({**empty, "title": "Ціль", "number": "3", "level": "Ціль"})
        rows.append({**empty, "title": "Її", "parent": "3"})
        rows[2].update(title="Інше", parent="'2")
        rows[3].update(key="", stamp="", ends="2024")
        rows[5].update(removed="x")

    plan = river()
    rows = rows_of(plan)
    edit(rows)
    first = brought_back(plan, rows)
    again = sheet_changes(plan, ReadSheet(first.lines, {}))
    assert (again.new, again.changed, again.removed, again.problems) == (
        first.new,
        first.changed,
        first.removed,
        (),
    )
    assert first.problems == ()
    assert len(first.new) == 3


@pytest.mark.parametrize("encoding", ["cp1251", "cp1255", "cp1256"])
def test_letters_an_old_encoding_lacks_are_no_change(encoding: str) -> None:
    titles = {
        "cp1251": "Посадити верби — ‘ґ’ ✓",
        "cp1255": "לשתול ערבות ליד הנחל ✓",
        "cp1256": "کاشت درخت بید در کنار رودخانه",
    }
    plan = sheet_of([line(str(place), order=str(place), title=titles[encoding]) for place in (1, 2, 3)])
    text = as_csv(plan).decode("utf-8-sig")
    text = text.replace("ی", "ي") if encoding == "cp1256" else text
    head, _, rest = text.partition("\r\n")
    _labels, _, lines = rest.partition("\r\n")
    data = f"{head}\r\n{lines}".replace(",", ";").encode(encoding, "replace")
    read, problems = parsed(data, plan)
    assert read.encoding in {"windows-" + encoding[2:], encoding}
    assert sheet_changes(plan, read, problems).is_nothing
