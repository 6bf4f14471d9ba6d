"""Say who answers for an item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.models import Body
from townbook.cities.services.lock_city import lock_city
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Item, Responsibility
from townbook.plans.plan_content import ChangedMeanwhile
from townbook.plans.searchable import BODIES
from townbook.plans.selectors.item_links import answers_of, mark_of_answers
from townbook.plans.services.note_item import note_item
from townbook.search.services.index_objects import index_objects
from townbook.sources.models import Passage

MOST_BODIES = 60
"""Of one item."""

Answer = tuple[Body, ResponsibilityRole]


@transaction.atomic
def change_responsibilities(
    *,
    item: Item,
    answers: Sequence[Answer],
    expected: str,
    reason: str = "",
    actor: User | None,
    action: str = "revised",
    passages: Mapping[int, Passage] | None = None,
) -> Item:
    """The item with these bodies, in this order, in place of those that answered for it.

    A body that stays keeps the passage that names it; one that comes gets the one in ``passages``, by the
    body's primary key. ``expected`` is the
    :func:`~townbook.plans.selectors.item_links.mark_of_answers` of what the person saw. Raises
    :class:`~django.core.exceptions.ValidationError` for a body that is named twice, was merged, or is another
    city's, :class:`~townbook.plans.plan_content.ChangedMeanwhile` for a change in between.
    """
    lock_city(city=item.plan.city)
    item = Item.objects.select_related("plan__city").get(pk=item.pk)
    known = answers_of(item=item)
    if mark_of_answers(known) != expected:
        raise ChangedMeanwhile
    _check(item, answers)
    rows = {row.body_id: row for row in known}
    way_back = way_to_answers(known)
    wanted = {body.pk for body, _role in answers}
    Responsibility.objects.filter(item=item).exclude(body__in=wanted).delete()
    new: list[Responsibility] = []
    kept: list[Responsibility] = []
    for position, (body, role) in enumerate(answers):
        row = rows.get(body.pk) or Responsibility(item=item, body=body, passage=(passages or {}).get(body.pk))
        row.role, row.position = role, position
        (kept if row.pk else new).append(row)
    Responsibility.objects.bulk_update(kept, ["role", "position"])
    Responsibility.objects.bulk_create(new)
    index_objects(changed={BODIES.name: rows.keys() ^ wanted})
    note_item(
        item=item,
        action=action,
        before={"responsibilities": [f"{row.body.name} ({row.role})" for row in known]},
        after={"responsibilities": [f"{body.name} ({role.value})" for body, role in answers]},
        reason=reason,
        actor=actor,
        way_back=way_back,
    )
    return item


def way_to_answers(known: Iterable[Responsibility]) -> dict[str, Any]:
    """Who answers for an item, for the way back from a change: bodies, their roles, the passages."""
    return {"responsibilities": [[row.body_id, str(row.role), row.passage_id] for row in known]}


def _check(item: Item, answers: Sequence[Answer]) -> None:
    wrong: list[str] = []
    if len(answers) > MOST_BODIES:
        wrong.append(_("These are too many bodies: at most %(most)s.") % {"most": MOST_BODIES})
    seen: set[int] = set()
    for body, _role in answers:
        if body.city_id != item.plan.city_id:
            wrong.append(_("This body belongs to another city. Choose one of this city."))
        elif body.merged_into_id is not None:
            wrong.append(_("“%(name)s” was merged into another body. Choose that one.") % {"name": body.name})
        elif body.pk in seen:
            said = _("“%(name)s” stands here twice. A body answers for an item once.")
            wrong.append(said % {"name": body.name})
        seen.add(body.pk)
    if wrong:
        raise ValidationError(wrong)
