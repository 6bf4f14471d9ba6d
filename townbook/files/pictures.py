"""Pictures on their way in: whatever was sent, what is kept is a picture of points that we wrote ourselves.

A new file carries over neither EXIF (where a photograph was taken, with what, when) nor a colour profile,
words or anything hidden behind the picture.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("PNG", "JPEG", "WEBP")

MOST_POINTS = 40_000_000
"""Width times height of the picture that is sent: unpacked it takes four bytes a point."""

JPEG, PNG = "image/jpeg", "image/png"
_QUALITY = 85
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, OverflowError, TypeError, struct.error)
"""What Pillow raises for files that are not what they say."""
_HEIC = re.compile(rb".{4}ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)", re.DOTALL)


class PictureProblem(StrEnum):
    """Why a picture is not taken."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    """No picture of a type that is taken."""
    HEIC = "heic"
    """What a telephone keeps photographs in; no free library reads it everywhere."""
    TOO_MANY_POINTS = "too many points"
    DAMAGED = "damaged"


class UnusablePicture(Exception):
    """``kind`` says what is wrong with the picture."""

    def __init__(self, kind: PictureProblem) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture as it is kept."""

    data: bytes
    media_type: str


def bare_picture(data: bytes, box: tuple[int, int]) -> Image.Image:
    """The picture upright and within a box of that width and height, with nothing in it but its points.

    Its mode is RGB, or RGBA where some of it can be seen through. The type is told from the bytes; of a
    moving picture the first image is taken. Raises :class:`UnusablePicture`.
    """
    if not data:
        raise UnusablePicture(PictureProblem.EMPTY)
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_POINTS:
                raise UnusablePicture(PictureProblem.TOO_MANY_POINTS)
            return _bare(opened, box)
    except UnidentifiedImageError:
        kind = PictureProblem.HEIC if _HEIC.match(data) else PictureProblem.UNKNOWN
        raise UnusablePicture(kind) from None
    except Image.DecompressionBombError:
        raise UnusablePicture(PictureProblem.TOO_MANY_POINTS) from None
    except _BROKEN:
        raise UnusablePicture(PictureProblem.DAMAGED) from None


def _bare(opened: Image.Image, box: tuple[int, int]) -> Image.Image:
    points = ImageOps.exif_transpose(opened).convert("RGBA")
    points.thumbnail(box, Image.Resampling.LANCZOS)
    if points.getchannel("A").getextrema() == (255, 255):
        points = points.convert("RGB")
    bare = Image.new(points.mode, points.size)
    bare.paste(points)
    return bare


def kept_picture(data: bytes, box: tuple[int, int]) -> KeptPicture:
    """The picture as a JPEG, or as a PNG where some of it can be seen through. Raises
    :class:`UnusablePicture`.
    """
    bare = bare_picture(data, box)
    written = BytesIO()
    if bare.mode == "RGBA":
        bare.save(written, "PNG", optimize=True)
        return KeptPicture(written.getvalue(), PNG)
    bare.save(written, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return KeptPicture(written.getvalue(), JPEG)
