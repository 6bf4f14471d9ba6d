"""Pages for paper: a template of ours and data of anybody's become a PDF, or a picture.

Data never becomes markup: the template reads it as strings (``sys.inputs``), and strings are set as they
stand. The press is a process of its own, so that a document that cannot be set takes no server down: its
time and memory are bounded, it sees an empty folder, and it writes to no file.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_PRESS = Path(__file__).with_name("press.py")

LONGEST_SETTING = 20
"""Seconds after which the press is stopped; a review of 1,000 items takes about one."""


LONGEST_PICTURE = 5
"""Seconds for a picture; a card takes a third of one."""


class TypesettingFailed(Exception):
    """The press could not set the document, or not in time."""


def typeset(template: str, data: Mapping[str, object], *, seconds: float = LONGEST_SETTING) -> bytes:
    """The PDF of a Typst template that reads ``json(bytes(sys.inputs.data))``.

    Raises :class:`TypesettingFailed`.
    """
    return _pressed("pdf", template, data, seconds, b"%PDF-")


def typeset_picture(template: str, data: Mapping[str, object], *, seconds: float = LONGEST_PICTURE) -> bytes:
    """The PNG of a template of one page, a point of its page a pixel. Raises :class:`TypesettingFailed`."""
    return _pressed("png", template, data, seconds, b"\x89PNG\r\n")


def _pressed(form: str, template: str, data: Mapping[str, object], seconds: float, beginning: bytes) -> bytes:
    """What the press gives, which begins as a file of its form does."""
    order = json.dumps({"form": form, "template": template, "data": json.dumps(data, ensure_ascii=False)})
    try:
        done = subprocess.run(  # noqa: S603 - our own program, without a word of anybody's in its arguments
            [sys.executable, "-I", str(_PRESS)],
            input=order.encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TypesettingFailed(f"not done within {seconds} seconds") from error
    if done.returncode != 0 or not done.stdout.startswith(beginning):
        raise TypesettingFailed(done.stderr.decode(errors="replace").strip()[-2000:] or "the press stopped")
    return done.stdout
