"""How late something is, or how long it has waited, in the language being spoken."""

from __future__ import annotations

from django.utils.translation import get_language, gettext, ngettext

from townbook.desk.tasks.registry import Task
from townbook.ui import formats


def when_words(task: Task) -> str:
    """By the city's day: "3 days late", "due today", "5 days left", "waits for 2 days"; "" without a day."""
    today = task.city.today
    if task.until is not None:
        return _until((task.until - today).days)
    if task.since is not None:
        return _since((today - task.since).days)
    return ""


def _until(days: int) -> str:
    if days < 0:
        return ngettext("%(number)s day late", "%(number)s days late", -days) % _number(-days)
    if days == 0:
        return gettext("due today")
    if days == 1:
        return gettext("due tomorrow")
    return ngettext("%(number)s day left", "%(number)s days left", days) % _number(days)


def _since(days: int) -> str:
    if days <= 0:
        return gettext("since today")
    if days == 1:
        return gettext("since yesterday")
    return ngettext("waits for %(number)s day", "waits for %(number)s days", days) % _number(days)


def _number(count: int) -> dict[str, str]:
    return {"number": formats.whole_number(count, get_language() or "en")}
