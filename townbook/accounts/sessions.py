"""How long somebody stays signed in: until two weeks pass without a visit."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

RENEWED = "renewed"
"""In the session: the day it was last renewed, in UTC."""


class SlidingSessionMiddleware:
    """Renews the session of somebody signed in once a day, when a page has asked for it anyway.

    Django's own setting would write to the database at every request. A page that does not ask who is there
    costs nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; the session's day is moved on where it is an older one."""
        response = self._get_response(request)
        session = request.session
        today = timezone.now().date().isoformat()
        if session.accessed and SESSION_KEY in session and session.get(RENEWED) != today:
            session[RENEWED] = today
        return response
