"""A document's file as it came, sent so that no browser runs it."""

from __future__ import annotations

from django.http import FileResponse, Http404

from townbook.sources.models import Source


def download_of(source: Source) -> FileResponse:
    """The file, to be saved under its own name.

    Whatever the file claims to be, it is sent as bytes to keep, in a sandbox, and not to be guessed
    at. Raises :class:`Http404` when the disk has lost it.
    """
    try:
        file = source.file.path.open("rb")
    except OSError:
        raise Http404 from None
    response = FileResponse(
        file, as_attachment=True, filename=source.name, content_type="application/octet-stream"
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
