from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.reading.draft import DraftFigure
from townbook.reading.figures import find_figures
from townbook.reading.readers import read_source


def told(text: str, language: str) -> list[str]:
    return [f"{said(figure)} {figure.unit}" for figure in find_figures(text, language)]


def said(figure: DraftFigure) -> str:
    sign = "~" if figure.approximate else ""
    if figure.value is not None:
        return f"{sign}{figure.value:f}"
    return f"{sign}{figure.low:f}..{figure.high:f}"


def test_find_figures_places_passages_in_the_source() -> None:
    assert find_figures("Висаджено 103 дерева", "uk", start=500) == (
        DraftFigure(
            Decimal(103),
            None,
            None,
            approximate=False,
            unit="дерева",
            kind="count",
            of="дерева",
            passage=(510, 520),
        ),
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "вул. Покровська, 12 осіб"),
        ("uk", "площа Польова, 8 створено центр"),
        ("uk", "по проспекту Миру, 17 із встановленням"),
        ("uk", "вул. Київська, 77, вул. Романа Шухевича, 2-а"),
        ("uk", "майдан імені С.П. Корольова, 11»"),
        ("uk", 'семінар «10 причин читати», акція "16 днів проти насильства"'),
        ("uk", "«Energy management Star 2022», «Дія.City 2.0», «Розвиток – 2»"),
        ("uk", "роботи 24/7, рахунок 3:2, частка 50/50"),
        ("uk", "10014, м. Житомир, тел. (0412) 48-12-12"),
        ("en", "1900 SW 4th Avenue, 12 Main Street blocks"),
        ("en", "ISO 50001, page 1 of 18"),
        ("he", "ברחוב טננבאום 15, דירה 12/55"),
        ("fa", "پلاک ۲۰ کوچه ۵ شرقی"),
    ],
)
def test_find_figures_leaves_addresses_titles_and_scores(language: str, text: str) -> None:
    assert told(text, language) == []


def test_find_figures_keeps_counts_in_a_street() -> None:
    assert told("на вул. Покровська висаджено 12 дерев", "uk") == ["12 дерев"]
    assert told("вул. Київська, 77: ремонт 300 м мереж", "uk") == ["300 m"]


@given(st.text(), st.sampled_from(["uk", "he", "fa", "en"]), st.integers(0, 1000))
def test_find_figures_stays_within_any_text(text: str, language: str, start: int) -> None:
    end = start
    for figure in find_figures(text, language, start):
        assert end <= figure.passage[0] < figure.passage[1] <= start + len(text)
        end = figure.passage[1]


# Cells of the execution table that were read by hand: words by which a cell is known, and its figures.
ZHYTOMYR = [
    ("водовідведення. Рівень", ["40 %"]),
    ("79 адміністративних", ["79 послуг"]),
    ("9 семінарів", ["9 семінарів", "74 осіб", "35 учасників", "3 mo"]),
    ("171 майстер-клас", ["171 майстер-клас", "~4200 осіб"]),
    ("медіатек", ["8 медіатек"]),
    ("Пластовий", ["21 клубу", "3 шкіл", "6 шкіл", "~30 клубів", "10 клубів", "6..15 a", "7..11 a"]),
    (
        "2509 заходів",
        ["5 школа", "12 бібліотек-філій", "2509 заходів", "29 свят", "12 заходів", "1109 заходів"],
    ),
    ("394 групи", ["6 закладах", "394 групи", "8 напрямками", "5718 вихованців"]),
    ("158 старшокласників", ["158 старшокласників", "99 хлопців", "56 дівчат"]),
    ("на 110 місць", ["110 місць"]),
    ("437 слухачів", ["12 бібліотек-філій", "437 слухачів", "314 занять"]),
    ("ЖМЦНТТУМ", ["3 філії", "32 ЗЗСО"]),
    ("14 ліфтів", ["7 угод", "18100000 UAH", "7 ОСББ", "1900000 UAH", "~30 %", "14 ліфтів", "9 будинках"]),
    ("5241 кв. м", ["5241 m2", "298 дерев", "198 дерев"]),
    ("17 тис. м кв", ["17000 m2", "10000000 EUR"]),
    ("ревіталізованих", ["27956.5 m2", "20282.1 m2", "5024.2 m2", "2650.2 m2"]),
    ("65 тролейбусами", ["65 тролейбусами", "6 трамваями", "14 автобусами", "130 автобусами", "39 %"]),
    ("157 нових", ["157 знаків", "513 секцій", "7 стовпчиків", "27 напівсфер"]),
    ("метрового", ["50 m"]),
    ("коригування проєктно", ["125000 UAH"]),
    ("Teteriv open", ["300 осіб", "300 осіб", "350 осіб"]),
    ("близько 3500", ["~3500 контейнерів", "1.1 m3", "426 контейнерів", "12.2 %", "~4904 контейнерів"]),
    ("Складський, 20", ["510000 m3"]),
    ("17 каналізаційних", ["300 m", "17 колодязів", "36 колодязів"]),
    (
        "4922 кущі",
        [
            *[
                "5 камер",
                "103 дерева",
                "4922 кущі",
                "106653 квітки",
                "1789 m2",
                "3962 дерева",
                "752 дерева",
                "850 m",
            ],
            *["167 ha", "9300 m2"],
        ],
    ),
    ("0,7 МВт", ["6 MW", "2 котельні", "1.8 MW", "0.7 MW"]),
    ("34 несанкціонованих", ["34000 m3", "70 m3", "238100 m", "34 підключень"]),
    ("57 низько", ["57 тролейбусів", "86 автобусів"]),
    ("тис.м.кв", ["5700 m2", "3 переходи"]),
    ("Допомогу у працевлаштуванні", ["361 особа", "49 осіб", "75 осіб", "115 осіб"]),
    ("120 тис. євро", ["240 m2", "7 кімнат", "21 особи", "120000 EUR"]),
    ("16440", ["16440 світлоточок"]),
    ("4684 злочинів", ["4684 злочинів", "347 аварій", "236 випадків", "847 запитами", "81 запитом"]),
    ("541,8", ["541800000 UAH"]),
    ("амбулаторія сімейного", ["21 амбулаторія"]),
    ("123 інформаційно", ["123 довідки"]),
]


@pytest.fixture(scope="module")
def zhytomyr_cells(real_documents: Path) -> list[str]:
    """The cells of the execution table, in its order."""
    source = read_source(real_documents / "zhytomyr-2022-execution-report.uk.txt")
    return [source.cell_text(cell) for block in source.blocks for cell in block.cells]


@pytest.mark.parametrize(("words", "figures"), ZHYTOMYR, ids=[words for words, _ in ZHYTOMYR])
def test_find_figures_finds_those_of_zhytomyr(
    zhytomyr_cells: list[str], words: str, figures: list[str]
) -> None:
    cell = next(cell for cell in zhytomyr_cells if words in cell)
    found = told(cell, "uk")
    assert found == figures


def test_find_figures_finds_nothing_else_in_zhytomyr(zhytomyr_cells: list[str]) -> None:
    """Every figure of the table was looked at by hand; none is a house, a school, an order or a year."""
    kinds = Counter(figure.kind for cell in zhytomyr_cells for figure in find_figures(cell, "uk"))
    assert kinds == {
        "count": 169,
        "money": 12,
        "area": 12,
        "share": 11,
        "duration": 7,
        "length": 6,
        "volume": 6,
        "power": 4,
        "speed": 2,
    }


def test_find_figures_finds_those_of_kiryat_yam(real_documents: Path) -> None:
    text = read_source(real_documents / "kiryat-yam-2019-ceo-review.he.txt").text
    assert told(text, "he") == ["~16000 פניות", "~15500 פניות", "~10000 פניות", "96 %", "80 %"]


def test_find_figures_finds_the_sums_of_tehran(real_documents: Path) -> None:
    text = read_source(real_documents / "more" / "fa_tehran_council_budget_1383.txt").text
    millions = [11163720, 236000, 175000, 5646000, 228000, 749920, 1321200, 182100, 325500, 2200000]
    assert told(text, "fa") == [f"{amount}000000 IRR" for amount in millions]


def test_find_figures_finds_those_of_a_tunnel(real_documents: Path) -> None:
    text = read_source(real_documents / "more" / "fa_tehran_resalat_tunnel_85pct.txt").text
    found = told(text, "fa")
    assert found[:5] == ["85 %", "2 محور", "950 m", "4 m", "40000000000 IRT"]
    assert {"150000000000 IRR", "7000000000 USD", "2..3 برابر", "24 km/h", "2800000 خودرو"} <= set(found)


def test_find_figures_finds_the_time_a_working_group_has(real_documents: Path) -> None:
    text = read_source(real_documents / "tehran-mayor-police-meeting.fa.txt").text
    assert "~20..30 d" in told(text, "fa")
    assert told(read_source(real_documents / "khorramabad-council-news.fa.txt").text, "fa") == ["7..8 محله"]
