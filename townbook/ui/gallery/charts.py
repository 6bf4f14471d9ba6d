"""Charts of the gallery: full, empty, with one value, with very large ones, with some that are not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.text.languages import direction
from townbook.text.own_digits import own_digits
from townbook.ui.charts.columns import ColumnChart, Group, Series
from townbook.ui.charts.distribution import style_name
from townbook.ui.charts.scales import Value
from townbook.ui.charts.small_multiples import Multiple, SmallMultiples

Context = Callable[[str], dict[str, object]]
"""From a language's code to the parameters of a component."""

WORDS: Mapping[str, Mapping[str, str]] = {
    "done": {
        "uk": "Зроблено за роками",
        "he": "מה בוצע לפי שנים",
        "fa": "انجام‌شده در هر سال",
        "en": "Done, by year",
    },
    "period": {"uk": "Звітний період", "he": "תקופת דיווח", "fa": "دوره گزارش", "en": "Reporting period"},
    "late": {"uk": "строк минув", "he": "באיחור", "fa": "دیرکرد", "en": "late"},
    "body": {"uk": "Орган", "he": "גוף", "fa": "نهاد", "en": "Body"},
    "parks": {"uk": "Парки", "he": "גנים ונוף", "fa": "فضای سبز", "en": "Parks"},
    "roads": {"uk": "Дороги і мости", "he": "כבישים וגשרים", "fa": "راه‌ها و پل‌ها", "en": "Roads and bridges"},
    "schools": {"uk": "Школи", "he": "בתי ספר", "fa": "مدرسه‌ها", "en": "Schools"},
    "spent": {"uk": "Витрачено", "he": "הוצאות", "fa": "هزینه‌شده", "en": "Spent"},
}

CURRENCIES = {"uk": "UAH", "he": "ILS", "fa": "IRR", "en": "USD"}


def said(word: str, language: str) -> str:
    """A word of the examples."""
    return WORDS[word][language]


def status_series(language: str, *statuses: Status) -> tuple[Series, ...]:
    """Statuses as series, in the language's words."""
    return tuple(Series(STATUS_LABELS[status][language], style_name(status)) for status in statuses)


def _year(number: int, language: str) -> str:
    return own_digits(str(number - 621 if language == "fa" else number), language)


def _columns(language: str, *values: tuple[Value | None, ...]) -> dict[str, object]:
    series = (
        *status_series(language, Status.COMPLETED),
        Series(said("late", language), "late"),
        *status_series(language, Status.UNREPORTED),
    )
    groups = tuple(Group(_year(2020 + number, language), each) for number, each in enumerate(values))
    chart = ColumnChart(said("done", language), said("period", language), series, groups, direction(language))
    return {"chart": chart}


def _money(language: str, *values: Value) -> dict[str, object]:
    groups = tuple(Group(_year(2020 + number, language), (value,)) for number, value in enumerate(values))
    return {
        "chart": ColumnChart(
            title=said("spent", language),
            about=said("period", language),
            series=(Series(said("spent", language)),),
            groups=groups,
            direction=direction(language),
            unit=CURRENCIES[language],
        )
    }


def _multiples(language: str, steps: int, *stacks: tuple[tuple[int, ...] | None, ...]) -> dict[str, object]:
    names = ("parks", "roads", "schools")
    return {
        "chart": SmallMultiples(
            title=said("done", language),
            about=said("body", language),
            steps_about=said("period", language),
            series=status_series(language, Status.COMPLETED, Status.IN_PROGRESS, Status.SUSPENDED),
            steps=tuple(_year(2020 + number, language) for number in range(steps)),
            multiples=tuple(
                Multiple(said(name, language), of_name) for name, of_name in zip(names, stacks, strict=False)
            ),
            direction=direction(language),
        )
    }


CHARTS: tuple[tuple[str, str, Context], ...] = (
    (
        "columns.html",
        "columns.html",
        lambda language: _columns(language, (12, 4, 7), (18, 2, None), (25, 0, 3)),
    ),
    ("columns.html: empty", "columns.html", _columns),
    ("columns.html: one value", "columns.html", lambda language: _money(language, 1)),
    (
        "columns.html: very large values",
        "columns.html",
        lambda language: _money(language, Decimal("18100000.50"), 964_000_000_000, 2_345_678_901_234),
    ),
    (
        "small_multiples.html",
        "small_multiples.html",
        lambda language: _multiples(
            language, 3, ((3, 4, 1), (5, 3, 0), (8, 0, 1)), ((0, 9, 0), None, (2, 7, 1)), ((1, 0, 0),) * 3
        ),
    ),
    ("small_multiples.html: empty", "small_multiples.html", lambda language: _multiples(language, 2)),
    (
        "small_multiples.html: one value",
        "small_multiples.html",
        lambda language: _multiples(language, 1, ((1, 0, 0),)),
    ),
    (
        "small_multiples.html: very large values",
        "small_multiples.html",
        lambda language: _multiples(
            language, 6, ((41_000_000, 2, 0),) * 6, ((12_000_000, 9_500_000, 700),) * 6
        ),
    ),
    (
        "series_legend.html",
        "series_legend.html",
        lambda language: {"series": status_series(language, *Status)},
    ),
)
"""(name, template, parameters by language) of each chart."""
