"""What is taken of a page."""

from __future__ import annotations

import io

import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from tests.reading.readers.pdf.files import pdf_file
from townbook.reading.readers.pdf.page import Page, PageDevice, Rule


def page_of(content: str) -> Page:
    resources = PDFResourceManager()
    device = PageDevice(resources)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(pdf_file(content))))):
        interpreter.process_page(page)
    return device.page


def text_of(content: str) -> str:
    return "".join(glyph.text for glyph in page_of(content).glyphs)


def test_glyph_knows_its_place_from_the_upper_left_corner() -> None:
    glyph = page_of("BT /F1 10 Tf 100 700 Td (A) Tj ET").glyphs[0]
    assert (glyph.text, glyph.x0, glyph.y, glyph.size, glyph.bold) == ("A", 100, 92, 10, False)
    assert glyph.x1 > glyph.x0


def test_actual_text_stands_for_all_its_glyphs_once() -> None:
    glyphs = page_of(
        "BT /F1 10 Tf 100 700 Td /Span <</ActualText <FEFF0448>>> BDC (AB) Tj EMC (C) Tj ET"
    ).glyphs
    assert [glyph.text for glyph in glyphs] == ["ш", "C"]
    assert glyphs[0].x1 == glyphs[1].x0


def test_running_head_that_is_marked_as_one_is_left_out() -> None:
    content = "BT /F1 10 Tf 100 700 Td /Artifact <</Type /Pagination>> BDC (head) Tj EMC (text) Tj ET"
    assert text_of(content) == "text"


def test_text_written_up_the_page_is_left_out() -> None:
    assert text_of("BT /F1 10 Tf 0 1 -1 0 100 700 Tm (side) Tj 1 0 0 1 100 700 Tm (text) Tj ET") == "text"


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("100 700 m 200 700 l S", Rule(92, 100, 200, across=True)),
        ("100 700 m 100 600 l S", Rule(100, 92, 192, across=False)),
        ("100 700 50 1 re f", Rule(91.5, 100, 150, across=True)),
        ("100 700 1 50 re f", Rule(100.5, 42, 92, across=False)),
    ],
)
def test_line_and_thin_rectangle_are_rules(content: str, rule: Rule) -> None:
    assert page_of(content).rules == [rule]


def test_rectangle_drawn_has_four_rules() -> None:
    assert len(page_of("100 600 80 40 re S").rules) == 4


@pytest.mark.parametrize(
    "content", ["100 600 80 40 re f", "100 700 m 150 750 200 650 250 700 c S", "100 700 m 180 620 l S"]
)
def test_surface_curve_and_slanted_line_are_no_rules(content: str) -> None:
    assert page_of(content).rules == []


def test_small_square_is_a_bullet() -> None:
    assert text_of("100 700 4 4 re f") == "•"
    assert text_of("100 700 40 40 re f") == ""
