"""Logos: written anew, small, bare; and a clear sentence for what is none."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from tests.pictures import picture
from townbook.cities import logo_image
from townbook.cities.logo_image import UnusableLogo, logo_png, logo_size
from townbook.files.pictures import MOST_POINTS


def kept(data: bytes) -> Image.Image:
    made = Image.open(BytesIO(logo_png(data)))
    made.load()
    return made


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def head_of_png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_picture_becomes_a_small_png(kind: str) -> None:
    made = kept(picture(kind))
    assert (made.format, made.size, made.mode) == ("PNG", (256, 128), "RGB")


@pytest.mark.parametrize(
    ("size", "shown"), [((40, 30), (40, 30)), ((4800, 128), (480, 13)), ((1, 5000), (1, 128))]
)
def test_picture_keeps_its_shape_and_is_never_enlarged(size: tuple[int, int], shown: tuple[int, int]) -> None:
    assert kept(picture(size=size)).size == shown


def test_see_through_points_stay_so() -> None:
    assert kept(picture(mode="RGBA")).mode == "RGBA"


def test_photograph_is_turned_upright_and_loses_what_it_knows() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # Turned by a quarter.
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[1] = "N"
    made = kept(picture("JPEG", (400, 100), exif=exif))
    assert made.size == (32, 128)
    assert dict(made.getexif()) == {}
    assert made.info == {}


def test_words_and_profile_are_dropped() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Олена")
    data = picture(pnginfo=words, icc_profile=b"profile")
    assert "Олена".encode("latin-1", "ignore") == b""
    assert kept(data).info == {}


def test_same_picture_gives_the_same_bytes() -> None:
    assert logo_png(picture()) == logo_png(picture())
    assert logo_png(logo_png(picture())) == logo_png(picture())


WRONG = {
    "empty": (b"", "empty"),
    "drawing": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>', "no PNG, JPEG or WebP"),
    "page": (b"<html><script>alert(1)</script>", "no PNG, JPEG or WebP"),
    "archive": (b"PK\x03\x04" + bytes(100), "no PNG, JPEG or WebP"),
    "moving picture": (picture("GIF"), "no PNG, JPEG or WebP"),
    "cut short": (picture(size=(300, 300))[:200], "damaged"),
    "only a head": (head_of_png(10, 10), "no PNG, JPEG or WebP"),
    "bomb": (head_of_png(60_000, 60_000) + chunk(b"IDAT", zlib.compress(bytes(1000))), "40 million points"),
    "large": (head_of_png(8_000, 8_000) + chunk(b"IDAT", zlib.compress(bytes(1000))), "40 million points"),
    "heavy": (picture() + bytes(5_000_000), "larger than 5 MB"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_logo_is_refused_with_a_sentence(wrong: str) -> None:
    data, said = WRONG[wrong]
    with pytest.raises(UnusableLogo) as caught:
        logo_png(data)
    with translation.override("en"):
        assert said in str(caught.value.message)


@given(st.binary(max_size=300), st.integers(0, 120))
def test_damaged_file_is_a_picture_or_refused(noise: bytes, place: int) -> None:
    data = bytearray(picture("WEBP" if place % 2 else "PNG", (20, 20)))
    data[place : place + len(noise)] = noise
    with suppress(UnusableLogo):
        assert logo_png(bytes(data)).startswith(b"\x89PNG")


def test_size_of_a_kept_logo_is_read_from_its_head(tmp_path: Path) -> None:
    file = tmp_path / "logo"
    file.write_bytes(logo_png(picture()))
    assert logo_size(file) == (256, 128)
    with pytest.raises(OSError, match="gone"):
        logo_size(tmp_path / "gone")


def test_sentence_is_said_in_the_persons_language() -> None:
    with pytest.raises(UnusableLogo) as caught:
        logo_png(b"")
    said = set()
    for language in ("uk", "he", "fa", "en"):
        with translation.override(language):
            said.add(str(caught.value.message))
    assert len(said) == 4


def test_bounds_are_those_the_sentences_name() -> None:
    assert (logo_image.MOST_BYTES, MOST_POINTS) == (5_000_000, 40_000_000)
