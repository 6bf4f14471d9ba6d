"""Word documents, by their XML."""

from __future__ import annotations

import io
import zipfile

import pytest

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_COLUMNS
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.docx import read
from townbook.reading.source import Block, BlockKind

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>
 <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H1b"><w:basedOn w:val="H1"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/>
  <w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2">
 <w:lvl w:ilvl="0"><w:numFmt w:val="hebrew1"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
"""


def word_file(body: str, footnotes: str = "") -> bytes:
    def part(root: str, content: str) -> str:
        return f'<w:{root} xmlns:w="{MAIN}">{content}</w:{root}>'

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        archive.writestr("word/styles.xml", part("styles", STYLES))
        archive.writestr("word/numbering.xml", part("numbering", NUMBERING))
        if footnotes:
            archive.writestr("word/footnotes.xml", part("footnotes", footnotes))
    return stream.getvalue()


def text_run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{text_run(text)}</w:p>"


def entry(text: str, list_id: int, depth: int = 0) -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, numbers)


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def result(body: str, footnotes: str = "") -> tuple[str, tuple[Block, ...]]:
    builder = SourceBuilder()
    read(word_file(body, footnotes), builder)
    return builder.finish()


def rows(body: str) -> list[list[str]]:
    text, blocks = result(body)
    return [[text[cell.start : cell.end] for cell in block.cells] for block in blocks if block.cells]


def test_heading_is_told_by_its_style_and_what_that_inherits() -> None:
    styles = ("H1", "H1b", "T", "Normal", "Loop", "none")
    _, blocks = result("".join(paragraph(key, f'<w:pStyle w:val="{key}"/>') for key in styles))
    assert [(block.kind, block.level) for block in blocks] == [(BlockKind.HEADING, 1)] * 3 + [
        (BlockKind.PARAGRAPH, 0)
    ] * 3


def test_own_outline_level_speaks_before_the_style() -> None:
    _, blocks = result(paragraph("x", '<w:pStyle w:val="H1"/><w:outlineLvl w:val="9"/>'))
    assert blocks[0].kind is BlockKind.PARAGRAPH


def test_paragraph_all_in_bold_is_a_heading() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Звіт</w:t></w:r>"
    light = '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>Звіт</w:t></w:r>'
    styled = '<w:pPr><w:pStyle w:val="B"/></w:pPr>'
    _, blocks = result(
        f"<w:p>{bold}</w:p><w:p>{bold}{light}</w:p><w:p>{styled}{text_run('x')}</w:p><w:p>{styled}{light}</w:p>"
    )
    assert [block.kind for block in blocks] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]


def test_lists_are_numbered_as_word_prints_them() -> None:
    body = entry("a", 1) + entry("b", 1, 1) + entry("c", 1, 1) + entry("d", 1) + entry("e", 1, 1)
    text, blocks = result(body)
    assert text == "1. a\n1.1. b\n1.2. c\n2. d\n2.1. e"
    assert [block.level for block in blocks] == [1, 2, 2, 1, 2]


def test_list_may_begin_anew() -> None:
    assert result(entry("a", 1) + entry("b", 3) + entry("c", 3))[0] == "1. a\n5. b\n6. c"


def test_bullet_hebrew_and_unknown_lists() -> None:
    text, blocks = result(
        entry("a", 2) + entry("b", 4) + entry("c", 99) + paragraph("d", '<w:pStyle w:val="L"/>')
    )
    assert text == "• a\nא) b\nc\n• d"
    assert [block.kind for block in blocks] == [
        BlockKind.LIST_ENTRY,
        BlockKind.LIST_ENTRY,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ENTRY,
    ]


def test_typed_number_makes_a_list_entry() -> None:
    _, blocks = result(paragraph("1- ارتقا"))
    assert (blocks[0].kind, blocks[0].marker) == (BlockKind.LIST_ENTRY, "1-")


def test_number_of_a_heading_is_part_of_it() -> None:
    numbers = '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="1"/></w:numPr>'
    text, blocks = result(paragraph("Загальне", numbers))
    assert (text, blocks[0].kind) == ("1. Загальне", BlockKind.HEADING)


def test_merged_cells_stand_once_and_rows_line_up() -> None:
    spans, starts, goes_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("1") + cell("2") + cell("3"),
        cell("a", spans) + cell("b"),
        cell("c", starts) + cell("d") + cell("e"),
        cell("hidden", goes_on) + cell("f"),
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("g") + cell("h"),
    )
    assert rows(body) == [["1", "2", "3"], ["a", "", "b"], ["c", "d", "e"], ["", "f", ""], ["", "g", "h"]]


def test_cell_holds_its_paragraphs_lists_and_tables() -> None:
    inner = f"<w:tc>{paragraph('a')}{entry('b', 1)}{table(cell('c') + cell('d'))}{paragraph('')}</w:tc>"
    assert rows(table(cell("x") + inner)) == [["x", "a\n1. b\nc d"]]


def test_tables_are_numbered_apart_by_words_or_width() -> None:
    two, three = table(cell("a") + cell("b")), table(cell("a") + cell("b") + cell("c"))
    _, blocks = result(two + paragraph("") + two + three + paragraph("x") + three)
    assert [block.table for block in blocks] == [1, 1, 2, 0, 3]


def test_cell_in_a_content_control_is_read() -> None:
    controlled = f"<w:sdt><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt>"
    assert rows(table(cell("a") + controlled)) == [["a", "b"]]


def test_tracked_changes_are_as_if_accepted() -> None:
    removed = "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
    body = f"<w:p>{removed}<w:ins>{text_run('new')}</w:ins></w:p>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('x')}{cell('y')}</w:tr>"
    assert result(body + f"<w:tbl>{gone}<w:tr>{cell('a')}{cell('b')}</w:tr></w:tbl>")[0] == "new\na\tb"


def test_words_of_links_breaks_and_signs_are_kept() -> None:
    body = (
        f"<w:p><w:hyperlink>{text_run('link')}</w:hyperlink><w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t>"
        '<w:noBreakHyphen/><w:t>c</w:t><w:br w:type="page"/><w:instrText>PAGE</w:instrText></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
    )
    assert result(body)[0] == "link a\nb-c"


def test_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        f'<w:p>{text_run("around")}<w:r><m:AlternateContent xmlns:m="{compatibility}"><m:Choice><w:drawing>'
        f"{box}</w:drawing></m:Choice><m:Fallback><w:pict>{box}</w:pict></m:Fallback></m:AlternateContent></w:r></w:p>"
    )
    assert result(body)[0] == "around\nin the box"


def test_footnotes_come_last_without_their_separators() -> None:
    notes = (
        f'<w:footnote w:type="separator">{paragraph("---")}</w:footnote>'
        f"<w:footnote>{paragraph('1. note')}</w:footnote>"
    )
    text, blocks = result(paragraph("text"), notes)
    assert (text, blocks[1].kind) == ("text\n1. note", BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    "body",
    [table(cell("x") * 10_000), table(cell("x", f'<w:gridSpan w:val="{MOST_COLUMNS + 1}"/>') + cell("y"))],
)
def test_table_too_wide_is_refused(body: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        result(body)
    assert caught.value.kind is Problem.TOO_WIDE


@pytest.mark.parametrize("value", ["-5", "many", "99999999999999999999", ""])
def test_numbers_that_are_none_do_no_harm(value: str) -> None:
    properties = (
        f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr><w:ind w:left="{value}"/>'
    )
    assert result(paragraph("a", properties) + table(cell("b", f'<w:vMerge w:val="{value}"/>')))[
        0
    ].startswith("a")
