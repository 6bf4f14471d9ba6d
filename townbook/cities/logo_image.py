"""A logo on its way in: whatever was sent, what is kept is a small PNG that we wrote ourselves.

Only pictures made of points are taken. A drawing (SVG) is a program and a document besides; making one safe
means keeping up with every browser, and a coat of arms two centimetres wide gains nothing by it.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from townbook.files.pictures import PictureProblem, UnusablePicture, bare_picture

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MOST_BYTES = 5_000_000
"""Of the file that is sent."""

MEDIA_TYPE = "image/png"
BOX = (480, 128)
"""Width and height that a kept logo fits in: twice what the head of a page shows, for sharp screens."""


class UnusableLogo(Exception):
    """Says in the person's language what is wrong with the picture and what to do."""

    def __init__(self, message: StrPromise) -> None:
        super().__init__(message)
        self.message = message


def logo_png(data: bytes) -> bytes:
    """The picture as a PNG within :data:`BOX`, upright, with nothing in it but its points.

    The type is told from the bytes, whatever the file is called; of a moving picture the first image is
    kept. Raises :class:`UnusableLogo`.
    """
    if len(data) > MOST_BYTES:
        raise UnusableLogo(_("This picture is larger than 5 MB. Save it smaller, and choose it again."))
    try:
        points = bare_picture(data, BOX)
    except UnusablePicture as wrong:
        raise UnusableLogo(_SENTENCES[wrong.kind]) from None
    written = BytesIO()
    points.save(written, "PNG", optimize=True)
    return written.getvalue()


_NO_PICTURE = _("This file is no PNG, JPEG or WebP picture. Save the logo as PNG, and choose it again.")
_SENTENCES = {
    PictureProblem.EMPTY: _("This file is empty. Choose another one."),
    PictureProblem.UNKNOWN: _NO_PICTURE,
    PictureProblem.HEIC: _NO_PICTURE,
    PictureProblem.TOO_MANY_POINTS: _(
        "This picture has more than 40 million points. Save it smaller, and choose it again."
    ),
    PictureProblem.DAMAGED: _(
        "This picture is damaged and cannot be opened. Save it anew as PNG, and choose it again."
    ),
}


@lru_cache(maxsize=4096)
def logo_size(path: Path) -> tuple[int, int]:
    """Width and height of a kept logo, from the head of its file (PNG, section 11.2.1).

    Remembered: the file is named after its bytes and cannot change. Raises :class:`OSError`.
    """
    with path.open("rb") as file:
        head = file.read(24)
    width, height = struct.unpack(">II", head[16:24])
    return int(width), int(height)
