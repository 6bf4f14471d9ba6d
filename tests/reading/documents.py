"""Make files of every type with the same content, from what the plain reader makes of a text.

A test writes a table or a list once, as text, and gets it as a Word document, a PDF, a page, a sheet.
"""

from __future__ import annotations

import html
import io
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

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
