"""Drafts: bring a document in, review what was read from it beside it, and accept it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from townbook.desk.drafts.add_form import AddForm
from townbook.desk.drafts.decisions import NotAsked, operation_of
from townbook.desk.drafts.page import ReviewPage
from townbook.desk.drafts.record_form import RecordForm
from townbook.desk.drafts.rendering import Trouble, review_page
from townbook.desk.drafts.upload import AROUND_THE_FILE, Refusal, UploadForm, bring_in, too_large
from townbook.desk.drafts.where import Where
from townbook.desk.drafts.wording import reason_words
from townbook.desk.member_page import Member, member_page
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft
from townbook.intake.permissions import may_review_drafts
from townbook.intake.review.adding import added_key
from townbook.intake.review.conflicts import records_of
from townbook.intake.review.inapplicable import Inapplicable
from townbook.intake.review.operations import Accept, Add, Correct, Operation
from townbook.intake.review.references import item_reference
from townbook.intake.selectors.reviews import under_review
from townbook.intake.selectors.waiting import draft_by_source_key, waiting_drafts
from townbook.intake.services.accept_draft import accept_draft
from townbook.intake.services.review_draft import (
    DraftClosed,
    NothingToUndo,
    ReviewConflict,
    StillNeeded,
    review_draft,
    undo_review,
)
from townbook.reading.limits import LARGEST_FILE
from townbook.sources.downloads import download_of

GO_ON = frozenset({"accept", "drop", "correct", "stands"})
"""After these the reviewer goes on to the next record."""


@require_safe
@member_page
def draft_list(request: HttpRequest, member: Member) -> HttpResponse:
    """The city's drafts that wait for review."""
    return _draft_list(request, member, UploadForm())


def _draft_list(
    request: HttpRequest, member: Member, form: UploadForm, refusal: Refusal | None = None
) -> HttpResponse:
    context = {
        "city": member.city,
        "drafts": waiting_drafts(city=member.city),
        "form": form,
        "refusal": refusal,
        "may_review": may_review_drafts(member.grants),
    }
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, "desk/drafts.html", context, status=status)


@csrf_exempt  # Checked below: the token is in the body, of which nothing is read that is too long.
@require_POST
@member_page
def upload(request: HttpRequest, member: Member) -> HttpResponseBase:
    """Bring a document in; nothing is read of one that is far too large."""
    if not may_review_drafts(member.grants):
        raise PermissionDenied
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdecimal() and int(length) > LARGEST_FILE + AROUND_THE_FILE:
        return _draft_list(request, member, UploadForm(), too_large())
    return _upload(request, member)


@csrf_protect
def _upload(request: HttpRequest, member: Member) -> HttpResponseBase:
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _draft_list(request, member, form)
    came = bring_in(
        city=member.city,
        upload=form.cleaned_data["document"],
        language=form.cleaned_data["language"],
        actor=member.user,
    )
    if isinstance(came, Refusal):
        return _draft_list(request, member, form, came)
    return redirect("desk:draft", member.city.slug, came.draft.source.key)


@require_safe
@member_page
def draft_page(request: HttpRequest, member: Member, key: str) -> HttpResponse:
    """What the reader made of a document, beside the document."""
    draft = _draft(member, key)
    view = "records" if draft.state == DraftState.WAITING else "difference"
    where = Where.of(request.GET.dict(), view)
    return review_page(request, member, ReviewPage(under_review(draft=draft), where))


@require_safe
@member_page
def draft_file(request: HttpRequest, member: Member, key: str) -> HttpResponseBase:
    """The file as it was brought in."""
    return download_of(_draft(member, key).source)


@require_POST
@member_page
def review(request: HttpRequest, member: Member, key: str) -> HttpResponse:
    """Do what the reviewer's form asks for, and go on to the next record."""
    draft = _draft(member, key)
    if not may_review_drafts(member.grants):
        raise PermissionDenied
    where = Where.of(request.POST.dict())
    page = ReviewPage(under_review(draft=draft), where)
    asked, seen = request.POST.get("operation", ""), _number(request.POST.get("seen", ""))
    form, added, done = None, "", frozenset[str]()
    try:
        if asked == "undo":
            number = request.POST.get("number", "")
            undo_review(draft=draft, number=_number(number) if number else None, actor=member.user)
        else:
            asked_for = _asked(request, member, page, asked)
            if isinstance(asked_for, Trouble):
                return review_page(request, member, page, asked_for)
            operation, form = asked_for
            row = review_draft(draft=draft, operation=operation, seen=seen, actor=member.user)
            done = records_of(operation, page.known.review.record_of_report)
            if isinstance(operation, Add):
                added = item_reference(added_key(row.number))
    except (ReviewConflict, StillNeeded, Inapplicable, NothingToUndo, DraftClosed) as trouble:
        fresh = ReviewPage(under_review(draft=draft), where)
        return review_page(request, member, fresh, _trouble(trouble, form))
    stay = "stay" in request.POST
    return redirect(_after(page, asked, member, key, stay=stay, added=added, done=done))


def _asked(
    request: HttpRequest, member: Member, page: ReviewPage, asked: str
) -> tuple[Operation, RecordForm | None] | Trouble:
    """The operation, for a correction with its form; or what is wrong in a form."""
    known, where = page.known, page.where
    if asked == "accept-certain":
        if str(len(page.certain)) != request.POST.get("count"):
            raise ReviewConflict(())
        return Accept(page.certain), None
    if asked == "correct" and page.open_record is not None:
        form = RecordForm(
            where.record,
            known.review,
            language=known.read.source.language,
            calendar=member.city.calendar,
            data=request.POST,
        )
        if not form.is_valid():
            return Trouble(422, form=form)
        changes = form.changes()
        return (Correct(changes) if changes else Accept((where.record,))), form
    if asked == "add":
        adding = AddForm(where.record, known.review, known.draft.source.text, data=request.POST)
        return (adding.operation(), None) if adding.is_valid() else Trouble(422, adding=adding)
    plan = page.outlook.plan
    try:
        text = known.draft.source.text
        return operation_of(request.POST, known.review, text, plan.slug if plan else ""), None
    except NotAsked:
        raise Http404 from None


def _trouble(trouble: Exception, form: RecordForm | None) -> Trouble:
    match trouble:
        case ReviewConflict():
            return Trouble(409, rows=trouble.rows, is_conflict=True, form=form)
        case StillNeeded():
            words = _("What was done later builds on this. Undo that first.")
            return Trouble(409, words, rows=trouble.rows)
        case Inapplicable():
            return Trouble(409, reason_words(trouble.reason), form=form)
        case NothingToUndo():
            return Trouble(409, _("There is nothing of yours to undo."))
    return Trouble(409, _("This draft is accepted meanwhile. Correct what is wrong in the plan."), form=form)


def _after(
    page: ReviewPage, asked: str, member: Member, key: str, *, stay: bool, added: str, done: frozenset[str]
) -> str:
    """Where the reviewer goes on from the records just ``done``: to what was ``added``, if something was."""
    address = reverse("desk:draft", args=[member.city.slug, key])
    where = page.where
    record = where.record
    if asked in GO_ON and not stay and where.view == "records":
        record = page.next_to_see(done) or page.next
    elif asked == "accept-certain":
        record = page.next_uncertain
    record = added or record
    anchor = "#open" if record and where.view == "records" else ""
    # Who answers is changed one by one, on one page.
    do = "edit" if asked == "assign" else ""
    return (
        f"{address}{where.but(record=record, words='' if where.do else where.words, sheet=0, do=do)}{anchor}"
    )


@require_POST
@member_page
def accept(request: HttpRequest, member: Member, key: str) -> HttpResponse:
    """Make the plan of it and show it to the public; where doubts are open, ask once more."""
    draft = _draft(member, key)
    if not may_review_drafts(member.grants):
        raise PermissionDenied
    if draft.state == DraftState.WAITING:
        page = ReviewPage(under_review(draft=draft), Where())
        said = request.POST.get("seen")
        moved_on = said is not None and _number(said) != page.known.last_number
        if moved_on or (page.open_doubts and "sure" not in request.POST):
            context = {"city": member.city, "draft": draft, "source": draft.source, "page": page}
            return render(request, "desk/review/confirm.html", {**context, "moved_on": moved_on})
    accepted = accept_draft(draft=draft, actor=member.user)
    return redirect("desk:draft", member.city.slug, accepted.source.key)


def _draft(member: Member, key: str) -> Draft:
    try:
        return draft_by_source_key(city=member.city, key=key)
    except Draft.DoesNotExist:
        raise Http404 from None


def _number(said: str) -> int:
    """A count from a form; 0 for what is none."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else 0
