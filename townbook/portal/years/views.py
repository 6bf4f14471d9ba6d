"""A year of a plan, to be read on a screen, printed, or saved as a PDF."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from townbook.cities.models import City
from townbook.plans.models import Period, Plan
from townbook.plans.selectors.plans import plan_by_slug
from townbook.portal.city_page import city_page
from townbook.portal.years.manuscript import manuscript_of
from townbook.portal.years.review import YearReview, year_review
from townbook.ui.typesetting import TypesettingFailed, typeset

MOST_LINES_IN_FULL = 300
"""Items up to which a page gives each report's words and figures; a PDF always does."""

KEPT_FOR = 24 * 3600
"""Seconds a PDF is kept: its key is made of all that stands in it, so it is never out of date."""

_TEMPLATE = Path(__file__).with_name("review.typ")
_log = logging.getLogger(__name__)


@city_page
def year_page(request: HttpRequest, city: City, plan_slug: str, period_key: str) -> HttpResponse:
    """What was done in the period, what stopped and why, what comes next."""
    review = _review(city, plan_slug, period_key)
    is_brief = review.standing.total > MOST_LINES_IN_FULL
    return render(request, "portal/year.html", {"city": city, "review": review, "is_brief": is_brief})


@city_page
def year_pdf(request: HttpRequest, city: City, plan_slug: str, period_key: str) -> HttpResponse:
    """The same as a PDF, in the language being spoken."""
    review = _review(city, plan_slug, period_key)
    manuscript = manuscript_of(review, city, request.build_absolute_uri)
    try:
        made = _typeset_once(manuscript)
    except TypesettingFailed:
        _log.exception("The review %s could not be set", request.path)
        return render(request, "portal/year_not_set.html", {"city": city, "review": review}, status=503)
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{city.slug}-{plan_slug}-{period_key}.pdf"'
    return response


def _review(city: City, plan_slug: str, period_key: str) -> YearReview:
    try:
        plan = plan_by_slug(city=city, slug=plan_slug)
        return year_review(city=city, plan=plan, key=period_key)
    except (Plan.DoesNotExist, Period.DoesNotExist):
        raise Http404 from None


def _typeset_once(manuscript: dict[str, Any]) -> bytes:
    """The PDF of the manuscript, made the first time it is asked for."""
    template = _TEMPLATE.read_text(encoding="utf-8")
    words = json.dumps([template, manuscript], ensure_ascii=False, sort_keys=True)
    key = f"year-pdf-{hashlib.sha256(words.encode()).hexdigest()}"
    made: bytes | None = caches["pressed"].get(key)
    if made is None:
        made = typeset(template, manuscript)
        caches["pressed"].set(key, made, KEPT_FOR)
    return made
