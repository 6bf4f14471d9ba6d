"""How long somebody stays signed in: until two weeks pass without a visit."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from townbook.accounts.services.list_session import list_session

RENEWED = "renewed"
"""In the session: the day it was last renewed, in UTC."""

LISTED = "listed"
"""In the session: its key when it was last entered among its owner's open sessions."""

LAST_PERSON = "last-person"
"""The cookie that outlives the session and says, signed, who was signed in here last: by number, no more."""

_A_QUARTER = 90 * 24 * 3600


class SlidingSessionMiddleware:
    """Renews the session of somebody signed in once a day, when a page has asked for it anyway; and lets no
    browser keep a page that did, unless it says otherwise itself.

    Django's own setting would write to the database at every request. A page that does not ask who is there
    costs nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; the session's day is moved on where it is an older one."""
        response = self._get_response(request)
        session = request.session
        if not session.accessed or SESSION_KEY not in session:
            return response
        # Whoever sits down at this browser next finds no page of the person's by going back.
        response.headers.setdefault("Cache-Control", "no-store")
        today = timezone.now().date().isoformat()
        if _is_due(session, today):
            session[RENEWED] = today
            _enter_in_list(session, request.headers.get("User-Agent", ""))
            response.set_cookie(
                LAST_PERSON,
                _signer().sign(str(session[SESSION_KEY])),
                max_age=_A_QUARTER,
                httponly=True,
                samesite="Lax",
                secure=request.is_secure(),
            )
        return response


def _is_due(session: SessionBase, today: str) -> bool:
    """Whether another day or another key has come; a new session is marked while it is written for the first
    time anyway.
    """
    renewed = session.get(RENEWED)
    if renewed == today:
        return bool(session.get(LISTED) != session.session_key)
    return renewed is not None or session.modified


def _enter_in_list(session: SessionBase, description: str) -> None:
    """Whoever is signed in can see so in the list of their sessions."""
    if session.session_key is None:
        session.create()
    key = str(session.session_key)
    list_session(
        user_pk=int(session[SESSION_KEY]),
        session_key=key,
        before=session.get(LISTED, ""),
        description=description,
    )
    session[LISTED] = key


def last_person(request: HttpRequest) -> int | None:
    """The number of whoever was signed in last in this browser; ``None`` where that is not known."""
    try:
        return int(_signer().unsign(request.COOKIES.get(LAST_PERSON, "")))
    except (BadSignature, ValueError):
        return None


def _signer() -> Signer:
    return Signer(salt="townbook.last-person", sep=".")
