"""The real execution report of Zhytomyr for 2022: what must come of it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from townbook.reading.draft import Draft, DraftItem, DraftReport
from townbook.reading.interpreters import interpret
from townbook.reading.readers import read_source
from townbook.reading.source import Source
from townbook.reading.status import Status


@pytest.fixture(scope="module")
def source(real_documents: Path) -> Source:
    return read_source(real_documents / "zhytomyr-2022-execution-report.uk.txt")


@pytest.fixture(scope="module")
def draft(source: Source) -> Draft:
    return interpret(source)


def item(draft: Draft, start: str) -> DraftItem:
    return next(item for item in draft.items if item.title.startswith(start))


def report(draft: Draft, start: str) -> DraftReport:
    key = item(draft, start).key
    return next(report for report in draft.reports if report.item == key)


def test_the_plan_has_all_its_lines(draft: Draft) -> None:
    assert Counter(item.level for item in draft.items) == {
        "priority": 6,
        "strategic goal": 25,
        "task": 86,
        "project": 176,
    }
    assert draft.source.shapes == ("execution table",)


def test_priorities_hold_their_goals(draft: Draft) -> None:
    titles = {item.key: item.title for item in draft.items}
    goals = Counter(
        titles[item.parent] for item in draft.items if item.level == "strategic goal" and item.parent
    )
    assert goals == {
        "Ефективне місто": 4,
        "Інноваційне місто": 3,
        "Комфортне місто": 6,
        "Активне місто": 4,
        "Зелене місто": 4,
        "Інклюзивне місто": 4,
    }


def test_no_tag_rule_or_tab_is_left_in_any_value(draft: Draft) -> None:
    for text in [
        *(part for item in draft.items for part in (item.title, item.description)),
        *(report.text for report in draft.reports),
        *(body.name for body in draft.bodies),
    ]:
        assert not {"<", ">", "\t"} & set(text)
        assert "--" not in text


def test_every_title_is_found_in_its_passage(source: Source, draft: Draft) -> None:
    for item in draft.items:
        words = " ".join(source.passage_text(item.passage).split())
        assert item.title in words
        assert item.number in words
        assert item.description in words


def test_every_report_is_found_in_its_passages(source: Source, draft: Draft) -> None:
    for report in draft.reports:
        joined = " ".join(source.passage_text(passage) for passage in report.passages)
        assert " ".join(report.text.split()) == " ".join(joined.split())


def test_almost_all_the_text_is_in_some_record(source: Source, draft: Draft) -> None:
    """What is in no record is headers, separators, and the words "Стратегічна ціль"."""
    read = [False] * len(source.text)
    for passage in [
        *(item.passage for item in draft.items),
        *(passage for report in draft.reports for passage in report.passages),
        *(each.passage for item in draft.items for each in item.responsibilities),
    ]:
        read[passage[0] : passage[1]] = [True] * (passage[1] - passage[0])
    unread = sum(not seen and not letter.isspace() for seen, letter in zip(read, source.text, strict=True))
    assert unread < 0.015 * len(source.text)


def test_projects_are_taken_apart(draft: Draft) -> None:
    ambassadors = item(draft, '"Амбасадори')
    assert ambassadors.title == '"Амбасадори Житомира"'
    assert (ambassadors.starts, ambassadors.ends) == (date(2019, 1, 1), date(2020, 12, 31))
    assert ambassadors.description.startswith("обрані почесні амбасадори")
    innovations = item(draft, "Інновації Житомира")
    assert (innovations.title, innovations.ends) == ("Інновації Житомира", date(2023, 12, 31))
    market = [item for item in draft.items if item.title == "Реновація території навколо Житнього ринку"]
    assert [project.ends for project in market] == [date(2024, 12, 31), date(2024, 12, 31)]


def test_goal_without_number_line_stands_between_its_neighbours(draft: Draft) -> None:
    saving = item(draft, "Досягнення європейських стандартів")
    assert (saving.level, saving.number) == ("strategic goal", "3")
    titles = [item.title for item in draft.items if item.parent == saving.key]
    assert len(titles) == 3
    assert [item.number for item in draft.items if item.parent == saving.key] == ["3.1", "3.2", "3.3"]


def test_shifted_and_merged_rows_are_mended_and_told(draft: Draft) -> None:
    assert Counter(remark.kind for remark in draft.repairs if remark.kind != "row continued") == {
        "row shifted": 9,
        "cells merged": 4,
        "item without number": 4,
        "bracket not closed": 3,
        "group respelt": 2,
        "section without number": 1,
    }
    assert report(draft, "Центр розвитку кар'єри").bodies == ("b1", "b2")
    council = report(draft, "Створити раду агломерації")
    assert council.status.value is Status.UNDER_REVIEW
    assert council.text.startswith("Питання планується розглянути")


def test_doubts_are_told(draft: Draft) -> None:
    assert Counter(remark.kind for remark in draft.doubts) == {
        "body respelt": 3,
        "body is nobody": 1,
        "body alike": 1,
        "item without body": 1,
        "number used twice": 1,
    }


def test_bodies_are_one_however_spelt(draft: Draft) -> None:
    names = {body.name for body in draft.bodies}
    assert len(names) == 23
    youth = next(body for body in draft.bodies if "молоді та спорту" in body.name)
    assert "Управління сім'ї, молоді та спорту міської ради" in youth.aliases
    assert not any("," in body.name and "управління" in body.name[12:].lower() for body in draft.bodies)


def test_what_waits_for_a_group_is_agenda(draft: Draft) -> None:
    groups = Counter(entry.group for entry in draft.agenda)
    assert groups["Зелене місто"] == 5
    assert groups["Інклюзивне місто"] == 1
    assert groups["Інноваційне місто"] == 1
    assert set(groups) == {
        "Комфортне місто",
        "Активне місто",
        "Зелене місто",
        "Інклюзивне місто",
        "Інноваційне місто",
    }


def test_statuses_are_read_with_reason_and_until(draft: Draft) -> None:
    park = report(draft, "Індустріальний парк").status
    assert (park.value, park.reason) == (Status.SUSPENDED, "у зв'язку із запровадженням воєнного стану")
    link = report(draft, "Розроблення сполучення через вулиці").status
    assert (link.value, link.until) == (Status.POSTPONED, date(2023, 1, 1))
    assert report(draft, "Облаштування залізничного переїзду").status.until == date(2025, 1, 1)
    assert report(draft, "Будівництво сміттепереробного").status.value is Status.COMPLETED
    hydropark = report(draft, "Реконструкція Гідропарку").status
    assert (hydropark.value, hydropark.confidence) == (Status.NOT_STARTED, 1.0)


def test_orders_and_decisions_have_number_and_date(draft: Draft) -> None:
    known = {(decision.number, decision.date) for decision in draft.decisions if decision.number}
    assert known == {
        ("89", date(2021, 2, 1)),
        ("479", date(2022, 6, 30)),
        ("1164", date(2016, 12, 22)),
        ("168", date(2010, 3, 11)),
        ("706", date(2023, 2, 23)),
        ("302", date(2018, 3, 28)),
    }


def test_same_file_gives_the_same_draft(source: Source, draft: Draft) -> None:
    assert interpret(source) == draft
