"""Plans as rows, made up for the tests of sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from townbook.plans.sheets.columns import FIELDS, Column
from townbook.plans.sheets.lines import PlanLine, PlanSheet

LEVELS = {"Ціль": (1, 0), "Завдання": (2, 1)}


def line(key: str, **said: str) -> PlanLine:
    """A line of the plan; what is not said is empty, but for a title and a level."""
    values = dict.fromkeys(FIELDS, "") | {Column.TITLE: f"Рядок {key}", Column.LEVEL: "Завдання"}
    values |= {Column(name): text for name, text in said.items()}
    return PlanLine(int("".join(sign for sign in key if sign.isdigit()) or "1"), key, 1, values)


def sheet_of(
    lines: Sequence[PlanLine],
    *,
    bodies: Mapping[int, str] | None = None,
    places: Mapping[int, str] | None = None,
    removed: Sequence[PlanLine] = (),
    language: str = "uk",
    calendar: str = "gregorian",
) -> PlanSheet:
    """A plan of these lines."""
    bodies, places = bodies or {}, places or {}
    return PlanSheet(
        plan=1,
        language=language,
        calendar=calendar,
        lines=tuple(lines),
        levels=LEVELS,
        bodies=bodies,
        places=places,
        body_ids={name: pk for pk, name in bodies.items()},
        place_ids={name: pk for pk, name in places.items()},
        removed={line.key: line for line in removed},
    )


def river() -> PlanSheet:
    """Two goals, three tasks, two bodies, a place."""
    return sheet_of(
        [
            line("1", order="1", number="1", title="Зелені береги", level="Ціль"),
            line("1.1", parent="1", order="1", number="1.1", title="Посадити верби", leads="Парки"),
            line(
                "1.10",
                parent="1",
                order="2",
                number="1.10",
                title="=Прокласти стежку",
                starts="2019-01-01",
                ends="2023-12-31",
                leads="Дороги; Парки",
                places="Набережна",
                milestones="2022-05-01 |  | Тендер",
            ),
            line("2", order="2", number="2", title="Безпечні мости", level="Ціль"),
            line("2.1", parent="2", order="1", number="2.1", title="Оглянути старий міст"),
        ],
        bodies={1: "Парки", 2: "Дороги"},
        places={1: "Набережна"},
    )
