"""What pages over several cities have in common: an answer to "has anything changed?"."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Max, Sum
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from townbook.cities.models import City
from townbook.ui.build_mark import build_mark

CitiesView = Callable[..., HttpResponseBase]


def page_of_cities(view: CitiesView) -> CitiesView:
    """A page the browser may keep, and asks each time whether any city published since: one query."""

    @wraps(view)
    @require_safe
    def answer(request: HttpRequest, **address: str) -> HttpResponseBase:
        tag = _tag(request)
        known = None if settings.DEBUG else get_conditional_response(request, etag=tag)
        response = known or view(request, **address)
        if response.status_code == 200:
            response.headers["ETag"] = tag
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return answer


def _tag(request: HttpRequest) -> str:
    """Made of all cities' publications, and of the day it is in each of their time zones: what is in time
    today may be late tomorrow, and each city has a midnight of its own.
    """
    zones = City.objects.order_by("time_zone").values_list("time_zone")
    counted = zones.annotate(Count("id"), Max("id"), Sum("revision"))
    days = (f"{localdate(timezone=ZoneInfo(zone))} {numbers}" for zone, *numbers in counted)
    parts = (*days, build_mark(), get_language() or "", request.get_full_path())
    return quote_etag(hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32])
