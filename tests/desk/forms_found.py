"""The forms of the desk as a browser finds them: by following links from its first page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from django.test import Client
from django.urls import resolve
from lxml import html

MOST_PARAMETERS = 2
"""Of an address that is followed: filters lead to each other without end."""


@dataclass(frozen=True, slots=True)
class FoundForm:
    """A form that posts: its page's address, its own, and what a browser sends when nothing is touched.

    ``typed`` are the names of the fields that words are typed into, ``files`` those that files are chosen in.
    """

    page: str
    action: str
    fields: tuple[tuple[str, str], ...]
    typed: tuple[str, ...]
    files: tuple[str, ...]

    @property
    def view(self) -> str:
        """The name of what answers it."""
        return resolve(urlsplit(self.action).path).view_name

    @property
    def kinds(self) -> dict[str, str]:
        """Its fields' names, one for each kind: rows of one form differ in a number only."""
        return {re.sub(r"\d+", "0", name): name for name in self.names}

    @property
    def names(self) -> tuple[str, ...]:
        """Its fields, each once."""
        return tuple(dict.fromkeys(name for name, _value in self.fields))

    def holds_number(self, name: str) -> bool:
        """Whether what a browser sends in the field is one."""
        return any(value.isdecimal() for field, value in self.fields if field == name)

    def sent(self, **instead: object) -> dict[str, list[str] | object]:
        """What is sent, with other values in some fields."""
        values: dict[str, Any] = {name: [] for name in self.names}
        for name, value in self.fields:
            values[name].append(value)
        return {**values, **instead}


def pages_from(client: Client, start: str, below: str) -> Iterator[tuple[str, Any]]:
    """Each page that links lead to, one for each view and each parameter; its address and itself."""
    waiting, seen = [start], set()
    while waiting:
        address = waiting.pop(0)
        parts = urlsplit(address)
        asked = tuple(sorted(parse_qs(parts.query, keep_blank_values=True)))
        kind = (resolve(parts.path).view_name, asked)
        if kind in seen or len(asked) > MOST_PARAMETERS:
            continue
        seen.add(kind)
        response = client.get(address)
        assert response.status_code == 200, address
        if not response.headers["Content-Type"].startswith("text/html"):
            response.getvalue()  # A file is closed once it is read.
            continue
        page: Any = html.document_fromstring(response.content.decode())
        yield address, page
        for link in page.xpath("//a/@href"):
            there = urljoin(address, str(link)).partition("#")[0]
            if there.startswith(below) and "language=" not in there:
                waiting.append(there)


def forms_of(address: str, page: Any) -> Iterator[FoundForm]:
    """The forms of a page that post."""
    for form in page.xpath("//form[translate(@method, 'POST', 'post') = 'post']"):
        fields, typed, files = [], [], []
        for field in form.xpath(".//*[@name]"):
            name = field.get("name")
            if field.get("type") == "file":
                files.append(name)
            elif name != "csrfmiddlewaretoken":
                fields += [(name, value) for value in _values(field)]
                if field.tag == "textarea" or field.get("type", "") == "text":
                    typed.append(name)
        action = urljoin(address, form.get("action") or "")
        yield FoundForm(address, action, tuple(fields), tuple(typed), tuple(files))


def _values(field: Any) -> list[str]:
    if field.tag == "textarea":
        return [(field.text or "").removeprefix("\n")]
    if field.tag == "select":
        return [str(value) for value in field.xpath(".//option[@selected]/@value")][:1] or [""]
    if field.get("type") in {"checkbox", "radio"}:
        return [field.get("value", "on")] if field.get("checked") is not None else [""]
    return [field.get("value") or ""]
