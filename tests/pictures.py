"""Pictures for the tests, painted here."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def picture(
    kind: str = "PNG", size: tuple[int, int] = (960, 480), mode: str = "RGB", **more: object
) -> bytes:
    """A picture of one colour as a file of that kind."""
    written = BytesIO()
    Image.new(mode, size, (200, 30, 30, 128)[: len(mode)]).save(written, kind, **more)
    return written.getvalue()
