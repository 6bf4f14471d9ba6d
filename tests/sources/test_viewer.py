"""A document as pages, with a passage marked in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.reading.source import Block, BlockKind, Cell
from townbook.sources.blocks import block_to_json
from townbook.sources.models import Source
from townbook.sources.templatetags.passages import marked
from townbook.sources.viewer import (
    BLOCKS_ON_A_PAGE,
    CHARACTERS_ON_A_PAGE,
    DocumentPage,
    PageNotThere,
    Run,
    Table,
    document_page,
    pages_of,
)


def paragraphs(*lines: str, pages: tuple[int | None, ...] = ()) -> Source:
    text, blocks = "", []
    for number, line in enumerate(lines):
        page = pages[number] if pages else None
        blocks.append(Block(BlockKind.PARAGRAPH, len(text), len(text) + len(line), len(text), page=page))
        text += line + "\n"
    return Source(text=text, blocks=[block_to_json(block) for block in blocks], characters=len(text))


def table(*rows: tuple[str, ...]) -> Source:
    text, blocks = "", []
    for row in rows:
        start, cells = len(text), []
        for name in row:
            cells.append(Cell(len(text), len(text) + len(name)))
            text += name + "\t"
        blocks.append(Block(BlockKind.TABLE_ROW, start, len(text), start, table=1, cells=tuple(cells)))
        text += "\n"
    return Source(text=text, blocks=[block_to_json(block) for block in blocks], characters=len(text))


def runs_of(page: DocumentPage) -> list[Run]:
    return [
        run
        for part in page.parts
        for run in (
            [run for row in part.rows for cell in row.cells for run in cell]
            if isinstance(part, Table)
            else part.runs
        )
    ]


@given(st.lists(st.text(alphabet="абв גד", max_size=12), min_size=1, max_size=12), st.data())
def test_marked_runs_are_exactly_the_passage(lines: list[str], data: st.DataObject) -> None:
    source = paragraphs(*lines)
    start = data.draw(st.integers(0, source.characters - 1))
    end = data.draw(st.integers(start + 1, source.characters))
    page = document_page(source, None, (start, end))
    runs = runs_of(page)
    assert "".join(run.text for run in runs) == "".join(lines)
    assert "".join(run.text for run in runs if run.is_marked) == source.text[start:end].replace("\n", "")
    assert sum(run.is_first for run in runs) == any(run.is_marked for run in runs)


def test_page_holds_so_many_blocks_or_characters() -> None:
    assert pages_of(paragraphs(*["рядок"] * (2 * BLOCKS_ON_A_PAGE + 1))) == 3
    assert pages_of(paragraphs(*["і" * (CHARACTERS_ON_A_PAGE // 2)] * 5)) == 3
    assert pages_of(paragraphs("і" * (3 * CHARACTERS_ON_A_PAGE))) == 1


def test_empty_document_has_one_empty_page() -> None:
    page = document_page(paragraphs(), None, None)
    assert (page.parts, page.page, page.pages) == ((), 1, 1)


@pytest.mark.parametrize("number", [0, 2, -1])
def test_page_that_is_not_there(number: int) -> None:
    with pytest.raises(PageNotThere):
        document_page(paragraphs("рядок"), number, None)


def test_passage_opens_its_page_and_the_page_asked_for_wins() -> None:
    source = paragraphs(*[f"рядок {number:03}" for number in range(250)])
    start = source.text.index("рядок 205")
    assert document_page(source, None, (start, start + 9)).page == 3
    assert document_page(source, 1, (start, start + 9)).page == 1


def test_passage_over_two_cells_is_marked_in_both() -> None:
    source = table(("Назва", "Хто"), ("Міст", "Управління"))
    start = source.text.index("іст")
    runs = runs_of(document_page(source, None, (start, start + 7)))
    assert [run.text for run in runs if run.is_marked] == ["іст", "Упр"]


def test_first_row_of_short_words_heads_the_table_on_each_page() -> None:
    source = table(("№", "Назва"), *[("1", "рядок")] * 150)
    assert pages_of(source) == 2
    assert [_table(source, number).head for number in (1, 2)] == [(), ()]
    named = table(("Номер", "Назва"), *[("1", "рядок")] * 150)
    assert [_table(named, number).head for number in (1, 2)] == [("Номер", "Назва")] * 2
    assert [len(_table(named, number).rows) for number in (1, 2)] == [99, 51]


def test_head_that_holds_the_passage_is_drawn_to_be_marked() -> None:
    source = table(("Номер", "Назва"), ("1", "рядок"))
    page = document_page(source, None, (0, 5))
    assert [run.text for run in runs_of(page) if run.is_marked] == ["Номер"]


def test_first_row_of_numbers_or_long_text_names_no_columns() -> None:
    assert _table(table(("1", "Міст"), ("2", "Парк")), 1).head == ()
    assert _table(table(("Назва", "д" * 81), ("Міст", "так")), 1).head == ()
    assert _table(table(("Назва", ""), ("Міст", "так")), 1).head == ()


def _table(source: Source, number: int) -> Table:
    (part,) = document_page(source, number, None).parts
    assert isinstance(part, Table)
    return part


def test_pages_of_the_file_are_told_where_they_begin() -> None:
    page = document_page(paragraphs("а", "б", "в", pages=(1, 1, 2)), None, None)
    assert [getattr(part, "page", None) for part in page.parts] == [1, None, 2]


def test_words_are_escaped_and_the_first_mark_bears_the_anchor() -> None:
    runs = [Run("<b>", False, False), Run("&", True, True), Run("<i>", True, False)]
    assert marked(runs) == '&lt;b&gt;<mark id="passage">&amp;</mark><mark>&lt;i&gt;</mark>'
