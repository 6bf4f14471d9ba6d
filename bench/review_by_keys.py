"""How long a person sits over the review of a document, told from the keys they press.

``python -m bench.review_by_keys [REPORT] [--after EARLIER]`` reads the report into an empty city, after an
earlier one where there is one, and takes it through the review's own pages to acceptance by the keys that
``review.js`` knows: each is looked up on the page as the script does, and what it leads to is asked of the
server. Nothing is clicked.

The time is estimated with the keystroke-level model of Card, Moran and Newell, "The keystroke-level model
for user performance time with interactive systems", Communications of the ACM 23 (1980): K for a key of an
average typist, M for making up one's mind, R for the server's answer, which is measured. The model leaves
reading out; it is added by Brysbaert, "How many words do we read per minute?", Journal of Memory and
Language 109 (2019), for the words that the page marks as the status's, and for whole reports.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench.documents import report
from bench.probe import open_database


def main() -> int:
    """Print what the review of a document asks of a person."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.review_by_keys", description="Tell how long a review takes."
    )
    parser.add_argument("report", type=Path, nargs="?", default=report())
    parser.add_argument("--after", type=Path, metavar="EARLIER", help="a report that is accepted before")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="townbook-review-") as folder:
        open_database(Path(folder))
        from bench.keyboard_review import as_markdown, review  # noqa: PLC0415 - needs the database

        sitting = review(options.report.resolve(), options.after and options.after.resolve())
    print(as_markdown(sitting, options.report.name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
