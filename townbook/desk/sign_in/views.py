"""From signing in to a desk."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from townbook.accounts.models import User
from townbook.cities.selectors.memberships import cities_of


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
