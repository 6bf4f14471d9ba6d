"""Read PDFs with digital text, right-to-left ones too.

A PDF says where each letter is drawn and nothing of lines, paragraphs, or the order to read in. Glyphs are
put together to lines by their places (:mod:`.lines`, :mod:`.visual_order`), lines to paragraphs
(:mod:`.paragraphs`), ruling lines and what is between them to tables (:mod:`.tables`), pages to a document
(:mod:`.flow`).
"""

from __future__ import annotations

import io
import logging

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.pdf.flow import PageText, assemble, text_of_page
from townbook.reading.readers.pdf.page import PageDevice
from townbook.reading.readers.pdf.streams import bound_streams

_END_MARK = b"%%EOF"
_END_WITHIN = 4096
"""Bytes at the end of a file where the mark of its end must be; programs add some after it."""
_FEW_LETTERS = 10
"""Letters a page: pictures of pages may carry a printed number or a stamp."""

logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read(data: bytes, builder: SourceBuilder) -> None:
    """Read the bytes of a PDF into ``builder``.

    Raises :class:`UnreadableDocument` for a file that is damaged, protected, a scan without text, or
    whose fonts do not say which letters they draw.
    """
    if _END_MARK not in data[-_END_WITHIN:]:
        raise UnreadableDocument(Problem.BROKEN_PDF)
    try:
        with bound_streams():
            pages = _pages(data)
    except UnreadableDocument:
        raise
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise UnreadableDocument(Problem.PROTECTED_PDF) from error
    except Exception as error:
        raise UnreadableDocument(Problem.BROKEN_PDF) from error
    assemble(pages, builder)


def _pages(data: bytes) -> list[PageText]:
    resources = PDFResourceManager(caching=True)
    device = PageDevice(resources)
    interpreter = PDFPageInterpreter(resources, device)
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    pages: list[PageText] = []
    letters = unknown = pictures = 0
    rtl = False
    for page in PDFPage.create_pages(document):
        interpreter.process_page(page)
        letters += sum(glyph.text.isalnum() for glyph in device.page.glyphs)
        unknown += device.page.unknown
        pictures += device.page.pictures > 0
        text, rtl = text_of_page(device.page, rtl_before=rtl)
        pages.append(text)
    if not pages:
        raise UnreadableDocument(Problem.BROKEN_PDF)
    if unknown > letters:
        raise UnreadableDocument(Problem.UNKNOWN_LETTERS)
    if letters < _FEW_LETTERS * len(pages) and pictures >= len(pages) / 2:
        raise UnreadableDocument(Problem.SCANNED)
    return pages
