"""A city's documents: the list, a document with a passage marked, and the file as it came."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from townbook.cities.models import City
from townbook.intake.findings import findings_of
from townbook.intake.selectors.drafts import accepted_draft_of
from townbook.portal.city_page import city_page
from townbook.sources.addresses import page_number, passage_range
from townbook.sources.downloads import download_of
from townbook.sources.models import Source
from townbook.sources.selectors.sources import published_source, published_sources
from townbook.sources.viewer import document_page, pages_of

SOURCES_ON_A_PAGE = 50


@city_page
def source_list(request: HttpRequest, city: City) -> HttpResponse:
    """The city's published documents, newest first."""
    paginator = Paginator(published_sources(city=city), SOURCES_ON_A_PAGE)
    page = paginator.page(page_number(request.GET.get("page"), paginator.num_pages))
    return render(request, "portal/sources.html", {"city": city, "page": page})


@city_page
def source_page(request: HttpRequest, city: City, key: str) -> HttpResponse:
    """The document, and what was read from it; ``?passage=START-END`` marks exactly these characters."""
    source = _published(city, key)
    passage = passage_range(request.GET.get("passage"), source.characters)
    asked = request.GET.get("page")
    page = page_number(asked, pages_of(source)) if asked is not None else None
    document = document_page(source, page, passage)
    draft = accepted_draft_of(source=source) if document.page == 1 and not passage else None
    context = {
        "city": city,
        "source": source,
        "document": document,
        "plan": draft.plan if draft else None,
        "found": findings_of(draft, source.text) if draft else None,
    }
    return render(request, "portal/source.html", context)


@city_page
def source_file(request: HttpRequest, city: City, key: str) -> HttpResponseBase:
    """The file as it was brought in, to be saved and never to be run."""
    return download_of(_published(city, key))


def _published(city: City, key: str) -> Source:
    try:
        return published_source(city=city, key=key)
    except Source.DoesNotExist:
        raise Http404 from None
