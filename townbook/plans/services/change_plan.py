"""Change what a plan is called, its language and its levels."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from townbook.accounts.models import User
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.mark_published import mark_published
from townbook.cities.services.note_change import note_change
from townbook.plans.models import Item, Level, Plan
from townbook.plans.plan_content import ChangedMeanwhile, PlanContent, WantedLevel
from townbook.plans.said_words import several_lines
from townbook.plans.searchable import ITEMS, PLANS
from townbook.plans.selectors.plan_content import plan_content
from townbook.plans.services.check_plan import checked_plan
from townbook.plans.services.order_siblings import order_levels
from townbook.plans.services.take_levels_out import take_levels_out
from townbook.plans.title_keys import plan_title_key
from townbook.search.services.index_objects import index_objects
from townbook.text.search_keys import search_key


@transaction.atomic
def change_plan(
    *,
    plan: Plan,
    content: PlanContent,
    expected: str,
    reason: str = "",
    actor: User | None,
    action: str = "revised",
) -> Plan:
    """The plan called so, with these levels from the top down; its address stays.

    A level that is not among ``content`` goes, if no item stands at it, removed ones included. ``expected``
    is the :attr:`PlanContent.mark` of what the person saw. Raises
    :class:`~django.core.exceptions.ValidationError` with a sentence for each field that will not do,
    :class:`~townbook.plans.plan_content.ChangedMeanwhile` for a change in between, :class:`ValueError` for a
    level of another plan.
    """
    lock_city(city=plan.city)
    plan = Plan.objects.select_related("city").get(pk=plan.pk)
    before = plan_content(plan=plan)
    if before.mark != expected:
        raise ChangedMeanwhile
    after = checked_plan(content)
    if after == before:
        return plan
    language_changed = after.language != plan.language
    plan.title, plan.language = after.title, after.language
    plan.title_key = plan_title_key(plan.title, plan.language)
    plan.save(update_fields=["title", "title_key", "language"])
    _write_levels(plan, after.levels)
    if language_changed:
        _write_search_keys(plan)
    note_change(
        city=plan.city,
        actor=actor,
        action=action,
        record="plan",
        record_id=plan.pk,
        label=plan.title,
        before=before.to_json(),
        after=after.to_json(),
        reason=several_lines(reason),
        way_back={"levels": [[level.key, level.label] for level in before.levels]},
    )
    items = Item.objects.filter(plan=plan).values_list("pk", flat=True) if language_changed else ()
    index_objects(changed={PLANS.name: [plan.pk], ITEMS.name: list(items)})
    mark_published(city=plan.city)
    return plan


def _write_levels(plan: Plan, wanted: Sequence[WantedLevel]) -> None:
    known = {level.key: level for level in Level.objects.filter(plan=plan)}
    kept = {level.key for level in wanted if level.key}
    if kept - known.keys():
        raise ValueError("a level belongs to another plan")
    take_levels_out(levels=[level for key, level in known.items() if key not in kept])
    next_position = 1 + max((level.position for level in known.values()), default=-1)
    rows: list[Level] = []
    for place, said in enumerate(wanted):
        row = known.get(said.key)
        if row is None:
            row = Level.objects.create(
                plan=plan, position=next_position + place, key=_free_key(known), label=said.label
            )
            known[row.key] = row
        elif row.label != said.label:
            row.label = said.label
            row.save(update_fields=["label"])
        rows.append(row)
    order_levels(levels=rows)


def _free_key(known: dict[str, Level]) -> str:
    number = len(known) + 1
    while f"level-{number}" in known:
        number += 1
    return f"level-{number}"


def _write_search_keys(plan: Plan) -> None:
    items = list(Item.all_rows.filter(plan=plan))
    for item in items:
        item.title_key = search_key(item.title, plan.language)
    Item.all_rows.bulk_update(items, ["title_key"], batch_size=200)
