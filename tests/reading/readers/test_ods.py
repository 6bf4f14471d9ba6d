"""OpenDocument sheets."""

from __future__ import annotations

import io
import zipfile

import pytest

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.ods import read

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)
BOLD = (
    '<office:automatic-styles><style:style style:name="B" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>'
)


def sheet_file(*tables: str, manifest: str = "") -> bytes:
    sheets = "".join(f"<table:table>{table}</table:table>" for table in tables)
    content = (
        f"<office:document-content {SPACES}>{BOLD}<office:body><office:spreadsheet>{sheets}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("content.xml", content)
        if manifest:
            archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(*paragraphs: str, attributes: str = "") -> str:
    texts = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    return f"<table:table-cell {attributes}>{texts}</table:table-cell>"


def result(data: bytes) -> str:
    builder = SourceBuilder()
    read(data, builder)
    return builder.finish()[0]


def test_cells_say_what_they_show() -> None:
    shown = cell("40 %", attributes='office:value-type="percentage" office:value="0.4"')
    assert result(sheet_file(row(cell("a", "b"), shown))) == "a\nb\t40 %"


def test_repeated_cells_and_rows_are_counted() -> None:
    data = sheet_file(
        row(cell("a"), cell(attributes='table:number-columns-repeated="2"'), cell("b"))
        + row(cell("c"), cell("d"), attributes='table:number-rows-repeated="2"')
        + row(cell(), attributes='table:number-rows-repeated="1048570"'),
    )
    assert result(data) == "a\t\t\tb\nc\td\t\t\nc\td\t\t"


def test_rows_repeated_without_end_are_refused() -> None:
    data = sheet_file(row(cell("a"), cell("b"), attributes='table:number-rows-repeated="1048576"'))
    with pytest.raises(UnreadableDocument) as caught:
        result(data)
    assert caught.value.kind is Problem.SWELLING


def test_cells_repeated_without_end_are_refused() -> None:
    data = sheet_file(row(cell("a"), cell("b", attributes='table:number-columns-repeated="900000000"')))
    with pytest.raises(UnreadableDocument) as caught:
        result(data)
    assert caught.value.kind is Problem.TOO_WIDE


def test_bold_title_is_a_heading_and_sheets_stay_apart() -> None:
    title = row(cell("Назва", attributes='table:style-name="B"'))
    builder = SourceBuilder()
    read(sheet_file(title + row(cell("a"), cell("b")), row(cell("c"), cell("d"), cell("e"))), builder)
    assert [(block.level, block.table) for block in builder.finish()[1]] == [(1, 0), (0, 1), (0, 2)]


def test_comment_in_a_cell_is_left_out() -> None:
    noted = (
        "<table:table-cell><office:annotation><text:p>comment</text:p></office:annotation>"
        "<text:p>a<text:s text:c='3'/>b<text:tab/>c</text:p></table:table-cell>"
    )
    assert result(sheet_file(row(noted, cell("d")))) == "a b c\td"


def test_encrypted_file_is_said_to_be_protected() -> None:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>'
        "<m:encryption-data/></m:file-entry></m:manifest>"
    )
    with pytest.raises(UnreadableDocument) as caught:
        result(sheet_file(row(cell("a")), manifest=manifest))
    assert caught.value.kind is Problem.PROTECTED_OFFICE
