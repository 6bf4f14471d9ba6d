"""Tell what a file is from its bytes; its ending is no witness."""

from __future__ import annotations

import re
import zipfile
from enum import Enum

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.readers.archives import DAMAGE, opened


class FileType(Enum):
    """The types there are readers for; the value is the media type."""

    TEXT = "text/plain"
    DELIMITED = "text/csv"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ODT = "application/vnd.oasis.opendocument.text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"


_SIGNATURES = (
    (Problem.PICTURE, re.compile(
        rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP|AT&TFORM|8BPS|\x00\x00\x01\x00"
        rb"|.{4}ftyp(?:heic|heix|mif1|avif)", re.DOTALL)),
    (Problem.RECORDING, re.compile(
        rb"RIFF.{4}(?:WAVE|AVI )|ID3|OggS|fLaC|\xff[\xfb\xf3\xf2]|\x1aE\xdf\xa3|.{4}ftyp|#!AMR", re.DOTALL)),
    (Problem.ARCHIVE, re.compile(
        rb"Rar!|7z\xbc\xaf\x27\x1c|\x1f\x8b|BZh\d|\xfd7zXZ|MSCF|\x28\xb5\x2f\xfd|.{257}ustar", re.DOTALL)),
    (Problem.PROGRAM, re.compile(rb"MZ.{58}|\x7fELF|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe", re.DOTALL)),
    (Problem.OLD_FORMAT, re.compile(rb"\s*\{\\rtf|%!PS|\s*<\?xml[^>]*>\s*<\?mso-application")),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024
"""Bytes before ``%PDF-`` that readers of PDF have always put up with."""
_HEAD = 4096
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|h1|article|main)\b", re.IGNORECASE
)
_SVG = re.compile(rb"<(?:!doctype\s+svg|svg)\b", re.IGNORECASE)
_PROLOGUES = ((b"<?xml", b"?>"), (b"<!--", b"-->"))


def file_type(data: bytes) -> FileType:
    """The type of a file.

    Raises :class:`UnreadableDocument` for a file of a type that holds no document to read; whether a
    file taken for text is text, its reader finds out.
    """
    if not data:
        raise UnreadableDocument(Problem.EMPTY)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped_type(data)
    if data.startswith(_OLE):
        raise UnreadableDocument(_compound_problem(data))
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return FileType.PDF
    for problem, signature in _SIGNATURES:
        if signature.match(data):
            raise UnreadableDocument(problem)
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"")
    start = _without_prologue(head)
    if _SVG.match(start):
        raise UnreadableDocument(Problem.PICTURE)
    return FileType.HTML if _HTML.match(start) else FileType.TEXT


def _without_prologue(head: bytes) -> bytes:
    """The beginning of a marked-up file without the declaration and comments before it."""
    head = head.lstrip()
    for begin, end in _PROLOGUES:
        while head.startswith(begin):
            _, _, head = head.partition(end)
            head = head.lstrip()
    return head


def _zipped_type(data: bytes) -> FileType:
    with opened(data) as archive:
        names = set(archive.namelist())
        kind = _said_type(archive) if "mimetype" in names else ""
    if kind.startswith("application/vnd.oasis.opendocument."):
        return _open_document_type(kind)
    folders = {name.split("/")[0] for name in names if "/" in name}
    if "word" in folders:
        return FileType.DOCX
    if "xl" in folders and "xl/workbook.bin" not in names:
        return FileType.XLSX
    if "[Content_Types].xml" in names:
        raise UnreadableDocument(Problem.PRESENTATION)
    raise UnreadableDocument(Problem.ARCHIVE)


def _said_type(archive: zipfile.ZipFile) -> str:
    """The type that an OpenDocument file says it is of, in the part made for that."""
    try:
        with archive.open("mimetype") as part:
            return part.read(100).decode("ascii", "replace").strip()
    except DAMAGE as error:
        raise UnreadableDocument(Problem.BROKEN_OFFICE) from error


def _open_document_type(kind: str) -> FileType:
    for type_ in (FileType.ODT, FileType.ODS):
        if kind in (type_.value, type_.value + "-template"):
            return type_
    raise UnreadableDocument(Problem.PRESENTATION)


def _compound_problem(data: bytes) -> Problem:
    """What lies in Microsoft's compound file, told by the names of its streams.

    Old workbooks (.xls) are not read: the library for them lays a sheet out as a rectangle up to its last
    cell, and a small file that names a far cell ends the whole process for want of memory.
    """
    if _stream("EncryptedPackage") in data:
        return Problem.PROTECTED_OFFICE
    is_old = any(_stream(name) in data for name in ("WordDocument", "Workbook", "Book"))
    return Problem.OLD_FORMAT if is_old else Problem.PRESENTATION


def _stream(name: str) -> bytes:
    return f"{name}\0".encode("utf-16-le")
