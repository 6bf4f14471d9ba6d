"""Atom documents, by RFC 4287."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

MEDIA_TYPE = "application/atom+xml"
ATOM = "http://www.w3.org/2005/Atom"

NOTHING_YET = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed without entries was last changed: an Atom feed must say a time."""

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_XML_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of news. ``address`` is absolute and never changes, so it is its identity too (section 4.2.6).

    ``title`` and ``text`` are plain text in ``language``; ``label`` sorts it, "" for none.
    """

    address: str
    title: str
    text: str
    language: str
    updated: datetime
    label: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """News of one page. ``address`` is the feed's own, ``page`` that of the page; both are absolute."""

    address: str
    page: str
    title: str
    author: str
    language: str
    entries: Sequence[Entry]


def atom_document(feed: Feed) -> bytes:
    """The feed as an Atom feed document in UTF-8, newest entry first as given."""
    # lxml takes None for "no prefix"; its stubs do not know.
    namespaces = {None: ATOM}
    root = etree.Element(f"{{{ATOM}}}feed", {_LANGUAGE: feed.language}, nsmap=namespaces)  # type: ignore[arg-type]
    _text(root, "id", feed.address)
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(max((entry.updated for entry in feed.entries), default=NOTHING_YET)))
    _link(root, "self", feed.address, MEDIA_TYPE)
    _link(root, "alternate", feed.page, "text/html")
    _text(etree.SubElement(root, f"{{{ATOM}}}author"), "name", feed.author)
    for entry in feed.entries:
        _entry(root, entry)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _entry(root: etree._Element, entry: Entry) -> None:
    element = etree.SubElement(root, f"{{{ATOM}}}entry", {_LANGUAGE: entry.language})
    _text(element, "id", entry.address)
    _text(element, "title", entry.title)
    _text(element, "updated", _moment(entry.updated))
    _link(element, "alternate", entry.address, "text/html")
    if entry.label:
        etree.SubElement(element, f"{{{ATOM}}}category", {"term": _legal(entry.label)})
    _text(element, "content", entry.text)


def _text(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = _legal(text)


def _link(parent: etree._Element, relation: str, address: str, media_type: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", {"rel": relation, "type": media_type, "href": address})


def _moment(moment: datetime) -> str:
    """RFC 3339, as section 3.3 wants it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _legal(text: str) -> str:
    """Without the characters that no XML document may hold."""
    return _NO_XML_CHARACTER.sub("", text)
