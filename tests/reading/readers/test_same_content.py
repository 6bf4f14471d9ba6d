"""The same table and the same text come out of every type of file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading import documents
from townbook.reading.readers import read_bytes, read_source
from townbook.reading.source import BlockKind, Source

TABLES = {
    "uk": """
№	Завдання	Хід виконання
1	Відремонтувати дахи шкіл	<p>Замінено 3 дахи площею 1,2 тис.кв.м.</p><p>Вартість – 5,7 млн грн.</p>
2	Висадити дерева	Висаджено 120 дерев у двох парках міста.
""",
    "he": """
מספר	משימה	ביצוע
1	שיפוץ של בתי הספר	<p>העירייה שיפצה 3 מבנים (שלב א׳).</p><p>העלות של השיפוץ: 1.5 מיליון ש״ח.</p>
2	נטיעת עצים	ניטעו 120 עצים בשני פארקים בעיר, 80% מהם על ידי תושבי העיר.
""",
    "fa": """
ردیف	وظیفه	گزارش اجرا
۱	بازسازی مدرسه‌ها	<p>سقف ۳ مدرسه (مرحله اول) نوسازی شد.</p><p>هزینه: ۱۱ میلیارد ریال.</p>
۲	کاشت درخت	در دو پارک شهر ۱۲۰ درخت تا ۱۴۰۲/۱۲/۱۵ کاشته شد.
""",
    "en": """
No	Task	What was done
1	Repair the roofs of schools	<p>Three roofs of 1,200 square metres are new.</p><p>It cost $1.5 million.</p>
2	Plant trees	The city planted 120 trees in two of its parks.
""",
}
TEXTS = {
    "uk": """
# Звіт міста
У 2022 році місто працювало далі.
• Школи
  • Дахи
• Парки
## Що далі
1) Мости.
2) Дороги.
""",
    "he": """
# סקירה שנתית
בשנת 2019 נפתחו 16 אלף פניות במוקד העירוני של העיר.
• חינוך
  • גגות
• פארקים
## מה הלאה
1) גשרים.
2) כבישים.
""",
    "fa": """
# گزارش شهر
در سال ۱۴۰۲ شهرداری پروژه‌های خود را ادامه داد.
• مدرسه‌ها
  • سقف‌ها
• پارک‌ها
## برنامه آینده
۱- پل‌ها.
۲- راه‌ها.
""",
    "en": """
# Review of the city
In 2022 the city went on with its work.
• Schools
  • Roofs
• Parks
## What is next
1) Bridges.
2) Roads.
""",
}


def cells(source: Source) -> list[list[str]]:
    return [[source.cell_text(cell) for cell in block.cells] for block in source.blocks]


def outline(source: Source) -> list[tuple[BlockKind, int, str, str]]:
    return [
        (block.kind, block.level, block.marker, source.text[block.content_start : block.end])
        for block in source.blocks
    ]


def made(kind: str, text: str) -> Source:
    make: Callable[[str], bytes] = getattr(documents, f"make_{kind}")
    return read_bytes(make(text), f"document.{kind}")


@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "xlsx", "ods", "odt", "csv"])
@pytest.mark.parametrize("language", TABLES)
def test_table_has_the_same_cells_in_every_type_of_file(language: str, kind: str) -> None:
    expected = read_bytes(TABLES[language].encode(), "table.txt")
    source = made(kind, TABLES[language])
    assert cells(source) == cells(expected)
    assert source.text == expected.text
    assert source.language == language
    assert {block.table for block in source.blocks} == {1}


@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "odt"])
@pytest.mark.parametrize("language", TEXTS)
def test_text_has_the_same_outline_in_every_type_of_file(language: str, kind: str) -> None:
    expected = read_bytes(TEXTS[language].encode(), "text.md")
    assert outline(made(kind, TEXTS[language])) == outline(expected)


@pytest.mark.parametrize("kind", ["docx", "html", "xlsx", "ods", "odt"])
def test_real_report_has_the_same_cells_in_every_type_of_file(real_documents: Path, kind: str) -> None:
    expected = read_source(real_documents / "zhytomyr-2022-execution-report.uk.txt")
    source = read_bytes(getattr(documents, f"make_{kind}")(expected), f"report.{kind}")
    filled = [[text for text in row if text] for row in cells(expected)]
    assert [[text for text in row if text] for row in cells(source)] == filled
    assert [block.kind for block in source.blocks] == [block.kind for block in expected.blocks]


def test_real_report_has_its_rows_and_headings(real_documents: Path) -> None:
    source = read_source(real_documents / "zhytomyr-2022-execution-report.uk.txt")
    kinds = [block.kind for block in source.blocks]
    assert kinds.count(BlockKind.TABLE_ROW) == 332
    assert kinds.count(BlockKind.HEADING) == 6
    assert [len(block.cells) for block in source.blocks if block.cells].count(4) == 15
    assert not re.search(r"</?[pi]>|\*\*|---", source.text)


def test_real_review_keeps_its_nested_points(real_documents: Path) -> None:
    source = read_source(real_documents / "kiryat-yam-2019-ceo-review.he.txt")
    levels = [block.level for block in source.blocks if block.kind is BlockKind.LIST_ENTRY]
    assert (levels.count(1), levels.count(2)) == (10, 19)


def test_real_goals_keep_their_numbers(real_documents: Path) -> None:
    source = read_source(real_documents / "izadshahr-goals.fa.txt")
    assert [block.marker for block in source.blocks if block.marker] == [
        f"{number}-" for number in range(1, 21)
    ]
