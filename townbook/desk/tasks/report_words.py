"""What is to be done with reports, in the language being spoken."""

from __future__ import annotations

from django.utils.translation import get_language, ngettext

from townbook.ui import formats


def _number(count: int) -> dict[str, str]:
    return {"number": formats.whole_number(count, get_language() or "en")}


def correct(count: int) -> str:
    """Reports that came back."""
    words = ngettext("Correct %(number)s returned report", "Correct %(number)s returned reports", count)
    return words % _number(count)


def write(count: int) -> str:
    """Reports nobody finished yet."""
    return ngettext("Write %(number)s report", "Write %(number)s reports", count) % _number(count)


def approve(count: int) -> str:
    """Reports a body submitted."""
    words = ngettext("Approve or return %(number)s report", "Approve or return %(number)s reports", count)
    return words % _number(count)


def ask(count: int) -> str:
    """Bodies that have not answered in full."""
    words = ngettext(
        "Ask %(number)s body that has not answered", "Ask %(number)s bodies that have not answered", count
    )
    return words % _number(count)


def publish(count: int) -> str:
    """Reports that were approved."""
    words = ngettext("Publish %(number)s approved report", "Publish %(number)s approved reports", count)
    return words % _number(count)


def give_address(count: int) -> str:
    """Bodies nobody can write to."""
    words = ngettext(
        "Give %(number)s body somebody to write to", "Give %(number)s bodies somebody to write to", count
    )
    return words % _number(count)


def unsent(count: int) -> str:
    """Letters that wait because a mail server would not take them."""
    words = ngettext(
        "See why %(number)s letter did not go out", "See why %(number)s letters did not go out", count
    )
    return words % _number(count)
