"""Who answers in a city, and what one of them does."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from townbook.cities.models import Body, City
from townbook.plans.selectors.public import public_body
from townbook.portal.bodies.listing import bodies_by_name, parts_by_name
from townbook.portal.bodies.selection import NoSuchSelection, selection
from townbook.portal.bodies.sheet import body_sheet
from townbook.portal.city_page import city_page


@city_page
def body_list(request: HttpRequest, city: City) -> HttpResponse:
    """The city's bodies, and how what each answers for stands."""
    return render(request, "portal/bodies.html", {"city": city, "lines": bodies_by_name(city=city)})


@city_page
def body_page(request: HttpRequest, city: City, body_key: str) -> HttpResponse:
    """What the body answers for, what is late, what nobody ever reported on, and its reports over the years.

    The address of a body that was merged leads to the one it is part of now.
    ``?show=late``, ``?show=never-reported`` and ``?status=`` list only these.
    """
    asked = request.GET
    try:
        body = public_body(city=city, key=body_key)
        if body.key != body_key:
            return HttpResponsePermanentRedirect(reverse("portal:body", args=[city.slug, body.key]))
        sheet = body_sheet(body=body, today=city.today)
        chosen = selection(
            sheet=sheet, show=asked.get("show"), status=asked.get("status"), page=asked.get("page")
        )
    except (Body.DoesNotExist, NoSuchSelection):
        raise Http404 from None
    context = {
        "city": city,
        "body": body,
        "parts": parts_by_name(city=city, body=body),
        "sheet": sheet,
        "chosen": chosen,
    }
    return render(request, "portal/body.html", context)
