"""Bring a sheet that was edited into its plan, as a person saw it in the preview."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.models import Body
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.mark_published import mark_published
from townbook.cities.services.note_changes import NotedChange, note_changes
from townbook.cities.services.register_bodies import Spellings, register_bodies
from townbook.plans.models import Plan
from townbook.plans.said_words import several_lines
from townbook.plans.searchable import BODIES, ITEMS
from townbook.plans.selectors.plan_sheet import plan_sheet
from townbook.plans.services.seat_lines import seat_lines
from townbook.plans.services.write_lines import Written, write_lines
from townbook.plans.sheets.changes import sheet_changes
from townbook.plans.sheets.lines import PlanSheet, ReadSheet
from townbook.plans.sheets.outcome import SheetChanges
from townbook.search.services.index_objects import index_objects


class PlanChangedMeanwhile(Exception):
    """The plan is not what it was in the preview; nothing was changed."""


@dataclass(frozen=True, slots=True)
class AppliedSheet:
    """How many lines are new, say something else or stand elsewhere, were removed, and came back."""

    new: int
    changed: int
    removed: int
    restored: int


@transaction.atomic
def apply_sheet(
    *,
    plan: Plan,
    read: ReadSheet,
    seen: str,
    remove: Collection[str] = (),
    restore: Collection[str] = (),
    bodies: Mapping[str, Body | None],
    reason: str = "",
    actor: User | None,
) -> AppliedSheet:
    """Everything the sheet changes, or nothing.

    ``seen`` is the :attr:`~townbook.plans.sheets.lines.PlanSheet.fingerprint` of the plan in the preview,
    ``remove`` are keys of lines that are not in the sheet and shall go, ``restore`` of removed ones in it
    that shall come back, without what was part of them. ``bodies`` says for every name no body has which one
    is meant, whose spelling it becomes; ``None`` for a body that is new. The queries grow with what changes,
    never with what stays. Raises :class:`PlanChangedMeanwhile`, and
    :class:`~django.core.exceptions.ValidationError` where something is wrong in the sheet.
    """
    lock_city(city=plan.city)
    sheet = plan_sheet(plan=plan)
    if sheet.fingerprint != seen:
        raise PlanChangedMeanwhile
    changes = sheet_changes(sheet, read, (), remove, restore)
    if wrong := (*changes.problems, *changes.waiting):
        raise ValidationError([problem.sentence for problem in wrong])
    if changes.is_nothing:
        return AppliedSheet(0, 0, 0, 0)
    body_ids = dict(sheet.body_ids) | _registered(plan, changes, bodies)
    said = several_lines(reason)
    seated = seat_lines(plan=plan, sheet=sheet, changes=changes)
    written = write_lines(
        plan=plan,
        sheet=sheet,
        changes=changes,
        items=seated.items,
        body_ids=body_ids,
        actor=actor,
        reason=said,
    )
    _note(plan, sheet, changes, [*seated.notes, *written.notes], actor, said)
    touched = {item.pk for item in seated.items.values()} | seated.removed | seated.parents
    index_objects(changed={ITEMS.name: touched, BODIES.name: _touched_bodies(written, body_ids, sheet)})
    mark_published(city=plan.city)
    restored = set(changes.restored)
    changed = sum(line.key not in restored for line in changes.changed)
    return AppliedSheet(len(changes.new), changed, len(changes.removed), len(restored))


def _registered(plan: Plan, changes: SheetChanges, bodies: Mapping[str, Body | None]) -> dict[str, int]:
    """By name, the bodies nobody had under that name before."""
    if any(name not in bodies for name in changes.unknown_bodies):
        raise ValidationError(_("Say of each unknown body whether it is new or which one it is."))
    if any(body is not None and body.city_id != plan.city_id for body in bodies.values()):
        raise ValidationError(_("This body belongs to another city. Choose one of this city."))
    spellings = []
    for name in changes.unknown_bodies:
        body = bodies[name]
        spellings.append(Spellings(name) if body is None else Spellings(body.name, (name,)))
    found = register_bodies(city=plan.city, language=plan.language, bodies=spellings) if spellings else []
    return {
        name: (chosen or made).pk
        for name, made in zip(changes.unknown_bodies, found, strict=True)
        for chosen in [bodies[name]]
    }


def _note(
    plan: Plan,
    sheet: PlanSheet,
    changes: SheetChanges,
    notes: Collection[NotedChange],
    actor: User | None,
    reason: str,
) -> None:
    note_changes(city=plan.city, actor=actor, record="item", changes=notes, reason=reason)
    counts = {"new": len(changes.new), "changed": len(changes.changed), "removed": len(changes.removed)}
    if changes.restored:
        counts["restored"] = len(changes.restored)
    whole = NotedChange(
        "sheet",
        plan.pk,
        plan.title,
        {"lines": len(sheet.lines)},
        {**counts, "lines": _lines_after(sheet, changes)},
    )
    note_changes(city=plan.city, actor=actor, record="plan", changes=[whole], reason=reason)


def _lines_after(sheet: PlanSheet, changes: SheetChanges) -> int:
    return len(sheet.lines) + len(changes.new) + len(changes.restored) - len(changes.removed)


def _touched_bodies(written: Written, body_ids: Mapping[str, int], sheet: PlanSheet) -> set[int]:
    return written.bodies | (set(body_ids.values()) - set(sheet.body_ids.values()))
