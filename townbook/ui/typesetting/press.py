"""The press: takes an order on standard input, and gives a PDF or a PNG on standard output.

Run by :func:`townbook.ui.typesetting.typeset` as a process; it imports nothing of Townbook.
"""

from __future__ import annotations

import json
import resource
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import typst

FONT_PACKAGES = (
    "fontpkg_noto_sans",
    "fontpkg_noto_serif",
    "fontpkg_frank_ruhl_libre",
    "pylopdf_fonts_ar",
    "pylopdf_fonts_he",
)
"""Where the fonts' files lie; the families are those of the web pages."""

MOST_MEMORY = 1_500_000_000
"""Bytes of address space: far above what a review of 5,000 items needs."""

ACCESSIBLE: list[Literal["ua-1"]] = ["ua-1"]
"""PDF/UA-1 (ISO 14289-1): a title, a language, every heading and table tagged, every character known."""


def font_folders() -> list[str]:
    """The folders of the font packages that are installed."""
    found = (find_spec(name) for name in FONT_PACKAGES)
    return [str(Path(spec.origin).parent) for spec in found if spec and spec.origin]


def set_document(template: str, data: str, root: str) -> bytes:
    """The PDF; ``root`` is all the template could read. Raises :class:`typst.TypstError`.

    A document may say something in a script no font here has; then it is set without the promise that
    every character is known.
    """
    try:
        made = _compiler(template, data, root).compile(format="pdf", pdf_standards=[*ACCESSIBLE])
    except typst.TypstError:
        # A compiler that failed has lost its template: the second attempt has one of its own.
        made = _compiler(template, data, root).compile(format="pdf")
    return made if isinstance(made, bytes) else b""


def set_picture(template: str, data: str, root: str) -> bytes:
    """The only page as a PNG, a point a pixel; nothing of several. Raises :class:`typst.TypstError`."""
    made = _compiler(template, data, root).compile(format="png", ppi=72)
    return made if isinstance(made, bytes) else b""


def _compiler(template: str, data: str, root: str) -> typst.Compiler:
    # The typesetter's own fonts have the signs ("≈") that fonts of letters lack.
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[*font_folders()])
    return typst.Compiler(
        template.encode(),
        root=root,
        font_paths=fonts,
        sys_inputs={"data": data},
        package_path=root,
        package_cache_path=root,
    )


def main() -> int:
    """Set one document; the exit status."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    order = json.load(sys.stdin.buffer)
    with TemporaryDirectory(prefix="townbook-press-") as root:
        try:
            set_form = set_picture if order["form"] == "png" else set_document
            made = set_form(order["template"], order["data"], root)
        except typst.TypstError as error:
            sys.stderr.write(error.diagnostic or error.message)
            return 1
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
