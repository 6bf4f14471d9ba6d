"""Bring a document in from the browser."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.models import City
from townbook.intake.services.import_document import Imported, import_document
from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import LARGEST_FILE, MEBIBYTE
from townbook.text.languages import LANGUAGES

AROUND_THE_FILE = MEBIBYTE
"""Bytes of a form beside its file: names of fields, and boundaries."""

LONGEST_NAME = 180
"""Bytes of a file's name: file systems take 255, and writing beside it adds some."""


class UploadForm(forms.Form):
    """A file, and the language it is in where the person knows that the reader will not tell."""

    document = forms.FileField(
        error_messages={
            "required": gettext_lazy("Choose a file first."),
            "missing": gettext_lazy("Choose a file first."),
            "invalid": gettext_lazy("Choose a file first."),
            "empty": gettext_lazy("The file is empty. Make sure the document was saved, and send it again."),
        }
    )
    language = forms.ChoiceField(required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [
            ("", _("The reader tells it")),
            *((code, get_language_info(code)["name_local"]) for code in LANGUAGES),
        ]
        self.fields["language"].choices = choices  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was not taken: a sentence in the reader's language, and the answer's status."""

    sentence: str
    status: int


def too_large() -> Refusal:
    """What a file is refused with of which not a byte was read."""
    problem = UnreadableDocument(Problem.TOO_LARGE, megabytes=LARGEST_FILE // MEBIBYTE)
    return Refusal(problem.sentence(get_language() or "en"), 413)


def bring_in(*, city: City, upload: UploadedFile[bytes], language: str, actor: User) -> Imported | Refusal:
    """The document imported to wait for review, or why it was not; then nothing is stored."""
    with tempfile.TemporaryDirectory(prefix="townbook-") as folder:
        path = Path(folder) / short_name(upload.name or "")
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        try:
            return import_document(city=city, path=path, language=language or None, accept=False, actor=actor)
        except UnreadableDocument as problem:
            status = 413 if problem.kind is Problem.TOO_LARGE else 422
            return Refusal(problem.sentence(get_language() or "en"), status)


def short_name(name: str) -> str:
    """The file's name, short enough to be a file's, with its ending."""
    plain = "".join(letter for letter in name if letter.isprintable() and letter not in "/\\").strip(". ")
    suffix = Path(plain).suffix[:16]
    stem = plain.removesuffix(suffix)
    while len((stem + suffix).encode()) > LONGEST_NAME:
        stem = stem[:-1]
    return (stem + suffix) or "document"
