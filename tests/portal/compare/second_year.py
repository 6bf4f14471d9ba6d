"""The river's concept a year later."""

from __future__ import annotations

from tests.cast import PARKS, ROADS, Manuscript, year
from townbook.reading.status import Status


def second_year() -> Manuscript:
    """The willows are planned again, the path stopped, the bridge done; one goal is new."""
    written = Manuscript("Виконання Концепції річки Вербівка за 2023 рік", name="second.txt")
    banks = written.item("1", "Зелені береги")
    willows = written.item("1.1", "Посадити верби", parent=banks, bodies=[PARKS])
    path = written.item("1.2", "Прокласти стежку", parent=banks, bodies=[ROADS, PARKS])
    bridges = written.item("2", "Безпечні мости")
    bridge = written.item("2.1", "Оглянути старий міст", parent=bridges, bodies=[ROADS])
    written.report(willows, "Знову 20 верб на 9000 грн.", Status.PLANNED, period=year(2023), money="9000")
    written.report(path, "Роботи призупинено.", Status.SUSPENDED, period=year(2023))
    written.report(bridge, "Міст оглянуто.", Status.COMPLETED, period=year(2023))
    return written
