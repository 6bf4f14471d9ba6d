"""Remove what killed processes left on disk."""

from __future__ import annotations

from townbook.files import incoming


def sweep_files() -> int:
    """Remove bytes that a killed process put on disk without a row; how many files that were.

    Looks only at what was on its way in, so it costs the same however many files are kept. Call it
    outside of a transaction: it must see what others have committed.
    """
    return incoming.settle_abandoned()
