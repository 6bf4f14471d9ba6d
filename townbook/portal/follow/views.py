"""Asking to follow a city, a body, an item or a search by letter.

Nothing an answer says, nor how long it takes, tells whether the mail address follows something already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.urls import get_urlconf, reverse, set_urlconf
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from townbook.accounts.client import client_of
from townbook.cities.models import Body, City
from townbook.cities.own_host import city_of_address, city_of_host
from townbook.notices.models import LONGEST_KEY
from townbook.notices.registry import Topic, TopicKind
from townbook.notices.services.ask_to_follow import TooManyAttempts, ask_to_follow
from townbook.notices.services.send_letters import send_letters
from townbook.plans.selectors.public import public_body
from townbook.portal.follow.forms import FollowForm
from townbook.portal.follow.search_topic import SEARCH, followed_search, spoken_in
from townbook.portal.follow.topics import BODY, CITY, ITEM
from townbook.portal.search.asked import asked_by
from townbook.ui.interface_language import follow_language
from townbook.ui.site_address import Site

ASKED = "asked"
"""In the address of the page that a sent form leads to."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What somebody asks to follow, and the city of it, if it is one's."""

    kind: TopicKind
    key: str
    topic: Topic
    city: City | None


@sensitive_post_parameters("address")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_page(request: HttpRequest, city_slug: str, **parts: str) -> HttpResponse:
    """The form for a city, a body or an item: which one, the parts of the address say."""
    city = _city(request, city_slug)
    if elsewhere := _merged_into(city, parts, is_sent=request.method == "POST"):
        return elsewhere
    kind = ITEM if "item_key" in parts else BODY if "body_key" in parts else CITY
    key = "/".join((city.slug, *parts.values()))
    return _answer(request, _wanted(kind, key, city))


@sensitive_post_parameters("address")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_search_page(request: HttpRequest, city_slug: str = "") -> HttpResponse:
    """The form for a search in a city, or in all. Without words, the search itself is the answer."""
    city = _city(request, city_slug) if city_slug else None
    search = followed_search(asked=asked_by(request.GET, city), city=city, language=spoken_in(request))
    if not search.words:
        return redirect(search.path)
    if len(search.key) > LONGEST_KEY:
        return _page(request, 400, {"city": city, "search": search, "is_too_long": True})
    return _answer(request, _wanted(SEARCH, search.key, city))


def _city(request: HttpRequest, slug: str) -> City:
    try:
        city = city_of_address(slug=slug)
    except City.DoesNotExist:
        raise Http404 from None
    follow_language(request, city.language)
    return city


def _merged_into(city: City, parts: Mapping[str, str], *, is_sent: bool) -> HttpResponse | None:
    """The way to the form of the body that took over the one of the address, if one did; what was typed
    goes along.
    """
    if "body_key" not in parts:
        return None
    try:
        body = public_body(city=city, key=parts["body_key"])
    except Body.DoesNotExist:
        raise Http404 from None
    if body.key == parts["body_key"]:
        return None
    address = reverse("portal:body-follow", args=[city.slug, body.key])
    return HttpResponsePermanentRedirect(address, preserve_request=is_sent)


def _wanted(kind: TopicKind, key: str, city: City | None) -> _Wanted:
    topic = kind.topics([key]).get(key)
    if topic is None:
        raise Http404
    return _Wanted(kind, key, topic, city)


def _answer(request: HttpRequest, wanted: _Wanted) -> HttpResponse:
    spoken = get_language() or settings.LANGUAGE_CODE
    form = FollowForm(request.POST or None, initial={"language": spoken})
    context = {
        "city": wanted.city,
        "page": wanted.topic.path,
        "title": wanted.topic.title(spoken),
        "form": form,
        "is_asked": ASKED in request.GET,
    }
    if not form.is_valid():
        return _page(request, 200, context)
    try:
        _ask(request, wanted, form)
    except TooManyAttempts:
        return _page(request, 429, {**context, "is_too_often": True})
    query = request.GET.copy()
    query[ASKED] = "1"
    return HttpResponseRedirect(f"{request.path}?{query.urlencode()}", status=303)


def _ask(request: HttpRequest, wanted: _Wanted, form: FollowForm) -> None:
    """The letter goes out at once; where that fails, with the letters of news."""
    now = timezone.now()
    letter = ask_to_follow(
        address=form.cleaned_data["address"],
        kind=wanted.kind.name,
        key=wanted.key,
        language=form.cleaned_data["language"],
        client=client_of(request),
        now=now,
    )
    if letter:
        with _addresses_of_all_cities():
            send_letters(site=_site(request), now=now, numbers=[letter.pk])


@contextmanager
def _addresses_of_all_cities() -> Iterator[None]:
    """On a city's own host addresses leave its name out; letters lead to the host of all cities."""
    of_request = get_urlconf()
    set_urlconf(None)
    try:
        yield
    finally:
        set_urlconf(of_request)


def _site(request: HttpRequest) -> Site:
    """The address the site was given; without one, the host that was visited, or that of all cities."""
    if settings.TOWNBOOK_URL:
        return Site(settings.TOWNBOOK_URL)
    if city_of_host() is None:
        return Site(f"{request.scheme}://{request.get_host()}")
    _, port = split_domain_port(request.get_host())
    return Site(f"{request.scheme}://{settings.COMMON_HOST}{port and ':'}{port}")


def _page(request: HttpRequest, status: int, context: Mapping[str, object]) -> HttpResponse:
    base = "portal/base_of_city.html" if context["city"] else "ui/base.html"
    known = {"base": base, "is_too_long": False, "is_too_often": False, "is_asked": False}
    response = render(request, "portal/follow.html", {**known, **context}, status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
