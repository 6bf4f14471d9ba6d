"""Files of published reports, each at an address named after what it holds, so that no browser asks twice."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from townbook.cities.models import City
from townbook.cities.own_host import city_of_address
from townbook.files.answers import FOR_EVER, SANDBOX, file_answer
from townbook.files.pictures import UnusablePicture, kept_picture
from townbook.plans.models import ReportAttachment
from townbook.plans.selectors.attachments import public_attachment

SMALL = (480, 360)
"""Width and height a small picture fits in: twice what the page shows, for sharp screens."""


@require_safe
def attachment_file(request: HttpRequest, city_slug: str, sha256: str) -> HttpResponseBase:
    """The file: a picture is shown, a document is to be saved. 404 unless its report is public."""
    attachment = _attachment(city_slug, sha256)
    response = file_answer(attachment.file, attachment.name, is_shown=attachment.is_picture)
    response.headers["Cache-Control"] = FOR_EVER
    return response


@require_safe
def attachment_small(request: HttpRequest, city_slug: str, sha256: str) -> HttpResponse:
    """The picture, small; 404 for what is none."""
    attachment = _attachment(city_slug, sha256)
    if not attachment.is_picture:
        raise Http404
    try:
        small = kept_picture(attachment.file.read(), SMALL)
    except (OSError, UnusablePicture):
        raise Http404 from None
    return HttpResponse(
        small.data,
        content_type=small.media_type,
        headers={
            "Cache-Control": FOR_EVER,
            "Content-Security-Policy": SANDBOX,
            "X-Content-Type-Options": "nosniff",
        },
    )


def _attachment(city_slug: str, sha256: str) -> ReportAttachment:
    try:
        return public_attachment(city=city_of_address(slug=city_slug), sha256=sha256)
    except (City.DoesNotExist, ReportAttachment.DoesNotExist):
        raise Http404 from None
