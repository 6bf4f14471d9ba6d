"""A kept file as an answer, sent so that no browser runs it."""

from __future__ import annotations

from django.http import FileResponse, Http404

from townbook.files.models import StoredFile

SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"
FOR_EVER = "public, max-age=31536000, immutable"
"""For an address that is named after what it holds."""


def file_answer(file: StoredFile, name: str, *, is_shown: bool) -> FileResponse:
    """The file under that name: shown by the browser, or to be saved.

    Raises :class:`~django.http.Http404` when the disk has lost it.
    """
    try:
        bytes_of_it = file.path.open("rb")
    except OSError:
        raise Http404 from None
    response = FileResponse(
        bytes_of_it, as_attachment=not is_shown, filename=name, content_type=file.media_type
    )
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
