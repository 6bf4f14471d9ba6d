"""Do one operation to a Draft spread out: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from townbook.intake.review.adding import add_item, add_report
from townbook.intake.review.fields import STATUS_FIELDS, read_value
from townbook.intake.review.inapplicable import Inapplicable, Reason
from townbook.intake.review.merging import merge
from townbook.intake.review.operations import (
    Accept,
    Add,
    AddReport,
    Assign,
    Change,
    ChoosePlan,
    Correct,
    Drop,
    Match,
    MatchInPlan,
    Merge,
    Move,
    Operation,
    Resolve,
    Restore,
    Settle,
    Split,
)
from townbook.intake.review.references import body_reference, item_reference, key_of, kind_of
from townbook.intake.review.sheet import Sheet
from townbook.intake.review.splitting import split
from townbook.reading.draft import DraftBody, DraftItem, DraftReport, DraftResponsibility


def apply(sheet: Sheet, operation: Operation, number: int) -> frozenset[str]:
    """Do the operation with that number, and give the records it changes.

    Raises :class:`Inapplicable`, with the sheet as it was, where it does not apply.
    """
    sheet.number = number
    match operation:
        case Accept():
            return _accept(sheet, operation)
        case Resolve():
            return _resolve(sheet, operation)
        case Settle():
            sheet.settled[operation.doubt] = operation.note
            return frozenset()
        case ChoosePlan():
            sheet.plan = operation.plan
            return frozenset()
        case Drop() | Restore():
            records = _drop_or_restore(sheet, operation)
        case _:
            records = _DOINGS[type(operation)](sheet, operation)
    sheet.changed.update(records)
    sheet.touched.update(dict.fromkeys(records, number))
    return frozenset(records)


def _accept(sheet: Sheet, operation: Accept) -> frozenset[str]:
    records = [sheet.there(record) for record in operation.records]
    sheet.accepted.update(records)
    return frozenset(records)


def _resolve(sheet: Sheet, operation: Resolve) -> frozenset[str]:
    if not 0 <= operation.doubt < len(sheet.draft.doubts):
        raise Inapplicable(Reason.GONE, f"doubt:{operation.doubt}")
    sheet.resolved[operation.doubt] = operation.note
    return frozenset()


def _drop_or_restore(sheet: Sheet, operation: Drop | Restore) -> set[str]:
    records = {sheet.record_of(part) for part in operation.parts}
    for part in operation.parts:
        if isinstance(operation, Drop):
            sheet.there(part)
        elif not sheet.is_known(part) or part not in sheet.dropped | sheet.dropped_figures:
            raise Inapplicable(Reason.GONE, part)
    for part in operation.parts:
        dropped = sheet.dropped_figures if kind_of(part) == "figure" else sheet.dropped
        (dropped.add if isinstance(operation, Drop) else dropped.discard)(part)
    return records


def _match(sheet: Sheet, operation: Match) -> set[str]:
    record = sheet.there(operation.record)
    if kind_of(record) not in ("item", "body"):
        raise Inapplicable(Reason.UNLIKE, record)
    if operation.known is None:
        sheet.matches.pop(record, None)
    else:
        sheet.matches[record] = operation.known
    return {record}


def _match_in_plan(sheet: Sheet, operation: MatchInPlan) -> set[str]:
    record = sheet.there(operation.record)
    if kind_of(record) != "item":
        raise Inapplicable(Reason.UNLIKE, record)
    said = sheet.matches_in_plans.setdefault(operation.plan, {})
    # What was said of an item before plans could be chosen gives way.
    sheet.matches.pop(record, None)
    if operation.known is None:
        said.pop(record, None)
    else:
        said[record] = operation.known
    return {record}


def _correct(sheet: Sheet, operation: Correct) -> set[str]:
    before = (dict(sheet.items), dict(sheet.bodies), dict(sheet.reports), dict(sheet.others))
    try:
        for change in operation.changes:
            _change(sheet, change)
        _check_days(sheet, operation.changes)
        _check_ranges(sheet, operation.changes)
    except Inapplicable:
        sheet.items, sheet.bodies, sheet.reports, sheet.others = before
        raise
    return {sheet.record_of(change.part) for change in operation.changes}


def _change(sheet: Sheet, change: Change) -> None:
    part = sheet.there(change.part)
    kind, key = kind_of(part), key_of(part)
    try:
        value = read_value(kind, change.field, change.value)
    except ValueError:
        raise Inapplicable(Reason.NOT_SAID, part) from None
    if kind == "item":
        sheet.items[key] = replace(sheet.items[key], **{change.field: value})
    elif kind == "body":
        sheet.bodies[key] = _renamed(sheet.bodies[key], value)
    elif kind == "report":
        sheet.reports[int(key)] = _with(sheet.reports[int(key)], change.field, value)
    elif kind == "figure":
        report, place = map(int, key.split("."))
        sheet.reports[report] = _with_figure(sheet.reports[report], place, change.field, value)
    else:
        sheet.others[part] = replace(sheet.others[part], **{change.field: value})


def _renamed(body: DraftBody, name: str) -> DraftBody:
    """The body under another name; the document's own spelling stays one of its names."""
    aliases = tuple(each for each in dict.fromkeys((body.name, *body.aliases)) if each != name)
    return replace(body, name=name, aliases=aliases)


def _with(report: DraftReport, field: str, value: Any) -> DraftReport:
    if field not in STATUS_FIELDS:
        return replace(report, **{field: value})
    status = replace(report.status, **{STATUS_FIELDS[field]: value})
    # What a person says is said for certain.
    return replace(report, status=replace(status, confidence=1.0) if field == "status" else status)


def _with_figure(report: DraftReport, place: int, field: str, value: Any) -> DraftReport:
    figure = replace(report.figures[place], **{field: value})
    if field == "value":
        figure = replace(figure, low=None, high=None)
    elif field in ("low", "high"):
        figure = replace(figure, value=None)
    return replace(report, figures=(*report.figures[:place], figure, *report.figures[place + 1 :]))


def _check_days(sheet: Sheet, changes: Iterable[Change]) -> None:
    for part in dict.fromkeys(change.part for change in changes):
        starts, ends = None, None
        if kind_of(part) == "item":
            starts, ends = sheet.items[key_of(part)].starts, sheet.items[key_of(part)].ends
        elif kind_of(part) == "report":
            status = sheet.reports[int(key_of(part))].status
            starts, ends = status.until, status.until_ends
        if starts and ends and ends < starts:
            raise Inapplicable(Reason.ENDS_BEFORE_IT_STARTS, part)


def _check_ranges(sheet: Sheet, changes: Iterable[Change]) -> None:
    """A figure is one number, or a range with both of its ends, the lower one first."""
    for part in dict.fromkeys(change.part for change in changes if change.field in ("low", "high")):
        report, place = map(int, key_of(part).split("."))
        figure = sheet.reports[report].figures[place]
        if figure.value is None and (figure.low is None or figure.high is None or figure.low > figure.high):
            raise Inapplicable(Reason.NOT_SAID, part)


def _assign(sheet: Sheet, operation: Assign) -> set[str]:
    if operation.role not in ("lead", "contributor", ""):
        raise Inapplicable(Reason.NOT_SAID, operation.item)
    item = sheet.items[key_of(sheet.there(operation.item))]
    body = _body(sheet, operation)
    others = [answer for answer in item.responsibilities if answer.body != body]
    of_body = [answer for answer in item.responsibilities if answer.body == body]
    passage = of_body[0].passage if of_body else item.passage
    if operation.role:
        others.append(DraftResponsibility(body, operation.role, passage))
    # The one who leads is named first.
    answers = tuple(sorted(others, key=lambda answer: answer.role != "lead"))
    sheet.items[item.key] = replace(item, responsibilities=answers)
    return {operation.item}


def _body(sheet: Sheet, operation: Assign) -> str:
    if operation.body:
        return key_of(sheet.there(body_reference(operation.body)))
    name = " ".join(operation.name.split())
    if not name or not operation.role:
        raise Inapplicable(Reason.NOT_SAID, operation.item)
    for key, body in sheet.bodies.items():
        gone = body_reference(key) in sheet.dropped or body_reference(key) in sheet.merged
        if not gone and name in (body.name, *body.aliases):
            return key
    # Called by the operation's number: without an earlier one it is still called the same.
    key = f"n{sheet.number}"
    sheet.bodies[key] = DraftBody(key, name)
    return key


def _move(sheet: Sheet, operation: Move) -> set[str]:
    part = sheet.there(operation.part)
    parent = key_of(sheet.there(item_reference(operation.parent))) if operation.parent else None
    if kind_of(part) == "report" and parent is not None:
        record = sheet.record_of(part)
        report = sheet.reports[int(key_of(part))]
        sheet.reports[int(key_of(part))] = replace(report, item=parent)
        return {record, item_reference(parent)}
    if kind_of(part) != "item" or operation.level not in {level.key for level in sheet.levels}:
        raise Inapplicable(Reason.UNLIKE, part)
    if sheet.is_within(parent, key_of(part)):
        raise Inapplicable(Reason.ROUND_IN_A_CIRCLE, part)
    item: DraftItem = sheet.items[key_of(part)]
    sheet.items[item.key] = replace(item, parent=parent, level=operation.level)
    return {part}


_DOINGS: dict[type[Operation], Callable[[Sheet, Any], set[str]]] = {
    Correct: _correct,
    Assign: _assign,
    Move: _move,
    Merge: merge,
    Split: split,
    Match: _match,
    MatchInPlan: _match_in_plan,
    Add: add_item,
    AddReport: add_report,
}
