"""Make files of every type with the same content, from what the plain reader makes of a text.

A test writes a table or a list once, as text, and gets it as a Word document, a PDF, a page, a sheet.
"""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

import odfdo
import typst
import xlsxwriter
from docx import Document
from docx.oxml import OxmlElement

from townbook.reading.readers import read_bytes, read_source
from townbook.reading.readers.markers import BULLET
from townbook.reading.source import Block, BlockKind, Source
from townbook.text.languages import direction

Content = Source | Path | str
"""What a file is made of: a Source, a text file, or a text."""


def source_of(content: Content) -> Source:
    """The content as the plain reader sees it."""
    if isinstance(content, Source):
        return content
    if isinstance(content, Path):
        return read_source(content)
    return read_bytes(content.encode(), "content.txt")


def grouped(source: Source) -> Iterator[tuple[BlockKind, list[Block]]]:
    """The blocks in order; the rows of one table together, every other block by itself."""
    numbered = enumerate(source.blocks)
    for _, group in groupby(numbered, lambda pair: f"table {pair[1].table}" if pair[1].table else pair[0]):
        blocks = [block for _, block in group]
        yield blocks[0].kind, blocks


def rows_of(source: Source, blocks: list[Block]) -> list[list[str]]:
    """The texts of the cells, every row as wide as the widest."""
    width = max(len(block.cells) for block in blocks)
    rows = [[source.cell_text(cell) for cell in block.cells] for block in blocks]
    return [row + [""] * (width - len(row)) for row in rows]


def words_of(source: Source, block: Block) -> str:
    """A block's words without its marker."""
    return source.text[block.content_start : block.end]


def make_docx(content: Content) -> bytes:
    """A Word document: heading styles, bullet styles, numbers as typed, tables."""
    source = source_of(content)
    document = Document()
    for kind, blocks in grouped(source):
        block = blocks[0]
        if kind is BlockKind.TABLE_ROW:
            rows = rows_of(source, blocks)
            table = document.add_table(rows=0, cols=len(rows[0]))
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    first, *others = text.split("\n")
                    cell.paragraphs[0].add_run(first)
                    for other in others:
                        cell.add_paragraph(other)
        elif kind is BlockKind.HEADING:
            document.add_heading(words_of(source, block), level=min(block.level, 9))
        elif kind is BlockKind.LIST_ENTRY and block.marker == BULLET:
            depth = "" if block.level == 1 else f" {min(block.level, 3)}"
            document.add_paragraph(words_of(source, block), style=f"List Bullet{depth}")
        else:
            document.add_paragraph(source.text[block.start : block.end])
    if direction(source.language) == "rtl":
        for properties in document.element.body.iter(f"{{{document.element.nsmap['w']}}}pPr"):
            properties.append(OxmlElement("w:bidi"))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_html(content: Content) -> bytes:
    """A web page: headings, nested lists, tables, and the parts of a page that are no content."""
    source = source_of(content)
    body: list[str] = []
    depth = 0
    for kind, blocks in grouped(source):
        block = blocks[0]
        is_bullet = kind is BlockKind.LIST_ENTRY and block.marker == BULLET
        wanted = block.level if is_bullet else 0
        body.extend(["<ul>"] * (wanted - depth) + ["</ul>"] * (depth - wanted))
        depth = wanted
        words = html.escape(words_of(source, block)).replace("\n", "<br>")
        if kind is BlockKind.TABLE_ROW:
            body.append("<table>")
            for row in rows_of(source, blocks):
                cells = (f"<td>{html.escape(text).replace(chr(10), '<br>')}</td>" for text in row)
                body.append(f"<tr>{''.join(cells)}</tr>")
            body.append("</table>")
        elif kind is BlockKind.HEADING:
            body.append(f"<h{block.level}>{words}</h{block.level}>")
        elif is_bullet:
            body.append(f"<li>{words}")
        else:
            body.append(f"<p>{html.escape(source.text[block.start : block.end])}</p>")
    body.extend(["</ul>"] * depth)
    page = (
        f'<!DOCTYPE html><html lang="{source.language}"><head><meta charset="utf-8"><title>.</title>'
        f"<style>p {{ color: red }}</style></head><body><nav>menu</nav><main>{''.join(body)}</main>"
        "<script>var no = 1;</script></body></html>"
    )
    return page.encode()


def _sheet_rows(source: Source) -> Iterator[tuple[list[str], bool]]:
    """The rows of a sheet and whether they are in bold: one empty row between blocks, a list entry one
    column further in for each level below the first."""
    for number, (kind, blocks) in enumerate(grouped(source)):
        if number:
            yield [], False
        block = blocks[0]
        if kind is BlockKind.TABLE_ROW:
            yield from ((row, False) for row in rows_of(source, blocks))
        else:
            columns = [""] * max(block.level - 1, 0) if kind is BlockKind.LIST_ENTRY else []
            yield [*columns, source.text[block.start : block.end]], kind is BlockKind.HEADING


def make_xlsx(content: Content) -> bytes:
    """An Excel workbook of one sheet, headings in bold."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_numbers": False}) as workbook:
        sheet = workbook.add_worksheet()
        bold = workbook.add_format({"bold": True})
        for row, (texts, is_bold) in enumerate(_sheet_rows(source_of(content))):
            for column, text in enumerate(texts):
                if text:
                    sheet.write_string(row, column, text, bold if is_bold else None)
    return stream.getvalue()


def make_ods(content: Content) -> bytes:
    """An OpenDocument sheet, headings in bold."""
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    bold = document.insert_style(odfdo.Style("table-cell", area="text", bold=True), automatic=True)
    sheet = odfdo.Table("Sheet")
    for texts, is_bold in _sheet_rows(source_of(content)):
        row = odfdo.Row()
        for text in texts:
            cell = odfdo.Cell(style=bold if is_bold else None)
            for line in text.split("\n"):
                cell.append(odfdo.Paragraph(line, formatted=False))
            row.append_cell(cell, clone=False)
        sheet.append_row(row, clone=False)
    document.body.append(sheet)
    return _saved(document)


def make_csv(content: Content, delimiter: str = ";") -> bytes:
    """A delimited table in UTF-8 with a mark, as Excel saves it."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows(texts for texts, _ in _sheet_rows(source_of(content)))
    return stream.getvalue().encode("utf-8-sig")


def make_odt(content: Content) -> bytes:
    """An OpenDocument text: headings, lists within lists, tables."""
    source = source_of(content)
    document = odfdo.Document("text")
    document.body.clear()
    lists: list[odfdo.List] = []
    for kind, blocks in grouped(source):
        block = blocks[0]
        is_bullet = kind is BlockKind.LIST_ENTRY and block.marker == BULLET
        lists = lists[: block.level] if is_bullet else []
        if kind is BlockKind.TABLE_ROW:
            table = odfdo.Table(f"Table{block.table}")
            for texts in rows_of(source, blocks):
                row = odfdo.Row()
                for text in texts:
                    cell = odfdo.Cell()
                    for line in text.split("\n"):
                        cell.append(odfdo.Paragraph(line, formatted=False))
                    row.append_cell(cell, clone=False)
                table.append_row(row, clone=False)
            document.body.append(table)
        elif kind is BlockKind.HEADING:
            document.body.append(odfdo.Header(block.level, words_of(source, block)))
        elif is_bullet:
            while len(lists) < block.level:
                inner = odfdo.List()
                (lists[-1].children[-1] if lists else document.body).append(inner)
                lists.append(inner)
                if len(lists) < block.level:
                    inner.append(odfdo.ListItem())
            lists[-1].append(odfdo.ListItem(odfdo.Paragraph(words_of(source, block), formatted=False)))
        else:
            document.body.append(odfdo.Paragraph(source.text[block.start : block.end]))
    return _saved(document)


def _saved(document: odfdo.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_pdf(content: Content) -> bytes:
    """A PDF of paper pages with page numbers and a running head, set by typst."""
    source = source_of(content)
    body: list[str] = []
    for kind, blocks in grouped(source):
        block = blocks[0]
        if kind is BlockKind.TABLE_ROW:
            rows = rows_of(source, blocks)
            header, *others = [f"[{']['.join(_typst_text(text) for text in row)}]" for row in rows]
            body.append(
                f"#table(columns: {len(rows[0])}, table.header{header.replace('][', '],[').join('()')},"
            )
            body.extend(row.replace("][", "],[") + "," for row in others)
            body.append(")")
        elif kind is BlockKind.HEADING:
            body.append(f"#heading(level: {block.level})[{_typst_text(words_of(source, block))}]")
        elif kind is BlockKind.LIST_ENTRY:
            marker = _typst_text(block.marker)
            side = "right" if direction(source.language) == "rtl" else "left"
            body.append(f"#pad({side}: {block.level}em)[{marker} {_typst_text(words_of(source, block))}]")
        else:
            body.append(f"#par[{_typst_text(source.text[block.start : block.end])}]")
    return typeset("\n".join(body), source.language)


def typeset(body: str, language: str, text_settings: str = "") -> bytes:
    """A PDF of a text in typst's language, in fonts for all four of ours."""
    page = (
        '#set page(margin: 2cm, header: [#emph(text(8pt)[running head])], numbering: "1")\n'
        '#set text(10pt, font: ("Noto Sans", "Noto Sans Hebrew", "Noto Sans Arabic"), overhang: false, '
        f'lang: "{language}"{text_settings})\n'
        '#set par(justify: true, linebreaks: "simple")\n'
    )
    fonts = [str(_fonts(package)) for package in ("fontpkg_noto_sans", "justmytype_intl_rtl")]
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    made = compiler.compile((page + body).encode())
    assert isinstance(made, bytes)
    return made


def _fonts(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def _typst_text(text: str) -> str:
    """A text that typst sets as it is, each line of it a paragraph."""
    return "#parbreak()".join(f"#{json.dumps(line, ensure_ascii=False)}" for line in text.split("\n"))
