"""Bring a document into a city."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from townbook.accounts.models import User
from townbook.cities.models import City
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.note_change import note_change
from townbook.files.models import StoredFile
from townbook.files.services.bring_in_file import bring_in_file
from townbook.files.services.store_file import store_file
from townbook.files.services.sweep_files import sweep_files
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft
from townbook.intake.selectors.drafts import draft_of_file
from townbook.intake.services.accept_draft import accept_draft
from townbook.reading.document_title import document_title
from townbook.reading.interpreters import interpret
from townbook.reading.readers import read_source
from townbook.reading.serialise import draft_to_json
from townbook.reading.source import Source as ReadSource
from townbook.sources.services.add_source import add_source


@dataclass(frozen=True, slots=True)
class Imported:
    """The document's Draft; whether the document is new to the city, and whether it was accepted now."""

    draft: Draft
    is_new: bool
    accepted_now: bool


def import_document(
    *, city: City, path: Path, language: str | None, accept: bool, actor: User | None
) -> Imported:
    """Store a file, its Source and its Draft, and accept the Draft when asked: all of it or nothing.

    A file the city has already is not read again, and changes nothing but to be accepted. ``language``
    is the document's, where it is known. ``actor`` is ``None`` on the command line. Call it outside of
    a transaction.

    Raises :class:`~townbook.reading.errors.UnreadableDocument` for a file that cannot be read, and
    :class:`ValueError` when the file is changed while it is being read.
    """
    sweep_files()
    known = draft_of_file(city=city, sha256=_digest(path))
    if known is not None:
        return _accepted(known, is_new=False, accept=accept, actor=actor)
    read = read_source(path, language, _clean_name(path))
    content = draft_to_json(interpret(read))
    with bring_in_file(data=path.read_bytes()) as file, transaction.atomic():
        lock_city(city=city)
        draft = draft_of_file(city=city, sha256=file.sha256)
        is_new = draft is None
        if draft is None:
            stored = store_file(file=file, media_type=read.media_type)
            draft = _new_draft(city, read, content, stored, actor)
        return _accepted(draft, is_new=is_new, accept=accept, actor=actor)


def _digest(path: Path) -> str:
    """The SHA-256 digest of the file; "" when it cannot be read, of which its reader says more."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _clean_name(path: Path) -> str:
    """The file's name as text: on disk a name is bytes, and not always in UTF-8."""
    return os.fsencode(path.name).decode("utf-8", errors="replace")


def _new_draft(
    city: City, read: ReadSource, content: dict[str, Any], stored: StoredFile, actor: User | None
) -> Draft:
    title = document_title(read)
    source = add_source(city=city, file=stored, read=read, title=title, actor=actor)
    draft = Draft.objects.create(city=city, source=source, content=content)
    note_change(
        city=city,
        actor=actor,
        action="created",
        record="draft",
        record_id=draft.pk,
        label=str(source),
        before={},
        after={"state": DraftState.WAITING.value, "file": read.name},
    )
    return draft


def _accepted(draft: Draft, *, is_new: bool, accept: bool, actor: User | None) -> Imported:
    if not accept or draft.state == DraftState.ACCEPTED:
        return Imported(draft, is_new=is_new, accepted_now=False)
    return Imported(accept_draft(draft=draft, actor=actor), is_new=is_new, accepted_now=True)
