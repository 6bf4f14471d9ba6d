"""Keep the streams of a PDF from unpacking to more than memory holds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from threading import local

from pdfminer import pdftypes

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import LARGEST_PDF_CONTENT

_left = local()


class _BoundedZlib:
    """Stands for the module ``zlib`` in pdfminer, which unpacks whatever a file says without a limit.

    Within :func:`bound_streams` all streams of a document share one allowance. Pictures are
    never unpacked, so text and fonts are all it has to cover.
    """

    error = zlib.error
    decompressobj = staticmethod(zlib.decompressobj)

    @staticmethod
    def decompress(data: bytes) -> bytes:
        allowance: int | None = getattr(_left, "bytes", None)
        if allowance is None:
            return zlib.decompress(data)
        stream = zlib.decompressobj()
        unpacked = stream.decompress(data, allowance + 1)
        if len(unpacked) > allowance:
            raise UnreadableDocument(Problem.SWELLING)
        if not stream.eof:
            raise zlib.error("incomplete or truncated stream")
        _left.bytes = allowance - len(unpacked)
        return unpacked


@contextmanager
def bound_streams() -> Iterator[None]:
    """Give the streams of one document one allowance, in this thread."""
    _left.bytes = LARGEST_PDF_CONTENT
    try:
        yield
    finally:
        del _left.bytes


pdftypes.zlib = _BoundedZlib  # type: ignore[assignment,attr-defined]  # the three names of it that pdfminer uses
