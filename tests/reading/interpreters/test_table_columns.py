"""The columns other towns give their tables: amounts, progress, status, outputs, notes, headings."""

from datetime import date
from decimal import Decimal

import pytest

from townbook.reading.draft import Draft
from townbook.reading.interpreters import interpret
from townbook.reading.readers import read_bytes
from townbook.reading.status import Status


def read(*lines: str, language: str = "uk") -> Draft:
    text = "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in lines)
    return interpret(read_bytes(text.encode(), "table.txt", language=language))


def figures(draft: Draft) -> list[tuple[str, str, Decimal | None, str]]:
    return [
        (figure.kind, figure.unit, figure.value, figure.of)
        for report in draft.reports
        for figure in report.figures
    ]


def statuses(draft: Draft) -> list[Status]:
    return [report.status.value for report in draft.reports]


def doubts(draft: Draft) -> list[str]:
    return [remark.kind for remark in draft.doubts if remark.kind != "period unknown"]


@pytest.mark.parametrize(
    ("language", "header", "row", "unit", "value", "of"),
    [
        (
            "uk",
            "№ | Захід | Виконавець | Обсяг фінансування, тис. грн | Стан виконання",
            "1 | Насоси | КП «Джерело» | 88,4 | Закуплено.",
            "UAH",
            Decimal(88400),
            "Обсяг фінансування, тис. грн",
        ),
        (
            "he",
            "מס' | משימה | אחראי | תקציב באלפי ש\"ח | סטטוס",
            "1 | ספסלים | אגף הנדסה | 350 | הושלם",
            "ILS",
            Decimal(350000),
            'תקציב באלפי ש"ח',
        ),
        (
            "fa",
            "ردیف | عنوان پروژه | دستگاه اجرایی | اعتبار (میلیون ریال) | وضعیت",
            "۱ | پارک | سازمان پارک‌ها | ۱۲٬۵۰۰ | تکمیل شد",
            "IRR",
            Decimal(12500000000),
            "اعتبار (میلیون ریال)",
        ),
        (
            "en",
            "No | Action | Lead | Budget (£000) | Progress",
            "1 | Pumps | Water Authority | 11.5 | Bought.",
            "GBP",
            Decimal(11500),
            "Budget (£000)",
        ),
    ],
)
def test_amount_takes_its_unit_from_the_heading(
    language: str, header: str, row: str, unit: str, value: Decimal, of: str
) -> None:
    draft = read(header, row, language=language)
    assert figures(draft) == [("money", unit, value, of)]
    assert doubts(draft) == []


def test_amount_with_its_own_unit_and_words_of_a_source_are_kept() -> None:
    draft = read(
        "Action | Lead | Funding | Progress",
        "Pumps | Water Authority | $1.2 million | Bought.",
        "Pipes | Water Authority | State grant | Laid.",
        language="en",
    )
    assert figures(draft) == [("money", "USD", Decimal(1200000), "Funding")]
    assert [item.description for item in draft.items] == ["", "State grant"]


@pytest.mark.parametrize(
    ("cell", "value", "status"),
    [
        ("0", 0, Status.NOT_STARTED),
        ("45,5 %", Decimal("45.5"), Status.IN_PROGRESS),
        ("100", 100, Status.COMPLETED),
    ],
)
def test_progress_is_a_figure_and_says_the_status(cell: str, value: Decimal, status: Status) -> None:
    draft = read("№ | Захід | Виконавець | % виконання", f"1 | Насоси | КП «Джерело» | {cell}")
    assert figures(draft) == [("share", "%", Decimal(value), "% виконання")]
    assert statuses(draft) == [status]


def test_set_words_of_a_report_weigh_more_than_its_progress() -> None:
    draft = read(
        "№ | Захід | Виконавець | % виконання | Звіт",
        "1 | Насоси | КП «Джерело» | 30 | Роботи призупинено.",
    )
    assert statuses(draft) == [Status.SUSPENDED]


@pytest.mark.parametrize(
    ("language", "header", "row", "status"),
    [
        ("uk", "Захід | Виконавець | Стан", "Насоси | КП «Джерело» | виконано", Status.COMPLETED),
        ("uk", "Захід | Виконавець | Стан", "Насоси | КП «Джерело» | викон. частково", Status.IN_PROGRESS),
        ("he", "משימה | אחראי | סטטוס", "ספסלים | אגף הנדסה | בוצע חלקית", Status.IN_PROGRESS),
        ("he", "משימה | אחראי | סטטוס", "ספסלים | אגף הנדסה | בוצע", Status.COMPLETED),
        ("fa", "پروژه | پیمانکار | وضعیت", "پل | شرکت راه | متوقف", Status.SUSPENDED),
        ("fa", "پروژه | پیمانکار | وضعیت", "پل | شرکت راه | انجام شده", Status.COMPLETED),
        ("en", "Action | Lead | Status", "Pumps | Water Authority | Complete", Status.COMPLETED),
        ("en", "Action | Lead | Status", "Pumps | Water Authority | Partly done", Status.IN_PROGRESS),
    ],
)
def test_one_word_of_status_is_understood_and_is_the_report(
    language: str, header: str, row: str, status: Status
) -> None:
    draft = read(header, row, language=language)
    assert statuses(draft) == [status]
    assert [report.text for report in draft.reports] == [row.rsplit(" | ", maxsplit=1)[-1]]


def test_colour_gives_way_to_what_the_comment_says() -> None:
    draft = read(
        "Ref | Action | Lead | RAG | Comment",
        "1 | Pumps | Water Authority | R | Not started due to lack of funding",
        "2 | Pipes | Water Authority | A | Two crews at work",
        language="en",
    )
    assert statuses(draft) == [Status.NOT_STARTED, Status.IN_PROGRESS]
    assert [report.text for report in draft.reports] == [
        "Not started due to lack of funding",
        "Two crews at work",
    ]


def test_notes_are_added_to_the_report_and_outputs_to_the_item() -> None:
    draft = read(
        "Захід | Виконавець | Очікуваний результат | Виконання | Примітки",
        "Насоси | КП «Джерело» | 4 насоси | Закуплено 3 насоси. | Ще один у дорозі.",
    )
    assert [item.description for item in draft.items] == ["4 насоси"]
    assert [report.text for report in draft.reports] == ["Закуплено 3 насоси.\nЩе один у дорозі."]


def test_two_years_are_two_reports_and_the_status_is_of_the_later() -> None:
    draft = read(
        "Захід | Виконавець | Звіт за 2021 рік | Звіт за 2022 рік | Статус",
        "Насоси | КП «Джерело» | Складено кошторис. | Закуплено 3 насоси. | завершено",
    )
    assert [(report.period.starts, report.status.value) for report in draft.reports] == [
        (date(2021, 1, 1), Status.IN_PROGRESS),
        (date(2022, 1, 1), Status.COMPLETED),
    ]


def test_start_and_end_columns_are_the_items_time_and_one_day_is_its_end() -> None:
    draft = read(
        "Action | Lead | Start | End | Progress",
        "Pumps | Water Authority | 2023-01-10 | 2023-02-28 | Bought.",
        "Pipes | Water Authority |  | 2023-09-30 | Laid.",
        language="en",
    )
    assert [(item.starts, item.ends) for item in draft.items] == [
        (date(2023, 1, 10), date(2023, 2, 28)),
        (None, date(2023, 9, 30)),
    ]


def test_heading_of_two_rows_and_the_count_of_columns_are_no_items() -> None:
    draft = read(
        "№ | Захід | Виконавець | Видатки, тис. грн | | Виконання",
        " | | | план | факт | ",
        "1 | 2 | 3 | 4 | 5 | 6",
        "1 | Насоси | КП «Джерело» | 120 | 118,4 | Закуплено.",
    )
    assert [(item.number, item.title) for item in draft.items] == [("1", "Насоси")]
    assert figures(draft) == [
        ("money", "UAH", Decimal(120000), "Видатки, тис. грн, план"),
        ("money", "UAH", Decimal(118400), "Видатки, тис. грн, факт"),
    ]


@pytest.mark.parametrize(
    ("heading", "starts"),
    [
        ("Звіт за 2022 рік про виконання Програми на 2021-2023 роки", date(2022, 1, 1)),
        ("Звіт про виконання Програми на 2021-2023 роки за 2022 рік", date(2022, 1, 1)),
        ("Виконання Стратегії розвитку до 2030 року", None),
    ],
)
def test_period_is_that_of_the_report_and_not_of_the_plan(heading: str, starts: date | None) -> None:
    draft = read(heading, "", "Захід | Виконавець | Виконання", "Насоси | КП «Джерело» | Закуплено.")
    assert [report.period.starts for report in draft.reports] == [starts]


def test_vague_heading_alone_makes_no_execution_table() -> None:
    assert read("№ | Назва | Відповідальний | Телефон", "1 | Музей | Бойко О.В. | 22-33").items == ()
