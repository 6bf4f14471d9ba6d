"""Pictures are written anew, upright, bounded and bare; what is none is told apart by its kind."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from tests.pictures import picture
from townbook.files.pictures import JPEG, PNG, PictureProblem, UnusablePicture, bare_picture, kept_picture

BOX = (600, 600)


@pytest.mark.parametrize(
    ("kind", "mode", "media_type"),
    [
        ("JPEG", "RGB", JPEG),
        ("PNG", "RGB", JPEG),
        ("PNG", "RGBA", PNG),
        ("WEBP", "RGB", JPEG),
        ("WEBP", "RGBA", PNG),
        ("JPEG", "L", JPEG),
        ("JPEG", "CMYK", JPEG),
    ],
)
def test_picture_is_kept_small_in_one_of_two_forms(kind: str, mode: str, media_type: str) -> None:
    kept = kept_picture(picture(kind, mode=mode), BOX)
    made = Image.open(BytesIO(kept.data))
    assert (kept.media_type, made.size, f"image/{(made.format or '').lower()}") == (
        media_type,
        (600, 300),
        media_type,
    )


def test_nothing_is_carried_over() -> None:
    exif = Image.Exif()
    exif[0x0112] = 8
    exif[0x010F] = "Secret camera"
    exif.get_ifd(0x8825)[1] = "N"
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "Secret words")
    for data in (
        picture("JPEG", (400, 100), exif=exif, comment=b"Secret words", icc_profile=b"Secret profile"),
        picture("PNG", (400, 100), exif=exif, pnginfo=words),
        picture("WEBP", (400, 100), exif=exif, xmp=b"Secret xmp"),
    ):
        kept = kept_picture(data + b"Secret tail", BOX)
        made = Image.open(BytesIO(kept.data))
        assert made.size == (100, 400)
        assert dict(made.getexif()) == {}
        assert b"Secret" not in kept.data


def test_picture_is_never_enlarged() -> None:
    assert bare_picture(picture(size=(20, 10)), BOX).size == (20, 10)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", PictureProblem.EMPTY),
        (b"words", PictureProblem.UNKNOWN),
        (b"GIF89a\x01\x00\x01\x00", PictureProblem.UNKNOWN),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", PictureProblem.HEIC),
        (picture("JPEG")[:200], PictureProblem.DAMAGED),
        (picture("PNG", (8_000, 6_000), "L"), PictureProblem.TOO_MANY_POINTS),
        (picture("PNG", (20_000, 20_000), "1"), PictureProblem.TOO_MANY_POINTS),
    ],
)
def test_what_is_no_picture_is_told_by_kind(data: bytes, kind: PictureProblem) -> None:
    with pytest.raises(UnusablePicture) as wrong:
        kept_picture(data, BOX)
    assert wrong.value.kind is kind


@given(st.binary(), st.integers(0, 400))
def test_spoilt_bytes_never_do_more_than_be_refused(spoilt: bytes, place: int) -> None:
    data = picture("PNG", (40, 30))
    data = data[:place] + spoilt + data[place + len(spoilt) :]
    try:
        kept = kept_picture(data, BOX)
    except UnusablePicture:
        return
    assert kept.media_type in {JPEG, PNG}
