"""A file that comes with a report: a photograph is written anew, a document is kept as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from townbook.files.pictures import JPEG, PNG, PictureProblem, UnusablePicture, kept_picture
from townbook.reading.errors import UnreadableDocument
from townbook.reading.readers.archives import opened
from townbook.reading.readers.sniffing import FileType, file_type
from townbook.text.canonical import canonical_text

LARGEST = 20_000_000
"""Bytes of a file as it is sent."""

MOST_FILES = 10
"""Of one report."""

BOX = (2400, 2400)
"""Width and height a kept photograph fits in: enough to read a site's sign, and to print a page."""

LONGEST_NAME = 200

_ENDINGS = {
    JPEG: ".jpg",
    PNG: ".png",
    FileType.PDF.value: ".pdf",
    FileType.DOCX.value: ".docx",
    FileType.XLSX.value: ".xlsx",
}
_DOCUMENTS = frozenset({FileType.PDF, FileType.DOCX, FileType.XLSX})
_PICTURE = re.compile(rb"\x89PNG|\xff\xd8\xff|RIFF.{4}WEBP|.{4}ftyp(?:hei|hev|mif1|msf1)", re.DOTALL)
_UNFIT_FOR_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


@dataclass(frozen=True, slots=True)
class AttachmentFile:
    """A file as it is kept, under a name whose ending tells the truth."""

    data: bytes
    media_type: str
    name: str


def attachment_file(*, data: bytes, name: str) -> AttachmentFile:
    """The file as it is kept; its type is told from its bytes, whatever it is called.

    Raises :class:`~django.core.exceptions.ValidationError` with a sentence for a file that is too large,
    empty, broken, of a type that is not taken, or with programs in it.
    """
    if len(data) > LARGEST:
        raise ValidationError(too_large())
    if _PICTURE.match(data):
        try:
            kept = kept_picture(data, BOX)
        except UnusablePicture as wrong:
            raise ValidationError(_picture_sentences()[wrong.kind]) from None
        return AttachmentFile(kept.data, kept.media_type, name_of(name, kept.media_type))
    try:
        kind = file_type(data)
        if kind not in _DOCUMENTS:
            raise ValidationError(_not_taken())
        if kind is not FileType.PDF:
            _check_office(data)
    except UnreadableDocument as wrong:
        raise ValidationError(wrong.sentence(get_language() or "en")) from None
    return AttachmentFile(data, kind.value, name_of(name, kind.value))


def _check_office(data: bytes) -> None:
    with opened(data) as archive:
        if any(name.endswith("vbaProject.bin") for name in archive.NameToInfo):
            raise ValidationError(
                _("There are macros in this file. Save it without macros (.docx or .xlsx), and add that.")
            )


def name_of(name: str, media_type: str) -> str:
    """The name without folders and signs that no disk takes, its ending that of the type."""
    said = canonical_text(name).replace("\\", "/").rpartition("/")[2]
    clean = " ".join(_UNFIT_FOR_NAMES.sub(" ", said).split()).strip(". ")
    ending = _ENDINGS[media_type]
    has_ending = re.fullmatch(r"\.[A-Za-z0-9]{1,5}", PurePath(clean).suffix) is not None
    stem = PurePath(clean).stem if has_ending else clean
    return f"{stem.strip('. ')[: LONGEST_NAME - len(ending)] or 'file'}{ending}"


def too_large() -> str:
    """What is said of a file that is too large, however it came to be known."""
    return _("This file is larger than 20 MB. Make it smaller, and add it again.")


def _not_taken() -> str:
    return _("This file is neither a photograph (JPEG, PNG, WebP) nor a document (PDF, DOCX, XLSX).")


def _picture_sentences() -> dict[PictureProblem, str]:
    return {
        PictureProblem.EMPTY: _("This file is empty. Choose another one."),
        PictureProblem.UNKNOWN: _not_taken(),
        PictureProblem.HEIC: _(
            "This photograph is in the HEIC format. Send it as JPEG: choose “most compatible” in the "
            "settings of the telephone’s camera."
        ),
        PictureProblem.TOO_MANY_POINTS: _(
            "This picture has more than 40 million points. Save it smaller, and choose it again."
        ),
        PictureProblem.DAMAGED: _("This picture is damaged and cannot be opened. Take another one."),
    }
