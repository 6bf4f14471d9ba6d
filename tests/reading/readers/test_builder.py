"""Blocks and their places in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_COLUMNS
from townbook.reading.readers.builder import SourceBuilder, tidy
from townbook.reading.source import Block, BlockKind, Cell
from townbook.text.canonical import canonical_text

TEXTS = st.text(alphabet="аїבی1 \t\n\xa0\u00ad•-.1)", max_size=12)


def test_tidy_keeps_words_and_paragraphs_apart_and_nothing_else() -> None:
    assert tidy("  два \t слова \r\n\r\n рядок\x0b ") == "два слова\nрядок"


def test_tidy_keeps_a_non_breaking_space_within_a_line_only() -> None:
    assert tidy("\xa0163\xa0720 грн\xa0") == "163\xa0720 грн"


def test_tidy_drops_signs_that_only_tell_where_a_line_may_break() -> None:
    assert tidy("соці\u00adально\u200b-економічний") == "соціально-економічний"


def test_block_knows_where_it_and_its_words_begin() -> None:
    builder = SourceBuilder()
    builder.heading("Звіт", 2, page=1)
    builder.list_entry("школи", "1.", 1, page=2)
    text, blocks = builder.finish()
    assert text == "Звіт\n1. школи"
    assert blocks == (
        Block(BlockKind.HEADING, 0, 4, 0, level=2, page=1),
        Block(BlockKind.LIST_ENTRY, 5, 13, 8, level=1, marker="1.", page=2),
    )


def test_row_keeps_the_place_of_empty_cells() -> None:
    builder = SourceBuilder()
    builder.paragraph("до")
    builder.row(["", "а\nб", ""])
    text, blocks = builder.finish()
    assert text == "до\n\tа\nб\t"
    assert blocks[1] == Block(
        BlockKind.TABLE_ROW, 3, 8, 3, table=1, cells=(Cell(3, 3), Cell(4, 7), Cell(8, 8))
    )


def test_table_goes_on_until_something_else_stands_between() -> None:
    builder = SourceBuilder()
    builder.row(["a", "b"])
    builder.row(["c"])
    builder.paragraph("between")
    builder.row(["d", "e"])
    assert [block.table for block in builder.finish()[1]] == [1, 1, 0, 2]


def test_ended_table_goes_on_only_in_one_as_wide() -> None:
    builder = SourceBuilder()
    builder.row(["a", "b"])
    builder.end_table()
    builder.row(["c", "d"])
    builder.end_table()
    builder.row(["e"])
    assert [block.table for block in builder.finish()[1]] == [1, 1, 2]


def test_row_without_words_is_left_out() -> None:
    builder = SourceBuilder()
    builder.row(["", " \xa0", "\n"])
    assert builder.finish() == ("", ())


def test_row_wider_than_a_table_may_be_is_refused() -> None:
    builder = SourceBuilder()
    builder.row(["x"] * MOST_COLUMNS)
    with pytest.raises(UnreadableDocument) as caught:
        builder.row(["x"] * (MOST_COLUMNS + 1))
    assert caught.value.kind is Problem.TOO_WIDE


def test_more_blocks_than_a_document_may_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("townbook.reading.readers.builder.MOST_BLOCKS", 2)
    builder = SourceBuilder()
    builder.paragraph("a")
    builder.paragraph("b")
    with pytest.raises(UnreadableDocument) as caught:
        builder.paragraph("c")
    assert caught.value.kind is Problem.TOO_MANY_BLOCKS


def test_heading_of_unknown_depth_stands_below_those_of_known_depth() -> None:
    builder = SourceBuilder()
    builder.heading("known", 2)
    builder.heading("emphasised", 0)
    assert [block.level for block in builder.finish()[1]] == [2, 3]


def test_headings_of_unknown_depth_alone_are_the_highest() -> None:
    builder = SourceBuilder()
    builder.heading("emphasised", 0)
    assert builder.finish()[1][0].level == 1


def test_words_with_markers_on_several_lines_are_entries_of_their_own() -> None:
    builder = SourceBuilder()
    builder.words("Заходи:\n1) школи\nі садки\n2) парки")
    text, blocks = builder.finish()
    assert [(block.marker, text[block.content_start : block.end]) for block in blocks] == [
        ("", "Заходи:"),
        ("1)", "школи\nі садки"),
        ("2)", "парки"),
    ]


def test_heading_ends_the_nesting_of_lists() -> None:
    builder = SourceBuilder()
    builder.words("• one", indent=1)
    builder.words("• two", indent=4)
    builder.heading("Next", 1)
    builder.words("• three", indent=4)
    assert [block.level for block in builder.finish()[1]] == [1, 2, 1, 1]


@given(st.lists(st.one_of(TEXTS, st.lists(TEXTS, min_size=1, max_size=4)), max_size=8))
def test_every_block_is_found_at_its_place(content: list[str | list[str]]) -> None:
    builder = SourceBuilder()
    for part in content:
        if isinstance(part, str):
            builder.words(part)
        else:
            builder.row(part)
    text, blocks = builder.finish()
    assert canonical_text(text) == text
    last = -1
    for block in blocks:
        assert last < block.start <= block.content_start < block.end <= len(text)
        assert text[block.start : block.end].strip("\t ") != ""
        last = block.end
        assert last == len(text) or text[last] == "\n"
        place = block.start
        for cell in block.cells:
            assert place == cell.start <= cell.end <= block.end
            assert "\t" not in text[cell.start : cell.end]
            place = cell.end + 1
