"""The XML parts of a zipped document (.docx, .xlsx, .odt, .ods), read with bounded memory and time."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import IO, Self

from lxml import etree

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import HIGHEST_RATIO, LARGEST_UNPACKED, RATIO_MATTERS_FROM
from townbook.reading.readers.archives import DAMAGE, opened

_DAMAGE = (*DAMAGE, KeyError, etree.XMLSyntaxError)


class Parts:
    """An open zipped document; every method raises :class:`UnreadableDocument` for a damaged one.

    The sizes in the zip directory are checked here. They cannot lie: no more bytes are unpacked than
    the directory says, and a part that has more is damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._archive = opened(data)
        self._unpacked = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    def __contains__(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    def tree(self, name: str) -> etree._Element | None:
        """The root of a small part; ``None`` where the document has no such part."""
        if name not in self:
            return None
        try:
            with self._open(name) as stream:
                return etree.parse(stream, _parser()).getroot()
        except _DAMAGE as error:
            raise UnreadableDocument(Problem.BROKEN_OFFICE) from error

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """The elements with one of ``tags`` of a part of any size, each when its end is read.

        Whoever has done with an element calls :func:`forget`, so that the part never stands in
        memory as a whole.
        """
        try:
            with self._open(name) as stream:
                events = etree.iterparse(
                    stream, events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
                )
                for _, element in events:
                    yield element
        except _DAMAGE as error:
            raise UnreadableDocument(Problem.BROKEN_OFFICE) from error

    def _open(self, name: str) -> IO[bytes]:
        part = self._archive.getinfo(name)
        self._unpacked += part.file_size
        swollen = part.file_size > RATIO_MATTERS_FROM and part.file_size > HIGHEST_RATIO * part.compress_size
        if swollen or self._unpacked > LARGEST_UNPACKED:
            raise UnreadableDocument(Problem.SWELLING)
        if part.flag_bits & 1:
            raise UnreadableDocument(Problem.PROTECTED_OFFICE)
        return self._archive.open(part)


def forget(element: etree._Element) -> None:
    """Free an element and what stood before it."""
    element.clear()
    while element.getprevious() is not None:
        parent = element.getparent()
        if parent is None:
            return
        del parent[0]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
