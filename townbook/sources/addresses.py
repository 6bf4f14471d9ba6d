"""Numbers that visitors may have changed in an address."""

from __future__ import annotations

import re

from django.http import Http404


def page_number(given: str | None, pages: int) -> int:
    """The page asked for, 1 when none is. Raises :class:`Http404` for one that is not there."""
    if given is None:
        return 1
    if re.fullmatch(r"[0-9]{1,6}", given) and 1 <= int(given) <= pages:
        return int(given)
    raise Http404


def passage_range(given: str | None, characters: int) -> tuple[int, int] | None:
    """The range asked for: "120-180" is the characters from 120 up to, not including, 180.

    Raises :class:`Http404` for what is no range of a text of ``characters``.
    """
    if given is None:
        return None
    found = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", given)
    if found and int(found[1]) < int(found[2]) <= characters:
        return int(found[1]), int(found[2])
    raise Http404
