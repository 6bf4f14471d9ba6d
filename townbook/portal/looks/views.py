"""Files of a city's look, each at an address named after what it holds, so that no browser asks twice."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from townbook.cities.logo_image import MEDIA_TYPE
from townbook.cities.look import logo_mark, look_mark, look_sheet
from townbook.cities.models import City
from townbook.cities.own_host import city_of_address
from townbook.cities.selectors.logos import logo_of

FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def look(request: HttpRequest, city_slug: str, mark: str) -> HttpResponse:
    """The stylesheet of the city's colour; 404 for one it has no more."""
    city = _city(city_slug)
    if not city.accent or look_mark(city.accent) != mark:
        raise Http404
    return HttpResponse(
        look_sheet(city.accent), content_type="text/css; charset=utf-8", headers={"Cache-Control": FOR_EVER}
    )


@require_safe
def logo(request: HttpRequest, city_slug: str, mark: str) -> HttpResponseBase:
    """The city's logo; 404 for one it has no more."""
    stored = logo_of(city=_city(city_slug))
    if stored is None or logo_mark(stored.sha256) != mark:
        raise Http404
    try:
        file = stored.path.open("rb")
    except OSError:
        raise Http404 from None
    return FileResponse(
        file,
        content_type=MEDIA_TYPE,
        headers={
            "Cache-Control": FOR_EVER,
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        },
    )


def _city(slug: str) -> City:
    try:
        return city_of_address(slug=slug)
    except City.DoesNotExist:
        raise Http404 from None
