"""OpenDocument texts."""

from __future__ import annotations

import io
import zipfile

from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.odt import read
from townbook.reading.source import Block, BlockKind

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)
STYLES = """
<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="B1" style:parent-style-name="B"/>
<text:list-style style:name="N">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
 <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:start-value="3"/>
</text:list-style>
"""


def text_file(body: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "content.xml",
            f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr("styles.xml", f"<office:document-styles {SPACES}/>")
    return stream.getvalue()


def result(body: str) -> tuple[str, tuple[Block, ...]]:
    builder = SourceBuilder()
    read(text_file(body), builder)
    return builder.finish()


def test_headings_paragraphs_and_signs() -> None:
    text, blocks = result(
        '<text:h text:outline-level="2">Звіт</text:h><text:section><text:p>один<text:line-break/>два'
        '<text:tab/>три<text:s text:c="2"/><text:a>link</text:a></text:p></text:section>'
    )
    assert text == "Звіт\nодин\nдва три link"
    assert [(block.kind, block.level) for block in blocks] == [
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_paragraph_all_in_bold_is_a_heading() -> None:
    _, blocks = result(
        '<text:p text:style-name="B1">a</text:p><text:p><text:span text:style-name="B">b</text:span></text:p>'
        '<text:p><text:span text:style-name="B">c</text:span> d</text:p><text:p>e</text:p>'
    )
    assert [block.kind for block in blocks] == [BlockKind.HEADING] * 2 + [BlockKind.PARAGRAPH] * 2


def test_lists_are_numbered_as_their_style_says() -> None:
    inner = "<text:list><text:list-item><text:p>b</text:p></text:list-item></text:list>"
    text, blocks = result(
        '<text:list text:style-name="N"><text:list-header><text:p>head</text:p></text:list-header>'
        f"<text:list-item><text:p>a</text:p>{inner}<text:p>more</text:p></text:list-item>"
        "<text:list-item><text:p>c</text:p></text:list-item></text:list><text:p>between</text:p>"
        '<text:list text:style-name="N" text:continue-numbering="true"><text:list-item><text:p>d</text:p>'
        "</text:list-item></text:list><text:list><text:list-item><text:p>e</text:p></text:list-item></text:list>"
    )
    assert text == "head\n1. a\nc) b\nmore\n2. c\nbetween\n3. d\n• e"
    assert [block.level for block in blocks] == [0, 1, 2, 0, 1, 0, 1, 1]


def test_table_with_covered_and_nested_cells() -> None:
    def cell(content: str, attributes: str = "") -> str:
        return f"<table:table-cell {attributes}>{content}</table:table-cell>"

    pair = cell("<text:p>x</text:p>") + cell("<text:p>y</text:p>")
    nested = f"<table:table><table:table-row>{pair}</table:table-row></table:table>"
    spanned = cell("<text:p>a</text:p><text:p>b</text:p>", 'table:number-columns-spanned="2"')
    text, blocks = result(
        f"<table:table><table:table-header-rows><table:table-row>{cell('<text:p>1</text:p>')}"
        f"{cell('<text:p>2</text:p>')}</table:table-row></table:table-header-rows><table:table-row>"
        f"{spanned}<table:covered-table-cell/></table:table-row><table:table-row>{cell(nested)}{cell('')}"
        "</table:table-row></table:table>"
    )
    assert text == "1\t2\na\nb\t\nx y\t"
    assert [block.table for block in blocks] == [1, 1, 1]


def test_notes_come_last_and_changes_and_contents_are_left_out() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>note</text:p></text:note-body></text:note>"
    )
    text, _ = result(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:table-of-content><text:index-body><text:p>toc</text:p>"
        f"</text:index-body></text:table-of-content><text:p>a{note}b</text:p><text:p>c</text:p>"
    )
    assert text == "ab\nc\nnote"


def test_text_box_is_read_after_its_paragraph() -> None:
    box = "<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>"
    assert result(f"<text:p>a{box}</text:p>")[0] == "a\nbox"
