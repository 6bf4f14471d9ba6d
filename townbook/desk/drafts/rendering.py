"""Show the page of a review, with what went wrong in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from townbook.desk.drafts.add_form import AddForm
from townbook.desk.drafts.history import Done, done
from townbook.desk.drafts.page import ReviewPage
from townbook.desk.drafts.record_form import RecordForm
from townbook.desk.member_page import Member
from townbook.intake.enums import DraftState
from townbook.intake.models import DraftOperation
from townbook.intake.permissions import may_review_drafts
from townbook.intake.selectors.drafts import difference_of
from townbook.intake.selectors.outlook import expected_difference
from townbook.sources.addresses import page_number, passage_range
from townbook.sources.viewer import DocumentPage, document_page, pages_of


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something was not done. ``rows`` are what others did, or what stands in the way; ``form`` and
    ``adding`` keep what the person wrote.
    """

    status: int
    words: str = ""
    rows: tuple[DraftOperation, ...] = ()
    is_conflict: bool = False
    form: RecordForm | None = None
    adding: AddForm | None = None


def review_page(
    request: HttpRequest, member: Member, page: ReviewPage, trouble: Trouble | None = None
) -> HttpResponse:
    """The page, with the answer's status where something went wrong."""
    language = get_language() or "en"
    history = done(page.known, member.user, language)
    is_waiting = page.draft.state == DraftState.WAITING
    may_review = is_waiting and may_review_drafts(member.grants)
    context = {
        "city": member.city,
        "draft": page.draft,
        "source": page.draft.source,
        "page": page,
        "where": page.where,
        "document": _document(page),
        "opened": page.open_record,
        "form": _form(page, member, trouble) if may_review else None,
        "adding": _adding(page, trouble) if may_review else None,
        "difference": _difference(page),
        "history": history,
        "trouble": trouble,
        "theirs": _theirs(history, trouble),
        "may_undo": next((each for each in history if each.may_be_undone), None) if may_review else None,
        "is_waiting": is_waiting,
        "may_review": may_review,
        "may_accept": may_review,
    }
    return render(request, "desk/draft.html", context, status=trouble.status if trouble else 200)


def _document(page: ReviewPage) -> DocumentPage:
    source, where = page.draft.source, page.where
    passage = passage_range(where.passage or where.at or None, source.characters)
    asked = page_number(where.page, pages_of(source)) if where.page else None
    marks = page.open_record.marks if page.open_record and where.view == "records" else ()
    return document_page(source, asked, passage, marks)


def _form(page: ReviewPage, member: Member, trouble: Trouble | None) -> RecordForm | None:
    if trouble is not None and trouble.form is not None:
        return trouble.form
    where = page.where
    if where.do != "edit" or page.open_record is None or page.open_record.row.is_gone:
        return None
    language = page.known.read.source.language
    return RecordForm(where.record, page.known.review, language=language, calendar=member.city.calendar)


def _adding(page: ReviewPage, trouble: Trouble | None) -> AddForm | None:
    if trouble is not None and trouble.adding is not None:
        return trouble.adding
    if page.where.do != "add":
        return None
    return AddForm(page.where.record, page.known.review, page.draft.source.text, at=page.where.at)


def _difference(page: ReviewPage) -> object:
    if page.where.view != "difference":
        return None
    if page.draft.state == DraftState.ACCEPTED:
        return difference_of(page.draft)
    return expected_difference(outlook=page.outlook) if page.outlook.read.items else None


def _theirs(history: list[Done], trouble: Trouble | None) -> list[Done]:
    numbers = {row.number for row in trouble.rows} if trouble else set()
    return [each for each in history if each.number in numbers]
