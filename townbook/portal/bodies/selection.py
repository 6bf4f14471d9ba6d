"""Which of a body's duties are looked at."""

from __future__ import annotations

from dataclasses import dataclass

from townbook.portal.bodies.sheet import BodySheet, DutyLine
from townbook.reading.status import Status
from townbook.sources.addresses import page_number
from townbook.ui.charts.distribution import style_name

LINES_ON_A_PAGE = 100


class NoSuchSelection(LookupError):
    """There is no such choice."""


@dataclass(frozen=True, slots=True)
class Selection:
    """One page of the duties chosen; ``total`` counts them all, ``status`` is set where it was asked for.

    ``address`` is what pages' numbers are written after.
    """

    lines: tuple[DutyLine, ...]
    total: int
    show: str
    status: Status | None
    page: int
    pages: int
    address: str


def selection(*, sheet: BodySheet, show: str | None, status: str | None, page: str | None) -> Selection:
    """What an address asks for: all, the late, the never reported, or those of one status.

    Raises :class:`NoSuchSelection`, and :class:`~django.http.Http404` for a page that is not there.
    """
    asked = _status(status)
    chosen = _chosen(sheet, show, asked)
    pages = max(1, -(-len(chosen) // LINES_ON_A_PAGE))
    number = page_number(page, pages)
    return Selection(
        lines=chosen[(number - 1) * LINES_ON_A_PAGE : number * LINES_ON_A_PAGE],
        total=len(chosen),
        show=show or "",
        status=asked,
        page=number,
        pages=pages,
        address=_address(show, status),
    )


def _chosen(sheet: BodySheet, show: str | None, status: Status | None) -> tuple[DutyLine, ...]:
    match show, status:
        case None, None:
            return sheet.lines
        case "late", None:
            return sheet.late
        case "never-reported", None:
            return sheet.unreported
        case None, Status():
            return tuple(line for line in sheet.lines if line.status is status and not line.duty.is_heading)
        case _:
            raise NoSuchSelection(show, status)


def _status(asked: str | None) -> Status | None:
    if asked is None:
        return None
    for status in Status:
        if style_name(status) == asked:
            return status
    raise NoSuchSelection(asked)


def _address(show: str | None, status: str | None) -> str:
    if show:
        return f"?show={show}&page="
    return f"?status={status}&page=" if status else "?page="
