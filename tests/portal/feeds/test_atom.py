"""Atom documents obey RFC 4287."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from townbook.portal.feeds.atom import ATOM, Entry, Feed, atom_document

NAMES = {"a": ATOM}
MOMENT = datetime(2026, 3, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))


def feed(*entries: Entry) -> Feed:
    return Feed("https://a.example/x/feed.atom", "https://a.example/x/", "Місто", "Рада", "uk", entries)


def entry(title: str = "Новина", text: str = "Зроблено.") -> Entry:
    return Entry("https://a.example/x/1/", title, text, "fa", MOMENT)


def test_feed_says_all_it_must() -> None:
    root = etree.fromstring(atom_document(feed(entry())))
    assert root.tag == f"{{{ATOM}}}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "uk"
    assert [root.findtext(f"a:{name}", namespaces=NAMES) for name in ("id", "title", "updated")] == [
        "https://a.example/x/feed.atom",
        "Місто",
        "2026-02-28T23:30:00Z",
    ]
    assert root.findtext("a:author/a:name", namespaces=NAMES) == "Рада"
    assert [dict(link.attrib) for link in root.findall("a:link", NAMES)] == [
        {"rel": "self", "type": "application/atom+xml", "href": "https://a.example/x/feed.atom"},
        {"rel": "alternate", "type": "text/html", "href": "https://a.example/x/"},
    ]
    (only,) = root.findall("a:entry", NAMES)
    assert only.get("{http://www.w3.org/XML/1998/namespace}lang") == "fa"
    assert only.findtext("a:content", namespaces=NAMES) == "Зроблено."


def test_feed_without_entries_says_a_time_all_the_same() -> None:
    root = etree.fromstring(atom_document(feed()))
    assert root.findtext("a:updated", namespaces=NAMES) == "2000-01-01T00:00:00Z"


def test_feed_was_changed_when_its_newest_entry_was() -> None:
    old = Entry("https://a.example/2/", "б", "", "uk", datetime(2020, 1, 1, tzinfo=UTC))
    root = etree.fromstring(atom_document(feed(old, entry())))
    assert root.findtext("a:updated", namespaces=NAMES) == "2026-02-28T23:30:00Z"


@given(st.text())
def test_any_words_of_a_document_make_a_whole_feed(text: str) -> None:
    root = etree.fromstring(atom_document(feed(entry(title=text, text=f"<b>]]>{text}</content>"))))
    said = root.findtext("a:entry/a:content", namespaces=NAMES) or ""
    assert said.startswith("<b>]]>")
    assert said.endswith("</content>")
    assert len(root.findall("a:entry", NAMES)) == 1
