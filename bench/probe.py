"""One measured activity in a process of its own, so that memory is its own and no cache is warm.

Run by :mod:`bench.run` as ``python -m bench.probe ACTIVITY REPEATS ARGUMENT…``; prints one line of JSON.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

Activity = Callable[[], object]
"""Something that can be done again and again; what it returns is not looked at."""


def idle() -> Activity:
    """Nothing: what Python itself needs."""
    return lambda: None


def words(path: str) -> Activity:
    """Read a text and split it into words: about the least that any reading of it must do."""
    return lambda: re.findall(r"\w+|[^\w\s]", Path(path).read_text(encoding="utf-8"))


def read(path: str) -> Activity:
    """Read a file to a Draft."""
    from townbook.reading.interpreters import interpret
    from townbook.reading.readers import read_source

    return lambda: interpret(read_source(Path(path)))


def markitdown(path: str) -> Activity:
    """Let another library turn the same file to text."""
    from markitdown import MarkItDown

    converter = MarkItDown()
    return lambda: converter.convert(path)


ACTIVITIES: dict[str, Callable[..., Activity]] = {
    "idle": idle,
    "words": words,
    "read": read,
    "markitdown": markitdown,
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
    """Do the activity so many times; print the shortest time in seconds and the memory in bytes."""
    activity, repeats, *arguments = sys.argv[1:]
    act = ACTIVITIES[activity](*arguments)
    times = []
    for _ in range(int(repeats)):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    print(json.dumps({"seconds": min(times), "memory": highest_memory()}))


if __name__ == "__main__":
    main()
