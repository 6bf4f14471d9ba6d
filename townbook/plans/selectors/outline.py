"""A plan as its editors see it: the whole tree in lines, and what was removed of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Item, Plan, Responsibility
from townbook.text.digits import ascii_digits
from townbook.text.search_keys import search_key


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """An item, how deep it stands (0 at the top), and the names of its leads."""

    item: Item
    depth: int
    leads: tuple[str, ...]


def outline(*, plan: Plan) -> tuple[OutlineRow, ...]:
    """The plan's items, each before its parts. Two queries, whatever the plan's size."""
    children: defaultdict[int | None, list[Item]] = defaultdict(list)
    items = Item.objects.filter(plan=plan).select_related("level").defer("description")
    for item in items.order_by("position", "id"):
        children[item.parent_id].append(item)
    leads = _leads(plan)

    def rows(parent: int | None, depth: int) -> Iterator[OutlineRow]:
        for item in children[parent]:
            yield OutlineRow(item, depth, tuple(leads[item.pk]))
            yield from rows(item.pk, depth + 1)

    return tuple(rows(None, 0))


def _leads(plan: Plan) -> defaultdict[int, list[str]]:
    answers = Responsibility.objects.filter(item__plan=plan, role=ResponsibilityRole.LEAD)
    names: defaultdict[int, list[str]] = defaultdict(list)
    for item, name in answers.order_by("position", "id").values_list("item_id", "body__name"):
        names[item].append(name)
    return names


def matching(rows: Sequence[OutlineRow], words: str, language: str) -> tuple[OutlineRow, ...]:
    """The rows whose number begins so, or whose title has all the words, in whatever form."""
    number = ascii_digits(words.strip())
    wanted = search_key(words, language).split()
    return tuple(
        row
        for row in rows
        if (number and ascii_digits(row.item.number).startswith(number))
        or (wanted and all(word in row.item.title_key for word in wanted))
    )


def removed_branches(*, plan: Plan) -> QuerySet[Item]:
    """The topmost items of what was removed, the last removed first. One query."""
    removed = Item.all_rows.filter(plan=plan, removed_at__isnull=False)
    topmost = Q(parent__isnull=True) | Q(parent__removed_at__isnull=True)
    elsewhen = Q(parent__removed_at__isnull=False) & ~Q(parent__removed_at=F("removed_at"))
    return removed.filter(topmost | elsewhen).select_related("parent").order_by("-removed_at", "-id")
