"""Web pages."""

from __future__ import annotations

import pytest

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.web import read
from townbook.reading.source import Block, BlockKind


def result(page: str | bytes) -> tuple[str, tuple[Block, ...]]:
    builder = SourceBuilder()
    read(page if isinstance(page, bytes) else page.encode(), builder)
    return builder.finish()


def rows(page: str) -> list[list[str]]:
    text, blocks = result(page)
    return [[text[cell.start : cell.end] for cell in block.cells] for block in blocks if block.cells]


def test_headings_and_paragraphs_are_told_apart() -> None:
    text, blocks = result("<h1>Звіт <i>міста</i></h1><p>Один\n абзац.<h3>Школи</h3>Без <b>тега</b>.")
    assert text == "Звіт міста\nОдин абзац.\nШколи\nБез тега."
    assert [(block.kind, block.level) for block in blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_paragraph_all_in_bold_is_a_heading() -> None:
    _, blocks = result(
        "<p><b>Школи</b> <strong>міста</strong></p><p><b>Школи</b> міста</p><p><b>1. Школи</b></p>"
    )
    assert [block.kind for block in blocks] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ENTRY,
    ]


def test_what_is_no_content_is_left_out() -> None:
    page = (
        "<head><title>t</title></head><body><nav>menu</nav><script>var x</script><style>p{}</style>"
        "<p hidden>h</p><p style='display: none'>d</p><!-- comment --><p>words</p>"
    )
    assert result(page)[0] == "words"


def test_main_part_is_read_where_there_is_one() -> None:
    assert result("<header>site</header><main><p>words</main><footer>rights")[0] == "words"


def test_lists_are_numbered_and_nested() -> None:
    page = "<ol start=3><li>a<ul><li>b<li>c</ul><li value=7>d</ol><ol type=a><li><p>e</p><p>f</p></ol>"
    text, blocks = result(page)
    assert text == "3. a\n• b\n• c\n7. d\na. e\nf"
    assert [block.level for block in blocks] == [1, 2, 2, 1, 1, 0]


def test_break_is_a_line_end_and_two_are_a_paragraph() -> None:
    text, blocks = result("<p>a<br>b<br><br>c<br>1) d</p>")
    assert [text[block.start : block.end] for block in blocks] == ["a\nb", "c", "1) d"]


def test_cells_over_columns_and_rows_stand_once() -> None:
    page = (
        "<table><caption>Назва</caption><thead><tr><th>1<th>2<th>3</thead>"
        "<tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e</table>"
    )
    assert rows(page) == [["1", "2", "3"], ["a", "b", ""], ["", "c", "d"], ["e", "", ""]]
    assert result(page)[0].startswith("Назва\n")


def test_cell_holds_its_paragraphs_and_lists() -> None:
    page = "<table><tr><td><p>a</p><p>b<br>c</p><td><ul><li>d<li>e</ul><tr><td>f<td>g</table>"
    assert rows(page) == [["a\nb\nc", "• d\n• e"], ["f", "g"]]


def test_table_that_only_lays_out_a_page_is_no_table() -> None:
    inner = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
    assert rows(f"<table><tr><td>menu<td>{inner}</table>") == [["a", "b"], ["c", "d"]]
    assert rows("<table><tr><td>a<tr><td>b</table>") == []
    assert rows("<table role=presentation><tr><td>a<td>b</table>") == []


@pytest.mark.parametrize(
    "page",
    [
        '<meta charset="windows-1251"><p>школа</p>'.encode("windows-1251"),
        '<meta http-equiv="Content-Type" content="text/html; charset=koi8-u"><p>школа</p>'.encode("koi8-u"),
        '<meta charset="windows-1251"><p>школа</p>'.encode(),
        '<meta charset="iso-8859-1"><p>школа</p>'.encode("windows-1251"),
        '<meta charset="no-such"><p>школа</p>'.encode("windows-1251"),
        "<p>школа</p>".encode("utf-16"),
        "<p>школа</p>".encode("utf-8-sig"),
    ],
)
def test_page_is_decoded_whatever_it_says_of_itself(page: bytes) -> None:
    assert result(page)[0] == "школа"


def test_hebrew_page_of_an_old_server_is_decoded() -> None:
    assert result('<meta charset="iso-8859-8-i"><p>שיפוץ</p>'.encode("iso-8859-8"))[0] == "שיפוץ"


def test_deeply_nested_page_is_read() -> None:
    assert result("<div>" * 5000 + "words" + "</div>" * 5000)[0] == "words"


def test_page_nested_beyond_measure_is_refused() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        result("<x-y>" * 6000 + "</x-y>" * 6000)
    assert caught.value.kind is Problem.SWELLING


def test_tags_that_need_no_end_are_not_nested() -> None:
    assert result("<p>words<br>" * 6000)[0].startswith("words\nwords")


def test_preformatted_text_keeps_its_lines() -> None:
    assert result("<pre>a\nb</pre>")[0] == "a\nb"
