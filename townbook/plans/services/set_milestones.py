"""Say which steps an item has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.services.lock_city import lock_city
from townbook.plans.item_content import MilestoneContent
from townbook.plans.models import Item, Milestone
from townbook.plans.selectors.item_versions import content_of, version_of
from townbook.plans.services.keep_version import keep_version
from townbook.plans.services.revise_item import LONGEST_TITLE, check_version
from townbook.sources.models import Passage
from townbook.text.canonical import canonical_text

MOST_MILESTONES = 60
"""Of one item; a plan with more steps has items of its own for them."""


@dataclass(frozen=True, slots=True)
class NewMilestone:
    """A step as it is to be; ``passage`` is where a document says so.

    Without a passage, the one of the step that has the same title now is kept.
    """

    title: str
    due: date | None = None
    reached_on: date | None = None
    passage: Passage | None = None


@transaction.atomic
def set_milestones(
    *,
    item: Item,
    milestones: Sequence[NewMilestone],
    expected_version: int,
    reason: str = "",
    actor: User | None,
    action: str = "revised",
) -> Item:
    """The item with these steps, in this order, in place of those it had; its history keeps them.

    What says nothing new makes no version. Raises what :func:`~townbook.plans.services.revise_item.
    revise_item` raises, and :class:`ValueError` for a passage of another city.
    """
    lock_city(city=item.plan.city)
    item = Item.objects.select_related("plan__city", "plan__source").get(pk=item.pk)
    before = content_of(item=item)
    version = version_of(item=item)
    check_version(item, expected_version, version, before)
    if any(each.passage and each.passage.source.city_id != item.plan.city_id for each in milestones):
        raise ValueError("a passage belongs to another city")
    wanted = checked_milestones(milestones, item.plan.city.today)
    steps = tuple(MilestoneContent(each.title, each.due, each.reached_on) for each in wanted)
    after = replace(before, milestones=steps)
    if after == before:
        return item
    way_back = way_to_steps(item)
    write_milestones(item, wanted)
    keep_version(
        item=item,
        before=before,
        after=after,
        version=version,
        action=action,
        reason=canonical_text(reason).strip(),
        actor=actor,
        way_back=way_back,
    )
    return item


def checked_milestones(milestones: Sequence[NewMilestone], today: date) -> list[NewMilestone]:
    """The steps in canonical text. Raises :class:`~django.core.exceptions.ValidationError`."""
    clean = [replace(each, title=" ".join(canonical_text(each.title).split())) for each in milestones]
    wrong: list[str] = []
    if len(clean) > MOST_MILESTONES:
        wrong.append(_("These are too many milestones: at most %(most)s.") % {"most": MOST_MILESTONES})
    for each in clean:
        if not each.title:
            wrong.append(_("A milestone needs a title. Say in a few words what is then reached."))
        if len(each.title) > LONGEST_TITLE:
            wrong.append(_("This is too long: at most %(limit)s characters.") % {"limit": LONGEST_TITLE})
        if each.reached_on and each.reached_on > today:
            said = _("“%(title)s” cannot have been reached on a day that has not come yet.")
            wrong.append(said % {"title": each.title})
    if wrong:
        raise ValidationError({"milestones": wrong})
    return clean


def way_to_steps(item: Item) -> dict[str, Any]:
    """Where documents name the item's steps, by their titles: a step that goes takes its passage with it."""
    known = Milestone.objects.filter(item=item, passage__isnull=False)
    return {"passages": dict(known.values_list("title", "passage"))}


def write_milestones(item: Item, wanted: Sequence[NewMilestone]) -> None:
    """Put the steps into the item's rows, with no word in its history.

    The rows by position: a step that only moves its day keeps its row, and its event in calendars.
    """
    known = list(Milestone.objects.filter(item=item).order_by("position"))
    passages = {each.title: each.passage_id for each in known}
    rows = [
        Milestone(
            item=item,
            position=position,
            title=each.title,
            due=each.due,
            reached_on=each.reached_on,
            passage_id=each.passage.pk if each.passage else passages.get(each.title),
        )
        for position, each in enumerate(wanted)
    ]
    for row, before in zip(rows, known, strict=False):
        row.pk = before.pk
    changed, new = rows[: len(known)], rows[len(known) :]
    Milestone.objects.bulk_update(changed, ["title", "due", "reached_on", "passage"])
    Milestone.objects.bulk_create(new)
    Milestone.objects.filter(item=item, position__gte=len(rows)).delete()
