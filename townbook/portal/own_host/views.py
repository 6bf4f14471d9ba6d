"""What a city's own host does not have."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponseRedirect
from django.http.request import split_domain_port
from django.views.decorators.http import require_safe

from townbook.cities.own_host import city_of_host


@require_safe
def on_common_host(request: HttpRequest, city_slug: str = "", **address: str) -> HttpResponseRedirect:
    """Pages over several cities, signing in and the desk stand under the installation's own name.

    A city's desk has its short name in its address there (``city_slug``), and so has what a person was going
    to after signing in.
    """
    port = split_domain_port(request.get_host())[1]
    host = f"{settings.COMMON_HOST}{port and ':'}{port}"
    city = f"/{city_slug}" if city_slug else ""
    return HttpResponseRedirect(f"{request.scheme}://{host}{city}{request.path}{_query(request)}")


def _query(request: HttpRequest) -> str:
    """The query as it was; only where to go next is said as the common host says it."""
    city, going_to = city_of_host(), request.GET.get(REDIRECT_FIELD_NAME, "")
    if city is None or not going_to.startswith("/desk/"):
        query = request.META.get("QUERY_STRING", "")
        return f"?{query}" if query else ""
    said = request.GET.copy()
    said[REDIRECT_FIELD_NAME] = f"/{city.slug}{going_to}"
    return "?" + said.urlencode(safe="/")
