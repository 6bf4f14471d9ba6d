"""Plain text and Markdown, as people write it and as converters leave it."""

from __future__ import annotations

import pytest

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_LINES
from townbook.reading.readers import read_bytes
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.plain import read_text
from townbook.reading.source import Block, BlockKind

HEADING, PARAGRAPH, ENTRY, ROW = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ENTRY,
    BlockKind.TABLE_ROW,
)


def read(text: str) -> tuple[str, tuple[Block, ...]]:
    builder = SourceBuilder()
    read_text(text, builder)
    return builder.finish()


def kinds(text: str) -> list[tuple[BlockKind, str]]:
    read_text_, blocks = read(text)
    return [(block.kind, read_text_[block.start : block.end]) for block in blocks]


def rows(text: str) -> list[list[str]]:
    read_text_, blocks = read(text)
    return [[read_text_[cell.start : cell.end] for cell in block.cells] for block in blocks if block.cells]


def tables(text: str) -> list[int]:
    return [block.table for block in read(text)[1]]


def test_tab_table_keeps_empty_and_missing_cells() -> None:
    assert rows("№\tЗавдання\tВиконано\n1\tШкола\t\n\t\tтак\nТіло\tраніше") == [
        ["№", "Завдання", "Виконано"],
        ["1", "Школа", ""],
        ["", "", "так"],
        ["Тіло", "раніше"],
    ]


def test_blank_line_or_rule_does_not_end_a_table() -> None:
    text = "№\tНазва\n\n1\tШкола\n--\t-----\n\n2\tСадок"
    assert rows(text) == [["№", "Назва"], ["1", "Школа"], ["2", "Садок"]]
    assert tables(text) == [1, 1, 1]


def test_line_without_tabs_parts_a_table() -> None:
    text = "№\tНазва\tСтан\n1\tШкола\tтак\nЦіль 2\n2\tСадок\tні\n3\tПарк\tні"
    assert [kind for kind, _ in kinds(text)] == [ROW, ROW, PARAGRAPH, ROW, ROW]
    assert tables(text) == [1, 1, 0, 2, 2]


def test_lone_row_as_wide_as_a_table_is_part_of_one() -> None:
    assert [kind for kind, _ in kinds("№\tНазва\tСтан\n1\tШкола\tтак\nЦіль 2\n2\tСадок\tні")] == [
        ROW,
        ROW,
        PARAGRAPH,
        ROW,
    ]


def test_single_line_with_a_tab_is_no_table() -> None:
    assert kinds("Секретар ради\t\tІ. Петренко") == [(PARAGRAPH, "Секретар ради І. Петренко")]


def test_tab_before_a_paragraph_is_its_indentation() -> None:
    assert kinds("\tПерший абзац.\n\tДругий абзац.") == [
        (PARAGRAPH, "Перший абзац."),
        (PARAGRAPH, "Другий абзац."),
    ]


def test_number_with_a_tab_begins_a_list_entry() -> None:
    assert kinds("1.\tШкола\n2.\tСадок") == [(ENTRY, "1. Школа"), (ENTRY, "2. Садок")]


def test_header_makes_a_table_of_numbered_rows() -> None:
    assert rows("№\tНазва\n1.\tШкола") == [["№", "Назва"], ["1.", "Школа"]]


def test_pipe_table_is_read_with_and_without_outer_pipes() -> None:
    expected = [["Ціль", "Стан"], ["Школа | садок", "так"], ["Парк", ""]]
    assert rows("| Ціль | Стан |\n|---|:--:|\n| Школа \\| садок | так |\n| Парк | |") == expected
    assert rows("Ціль | Стан\n--- | ---\nШкола \\| садок | так\nПарк | ") == expected


def test_line_with_one_pipe_is_no_table() -> None:
    assert kinds("Новини | Контакти") == [(PARAGRAPH, "Новини | Контакти")]


def test_cell_of_several_paragraphs_holds_line_ends() -> None:
    assert rows("1\t<p>Перший.</p> <p>Другий.</p>\n2\t**Третій**<br>четвертий") == [
        ["1", "Перший.\nДругий."],
        ["2", "Третій\nчетвертий"],
    ]


def test_markdown_headings_have_their_level() -> None:
    text, blocks = read("# Звіт\n### Школи ###\nПідсумок\n====\nДалі\n----")
    assert [(block.level, text[block.start : block.end]) for block in blocks] == [
        (1, "Звіт"),
        (3, "Школи"),
        (1, "Підсумок"),
        (2, "Далі"),
    ]


def test_emphasised_lines_are_one_heading() -> None:
    assert kinds("**Звіт про виконання\nконцепції**\n\nТекст.") == [
        (HEADING, "Звіт про виконання\nконцепції"),
        (PARAGRAPH, "Текст."),
    ]


def test_emphasis_that_never_ends_is_text() -> None:
    assert kinds("**Увага\n\nТекст.") == [(PARAGRAPH, "**Увага"), (PARAGRAPH, "Текст.")]


def test_emphasis_within_a_line_is_no_heading() -> None:
    assert kinds("**Міська** рада **вирішила**") == [(PARAGRAPH, "Міська рада вирішила")]


def test_indentation_nests_entries_over_paragraphs() -> None:
    text, blocks = read(" • Школи\n\n  • Дахи\n\nПро школи.\n\n  • Вікна\n\n • Садки")
    assert [(block.level, text[block.content_start : block.end]) for block in blocks] == [
        (1, "Школи"),
        (2, "Дахи"),
        (0, "Про школи."),
        (2, "Вікна"),
        (1, "Садки"),
    ]


def test_line_broken_for_its_length_is_joined() -> None:
    text = "Міська рада ухвалила рішення про ремонт доріг\nта мостів у всіх районах міста."
    assert kinds(text) == [(PARAGRAPH, text.replace("\n", " "))]


def test_lines_ended_by_their_writer_stay_apart() -> None:
    assert len(kinds("Школи\nсадки")) == 2
    assert len(kinds("Міська рада ухвалила рішення про ремонт доріг;\nремонт мостів")) == 2
    assert len(kinds("Міська рада ухвалила рішення про ремонт доріг\nСадки ремонтують")) == 2


def test_words_indented_beneath_an_entry_belong_to_it() -> None:
    assert kinds("1. Школи\n   і Садки\n2. Парки") == [(ENTRY, "1. Школи і Садки"), (ENTRY, "2. Парки")]


def test_more_lines_than_a_document_may_have_are_refused() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read("\n" * MOST_LINES)
    assert caught.value.kind is Problem.TOO_MANY_BLOCKS


def test_rule_of_many_dashes_takes_no_time() -> None:
    assert kinds("-" * 5000 + "x") == [(PARAGRAPH, "-" * 5000 + "x")]


def test_long_line_of_stars_takes_no_time() -> None:
    assert read("a ** b" * 20_000)[1][0].kind is PARAGRAPH


def test_persian_goals_are_numbered_entries() -> None:
    source = read_bytes("اهداف شهرداری\n۱- بهبود وضع خیابان‌ها\n۲- توسعه پارک‌های شهر".encode(), "x.txt")
    assert [block.marker for block in source.blocks] == ["", "۱-", "۲-"]
    assert source.language == "fa"
