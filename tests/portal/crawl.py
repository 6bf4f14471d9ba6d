"""Walk the portal as a program does that follows every link."""

from __future__ import annotations

import io
import zipfile
from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from django.test import Client
from lxml import html
from pdfminer.high_level import extract_text

from tests.portal.addresses import every_address

SITE = "http://testserver"

MOST = 400
"""Answers that are looked at: more than two small cities have."""


def answers(client: Client, values: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """By path, the answer to every address with the values, and to what their links lead to.

    Of links that differ in what their parameters say alone, the first is followed.
    """
    waiting = deque(address.path(each) for each in values for address in every_address())
    known, found = set[tuple[str, frozenset[str]]](), dict[str, Any]()
    while waiting and len(found) < MOST:
        path = waiting.popleft()
        parts = urlsplit(path)
        asked = (parts.path, frozenset(parse_qs(parts.query)))
        if asked in known or "language=" in parts.query:
            continue
        known.add(asked)
        found[path] = response = client.get(path)
        if is_html(response) and response.status_code == 200:
            waiting.extend(links_of(path, response))
    return found


def links_of(path: str, response: Any) -> list[str]:
    """The addresses of this site in a page, its pictures and sheets too, absolute and without fragments."""
    tree: Any = html.document_fromstring(response.content.decode())
    links = (urljoin(SITE + path, link).split("#")[0] for _, _, link, _ in tree.iterlinks())
    ours = (link.removeprefix(SITE) for link in links if link.startswith(f"{SITE}/"))
    return [link for link in ours if not link.startswith("/static/")]


def is_html(response: Any) -> bool:
    """Whether it is a page."""
    return "text/html" in response.headers.get("Content-Type", "")


def words_of(response: Any) -> str:
    """All it says, of a table or PDF too."""
    data: bytes = b"".join(response) if response.streaming else response.content
    if data.startswith(b"%PDF"):
        return str(extract_text(io.BytesIO(data)))
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return data.decode("utf-8", "replace")
