"""Where letters lead."""

from __future__ import annotations

from functools import partial

from django.urls import reverse

from townbook.notices.registry import Pages


def _path(route: str, token: str) -> str:
    return reverse(route, args=[token])


PAGES = Pages(
    confirm=partial(_path, "portal:follow-confirm"),
    own=partial(_path, "portal:follow-own"),
    leave=partial(_path, "portal:follow-leave"),
)
