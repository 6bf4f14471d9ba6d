"""Site maps, by the protocol of sitemaps.org: an index, and for each city as many maps as it needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

MOST_ADDRESSES = 50_000
"""Addresses in one map, by the protocol."""

MEDIA_TYPE = "application/xml"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Place:
    """An absolute address, and when what stands there last changed, where that is known."""

    address: str
    changed: datetime | None


def map_document(places: Iterable[Place]) -> bytes:
    """A map of pages."""
    return _document("urlset", "url", places)


def index_document(places: Iterable[Place]) -> bytes:
    """A map of maps."""
    return _document("sitemapindex", "sitemap", places)


def _document(root_name: str, name: str, places: Iterable[Place]) -> bytes:
    # lxml takes None for "no prefix"; its stubs do not know.
    namespaces = {None: _NAMESPACE}
    root = etree.Element(f"{{{_NAMESPACE}}}{root_name}", nsmap=namespaces)  # type: ignore[arg-type]
    for place in places:
        element = etree.SubElement(root, f"{{{_NAMESPACE}}}{name}")
        etree.SubElement(element, f"{{{_NAMESPACE}}}loc").text = place.address
        if place.changed:
            moment = place.changed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            etree.SubElement(element, f"{{{_NAMESPACE}}}lastmod").text = moment
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")
