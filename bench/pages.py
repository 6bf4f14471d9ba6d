"""Public pages of a city with one large plan, and the smallest page Django can serve.

Import it after :func:`bench.probe.open_database`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, reverse

from bench.accepting import waiting_draft
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Plan, Report


def hello(_request: HttpRequest) -> HttpResponse:
    """A page that says nothing else."""
    return HttpResponse("Hello, world")


urlpatterns = [path("", hello)]


def address_of(page: str, document: Path) -> str:
    """The address of the city's, plan's, source's or longest item's page, the document read in anew."""
    draft = accept_draft(draft=waiting_draft(document), actor=None)
    city, plan = draft.city.slug, Plan.objects.get(city=draft.city)
    if page == "city":
        return reverse("portal:city", args=[city])
    if page == "plan":
        return reverse("portal:plan", args=[city, plan.slug])
    if page == "source":
        return reverse("portal:source", args=[city, draft.source.key])
    longest = Report.objects.filter(item__plan=plan).order_by(-Length("text"))[0]
    return reverse("portal:item", args=[city, plan.slug, longest.item.key])


def visit(address: str, etag: str = "") -> Callable[[], None]:
    """Ask for an address as a browser does that holds the page of ``etag``, or none."""
    client = Client(headers={"host": "localhost", "if-none-match": etag})

    def ask() -> None:
        response = client.get(address)
        expected = 304 if etag else 200
        if response.status_code != expected:
            raise RuntimeError(f"{address} answered {response.status_code}, not {expected}")

    return ask


def etag_of(address: str) -> str:
    """The tag with which a browser asks whether the page has changed."""
    return Client(headers={"host": "localhost"}).get(address).headers["ETag"]
