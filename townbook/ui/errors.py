"""Pages for when something went wrong: what it is, in the visitor's language, and a way on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from townbook.ui.interface_language import interface_of

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Trouble:
    """What an error page says: what happened, and what can be done."""

    title: StrPromise
    advice: StrPromise


TROUBLES: Mapping[int, Trouble] = {
    400: Trouble(
        _("This request cannot be understood"),
        _("The address is damaged or was changed on its way. Start again from the first page."),
    ),
    403: Trouble(
        _("You may not do this"),
        _("Sign in with an account that may, or go back. If you were sending a form, load it anew first."),
    ),
    404: Trouble(
        _("There is no such page"),
        _("The address may be mistyped, or what it led to is not public. Try from the first page."),
    ),
    500: Trouble(
        _("Something broke on our side"),
        _("The fault is noted. Try again in a few minutes; nothing you see here is lost."),
    ),
}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for a request that cannot be understood."""
    return _page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for what this visitor may not do."""
    return _page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that was not loaded from here, or too long ago."""
    return _page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for an address that leads nowhere."""
    return _page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours."""
    return _page(request, 500)


def _page(request: HttpRequest, status: int) -> HttpResponse:
    """Rendered without the request's context processors: one of them may be what broke."""
    context = {"interface": interface_of(request), "trouble": TROUBLES[status], "status": status}
    return HttpResponse(render_to_string("ui/error.html", context), status=status)
