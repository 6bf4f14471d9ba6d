"""Charts of the gallery: full, empty, with one value, with very large ones, with some that are not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.text.languages import LANGUAGES, direction
from townbook.text.own_digits import own_digits
from townbook.text.packs.calendar import calendar_pack
from townbook.ui.charts.columns import ColumnChart, Group, Series
from townbook.ui.charts.distribution import style_name
from townbook.ui.charts.matrix import Cell, Head, Row, StatusMatrix, status_heads
from townbook.ui.charts.scales import Value
from townbook.ui.charts.small_multiples import Multiple, SmallMultiples
from townbook.ui.charts.target import Measured, TargetChart
from townbook.ui.charts.timeline import Span, TimelineChart

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
    "stands": {"uk": "Стан справ", "he": "מצב הביצוע", "fa": "وضعیت اجرا", "en": "Where it stands"},
    "streets": {
        "uk": "Освітлені вулиці",
        "he": "רחובות מוארים",
        "fa": "خیابان‌های روشن",
        "en": "Streets with light",
    },
    "days": {"uk": "Строки робіт", "he": "לוח הזמנים", "fa": "زمان‌بندی کارها", "en": "When the work is done"},
    "spent": {"uk": "Витрачено", "he": "הוצאות", "fa": "هزینه‌شده", "en": "Spent"},
}

STATUS_LABELS_OF = {
    language: {status: STATUS_LABELS[status][language] for status in Status} for language in LANGUAGES
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


def _matrix(language: str, *rows: tuple[int, ...]) -> dict[str, object]:
    statuses = (Status.COMPLETED, Status.IN_PROGRESS, Status.SUSPENDED, Status.UNREPORTED)
    counts = {status: sum(row[at] for row in rows) for at, status in enumerate(statuses)}
    heads = status_heads(STATUS_LABELS_OF[language], counts)
    names = ("parks", "roads", "schools")
    return {
        "chart": StatusMatrix(
            title=said("stands", language),
            about=said("body", language),
            heads=heads,
            rows=tuple(
                Row(
                    said(name, language),
                    tuple(
                        Cell({status: row[at]}, "?") for at, status in enumerate(statuses) if counts[status]
                    ),
                )
                for name, row in zip(names, rows, strict=False)
            ),
        )
    }


def _matrix_by_year(language: str) -> dict[str, object]:
    cells = tuple(
        Cell({Status.COMPLETED: number, Status.IN_PROGRESS: 9 - number, Status.SUSPENDED: 2})
        for number in range(3)
    )
    return {
        "chart": StatusMatrix(
            title=said("stands", language),
            about=said("body", language),
            heads=tuple(Head(_year(2020 + number, language)) for number in range(3)),
            rows=tuple(Row(said(name, language), cells) for name in ("parks", "roads")),
        )
    }


def _target(
    language: str,
    baseline: Value | None,
    goal: Value | None,
    latest: Value | None,
    unit: str = "%",
    *,
    less: bool = False,
) -> dict[str, object]:
    def measured(value: Value | None, year: int) -> Measured | None:
        return Measured(value, _year(year, language)) if value is not None else None

    return {
        "chart": TargetChart(
            title=said("streets", language),
            baseline=measured(baseline, 2019),
            target=measured(goal, 2030),
            latest=measured(latest, 2023),
            direction=direction(language),
            unit=unit,
            less_is_better=less,
        )
    }


def _timeline(language: str, *spans: tuple[str, date, date, Status]) -> dict[str, object]:
    return {
        "chart": TimelineChart(
            title=said("days", language),
            about=said("body", language),
            spans=tuple(
                Span(said(name, language), starts, ends, style_name(status))
                for name, starts, ends, status in spans
            ),
            calendar=calendar_pack(language).usual_calendar,
            direction=direction(language),
            today=date(2022, 6, 1),
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
        "status_matrix.html",
        "status_matrix.html",
        lambda language: _matrix(language, (12, 30, 0, 4), (3, 1, 2, 0), (0, 0, 1, 0)),
    ),
    ("status_matrix.html: by year", "status_matrix.html", _matrix_by_year),
    ("status_matrix.html: empty", "status_matrix.html", _matrix),
    ("status_matrix.html: one value", "status_matrix.html", lambda language: _matrix(language, (0, 0, 0, 1))),
    (
        "status_matrix.html: very large values",
        "status_matrix.html",
        lambda language: _matrix(language, (1_234_567, 1, 0, 42_000), (0, 999_999_999, 3, 0)),
    ),
    ("target.html", "target.html", lambda language: _target(language, 40, 100, 85)),
    ("target.html: less is better", "target.html", lambda language: _target(language, 30, 10, 22, "d")),
    ("target.html: more than promised", "target.html", lambda language: _target(language, 40, 60, 75)),
    ("target.html: worse than before", "target.html", lambda language: _target(language, 40, 60, 35)),
    ("target.html: no baseline", "target.html", lambda language: _target(language, None, 20, 5, "km")),
    ("target.html: empty", "target.html", lambda language: _target(language, None, None, None)),
    ("target.html: one value", "target.html", lambda language: _target(language, None, None, 7)),
    (
        "target.html: very large values",
        "target.html",
        lambda language: _target(
            language, 1_000_000, 2_000_000_000, Decimal("987654321012.5"), CURRENCIES[language]
        ),
    ),
    (
        "timeline.html",
        "timeline.html",
        lambda language: _timeline(
            language,
            ("parks", date(2020, 3, 21), date(2021, 3, 20), Status.COMPLETED),
            ("roads", date(2021, 1, 1), date(2023, 12, 31), Status.IN_PROGRESS),
            ("schools", date(2024, 5, 1), date(2024, 5, 1), Status.PLANNED),
        ),
    ),
    ("timeline.html: empty", "timeline.html", _timeline),
    (
        "timeline.html: one value",
        "timeline.html",
        lambda language: _timeline(language, ("parks", date(2022, 1, 1), date(2022, 6, 30), Status.PLANNED)),
    ),
    (
        "timeline.html: very many years",
        "timeline.html",
        lambda language: _timeline(language, ("roads", date(1990, 1, 1), date(2089, 12, 31), Status.ONGOING)),
    ),
    (
        "series_legend.html",
        "series_legend.html",
        lambda language: {"series": status_series(language, *Status)},
    ),
)
"""(name, template, parameters by language) of each chart."""
