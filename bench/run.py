"""The budgets of Townbook, measured."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.documents import ROOT, as_word, repeated
from bench.table import Measure
from bench.weights import Weight

MEGABYTE = 1_000_000

HEAVIEST = 60
"""Kilobytes of a page with all it loads, without the map's library."""

ITEMS, BODIES = 200, 30
"""Of a year of work; ``bench.staff_pages`` has as many."""

REQUESTS = ITEMS + 5 * BODIES + 5
"""What a year of work asks of the server."""

PAGES_OF_A_CITY = ("city", "plan", "item", "source", "bodies", "search", "feed", "sitemap")
PAGES_OF_THE_DESK = ("my desk", "board", "answers", "form", "editor", "history", "review of a draft")
PAGES_OF_ALL = ("cities", "search over all")


@dataclass(frozen=True, slots=True)
class Probe:
    """What an activity took: seconds at best and in the middle, bytes of memory of its whole process."""

    seconds: float
    median: float
    memory: int


def probe(activity: str, *arguments: Path | str, repeats: int) -> Probe:
    """Do an activity of :mod:`bench.probe` in a process of its own."""
    command = [sys.executable, "-m", "bench.probe", activity, str(repeats), *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return Probe(**json.loads(done.stdout.splitlines()[-1]))


def reading(document: Path, repeats: int) -> Iterator[Measure]:
    """The report to a Draft: time and memory."""
    characters = len(document.read_text(encoding="utf-8"))
    name = f"{characters:,} characters to a Draft"
    read, words = probe("read", document, repeats=repeats), probe("words", document, repeats=repeats)
    idle = probe("idle", repeats=1)
    yield Measure(name, read.seconds, "split into words", words.seconds, "s", 0.5)
    yield Measure(
        f"{name}, memory", read.memory / MEGABYTE, "Python alone", idle.memory / MEGABYTE, "MB", 150
    )


def reading_longer(document: Path, folder: Path, times: tuple[int, ...]) -> Iterator[Measure]:
    """Time for each character of ever longer reports: flat, so the ratio stays about one."""
    characters = len(document.read_text(encoding="utf-8"))
    once = probe("read", repeated(document, 1, folder), repeats=2).seconds / characters
    for count in times:
        seconds = probe("read", repeated(document, count, folder), repeats=1).seconds
        each = seconds / (characters * count)
        name = f"{count} such reports in one file, per character"
        yield Measure(name, each * 1e6, "one report", once * 1e6, "µs", 1.5, budget_is_ratio=True)


def reading_word(document: Path, folder: Path, repeats: int) -> Iterator[Measure]:
    """The same report as a Word file, beside another library that only turns it to text."""
    word = as_word(document, folder)
    read, other = probe("read", word, repeats=repeats), probe("markitdown", word, repeats=repeats)
    yield Measure(
        "as .docx to a Draft", read.seconds, "markitdown", other.seconds, "s", 1.0, budget_is_ratio=True
    )


def importing(document: Path, folder: Path, repeats: int) -> Iterator[Measure]:
    """Accepting the Draft on SQLite, beside inserting the same rows into bare tables."""
    accept = probe("accept", document, folder, repeats=repeats)
    insert = probe("insert", document, folder, repeats=repeats)
    yield Measure("its Draft accepted", accept.seconds, "raw INSERTs of its rows", insert.seconds, "s", 3)


def showing(document: Path, folder: Path, repeats: int) -> Iterator[Measure]:
    """Public pages made anew and revalidated, beside the smallest page there is; medians."""
    hello = 1000 * probe("hello", folder, repeats=repeats).median
    for kind in ("city", "plan", "item", "source"):
        shown = 1000 * probe("page", kind, document, folder, repeats=repeats).median
        yield Measure(f"public page: {kind}", shown, "hello, world", hello, "ms", 40)
    again = 1000 * probe("page again", "plan", document, folder, repeats=repeats).median
    yield Measure("public page: plan, revalidated", again, "hello, world", hello, "ms", 5)


def at_the_desk(document: Path, folder: Path, repeats: int) -> Iterator[Measure]:
    """Pages of the staff in the middle of a year of 200 items, beside the smallest page; medians."""
    hello = 1000 * probe("hello", folder, repeats=repeats).median
    for kind in PAGES_OF_THE_DESK:
        shown = 1000 * probe("staff page", kind, document, folder, repeats=repeats).median
        yield Measure(f"desk: {kind}", shown, "hello, world", hello, "ms", 60)


def working(folder: Path) -> Iterator[Measure]:
    """A city's year of work through its own pages, beside as many of the smallest page."""
    seconds = probe("year", str(ITEMS), str(BODIES), folder / "year", repeats=1).seconds
    hello = probe("hello", folder, repeats=20).median
    name = f"a year of {ITEMS} items and {BODIES} bodies, page by page"
    yield Measure(name, seconds, f"{REQUESTS} times hello, world", REQUESTS * hello, "s", 60)


def among_cities(count: int, folder: Path, repeats: int) -> Iterator[Measure]:
    """One city's pages among those of thousands, beside the same pages where the city is alone; medians."""
    many, alone = folder / "many-cities", folder / "one-city"
    made = probe("cities", str(count), many, repeats=1).seconds
    probe("cities", "1", alone, repeats=1)
    for kind in PAGES_OF_A_CITY:
        shown = 1000 * probe("page among", kind, str(count // 2), many, repeats=repeats).median
        before = 1000 * probe("page among", kind, "0", alone, repeats=repeats).median
        name = f"one of {count:,} cities: {kind}"
        yield Measure(name, shown, "alone", before, "ms", 1.5, budget_is_ratio=True)
    for kind in PAGES_OF_ALL:
        shown = 1000 * probe("page among", kind, "0", many, repeats=repeats).median
        before = 1000 * probe("page among", kind, "0", alone, repeats=repeats).median
        yield Measure(f"all {count:,} cities: {kind}", shown, "one city", before, "ms", 40)
    yield Measure(f"{count:,} cities made", made, "one second", 1, "s", 300)


def weights(folder: Path) -> Iterator[Measure]:
    """What a first visit to the heaviest page of each kind loads, beside its HTML alone, compressed both."""
    command = [sys.executable, "-m", "bench.weights", str(folder / "weights")]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    heaviest: dict[str, Weight] = {}
    for weight in (Weight(**each) for each in json.loads(done.stdout.splitlines()[-1])):
        heaviest[weight.kind] = max(heaviest.get(weight.kind, weight), weight, key=lambda each: each.total)
    for kind, weight in sorted(heaviest.items(), key=lambda pair: -pair[1].total):
        name = f"first visit: {kind}, {weight.city or 'all cities'}"
        yield Measure(name, weight.total / 1000, "its HTML", weight.html / 1000, "KB", HEAVIEST)
