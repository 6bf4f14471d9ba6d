"""Stylesheets as a public server sends them: a sheet and those it imports as one file, without comments.

In the repository each part of the look has a readable sheet of its own, and ``@import`` puts them
together; a browser that develops follows the imports. ``collectstatic`` binds them, so that a page waits
for one answer, which is hashed and compressed once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from posixpath import dirname, join
from typing import Any

from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\)\s*(?P<media>[^;]*);')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r'("[^"]*")')
_SPACE_AROUND = re.compile(r" ?([{};,]) ?")


def bound(sheet: str, read: Callable[[str], str]) -> str:
    """The sheet with those it imports in their places; ``read`` gives the text of one by its name."""

    def imported(found: re.Match[str]) -> str:
        text = read(found["name"])
        return f"@media {found['media']} {{\n{text}}}\n" if found["media"] else text

    return _IMPORT.sub(imported, sheet)


def without_spaces(sheet: str) -> str:
    """The sheet without comments, and with no more spaces than it needs to mean the same."""
    return "".join(
        part if part.startswith('"') else _closed_up(part)
        for part in _STRING.split(_COMMENT.sub("", sheet).strip())
    )


def _closed_up(part: str) -> str:
    part = re.sub(r"\s+", " ", part)
    part = _SPACE_AROUND.sub(r"\1", part).replace(": ", ":")
    return part.replace(";}", "}")


class BoundStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped there
    """Files named by their hash and compressed, after the stylesheets were bound."""

    def post_process(
        self, paths: dict[str, tuple[Storage, str]], *arguments: Any, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        """Called by ``collectstatic`` with the files it found, by their names."""
        if not options.get("dry_run"):
            paths = {**paths, **{name: self._bind(name, paths) for name in paths if name.endswith(".css")}}
        yield from super().post_process(paths, *arguments, **options)

    def _bind(self, name: str, paths: dict[str, tuple[Storage, str]]) -> tuple[Storage, str]:
        def read(other: str) -> str:
            storage, path = paths[other]
            with storage.open(path) as file:
                return str(file.read().decode("utf-8"))

        text = bound(read(name), lambda part: read(join(dirname(name), part)))
        Path(self.path(name)).write_text(without_spaces(text), encoding="utf-8")
        return self, name
