"""What a browser says it is, in two words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

BROWSERS: Mapping[str, str] = MappingProxyType(
    {
        "Edg": "Edge",
        "OPR/": "Opera",
        "SamsungBrowser/": "Samsung Internet",
        "Firefox/": "Firefox",
        "FxiOS/": "Firefox",
        "CriOS/": "Chrome",
        "Chrome/": "Chrome",
        "Safari/": "Safari",
    }
)
"""By what stands in a browser's description of itself. Most say they are others too: the first one counts."""

SYSTEMS: Mapping[str, str] = MappingProxyType(
    {
        "Android": "Android",
        "iPhone": "iPhone",
        "iPad": "iPad",
        "Windows": "Windows",
        "CrOS": "ChromeOS",
        "Mac OS X": "macOS",
        "Linux": "Linux",
    }
)


def device_of(description: str) -> str:
    """Browser and system, as "Firefox, Windows"; "" where neither is known."""
    found = (
        next((name for mark, name in names.items() if mark in description), "")
        for names in (BROWSERS, SYSTEMS)
    )
    return ", ".join(filter(None, found))
