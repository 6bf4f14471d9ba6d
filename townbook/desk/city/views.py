"""The settings of a city, for its administrators."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from townbook.cities.host_names import host_in_unicode
from townbook.cities.look import logo_mark
from townbook.cities.models import City
from townbook.cities.permissions import may_change_city
from townbook.cities.selectors.logos import logo_of
from townbook.cities.services.change_city import change_city
from townbook.desk.city.forms import CityForm
from townbook.desk.member_page import Member, member_page


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def city_settings(request: HttpRequest, member: Member) -> HttpResponse:
    """What the city is called, how its pages look, and where they stand. 404 for other roles."""
    if not may_change_city(member.roles):
        raise Http404
    if request.method != "POST":
        return _page(request, member.city, CityForm(member.city))
    form = CityForm(member.city, request.POST, request.FILES)
    changed = _changed(form, member) if form.is_valid() else None
    if changed is None:
        return _page(request, member.city, form)
    return redirect(reverse("desk:city", args=[changed.slug]) + "?saved")


def _changed(form: CityForm, member: Member) -> City | None:
    """The city as it is now; ``None`` when something is wrong, which the form then says."""
    try:
        return change_city(
            city=member.city,
            settings=form.settings,
            logo=form.logo_sent,
            without_logo=form.cleaned_data["without_logo"],
            actor=member.user,
        )
    except ValidationError as wrong:
        for name, sentences in wrong.message_dict.items():
            form.add_error(name if name in form.fields else None, sentences)
        return None


def _page(request: HttpRequest, city: City, form: CityForm) -> HttpResponse:
    stored = logo_of(city=city)
    context = {
        "city": city,
        "form": form,
        "saved": "saved" in request.GET,
        "logo_mark": logo_mark(stored.sha256) if stored else "",
        "sent_a_file": bool(form.files),
        "host": host_in_unicode(city.host) if city.host else "",
    }
    return render(request, "desk/city.html", context, status=422 if form.errors else 200)
