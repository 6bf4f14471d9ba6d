"""Drafts that wait: look at one beside its document, and accept it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from townbook.desk.member_page import Member, member_page
from townbook.desk.permissions import may_accept_drafts
from townbook.intake.enums import DraftState
from townbook.intake.findings import findings_of
from townbook.intake.models import Draft
from townbook.intake.selectors.drafts import difference_of
from townbook.intake.selectors.waiting import draft_by_source_key, waiting_drafts
from townbook.intake.services.accept_draft import accept_draft
from townbook.sources.addresses import page_number, passage_range
from townbook.sources.downloads import download_of
from townbook.sources.viewer import document_page, pages_of


@require_safe
@member_page
def draft_list(request: HttpRequest, member: Member) -> HttpResponse:
    """The city's drafts that wait for review."""
    drafts = waiting_drafts(city=member.city)
    return render(request, "desk/drafts.html", {"city": member.city, "drafts": drafts})


@require_safe
@member_page
def draft_page(request: HttpRequest, member: Member, key: str) -> HttpResponse:
    """What the reader made of a document, beside the document."""
    draft = _draft(member, key)
    passage = passage_range(request.GET.get("passage"), draft.source.characters)
    asked = request.GET.get("page")
    page = page_number(asked, pages_of(draft.source)) if asked is not None else None
    context = {
        "city": member.city,
        "draft": draft,
        "source": draft.source,
        "found": findings_of(draft, draft.source.text),
        "document": document_page(draft.source, page, passage),
        "difference": difference_of(draft),
        "is_waiting": draft.state == DraftState.WAITING,
        "may_accept": may_accept_drafts(member.roles),
    }
    return render(request, "desk/draft.html", context)


@require_safe
@member_page
def draft_file(request: HttpRequest, member: Member, key: str) -> HttpResponseBase:
    """The file as it was brought in."""
    return download_of(_draft(member, key).source)


@require_POST
@member_page
def accept(request: HttpRequest, member: Member, key: str) -> HttpResponse:
    """Make the plan of it, show it to the public, and say what is new against the plan before."""
    draft = _draft(member, key)
    if not may_accept_drafts(member.roles):
        raise PermissionDenied
    accepted = accept_draft(draft=draft, actor=member.user)
    return redirect("desk:draft", member.city.slug, accepted.source.key)


def _draft(member: Member, key: str) -> Draft:
    try:
        return draft_by_source_key(city=member.city, key=key)
    except Draft.DoesNotExist:
        raise Http404 from None
