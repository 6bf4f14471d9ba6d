"""The language of the person at a terminal."""

from __future__ import annotations

import os
from collections.abc import Mapping

from townbook.text.languages import LANGUAGES

_VARIABLES = ("TOWNBOOK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language_of_terminal(environment: Mapping[str, str] = os.environ) -> str | None:
    """The language the machine is set to, or ``None`` where Townbook does not speak it.

    The first variable that is set decides (POSIX: LC_ALL before LC_MESSAGES before LANG), after
    Townbook's own.
    """
    for variable in _VARIABLES:
        if value := environment.get(variable):
            language = value.partition(".")[0].partition("_")[0]
            return language if language in LANGUAGES else None
    return None
