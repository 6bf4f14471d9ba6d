"""What all pages of a city have in common: the city, its language, and an answer to "has it changed?"."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from townbook.cities.models import City
from townbook.cities.own_host import city_of_address, moved
from townbook.portal.gone import Gone, gone_page
from townbook.ui.build_mark import build_mark
from townbook.ui.interface_language import follow_language

CityView = Callable[..., HttpResponseBase]


def city_page(view: CityView) -> CityView:
    """A page of the city its address names, in the city's language unless the visitor chose another.

    The browser may keep it, and asks each time whether anything was published since: one query.
    """

    @wraps(view)
    @require_safe
    def answer(request: HttpRequest, city_slug: str, **address: str) -> HttpResponseBase:
        try:
            city = city_of_address(slug=city_slug)
        except City.DoesNotExist:
            raise Http404 from None
        if elsewhere := moved(request, city):
            return elsewhere
        follow_language(request, city.language, city.offered_languages)
        tag = _tag(request, city)
        known = None if settings.DEBUG else get_conditional_response(request, etag=tag)
        try:
            response = known or view(request, city, **address)
        except Gone:
            response = gone_page(request)
        if response.status_code == 200:
            response.headers["ETag"] = tag
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return answer


def _tag(request: HttpRequest, city: City) -> str:
    """The address is part of it, so that no tag of one page speaks for another that is not there; the
    city's day too, for what is in time today may be late tomorrow.
    """
    day = city.today.isoformat()
    parts = (
        str(city.pk),
        str(city.revision),
        build_mark(),
        get_language() or "",
        day,
        request.get_full_path(),
    )
    return quote_etag(hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32])
