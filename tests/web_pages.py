"""Pages as a reader takes them in: elements and their words.

Elements are untyped: what lxml's ``xpath`` gives depends on the expression.
"""

from __future__ import annotations

from typing import Any

from django.test import Client
from lxml import html


def page(client: Client, path: str) -> Any:
    """The page at an address, which must be there."""
    response = client.get(path)
    assert response.status_code == 200, path
    return html.document_fromstring(response.content.decode())


def words(element: Any) -> str:
    """The words of an element and all in it, one space between any two."""
    return " ".join(" ".join(element.itertext()).split())
