"""More real documents of other cities, read by the same code."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from townbook.reading.draft import Draft, DraftItem
from townbook.reading.interpreters import interpret
from townbook.reading.readers import read_source
from townbook.reading.status import Status

EVERY = [
    "kiryat-yam-2019-ceo-review.he.txt",
    "izadshahr-goals.fa.txt",
    "khorramabad-council-news.fa.txt",
    "tehran-mayor-police-meeting.fa.txt",
    "more/uk_ivano-frankivsk_program_tabbed.txt",
    "more/uk_drabiv_outage_roadmap_2022.txt",
    "more/he_yehud_council_8-20.txt",
    "more/fa_tehran_council_budget_1383.txt",
    "more/fa_tehran_resalat_tunnel_85pct.txt",
    "more/en_portland_council_minutes_2011-01-12.txt",
]


def draft_of(folder: Path, name: str) -> Draft:
    return interpret(read_source(folder / name))


@pytest.mark.parametrize("name", EVERY)
def test_every_value_is_found_again_in_its_passage(real_documents: Path, name: str) -> None:
    source = read_source(real_documents / name)
    draft = interpret(source)
    found = source.passage_text
    for item in draft.items:
        assert item.title in found(item.passage)
        assert item.description in found(item.passage)
    for report in draft.reports:
        assert report.text == "\n".join(map(found, report.passages))
        for figure in report.figures:
            assert any(
                start <= figure.passage[0] < figure.passage[1] <= end for start, end in report.passages
            )
    for indicator in draft.indicators:
        assert (
            indicator.name in re.sub(r"\s+", " ", found(indicator.passage)) or indicator.name in source.text
        )
        for observation in indicator.observations:
            assert re.search(r"\d", found(observation.passage))
    for decision in draft.decisions:
        assert all(line in found(decision.passage) for line in decision.text.splitlines())
    for assignment in draft.assignments:
        assert assignment.text == found(assignment.passage)
    for body in draft.bodies:
        assert all(name in re.sub(r"\s+", " ", source.text) for name in (body.name, *body.aliases))


@pytest.mark.parametrize("name", EVERY)
def test_the_same_file_gives_the_same_draft(real_documents: Path, name: str) -> None:
    assert draft_of(real_documents, name) == draft_of(real_documents, name)


def test_ivano_frankivsk_gives_the_expected_tree(real_documents: Path) -> None:
    draft = draft_of(real_documents, "more/uk_ivano-frankivsk_program_tabbed.txt")
    expected = json.loads((real_documents / "more/uk_ivano-frankivsk_program.expected.json").read_text())

    def below(parent: str | None) -> list[DraftItem]:
        return [item for item in draft.items if item.parent == parent]

    expected_tree = [
        (goal["label"], goal["title"], aim["label"], aim["title"], task["label"], task["description"])
        for goal in expected["strategicGoals"]
        for aim in goal["operationalGoals"]
        for task in aim["programTasks"]
    ]
    tree = [
        (goal.number, goal.title, aim.number, aim.title, task.number, task.title)
        for goal in below(None)
        for aim in below(goal.key)
        for task in below(aim.key)
    ]
    assert tree == expected_tree
    assert Counter(item.level for item in draft.items) == {"level1": 4, "level2": 26, "level3": 136}
    assert draft.source.title == expected["title"]
    assert [level.label for level in draft.levels] == ["Стратегічна ціль", "Оперативна ціль", "Завдання"]
    assert "number inside a title" in {doubt.kind for doubt in draft.doubts}


def test_drabiv_gives_each_body_its_steps(real_documents: Path) -> None:
    draft = draft_of(real_documents, "more/uk_drabiv_outage_roadmap_2022.txt")
    steps = {body.name: sum(body.key in each.bodies for each in draft.assignments) for body in draft.bodies}
    assert list(steps.values()) == [9, 9, 5, 8]
    assert next(iter(steps)) == "Драбівська селищна рада"
    assert (draft.items, draft.reports) == ((), ())


def test_yehud_gives_a_decision_for_each_matter(real_documents: Path) -> None:
    draft = draft_of(real_documents, "more/he_yehud_council_8-20.txt")
    assert [decision.number for decision in draft.decisions] == [str(number) for number in range(1, 15)]
    assert {decision.date for decision in draft.decisions} == {date(2020, 9, 14)}
    assert {decision.group for decision in draft.decisions} == {"מועצת העיר יהוד מונוסון"}
    second = draft.decisions[1].text.splitlines()
    assert "1000000" in second[1]
    assert second[-1] == "אושר"
    assert (draft.items, draft.assignments) == ((), ())


def test_the_budget_of_1383_has_its_lines_and_a_doubt_about_its_total(real_documents: Path) -> None:
    draft = draft_of(real_documents, "more/fa_tehran_council_budget_1383.txt")
    total, *parts = [each.observations[0] for each in draft.indicators]
    assert total.value == Decimal(11_163_720_000_000)
    assert sum(part.value for part in parts) == total.value - 100_000_000_000
    assert len(parts) == 9
    assert {(each.period.starts, each.period.ends) for each in (total, *parts)} == {
        (date(2004, 3, 20), date(2005, 3, 20))
    }
    assert [doubt.kind for doubt in draft.doubts] == ["sum differs"]
    assert len(draft.decisions) == 1
    assert draft.decisions[0].date is None


def test_the_tunnel_is_85_percent_done_until_the_first_quarter_of_1384(real_documents: Path) -> None:
    draft = draft_of(real_documents, "more/fa_tehran_resalat_tunnel_85pct.txt")
    [item], [report] = draft.items, draft.reports
    assert item.title == "تونل رسالت"
    assert report.status.value is Status.IN_PROGRESS
    assert (report.status.until, report.status.until_ends) == (date(2005, 3, 21), date(2005, 6, 21))
    money = {(figure.value, figure.unit) for figure in report.figures if figure.kind == "money"}
    assert {value for value, _ in money} == {Decimal(40_000_000_000), Decimal(150_000_000_000)}
    assert (Decimal(85), "%") in {(figure.value, figure.unit) for figure in report.figures}


def test_portland_gives_its_list_and_nothing_of_the_transcript(real_documents: Path) -> None:
    source = read_source(real_documents / "more/en_portland_council_minutes_2011-01-12.txt")
    draft = interpret(source)
    assert [decision.number for decision in draft.decisions] == [str(number) for number in range(38, 62)]
    assert {decision.date for decision in draft.decisions} == {date(2011, 1, 12)}
    by_number = {decision.number: decision.text for decision in draft.decisions}
    assert by_number["40"].endswith("PLACED ON FILE")
    assert by_number["45"].endswith("SECOND READING JANUARY 19, 2011 AT 9:30 AM")
    assert by_number["47"].endswith("REFERRED TO COMMISSIONER OF FINANCE AND ADMINISTRATION")
    assert by_number["50"].endswith("184355")
    assert "$2,445,563" in by_number["56"]
    assert by_number["57"].endswith("ACCEPTED AS AMENDED")
    transcript = source.text.index("Closed Caption File of")
    assert max(decision.passage[1] for decision in draft.decisions) < transcript
    assert (draft.items, draft.reports, draft.indicators, draft.assignments, draft.agenda) == (
        (),
        (),
        (),
        (),
        (),
    )
