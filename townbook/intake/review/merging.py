"""Two items, or two bodies, that are one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from townbook.intake.review.inapplicable import Inapplicable, Reason
from townbook.intake.review.operations import Merge
from townbook.intake.review.references import key_of, kind_of
from townbook.intake.review.sheet import Sheet
from townbook.reading.draft import DraftAssignment, DraftItem, DraftResponsibility


def merge(sheet: Sheet, operation: Merge) -> set[str]:
    """Put one record into another.

    Raises :class:`Inapplicable` where they are not two of a kind, or one is part of the other's branch.
    """
    part, into = sheet.there(operation.part), sheet.there(operation.into)
    if part == into or kind_of(part) != kind_of(into) or kind_of(part) not in ("item", "body"):
        raise Inapplicable(Reason.UNLIKE, part)
    if kind_of(part) == "item":
        _merge_items(sheet, key_of(part), key_of(into), with_title=operation.with_title)
    else:
        _merge_bodies(sheet, key_of(part), key_of(into))
    sheet.merged[part] = into
    return {part, into}


def _merge_items(sheet: Sheet, part: str, into: str, *, with_title: bool) -> None:
    if sheet.is_within(into, part):
        raise Inapplicable(Reason.ROUND_IN_A_CIRCLE, f"item:{part}")
    gone, kept = sheet.items[part], sheet.items[into]
    if with_title:
        first, second = sorted((gone, kept), key=lambda item: item.passage)
        kept = replace(
            kept,
            title=f"{first.title} {second.title}".strip(),
            passage=(first.passage[0], max(first.passage[1], second.passage[1])),
        )
    sheet.items[into] = replace(
        kept,
        number=kept.number or gone.number,
        description="\n\n".join(filter(None, (kept.description, gone.description))),
        starts=kept.starts or (gone.starts if _fits(kept, gone) else None),
        ends=kept.ends or (gone.ends if _fits(kept, gone) else None),
        responsibilities=one_answer_each((*kept.responsibilities, *gone.responsibilities)),
    )
    for place, report in sheet.reports.items():
        if report.item == part:
            sheet.reports[place] = replace(report, item=into)


def _fits(kept: DraftItem, gone: DraftItem) -> bool:
    """Whether the days of both together begin before they end."""
    starts, ends = kept.starts or gone.starts, kept.ends or gone.ends
    return starts is None or ends is None or starts <= ends


def _merge_bodies(sheet: Sheet, part: str, into: str) -> None:
    gone, kept = sheet.bodies[part], sheet.bodies[into]
    names = dict.fromkeys((*kept.aliases, gone.name, *gone.aliases))
    sheet.bodies[into] = replace(kept, aliases=tuple(name for name in names if name != kept.name))
    for key, item in sheet.items.items():
        if any(answer.body == part for answer in item.responsibilities):
            answers = (
                replace(answer, body=into) if answer.body == part else answer
                for answer in item.responsibilities
            )
            sheet.items[key] = replace(item, responsibilities=one_answer_each(answers))
    for place, report in sheet.reports.items():
        if part in report.bodies:
            sheet.reports[place] = replace(report, bodies=_renamed(report.bodies, part, into))
    for reference, other in sheet.others.items():
        if isinstance(other, DraftAssignment) and part in other.bodies:
            sheet.others[reference] = replace(other, bodies=_renamed(other.bodies, part, into))


def one_answer_each(answers: Iterable[DraftResponsibility]) -> tuple[DraftResponsibility, ...]:
    """The answers with one a body, the first in which it leads, else its first."""
    found: dict[str, DraftResponsibility] = {}
    for answer in answers:
        known = found.get(answer.body)
        if known is None or (known.role != "lead" and answer.role == "lead"):
            found[answer.body] = answer
    return tuple(found.values())


def _renamed(bodies: Iterable[str], part: str, into: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(into if key == part else key for key in bodies))
