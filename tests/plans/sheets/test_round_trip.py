"""A sheet that comes back as it went says that nothing changes, whatever stands in the plan."""

from __future__ import annotations

import csv
import io
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.plans.sheets.plan_sheets import LEVELS, sheet_of
from townbook.plans.item_content import MilestoneContent
from townbook.plans.sheets.cells import comparable, joined, milestones_cell
from townbook.plans.sheets.changes import sheet_changes
from townbook.plans.sheets.columns import FIELDS, Column
from townbook.plans.sheets.lines import PlanLine, PlanSheet
from townbook.plans.sheets.parsing import parsed
from townbook.plans.sheets.writing import as_csv, as_xlsx

ODD = (
    *(
        "=1+1",
        "+380",
        "-5",
        "@SUM(A1)",
        "'=1",
        "''-1",
        "'",
        "1.10",
        "007",
        "1-2",
        "2023-01-02",
        "1/3",
        "12:30",
    ),
    *("a;b", 'КП "Сад"; відділ', '"Сад"', 'a"b', "a\nb", "a\tb", "a\u00a0b", "\u00a01", "_x000D_", "_x005F_"),
    *(
        "שלום (2)",
        "نیم\u200cفاصله",
        "e\u0301",
        "😀",
        "\ufffe",
        "true",
        "1e5",
        "#REF!",
        "<b>&amp;",
        "a | b",
        "؛",
    ),
    *(" x ", "\x00\x01=", "\u202e12", "x" * 40_000, "\u200f=2", "sep=;", "key", "0", "yes", "%", "١٢", "−3"),
)
words = st.one_of(st.sampled_from(ODD), st.text(max_size=40))
names = st.lists(words, max_size=3).map(lambda said: [name for each in said if (name := comparable(each))])
days = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)))
steps = st.lists(st.builds(MilestoneContent, words.filter(lambda said: said.split()), days, days), max_size=3)


@st.composite
def plans(draw: st.DrawFn) -> PlanSheet:
    keys = [f"{number}" for number in range(1, draw(st.integers(1, 5)))]
    bodies = dict(enumerate(dict.fromkeys(draw(names)), start=1))
    places = dict(enumerate(dict.fromkeys(draw(names)), start=1))
    lines = []
    for place, key in enumerate(keys):
        starts, ends = draw(days), draw(days)
        values = {
            Column.PARENT: draw(st.sampled_from(["", *keys[:place]])),
            Column.ORDER: str(draw(st.integers(1, 99))),
            Column.LEVEL: draw(st.sampled_from(list(LEVELS))),
            Column.NUMBER: comparable(draw(words)),
            Column.TITLE: comparable(draw(words)) or "Назва",
            Column.DESCRIPTION: comparable(draw(words)),
            Column.STARTS: starts.isoformat() if starts else "",
            Column.ENDS: ends.isoformat() if ends else "",
            Column.LEADS: joined(
                draw(st.lists(st.sampled_from(list(bodies.values())), max_size=2)) if bodies else []
            ),
            Column.CONTRIBUTORS: joined(bodies.values()),
            Column.PLACES: joined(sorted(places.values())),
            Column.MILESTONES: comparable(milestones_cell(draw(steps))),
        }
        assert set(values) == set(FIELDS)
        lines.append(PlanLine(place + 1, key, 1, values))
    return sheet_of(lines, bodies=bodies, places=places)


def says_nothing_new(plan: PlanSheet, data: bytes) -> None:
    read, problems = parsed(data, plan)
    changes = sheet_changes(plan, read, problems)
    assert changes.problems == ()
    assert (changes.new, changes.changed, changes.missing) == ((), (), ())
    assert changes.is_nothing
    assert len(read.lines) == len(plan.lines)


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(plans())
def test_workbook_that_was_not_touched_changes_nothing(plan: PlanSheet) -> None:
    says_nothing_new(plan, as_xlsx(plan))


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(plans())
def test_text_file_that_was_not_touched_changes_nothing(plan: PlanSheet) -> None:
    says_nothing_new(plan, as_csv(plan))


def saved_anew(
    data: bytes, delimiter: str, encoding: str, *, said: str = "", line_end: str = "\r\n"
) -> bytes:
    """The text file as another program saves it."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return (said + written.getvalue()).encode(encoding, "replace")


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    plans(),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
)
def test_text_file_saved_by_another_program_changes_nothing(
    plan: PlanSheet, delimiter: str, encoding: str, says: bool, line_end: str
) -> None:
    said = f"sep={delimiter}{line_end}" if says else ""
    says_nothing_new(plan, saved_anew(as_csv(plan), delimiter, encoding, said=said, line_end=line_end))
