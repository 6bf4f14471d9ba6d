"""Two years of a plan, and several cities, side by side."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from townbook.cities.models import City
from townbook.plans.models import Period, Plan
from townbook.plans.selectors.plans import plan_by_slug, reported_periods
from townbook.portal.cities.tag import page_of_cities
from townbook.portal.city_page import city_page
from townbook.portal.compare.asked_cities import asked_cities
from townbook.portal.compare.asked_years import SamePeriod, last_of
from townbook.portal.compare.charts import years_of_cities
from townbook.portal.compare.cities import compare_cities
from townbook.portal.compare.files import moves_as_csv
from townbook.portal.compare.years import YearsComparison, comparison_of_address


@city_page
def years_comparison(request: HttpRequest, city: City, plan_slug: str) -> HttpResponse:
    """How the plan's items moved from one period to another.

    Where the address asks for a period that is not there, or for one twice, the page says so and lets one
    choose: 404, or 400. Where there are not two periods, it says what there is.
    """
    plan = _plan(city, plan_slug)
    try:
        found = comparison_of_address(city=city, plan=plan, query=dict(request.GET.lists()))
    except (Period.DoesNotExist, SamePeriod) as trouble:
        status = 400 if isinstance(trouble, SamePeriod) else 404
        return _not_compared(request, city, plan, reported_periods(plan=plan), status=status)
    if not isinstance(found, YearsComparison):
        return _not_compared(request, city, plan, found, status=200)
    return render(request, "portal/compare_years.html", {"city": city, "plan": plan, "comparison": found})


def _not_compared(
    request: HttpRequest, city: City, plan: Plan, periods: tuple[Period, ...], *, status: int
) -> HttpResponse:
    context = {"city": city, "plan": plan, "periods": periods, "status": status}
    return render(request, "portal/compare_years_choose.html", context, status=status)


@city_page
def years_comparison_csv(request: HttpRequest, city: City, plan_slug: str) -> HttpResponse:
    """All moves as a file. A program does not read notices: what is not there is refused."""
    plan = _plan(city, plan_slug)
    try:
        found = comparison_of_address(city=city, plan=plan, query=dict(request.GET.lists()))
    except Period.DoesNotExist:
        raise Http404 from None
    except SamePeriod:
        raise BadRequest("one period twice") from None
    if not isinstance(found, YearsComparison):
        raise Http404
    response = HttpResponse(moves_as_csv(found, city, request.build_absolute_uri), "text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{city.slug}-{plan.slug}-moves.csv"'
    return response


@page_of_cities
def cities_comparison(request: HttpRequest) -> HttpResponse:
    """Up to six cities side by side, and a form to choose them. 404 where the address names what no city
    is called; the page shows the others all the same.
    """
    query = dict(request.GET.lists())
    asked = asked_cities(query)
    language = get_language() or "en"
    comparison = compare_cities(asked=asked, words=last_of(query, "q"), language=language)
    context = {"comparison": comparison, "asked": asked, "chart": years_of_cities(comparison, language)}
    return render(request, "portal/compare_cities.html", context, status=404 if asked.has_wrong else 200)


def _plan(city: City, slug: str) -> Plan:
    try:
        return plan_by_slug(city=city, slug=slug)
    except Plan.DoesNotExist:
        raise Http404 from None
