"""Change what an item says, and keep what it said."""

from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.services.lock_city import lock_city
from townbook.plans.item_content import ItemContent
from townbook.plans.models import Item
from townbook.plans.selectors.item_versions import content_of, content_of_version, version_of
from townbook.plans.services.keep_version import keep_version
from townbook.text.canonical import canonical_text
from townbook.text.search_keys import search_key

LONGEST_NUMBER = 60
LONGEST_TITLE = 2_000
LONGEST_DESCRIPTION = 50_000
"""Characters; the longest of real plans are 25, 600 and 4,000."""


class ItemChangedMeanwhile(Exception):
    """Somebody changed the item since it was read.

    ``changed`` names the fields of :class:`ItemContent` that differ from what was read; ``current`` is what
    the item says now, as version ``version``.
    """

    def __init__(self, changed: tuple[str, ...], current: ItemContent, version: int) -> None:
        super().__init__(f"version {version} changed {', '.join(changed) or 'nothing'}")
        self.changed = changed
        self.current = current
        self.version = version


@transaction.atomic
def revise_item(
    *,
    item: Item,
    content: ItemContent,
    expected_version: int,
    reason: str = "",
    actor: User | None,
    action: str = "revised",
) -> Item:
    """The item with that number, title, description and days; its milestones stay as they are.

    ``expected_version`` is the version the person saw (:func:`~townbook.plans.selectors.item_versions.
    version_of`), 1 for an item that was never changed. What says nothing new makes no version. Raises
    :class:`~django.core.exceptions.ValidationError` with a sentence for each field that will not do,
    :class:`ItemChangedMeanwhile` for a change in between, :class:`ValueError` for a version that never was.
    """
    lock_city(city=item.plan.city)
    item = Item.objects.select_related("plan__city", "plan__source").get(pk=item.pk)
    before = content_of(item=item)
    version = version_of(item=item)
    check_version(item, expected_version, version, before)
    after = replace(checked(content), milestones=before.milestones)
    if after == before:
        return item
    item.number, item.title, item.description = after.number, after.title, after.description
    item.starts, item.ends = after.starts, after.ends
    item.title_key = search_key(item.title, item.plan.language)
    item.save(update_fields=["number", "title", "title_key", "description", "starts", "ends"])
    keep_version(
        item=item,
        before=before,
        after=after,
        version=version,
        action=action,
        reason=canonical_text(reason).strip(),
        actor=actor,
    )
    return item


def check_version(item: Item, expected: int, version: int, current: ItemContent) -> None:
    """Raises what :func:`revise_item` raises for a version that is not the item's."""
    if expected == version:
        return
    if not 1 <= expected < version:
        raise ValueError(f"the item has no version {expected}")
    seen = content_of_version(item=item, number=expected)
    raise ItemChangedMeanwhile(seen.differing(current), current, version)


def checked(content: ItemContent) -> ItemContent:
    """The content in canonical text. Raises :class:`~django.core.exceptions.ValidationError`."""
    clean = replace(
        content,
        number=" ".join(canonical_text(content.number).split()),
        title=" ".join(canonical_text(content.title).split()),
        description=canonical_text(content.description).strip(),
    )
    wrong: dict[str, str] = {}
    if not clean.title:
        wrong["title"] = _("An item needs a title. Say in a few words what is to be done.")
    limits = (("number", LONGEST_NUMBER), ("title", LONGEST_TITLE), ("description", LONGEST_DESCRIPTION))
    for name, limit in limits:
        if len(getattr(clean, name)) > limit:
            wrong[name] = _("This is too long: at most %(limit)s characters.") % {"limit": limit}
    if clean.starts and clean.ends and clean.starts > clean.ends:
        wrong["ends"] = _("The last day is before the first. Change one of the two.")
    if wrong:
        raise ValidationError(wrong)
    return clean
