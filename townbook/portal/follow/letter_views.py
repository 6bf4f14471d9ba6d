"""Pages that letters lead to. The token in their address is the right to see them: there is no sign-in.

A mail program or a scanner may open any link of a letter before its reader does, so looking never changes
anything: only a button does.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from townbook.notices.models import Follower, Subscription
from townbook.notices.selectors.subscriptions import (
    confirmed_subscriptions_of,
    follower_with_id,
    subscription_with_id,
    topics_of,
)
from townbook.notices.services.confirm_subscription import confirm_subscription
from townbook.notices.services.leave import leave_everything, leave_topic
from townbook.notices.tokens import UnknownToken, follower_of_token, own_token, subscription_of_token
from townbook.ui.interface_language import follow_language

View = Callable[..., HttpResponse]


def _page_of_a_letter(view: View) -> View:
    """A page for one pair of eyes: kept by nobody and found by no search engine.

    Its address is told to no other site by the policy that every page has. A stricter one would send its own
    forms without an origin, and they would be refused.
    """

    @wraps(view)
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        try:
            response = view(request, token)
        except UnknownToken:
            response = render(request, "portal/follow_unknown.html", status=404)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return answer


@_page_of_a_letter
def confirm_page(request: HttpRequest, token: str) -> HttpResponse:
    """A button that confirms; afterwards, that it is confirmed."""
    try:
        subscription = subscription_with_id(number=subscription_of_token(token))
        follow_language(request, subscription.language)
        if request.method == "POST":
            confirm_subscription(subscription=subscription, now=timezone.now())
            return HttpResponseRedirect(request.path, status=303)
    except Subscription.DoesNotExist:
        raise UnknownToken from None
    topic = topics_of(subscriptions=[subscription]).get((subscription.kind, subscription.key))
    context = {
        "title": topic.title(get_language() or "en") if topic else "",
        "page": topic.path if topic else "",
        "is_confirmed": subscription.confirmed_at is not None,
        "own": own_token(subscription.follower),
    }
    return render(request, "portal/follow_confirm.html", context)


@_page_of_a_letter
def own_page(request: HttpRequest, token: str) -> HttpResponse:
    """What a follower follows, each with a button that leaves it."""
    follower = _follower(token)
    if follower and request.method == "POST":
        number = request.POST.get("subscription", "")
        if number.isdecimal() and len(number) < 19:
            leave_topic(follower=follower, number=int(number))
        return HttpResponseRedirect(request.path, status=303)
    subscriptions = confirmed_subscriptions_of(follower=follower) if follower else []
    for each in subscriptions[-1:]:
        follow_language(request, each.language)
    topics = topics_of(subscriptions=subscriptions)
    language = get_language() or "en"
    lines = [
        {
            "number": each.pk,
            "title": topic.title(language) if topic else "",
            "page": topic.path if topic else "",
        }
        for each in subscriptions
        for topic in [topics.get((each.kind, each.key))]
    ]
    return render(request, "portal/follow_own.html", {"lines": lines, "token": token})


@csrf_exempt
@_page_of_a_letter
def leave_page(request: HttpRequest, token: str) -> HttpResponse:
    """A button that leaves everything; a mail program presses it by itself (RFC 8058), and has no cookie.

    The answer to it is the page, for the standard forbids to lead elsewhere.
    """
    follower = _follower(token)
    for each in confirmed_subscriptions_of(follower=follower)[-1:] if follower else []:
        follow_language(request, each.language)
    if follower and request.method == "POST":
        leave_everything(follower=follower)
        follower = None
    return render(request, "portal/follow_leave.html", {"is_here": follower is not None, "token": token})


def _follower(token: str) -> Follower | None:
    """Whose letter it was; ``None`` for somebody who left."""
    try:
        return follower_with_id(number=follower_of_token(token))
    except Follower.DoesNotExist:
        return None
