"""What the gallery shows: each component's template with parameters of every kind."""

from __future__ import annotations

from dataclasses import dataclass

from townbook.reading.status import Status
from townbook.text.languages import LANGUAGES, direction
from townbook.text.word_difference import word_difference
from townbook.ui.gallery.charts import CHARTS, Context
from townbook.ui.interface_language import OfferedLanguage

OWN_NAMES = {"uk": "Українська", "he": "עברית", "fa": "فارسی", "en": "English"}


@dataclass(frozen=True, slots=True)
class SampleStanding:
    """What ``standing.html`` reads of a standing."""

    counts: dict[Status, int]


_LANGUAGES = tuple(
    OfferedLanguage(code, OWN_NAMES[code], direction(code), f"?language={code}", is_current=code == "he")
    for code in LANGUAGES
)

_EVERY_STATUS = SampleStanding({status: 3 + 7 * number for number, status in enumerate(Status)})
_NO_STATUS = SampleStanding({})
_LARGE = SampleStanding({Status.COMPLETED: 1, Status.IN_PROGRESS: 1_234_567_890, Status.UNREPORTED: 42_000})
_ONE_STATUS = SampleStanding({Status.UNREPORTED: 21})

_COMPONENTS = "ui/components"


@dataclass(frozen=True, slots=True)
class Sample:
    """A component with parameters, which may differ by the language it is shown in."""

    name: str
    template: str
    context: Context


def _sample(name: str, template: str, context: dict[str, object]) -> Sample:
    return Sample(name, template, lambda _language: context)


def _statuses() -> tuple[Sample, ...]:
    return tuple(
        _sample(f"status.html: {status.value}", f"{_COMPONENTS}/status.html", {"status": status.value})
        for status in Status
    )


_CHANGED = {
    "uk": ("Посаджено 40 верб.", "Посаджено 45 верб, полито."),
    "he": ("הדרך נסללה (2019).", "הדרך נסללה (2020)."),
    "fa": ("راه می‌سازد.", "راه می‌سازند."),
    "en": ("Planted 40 willows.", "Planted 45 willows."),
}


def _difference(language: str) -> dict[str, object]:
    return {"pieces": word_difference(*_CHANGED[language]), "language": language}


SAMPLES: tuple[Sample, ...] = (
    _sample("language_menu.html", f"{_COMPONENTS}/language_menu.html", {"languages": _LANGUAGES}),
    *_statuses(),
    _sample("standing.html", f"{_COMPONENTS}/standing.html", {"standing": _EVERY_STATUS, "address": ""}),
    _sample(
        "standing.html: links", f"{_COMPONENTS}/standing.html", {"standing": _EVERY_STATUS, "address": "?"}
    ),
    _sample(
        "standing.html: one status", f"{_COMPONENTS}/standing.html", {"standing": _ONE_STATUS, "address": ""}
    ),
    _sample("standing.html: empty", f"{_COMPONENTS}/standing.html", {"standing": _NO_STATUS, "address": ""}),
    _sample(
        "standing.html: very large values",
        f"{_COMPONENTS}/standing.html",
        {"standing": _LARGE, "address": ""},
    ),
    _sample(
        "margin_mark.html",
        f"{_COMPONENTS}/margin_mark.html",
        {"source": "", "start": 120, "end": 180, "about": "9,5 км"},
    ),
    _sample(
        "pager.html",
        f"{_COMPONENTS}/pager.html",
        {"page": 3, "pages": 12, "address": "?page=", "again": False},
    ),
    Sample("difference.html", f"{_COMPONENTS}/difference.html", _difference),
    *(Sample(name, f"{_COMPONENTS}/{template}", context) for name, template, context in CHARTS),
)
"""Every component; ``status_shapes.html`` is on the page itself."""
