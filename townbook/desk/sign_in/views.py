"""From signing in to a desk, and back to what was being written."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from townbook.accounts.forms import SignInForm
from townbook.accounts.models import User
from townbook.cities.selectors.memberships import cities_of
from townbook.desk.sign_in.keeping import confirmation_page, kept_page
from townbook.desk.sign_in.kept_text import KEPT, NothingKept, browser_of, opened, sealed


@require_safe
@never_cache
@login_required
def choose_city(request: HttpRequest) -> HttpResponse:
    """The desk of one's city; where there are several, the choice, and a sentence where there is none."""
    user = request.user
    cities = cities_of(user=user) if isinstance(user, User) else []
    if len(cities) == 1:
        return redirect("desk:home", cities[0].slug)
    return render(request, "desk/sign_in/choose_city.html", {"cities": cities})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@csrf_exempt
@sensitive_post_parameters("password")
def go_on(request: HttpRequest) -> HttpResponse:
    """Sign in and go on with what was written.

    There is no CSRF token: signing in in another tab has made it another one. What is sent here is signed by
    us for the very browser it comes from, so no other site can make it up; and it does nothing but sign in
    and show a page, whose own form has a token again.
    """
    value = request.POST.get("kept", "") or request.session.get(KEPT, "")
    try:
        kept = opened(value, request)
    except NothingKept:
        return render(request, "desk/sign_in/nothing_kept.html", status=410)
    if request.user.is_authenticated:
        return confirmation_page(request, kept)
    if request.method != "POST":
        # What waits for the second step is for whoever passes it, and for nobody who only comes by.
        return redirect_to_login(request.get_full_path())
    if "password" not in request.POST or "signed-in" in request.POST:
        return kept_page(request, kept, tried=True)
    form = SignInForm(request.POST, request=request)
    if not form.is_valid():
        return kept_page(request, kept, form)
    kept = replace(kept, author=kept.author or form.user.pk)
    request.session[KEPT] = sealed(kept, browser_of(request))
    response: HttpResponse = form.login(request, redirect_url=reverse("go-on"))
    return response
