import json
from datetime import date
from decimal import Decimal

import pytest

from townbook.reading.draft import (
    Draft,
    DraftAgendaEntry,
    DraftAssignment,
    DraftBody,
    DraftDecision,
    DraftDue,
    DraftFigure,
    DraftIndicator,
    DraftItem,
    DraftLevel,
    DraftObservation,
    DraftPeriod,
    DraftReport,
    DraftResponsibility,
    DraftSource,
    DraftStatus,
    Remark,
)
from townbook.reading.serialise import InvalidDraft, draft_from_json, draft_to_json
from townbook.reading.status import Status

YEAR = DraftPeriod("2022 рік", date(2022, 1, 1), date(2022, 12, 31))
FIGURE = DraftFigure(Decimal(18100000), None, None, True, "UAH", "money", "кредити", (30, 43))
WHOLE = Draft(
    source=DraftSource("звіт.docx", "ab" * 32, "uk", "Програма", ("execution table",), 4200),
    levels=(DraftLevel("task", "Завдання"),),
    bodies=(DraftBody("b1", "Департамент освіти", ("департамент освіти",)),),
    items=(
        DraftItem(
            "i1",
            None,
            "task",
            "1",
            "Школи",
            "",
            date(2019, 1, 1),
            None,
            (DraftResponsibility("b1", "lead", (5, 9)),),
            (0, 9),
        ),
    ),
    reports=(
        DraftReport(
            "i1",
            YEAR,
            "Зроблено.",
            ("b1",),
            ((10, 19),),
            DraftStatus(Status.POSTPONED, "", date(2023, 1, 1), (10, 19), 0.9, date(2023, 12, 31)),
            (FIGURE,),
        ),
    ),
    indicators=(
        DraftIndicator(
            "Звернення", "звернень", (DraftObservation(YEAR, Decimal(16000), (50, 55)),), (44, 60)
        ),
    ),
    agenda=(DraftAgendaEntry(None, "Зелене місто", (61, 70)),),
    decisions=(DraftDecision("Вирішено.", None, "міська рада", "12", (71, 80)),),
    assignments=(DraftAssignment("Подати список.", ("b1",), DraftDue("P20D", "P1M", "meeting"), (81, 99)),),
    repairs=(Remark("row shifted", "Рядок зсунуто.", (0, 9)),),
    doubts=(Remark("number used twice", "Номер двічі.", (0, 9)),),
)


def test_draft_survives_json_whole() -> None:
    assert draft_from_json(json.loads(json.dumps(draft_to_json(WHOLE)))) == WHOLE


def test_json_written_before_the_last_day_was_kept_still_loads() -> None:
    values = json.loads(json.dumps(draft_to_json(WHOLE)))
    assert values["reports"][0]["status"].pop("until_ends") == "2023-12-31"
    status = draft_from_json(values).reports[0].status
    assert (status.until, status.until_ends) == (date(2023, 1, 1), None)


def test_json_begins_with_its_schema_and_has_the_documented_names() -> None:
    values = draft_to_json(WHOLE)
    assert list(values) == [
        "schema", "source", "levels", "bodies", "items", "reports", "indicators", "agenda", "decisions",
        "assignments", "repairs", "doubts",
    ]  # fmt: skip
    assert values["schema"] == "townbook-draft/1"
    assert values["assignments"][0]["due"] == {"from": "P20D", "to": "P1M", "relative_to": "meeting"}


def test_json_writes_numbers_as_decimal_strings_and_dates_in_iso() -> None:
    values = draft_to_json(WHOLE)
    assert values["reports"][0]["figures"][0]["value"] == "18100000"
    assert values["reports"][0]["figures"][0]["passage"] == [30, 43]
    assert values["reports"][0]["status"]["until"] == "2023-01-01"
    assert values["items"][0]["ends"] is None


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "townbook-draft/9"},
        {"items": [{"key": "i1"}]},
        {"levels": "task"},
        {"source": None},
        {"agenda": [{"item": None, "group": 5, "passage": [0, 1]}]},
        {"doubts": [{"kind": "x", "message": "y", "passage": [0]}]},
    ],
)
def test_json_that_is_no_draft_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(InvalidDraft):
        draft_from_json({**draft_to_json(WHOLE), **change})
