"""``script/bench``: measure, print the table, say whether the budgets are kept."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from bench import run
from bench.documents import report
from bench.table import Measure, as_markdown


def measure_all(*, quick: bool, cities: int) -> list[Measure]:
    """Every measure, one after the other; ``quick`` repeats less and leaves out the longest document, and
    of ``cities`` below two nothing is measured.
    """
    document, repeats = report(), 2 if quick else 5
    with tempfile.TemporaryDirectory(prefix="townbook-bench-") as name:
        folder = Path(name)
        return [
            *run.reading(document, repeats),
            *run.reading_longer(document, folder, (10,) if quick else (10, 100)),
            *run.reading_word(document, folder, repeats),
            *run.importing(document, folder, repeats),
            *run.showing(document, folder, 10 * repeats),
            *run.weights(folder),
            *run.at_the_desk(document, folder, 10 * repeats),
            *run.working(folder),
            *(run.among_cities(cities, folder, 5 * repeats) if cities > 1 else ()),
        ]


def main() -> int:
    """Exit status 1 where a budget is not kept."""
    parser = argparse.ArgumentParser(prog="script/bench", description="Measure the budgets of Townbook.")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, shorter documents")
    parser.add_argument("--write", type=Path, metavar="FILE", help="keep the table in this file as well")
    parser.add_argument(
        "--cities",
        type=int,
        metavar="N",
        help="in the largest installation; 3,000, quick 100; 0 leaves it out",
    )
    options = parser.parse_args()
    cities = (100 if options.quick else 3_000) if options.cities is None else options.cities
    measures = measure_all(quick=options.quick, cities=cities)
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    how = f"The best of several runs, of pages the median; {machine}. Document: {report().name}."
    page = f"{as_markdown(measures)}\n\n{how}\n"
    print(page)
    if options.write:
        keep(page, options.write)
    return 0 if all(measure.is_within_budget for measure in measures) else 1


def keep(page: str, file: Path) -> None:
    """Write the table to the file; what was measured by hand, below the first heading, stays."""
    known = file.read_text(encoding="utf-8") if file.exists() else ""
    _, heading, by_hand = known.partition("\n## ")
    text = f"# Measurements\n\nMade by `script/bench`.\n\n{page}{heading}{by_hand}"
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
