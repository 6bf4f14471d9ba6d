"""One measured activity in a process of its own, so that memory is its own and no cache is warm.

Run by :mod:`bench.run` as ``python -m bench.probe ACTIVITY REPEATS ARGUMENT…``; prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

Attempt = Callable[[], object]
"""What is timed; what it returns is not looked at."""

Activity = Callable[[], Attempt]
"""Makes ready for one attempt; that is not timed."""


def idle() -> Activity:
    """Nothing: what Python itself needs."""
    return lambda: lambda: None


def words(path: str) -> Activity:
    """Read a text and split it into words: about the least that any reading of it must do."""
    return lambda: lambda: re.findall(r"\w+|[^\w\s]", Path(path).read_text(encoding="utf-8"))


def read(path: str) -> Activity:
    """Read a file to a Draft."""
    from townbook.reading.interpreters import interpret
    from townbook.reading.readers import read_source

    return lambda: lambda: interpret(read_source(Path(path)))


def markitdown(path: str) -> Activity:
    """Let another library turn the same file to text."""
    from markitdown import MarkItDown

    converter = MarkItDown()
    return lambda: lambda: converter.convert(path)


def accept(path: str, folder: str) -> Activity:
    """Accept the document's Draft on SQLite, each time in a new city."""
    open_database(Path(folder) / "accept")
    from bench.accepting import accept_waiting_draft

    return lambda: accept_waiting_draft(Path(path))


def insert(path: str, folder: str) -> Activity:
    """Insert the rows that accepting the document's Draft adds."""
    open_database(Path(folder) / "insert")
    from bench.accepting import insert_rows, rows_of_accepting

    rows = rows_of_accepting(Path(path))
    return lambda: insert_rows(rows, Path(folder) / "inserted.sqlite3")


def page(kind: str, path: str, folder: str) -> Activity:
    """Show a page of the document's plan: city, plan, item or source."""
    open_database(Path(folder) / f"page-{kind}")
    from bench.pages import address_of, visit

    ask = visit(address_of(kind, Path(path)))
    return lambda: ask


def page_again(kind: str, path: str, folder: str) -> Activity:
    """Answer a browser that asks whether a page it holds has changed."""
    open_database(Path(folder) / f"again-{kind}")
    from bench.pages import address_of, etag_of, visit

    address = address_of(kind, Path(path))
    ask = visit(address, etag_of(address))
    return lambda: ask


def cities(count: str, folder: str) -> Activity:
    """Make a database of so many cities with two hundred items each."""
    open_database(Path(folder))
    from bench.many_cities import found_city, multiply_city

    def make() -> None:
        city = found_city()
        if int(count) > 1:
            multiply_city(city, int(count))

    return lambda: make


def page_among(kind: str, number: str, folder: str) -> Activity:
    """Show a page of one of the cities that :func:`cities` made."""
    open_database(Path(folder))
    from bench.many_cities import address_among
    from bench.pages import visit

    ask = visit(address_among(kind, int(number)))
    ask()
    return lambda: ask


def hello(folder: str) -> Activity:
    """Show a page that says "Hello, world", through the same middleware."""
    open_database(Path(folder) / "hello")
    from django.test import override_settings

    from bench.pages import visit

    override_settings(ROOT_URLCONF="bench.pages").enable()
    ask = visit("/")
    return lambda: ask


def staff_page(kind: str, path: str, folder: str) -> Activity:
    """Show a page of the desk of a city in the middle of its year."""
    open_database(Path(folder) / f"desk-{kind.replace(' ', '-')}")
    from bench.staff_pages import staff_visit

    ask = staff_visit(kind, Path(path))
    ask()
    return lambda: ask


def year(items: str, bodies: str, folder: str) -> Activity:
    """Take a city of so many items and bodies through its year of work, page by page; prints its steps."""
    open_database(Path(folder))
    from bench.year_of_work import Cycle, as_markdown

    def work() -> None:
        cycle = Cycle(items=int(items), bodies=int(bodies))
        cycle.run()
        print(as_markdown(cycle.steps))

    return lambda: work


def history(count: str, folder: str, address: str = "") -> Activity:
    """Ask a history of so many changes everything; prints what each question takes."""
    open_database(Path(folder), address)
    from bench.long_history import as_markdown

    return lambda: lambda: print(as_markdown(int(count)))


def open_database(folder: Path, address: str = "") -> None:
    """Start Django with an empty SQLite database, and all its files, in a folder; or with the database at an
    address.
    """
    import django
    from django.core.management import call_command

    os.environ.pop("DATABASE_URL", None)
    if address:
        os.environ["DATABASE_URL"] = address
    os.environ.update(TOWNBOOK_VAR=str(folder), DJANGO_SETTINGS_MODULE="config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


ACTIVITIES: dict[str, Callable[..., Activity]] = {
    "idle": idle,
    "words": words,
    "read": read,
    "markitdown": markitdown,
    "accept": accept,
    "insert": insert,
    "page": page,
    "page again": page_again,
    "cities": cities,
    "page among": page_among,
    "hello": hello,
    "staff page": staff_page,
    "year": year,
    "history": history,
}


def highest_memory() -> int:
    """The most bytes this process has held in memory so far."""
    status = Path("/proc/self/status")
    if status.exists():
        match = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        if match:
            return int(match[1]) * 1024
    # Bytes on macOS, where the lines above find nothing.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Do the activity so many times; print the shortest and the median time in seconds, and the memory."""
    activity, repeats, *arguments = sys.argv[1:]
    make_ready = ACTIVITIES[activity](*arguments)
    times = []
    for _ in range(int(repeats)):
        attempt = make_ready()
        began = time.perf_counter()
        attempt()
        times.append(time.perf_counter() - began)
    took = {"seconds": min(times), "median": statistics.median(times), "memory": highest_memory()}
    print(json.dumps(took))


if __name__ == "__main__":
    main()
