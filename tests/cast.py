"""A small cast for the tests: three invented towns, and documents written for them.

A :class:`Manuscript` writes a document and the Draft a reader would make of it at once, so that every
passage is true.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from townbook.cities.models import City
from townbook.cities.services.create_city import CityProfile, create_city
from townbook.files.services.bring_in_file import bring_in_file
from townbook.files.services.store_file import store_file
from townbook.intake.models import Draft
from townbook.reading.draft import (
    Draft as ReadDraft,
)
from townbook.reading.draft import (
    DraftBody,
    DraftFigure,
    DraftItem,
    DraftLevel,
    DraftPeriod,
    DraftReport,
    DraftResponsibility,
    DraftSource,
    DraftStatus,
)
from townbook.reading.serialise import draft_to_json
from townbook.reading.source import Block, BlockKind, Passage, Source
from townbook.reading.status import Status
from townbook.sources.services.add_source import add_source

LEVELS = {
    "uk": ("Пріоритет", "Завдання"),
    "he": ("יעד", "משימה"),
    "fa": ("هدف", "وظیفه"),
    "en": ("Goal", "Task"),
}


def verbivka() -> City:
    """A Ukrainian town on a river."""
    return create_city(
        profile=CityProfile("verbivka", "Вербівка", "uk", "UA", "UAH", time_zone="Europe/Kyiv")
    )


def nahal_tut() -> City:
    """An Israeli town among mulberries."""
    return create_city(
        profile=CityProfile(
            "nahal-tut", "נחל תות", "he", "IL", "ILS", time_zone="Asia/Jerusalem", first_weekday=6
        )
    )


def anarabad() -> City:
    """An Iranian town of pomegranates."""
    return create_city(
        profile=CityProfile(
            "anarabad",
            "انارآباد",
            "fa",
            "IR",
            "IRR",
            time_zone="Asia/Tehran",
            calendar="jalali",
            first_weekday=5,
        )
    )


def year(number: int) -> DraftPeriod:
    """A calendar year as a period."""
    return DraftPeriod(str(number), date(number, 1, 1), date(number, 12, 31))


@dataclass
class Manuscript:
    """A document being written, and its Draft."""

    title: str
    language: str = "uk"
    name: str = "report.txt"
    text: str = ""
    items: list[DraftItem] = field(default_factory=list)
    reports: list[DraftReport] = field(default_factory=list)
    bodies: dict[str, DraftBody] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.write(self.title)

    def write(self, line: str, page: int | None = None) -> Passage:
        """Add a line, and say where it stands."""
        start, end = len(self.text), len(self.text) + len(line)
        self.text += line + "\n"
        self.blocks.append(Block(BlockKind.PARAGRAPH, start, end, start, page=page))
        return start, end

    def body(self, name: str, *aliases: str) -> str:
        """A body the document names; its key."""
        return self.bodies.setdefault(name, DraftBody(f"b{len(self.bodies) + 1}", name, aliases)).key

    def item(
        self,
        number: str,
        title: str,
        *,
        parent: str | None = None,
        starts: date | None = None,
        ends: date | None = None,
        bodies: Sequence[str] = (),
    ) -> str:
        """A line of the plan, at the second level when it has a parent; its key."""
        key = f"i{len(self.items) + 1}"
        start, end = self.write(f"{number} {title}".strip())
        answers: list[DraftResponsibility] = []
        for body in bodies:
            body_key = self.body(body)
            role = "contributor" if answers else "lead"
            answers.append(DraftResponsibility(body_key, role, self.write(body)))
        self.items.append(
            DraftItem(
                key=key,
                parent=parent,
                level="task" if parent else "goal",
                number=number,
                title=title,
                description="",
                starts=starts,
                ends=ends,
                responsibilities=tuple(answers),
                passage=(start, end),
            )
        )
        return key

    def report(
        self,
        item: str,
        text: str,
        status: Status = Status.IN_PROGRESS,
        *,
        period: DraftPeriod | None = None,
        money: str | None = None,
        bodies: Sequence[str] = (),
    ) -> None:
        """What was done on the item; ``money`` is a sum in hryvnias that the text says."""
        place = self.write(text)
        figures: tuple[DraftFigure, ...] = ()
        if money is not None:
            figures = (DraftFigure(Decimal(money), None, None, False, "UAH", "money", "", place),)
        self.reports.append(
            DraftReport(
                item=item,
                period=period or year(2022),
                text=text,
                bodies=tuple(self.body(name) for name in bodies),
                passages=(place,),
                status=DraftStatus(status, "", None, place, 1.0),
                figures=figures,
            )
        )

    def data(self) -> bytes:
        """The file's bytes."""
        return self.text.encode()

    def source(self) -> Source:
        """What a reader makes of the file."""
        digest = hashlib.sha256(self.data()).hexdigest()
        return Source(self.name, digest, "text/plain", self.language, self.text, tuple(self.blocks))

    def draft(self) -> ReadDraft:
        """What an interpreter makes of it."""
        source = self.source()
        goal, task = LEVELS[self.language]
        return ReadDraft(
            source=DraftSource(
                self.name, source.sha256, self.language, self.title, ("execution table",), len(self.text)
            ),
            levels=(DraftLevel("goal", goal), DraftLevel("task", task)) if self.items else (),
            bodies=tuple(self.bodies.values()),
            items=tuple(self.items),
            reports=tuple(self.reports),
        )

    def store(self, city: City) -> Draft:
        """The Draft as it waits in the city for acceptance."""
        with bring_in_file(data=self.data()) as file:
            stored = store_file(file=file, media_type="text/plain")
        source = add_source(city=city, file=stored, read=self.source(), title=self.title, actor=None)
        return Draft.objects.create(city=city, source=source, content=draft_to_json(self.draft()))


PARKS, ROADS = "Управління парків", "Управління доріг"


def river_report(number: int = 2022) -> Manuscript:
    """The town's river concept in a year: two goals, three tasks, two of them reported."""
    written = Manuscript(f"Виконання Концепції річки Вербівка за {number} рік")
    banks = written.item("1", "Зелені береги")
    willows = written.item("1.1", "Посадити верби", parent=banks, bodies=[PARKS])
    path = written.item(
        "1.2",
        "Прокласти стежку",
        parent=banks,
        starts=date(2019, 1, 1),
        ends=date(2023, 12, 31),
        bodies=[ROADS, PARKS],
    )
    bridges = written.item("2", "Безпечні мости")
    written.item("2.1", "Оглянути старий міст", parent=bridges, bodies=[ROADS])
    written.report(
        willows, "Посаджено 40 верб на 18000,50 грн.", Status.COMPLETED, period=year(number), money="18000.50"
    )
    written.report(path, "Прокладено першу ділянку.", Status.IN_PROGRESS, period=year(number), bodies=[ROADS])
    return written


def large_report(goals: int, tasks: int) -> Manuscript:
    """A plan of any size, each task reported with a sum."""
    written = Manuscript("Виконання Програми розвитку за 2022 рік", name="large.txt")
    for goal_number in range(1, goals + 1):
        goal = written.item(str(goal_number), f"Ціль {_word(goal_number)}")
        for task_number in range(1, tasks + 1):
            number = goal_number * 1000 + task_number
            body = f"Управління {_word(number % 30)}"
            task = written.item(
                f"{goal_number}.{task_number}", f"Справа {_word(number)}", parent=goal, bodies=[body]
            )
            written.report(task, f"Зроблено на {number} грн.", Status.COMPLETED, money=str(number))
    return written


def _word(number: int) -> str:
    """A word of its own for each number, with no digit in it."""
    return "".join("абвгдежзик"[int(digit)] for digit in str(number))


def river_table(number: int = 2022) -> str:
    """The town's river programme in a year, as a city would write it: a table of three tasks."""
    return (
        f"Виконання Програми розвитку міста Вербівка за {number} рік\n\n"
        "№\tЗавдання\tВідповідальні виконавці\tСтан виконання\n"
        f"1\tПосадити верби\t{PARKS}\tПосаджено 40 верб на 18,5 тис. грн.\n"
        f"2\tПрокласти стежку\t{ROADS}\tРоботи тривають, прокладено 2 км.\n"
        f"3\tОглянути старий міст\t{ROADS}\tНе розпочато через брак коштів.\n"
    )
