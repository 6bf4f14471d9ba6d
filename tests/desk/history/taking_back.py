"""Taking a change back as a person does: look, say why, press the button."""

from __future__ import annotations

from django.test import Client

from tests.web_pages import page, words
from townbook.cities.models import Change

WHY = "Так було правильно."


def address(change: Change) -> str:
    """The page on which a change of Verbivka is taken back."""
    return f"/verbivka/desk/history/changes/{change.pk}/restore/"


def mark_on(client: Client, change: Change) -> str:
    """What the page says of the record's state; "" where the change cannot be taken back."""
    marks = page(client, address(change)).xpath("//input[@name='mark']/@value")
    return str(marks[0]) if marks else ""


def restore(client: Client, change: Change, reason: str = WHY) -> int:
    """Look, and press the button; the status of the answer."""
    sent = {"mark": mark_on(client, change), "reason": reason}
    return client.post(address(change), sent).status_code


def sentences_on(client: Client, change: Change) -> str:
    """All the page says beside its form."""
    return words(page(client, address(change)).find(".//main"))


def last(record: str, action: str = "") -> Change:
    """The newest change of a kind of record."""
    found = Change.objects.filter(record=record)
    return (found.filter(action=action) if action else found).latest("id")
