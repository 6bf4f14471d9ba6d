"""Files of a body's reports: add them, look at them, take them off, each item's at an address of its own."""

from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from townbook.desk.reporting.access import FormAccess
from townbook.desk.reporting.link_page import link_page
from townbook.desk.reporting.sheet import Entry, entry_of, line_of_item
from townbook.desk.reporting.views import PART, SAVED, answer_entry, item_of, kept_entry
from townbook.files.answers import file_answer
from townbook.plans.attachment_file import LARGEST, MOST_FILES, too_large
from townbook.plans.models import Item, ReportAttachment
from townbook.plans.selectors.attachments import attachment_of
from townbook.plans.services.attach_file import attach_file
from townbook.plans.services.remove_attachment import remove_attachment
from townbook.plans.services.save_report import ReportLocked

TOO_LARGE, WRONG = 413, 422


def add_files(request: HttpRequest, access: FormAccess, item_pk: int) -> HttpResponse:
    """Keep the files that were sent with the item's report; those that will not do are named.

    Without scripts what was written comes with them, and is kept first.
    """
    item = item_of(access, item_pk)
    written = _written(request, access, item)
    sent = request.FILES.getlist("file")
    problems = [] if sent else [_("Choose a file first.")]
    is_too_large = False
    for upload in sent[: MOST_FILES + 1]:
        try:
            is_too_large |= (upload.size or 0) > LARGEST
            _attach(access, item, upload)
        except ValidationError as problem:
            problems += [f"{upload.name}: {sentence}" for sentence in problem.messages]
        except ReportLocked:
            return _locked(request, access, item, written)
    status = TOO_LARGE if is_too_large else WRONG if problems else SAVED
    return _answer(request, access, item, tuple(problems), status, written)


def _written(request: HttpRequest, access: FormAccess, item: Item) -> tuple[Entry, int] | None:
    """What came with the button from a page without scripts, kept; ``None`` where nothing came."""
    return kept_entry(request, access, item) if "seen" in request.POST else None


def _attach(access: FormAccess, item: Item, upload: UploadedFile[bytes]) -> None:
    if (upload.size or 0) > LARGEST:
        raise ValidationError(too_large())
    attach_file(
        item=item,
        period=access.period,
        body=access.body,
        data=upload.read(),
        name=upload.name or "",
        reporter=access.reporter,
    )


def remove_file(request: HttpRequest, access: FormAccess, item_pk: int, file_pk: int) -> HttpResponse:
    """Take a file off the item's report; what was written, and came with it, is kept first."""
    item = item_of(access, item_pk)
    written = _written(request, access, item)
    try:
        remove_attachment(attachment=_file(access, item, file_pk), reporter=access.reporter)
    except ReportLocked:
        return _locked(request, access, item, written)
    return _answer(request, access, item, (), SAVED, written)


def show_file(_request: HttpRequest, access: FormAccess, item_pk: int, file_pk: int) -> HttpResponseBase:
    """A file of the item's report, published or not, for those who may read it."""
    attachment = _file(access, item_of(access, item_pk), file_pk)
    return file_answer(attachment.file, attachment.name, is_shown=attachment.is_picture)


def _file(access: FormAccess, item: Item, pk: int) -> ReportAttachment:
    report = line_of_item(access, item).report
    if report is None or report.pk is None:
        raise Http404
    try:
        return attachment_of(report=report, pk=pk)
    except ReportAttachment.DoesNotExist:
        raise Http404 from None


def _locked(
    request: HttpRequest, access: FormAccess, item: Item, written: tuple[Entry, int] | None
) -> HttpResponse:
    problem = _("This report is submitted. Take it back before you change it.")
    return _answer(request, access, item, (problem,), 409, written)


def _answer(
    request: HttpRequest,
    access: FormAccess,
    item: Item,
    problems: tuple[str, ...],
    status: int,
    written: tuple[Entry, int] | None = None,
) -> HttpResponse:
    """The entry for the page's script; else the page, anew or with what is wrong."""
    entry, kept = written or (None, SAVED)
    if PART not in request.META and not problems and kept == SAVED:
        return redirect(f"{access.address}#files-{item.pk}")
    line = line_of_item(access, item)
    if entry is None or kept == SAVED:
        now = replace(entry_of(access, line), is_saved=entry is not None)
    else:
        now = replace(entry, line=line)
    now = replace(now, file_problems=problems)
    return answer_entry(request, access, now, kept if status == SAVED else status)


link_files = require_POST(link_page(add_files))
link_file = require_safe(link_page(show_file))
link_file_remove = require_POST(link_page(remove_file))
