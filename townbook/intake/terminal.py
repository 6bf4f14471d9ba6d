"""Speak with a person at a terminal: in their language, and with a bar where something takes a while."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TextIO, TypeVar

T = TypeVar("T")

BAR_WIDTH = 30


def with_progress(steps: Sequence[tuple[str, T]], stream: TextIO = sys.stderr) -> Iterator[T]:
    """The second of each pair; its name is shown while it is worked on.

    A terminal gets a bar that fills; anything else gets one line a step.
    """
    is_terminal = stream.isatty()
    for done, (name, step) in enumerate(steps):
        filled = BAR_WIDTH * done // len(steps)
        bar = "█" * filled + "░" * (BAR_WIDTH - filled)
        line = f"{bar} {done + 1}/{len(steps)} {name}"
        stream.write(f"\r\x1b[K{line}" if is_terminal else f"{done + 1}/{len(steps)} {name}\n")
        stream.flush()
        yield step
    if is_terminal:
        stream.write("\r\x1b[K")
        stream.flush()
