"""What somebody wrote and sent when they were no longer signed in. No word of it is lost.

Nothing is stored for a stranger: the words go back to the browser they came from, signed, and are taken from
that browser alone (a cookie names it), for a day.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

from townbook.accounts.sessions import last_person

LONGEST = 1_000_000
"""Characters that are carried through signing in. Longer words are shown, to be copied."""

GOOD_FOR = 24 * 3600
"""Seconds."""

KEPT = "kept-text"
"""In the session: the sealed words, while their writer goes through the steps of signing in."""

BROWSER = "writing"
"""The cookie that names the browser the words came from."""

LONG_ENOUGH_TO_SHOW = 20
"""Characters from which on a value is words that a person wrote rather than a mark of the form."""

_SALT = "townbook.kept-text"
_NEVER_KEPT = frozenset({"csrfmiddlewaretoken"})


class NothingKept(Exception):
    """Words that are too old, or from another browser, or were never here."""


@dataclass(frozen=True, slots=True)
class KeptText:
    """A form as it was sent: its address, each field by name, and the names of files, which are not kept.

    ``author`` is the number of the person who was signed in last where it was written, if that is known.
    """

    address: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...]
    author: int | None

    @property
    def words(self) -> tuple[str, ...]:
        """The values a person will recognise."""
        return tuple(value for _name, value in self.fields if len(value) >= LONG_ENOUGH_TO_SHOW)

    @property
    def is_too_long(self) -> bool:
        """Whether it is more than is carried through signing in."""
        return sum(len(name) + len(value) for name, value in self.fields) > LONGEST


def text_of(request: HttpRequest) -> KeptText:
    """What the request brings; never the CSRF token, and no password."""
    fields = tuple(
        (name, str(value))
        for name, values in request.POST.lists()
        if name not in _NEVER_KEPT and "password" not in name
        for value in values
    )
    files = tuple(str(each.name) for _name, sent in request.FILES.lists() for each in sent)
    return KeptText(request.get_full_path(), fields, files, last_person(request))


def sealed(kept: KeptText, browser: str) -> str:
    """The words as one signed value for a hidden field."""
    said = [kept.address, kept.fields, kept.files, kept.author, browser]
    return signing.dumps(said, salt=_SALT, compress=True)


def opened(value: str, request: HttpRequest) -> KeptText:
    """The words again. Raises :class:`NothingKept`."""
    try:
        said = signing.loads(value, salt=_SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        raise NothingKept from None
    address, fields, files, author, browser = said
    if not constant_time_compare(browser, request.COOKIES.get(BROWSER, "")):
        raise NothingKept
    return KeptText(address, tuple((name, each) for name, each in fields), tuple(files), author)


def is_too_old(value: str) -> bool:
    """Whether sealed words are past their day; there are none in "", which is not."""
    try:
        signing.loads(value, salt=_SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return bool(value)
    return False


def browser_of(request: HttpRequest) -> str:
    """What names the browser; new where nothing does yet."""
    return request.COOKIES.get(BROWSER) or secrets.token_urlsafe(18)


def remember_browser(response: HttpResponse, browser: str, *, secure: bool) -> None:
    """Let the browser be known again. No other site makes it send this cookie."""
    response.set_cookie(BROWSER, browser, max_age=GOOD_FOR, httponly=True, samesite="Strict", secure=secure)
