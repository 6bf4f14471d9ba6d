"""Values of changed fields in the words of whoever reads them: statuses, days, roles, people, lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext, pgettext

from townbook.cities.enums import Calendar, ContactRole, Role, Weekday
from townbook.desk.drafts.wording import OPERATIONS
from townbook.desk.history.wording import MOVED
from townbook.intake.enums import DraftState
from townbook.plans.enums import ReportState, ResponsibilityRole
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.ui import formats

WORDED = frozenset(
    {
        *("starts", "ends", "due", "opened", "until", "until_ends", "status", "state", "role", "progress"),
        *("figures", "languages", "language", "calendar", "first_weekday", "logo", "person"),
        *("moved", "steps", "is_removed", "is_published", "revoked"),
    }
)
"""Fields whose values are said in the language being spoken; other words are the city's own."""

_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ANSWERS = re.compile(r"(?P<name>.*) \((?P<role>[a-z]+)\)")
_CONTACT = re.compile(r"(?P<role>[a-z]+): (?P<name>.*)")
_LANGUAGES: dict[str, str] = {code: str(name) for code, name in settings.LANGUAGES}
_DIGEST_SHOWN = 8

Words = Callable[[Any], str]


def in_words(name: str, value: Any, people: Mapping[int, str]) -> str:
    """The value of a field; "" where there is none. ``people`` are names by primary key."""
    if value in (None, "", [], {}):
        return ""
    if name == "person":
        return people.get(value, "")
    words = _WORDS.get(name)
    try:
        return words(value) if words else _plain(value)
    except (ValueError, KeyError, TypeError, AttributeError):
        return _plain(value)  # Written by an older or a newer form of the field: shown as it is.


def _spoken() -> str:
    return get_language() or "en"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, int):
        return formats.whole_number(value, _spoken())
    if isinstance(value, str) and _A_DAY.fullmatch(value):
        return _day(value)
    if isinstance(value, Mapping):
        return "\n".join(f"{_LANGUAGES.get(key, key)}: {_plain(each)}" for key, each in value.items())
    if isinstance(value, list):
        return "\n".join(_plain(each) for each in value)
    return str(value)


def _day(value: str) -> str:
    return formats.day(date.fromisoformat(value), _spoken())


def _status(value: str) -> str:
    return STATUS_LABELS[Status(value)][_spoken()]


def _state(value: str) -> str:
    return str(DraftState(value).label if value in DraftState.values else ReportState(value).label)


def _percent(value: int) -> str:
    return formats.figure(Decimal(value), None, None, "%", _spoken(), about=False)


def _figures(value: list[list[str]]) -> str:
    return "\n".join(_figure(*each) for each in value)


def _figure(value: str, low: str, high: str, about: str, unit: str, kind: str, of: str) -> str:
    del kind  # Its unit says it.
    one, first, last = (Decimal(each) if each else None for each in (value, low, high))
    return f"{formats.figure(one, first, last, unit, _spoken(), about=bool(about))} {of}".strip()


def _milestones(value: list[dict[str, str | None]]) -> str:
    return "\n".join(_milestone(each) for each in value)


def _milestone(step: Mapping[str, str | None]) -> str:
    parts = [step["title"] or ""]
    if due := step["due"]:
        parts.append(gettext("due %(day)s") % {"day": _day(due)})
    if reached := step["reached_on"]:
        parts.append(gettext("reached %(day)s") % {"day": _day(reached)})
    return " · ".join(parts)


def _answers(value: list[str]) -> str:
    return "\n".join(_answer(each) for each in value)


def _answer(written: str) -> str:
    found = _ANSWERS.fullmatch(written)
    return f"{found['name']} ({ResponsibilityRole(found['role']).label})" if found else written


def _contacts(value: list[str]) -> str:
    return "\n".join(_contact(each) for each in value)


def _contact(written: str) -> str:
    found = _CONTACT.fullmatch(written)
    return f"{ContactRole(found['role']).label}: {found['name']}" if found else written


def _counts(value: Mapping[str, int], words: Mapping[str, object]) -> str:
    """How much of what; nothing of what there was none."""
    said = {str(words.get(name, name)): count for name, count in value.items() if count}
    return "\n".join(f"{name}: {formats.whole_number(count, _spoken())}" for name, count in said.items())


def _picture(value: str) -> str:
    return pgettext("a logo in history", "a picture (%(digest)s)") % {"digest": value[:_DIGEST_SHOWN]}


_WORDS: Mapping[str, Words] = {
    **dict.fromkeys(("starts", "ends", "due", "opened", "until", "until_ends"), _day),
    "status": _status,
    "state": _state,
    "role": lambda value: str(Role(value).label),
    "progress": _percent,
    "figures": _figures,
    "milestones": _milestones,
    "responsibilities": _answers,
    "contacts": _contacts,
    "language": lambda value: _LANGUAGES[value],
    "languages": lambda value: "\n".join(_LANGUAGES[code] for code in value),
    "calendar": lambda value: str(Calendar(value).label),
    "first_weekday": lambda value: str(Weekday(value).label),
    "logo": _picture,
    "moved": lambda value: _counts(value, MOVED),
    "steps": lambda value: _counts(value, OPERATIONS),
}
