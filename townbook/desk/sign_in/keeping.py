"""The page for words that came from somebody who is not signed in any more."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from townbook.accounts.forms import SignInForm
from townbook.accounts.models import User
from townbook.cities.models import City
from townbook.cities.own_host import city_of_address
from townbook.cities.selectors.memberships import grants_in_city
from townbook.desk.sign_in.kept_text import KeptText, browser_of, remember_browser, sealed, text_of
from townbook.ui import errors

UNAUTHORIZED, FORBIDDEN = 401, 403

MEMBER_PAGE = "is_member_page"
"""What marks a view that only members of a city see."""


def keep(request: HttpRequest) -> HttpResponse:
    """The answer to a form sent by somebody who is signed out: sign in right here, and go on."""
    return kept_page(request, text_of(request))


def kept_page(
    request: HttpRequest, kept: KeptText, form: SignInForm | None = None, *, tried: bool = False
) -> HttpResponse:
    """The words, and the way to go on with them. ``tried`` says that they thought they were signed in."""
    browser = browser_of(request)
    context = {
        "kept": kept,
        "sealed": "" if kept.is_too_long else sealed(kept, browser),
        "form": form or SignInForm(request=request),
        "tried": tried,
    }
    status = 429 if form is not None and form.is_tried_too_often else UNAUTHORIZED
    response = render(request, "desk/sign_in/signed_out.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    remember_browser(response, browser, secure=request.is_secure())
    return response


def confirmation_page(request: HttpRequest, kept: KeptText) -> HttpResponse:
    """The words once more, to be sent by whoever wrote them. Raises :class:`Http404` for no member.

    Somebody else who signs in does not see them.
    """
    user = request.user
    if not isinstance(user, User) or not _is_member(user, kept.address):
        raise Http404
    is_theirs = kept.author in {None, user.pk}
    context = {"kept": kept if is_theirs else None}
    response = render(request, "desk/sign_in/go_on.html", context, status=200 if is_theirs else FORBIDDEN)
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_member(user: User, address: str) -> bool:
    """Whether the address is a page for members of a city, and the person is one of them."""
    try:
        match = resolve(urlsplit(address).path)
        city = city_of_address(slug=match.kwargs["city_slug"])
    except (Resolver404, KeyError, City.DoesNotExist):
        return False
    return bool(getattr(match.func, MEMBER_PAGE, False)) and bool(grants_in_city(user=user, city=city))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was loaded before its reader signed out and in again carries an old token.

    Where the browser itself says that this site's own page sent it, and it is for a member page, the words
    are kept; from anywhere else nothing is taken, not even to be shown.
    """
    match = request.resolver_match
    for_members = match is not None and getattr(match.func, MEMBER_PAGE, False)
    if not for_members or not _is_from_here(request) or "X-Townbook-Part" in request.headers:
        return errors.csrf_failure(request, reason)
    if request.user.is_authenticated:
        try:
            return confirmation_page(request, text_of(request))
        except Http404:
            return errors.page_not_found(request)
    return keep(request)


def _is_from_here(request: HttpRequest) -> bool:
    own = f"{request.scheme}://{request.get_host()}"
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    return origin in {None, own} and site in {None, "same-origin"} and bool(origin or site)
