"""What acceptance would find of a Draft as it is reviewed so far: nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from townbook.cities.models import Body, City
from townbook.intake.body_matching import recognise_bodies
from townbook.intake.difference import Change, Difference, ItemNote, changes_of, missing_items
from townbook.intake.matching import recognise_items
from townbook.intake.normal_form import normal_form
from townbook.intake.recognition import recognise_plan
from townbook.intake.review.fold import Review
from townbook.intake.review.references import keys_of_kind
from townbook.intake.selectors.body_aliases import body_aliases
from townbook.plans.models import Item, Period, Plan, Report
from townbook.plans.selectors.said_reports import period_said, sayings_by_report, sayings_of
from townbook.reading.draft import Draft as ReadDraft


@dataclass(frozen=True)
class Outlook:
    """The plan a Draft speaks of, and what in it and in the city is known already.

    ``read`` is the reviewed Draft in its normal form; ``plan`` is ``None`` where it makes a new one;
    ``known`` are the plan's items in their order. ``found`` and ``bodies`` are by the Draft's keys.
    """

    read: ReadDraft
    plan: Plan | None
    known: tuple[Item, ...]
    found: Mapping[str, Item]
    aliases: Mapping[str, Body]
    bodies: Mapping[str, Body]

    @cached_property
    def changes(self) -> Mapping[str, tuple[Change, ...]]:
        """By the Draft's key, what the document says otherwise of a known item."""
        keys = {item.pk: item.key for item in self.known}
        changes = {}
        for draft in self.read.items:
            item = self.found.get(draft.key)
            if item is not None:
                was = keys.get(item.parent_id, "") if item.parent_id else ""
                changes[draft.key] = tuple(changes_of(draft, item, was, self._key_of(draft.parent)))
        return {key: said for key, said in changes.items() if said}

    @cached_property
    def missing(self) -> tuple[Item, ...]:
        """The plan's items that the document leaves out, of the branches it covers."""
        return tuple(missing_items(self.known, self.found.values()))

    @cached_property
    def new(self) -> tuple[ItemNote, ...]:
        """The items that the plan has not; their keys are the Draft's."""
        return tuple(
            ItemNote(item.key, item.number, item.title)
            for item in self.read.items
            if item.key not in self.found
        )

    def _key_of(self, draft_key: str | None) -> str:
        if draft_key is None:
            return ""
        # A parent that is new has no key in the plan yet; none of the plan's begins so.
        return self.found[draft_key].key if draft_key in self.found else f"+{draft_key}"


def outlook_of(*, city: City, review: Review) -> Outlook:
    """The outlook of a Draft as it is reviewed so far. Four queries at most, however long it is."""
    read = normal_form(review.draft)
    language = read.source.language
    plan = None
    if read.items:
        plan = recognise_plan(city=city, title=read.source.title, items=read.items, language=language)
    known: tuple[Item, ...] = ()
    if plan is not None:
        items = Item.objects.filter(plan=plan).select_related("level").order_by("position", "id")
        known = tuple(items)
    found = recognise_items(
        items=read.items,
        known=known,
        language=plan.language if plan else language,
        chosen=keys_of_kind(review.matches, "item"),
    )
    aliases = body_aliases(city=city) if read.bodies else {}
    bodies = recognise_bodies(
        bodies=read.bodies,
        aliases=aliases,
        language=language,
        chosen=keys_of_kind(review.matches, "body"),
    )
    return Outlook(read, plan, known, found, aliases, bodies)


def expected_difference(*, outlook: Outlook) -> Difference:
    """What acceptance will say, but for moves of statuses. Three queries, however long the Draft is.

    Of new items the notes' keys are the Draft's.
    """
    reported, corrected, unchanged = _reports(outlook)
    return Difference(
        plan_is_new=outlook.plan is None,
        new=outlook.new,
        changed=tuple(change for changes in outlook.changes.values() for change in changes),
        missing=tuple(ItemNote.of(item) for item in outlook.missing),
        reported=tuple(reported),
        corrected=tuple(corrected),
        unchanged=unchanged,
    )


def _reports(outlook: Outlook) -> tuple[list[ItemNote], list[ItemNote], int]:
    said = dict(_said_before(outlook))
    notes = {item.key: ItemNote(item.key, item.number, item.title) for item in outlook.read.items}
    notes |= {key: ItemNote.of(item) for key, item in outlook.found.items()}
    reported, corrected, unchanged = [], [], 0
    for place, report in enumerate(outlook.read.reports):
        before = said.get(place)
        if before is None:
            reported.append(notes[report.item])
        elif before == sayings_of(report.text, report.status, report.figures):
            unchanged += 1
        else:
            corrected.append(notes[report.item])
    return reported, corrected, unchanged


def _said_before(outlook: Outlook) -> Iterator[tuple[int, object]]:
    """By the place of a report in the Draft, what the plan's report on the item in that period says."""
    if outlook.plan is None or not outlook.read.reports:
        return
    periods = list(Period.objects.filter(plan=outlook.plan))
    current = Report.objects.filter(item__plan=outlook.plan, is_current=True)
    said = sayings_by_report(reports=current)
    standing = {(report.item_id, report.period_id): report.pk for report in current}
    for place, report in enumerate(outlook.read.reports):
        item, period = outlook.found.get(report.item), period_said(report.period, periods)
        if item is not None and period is not None and (item.pk, period.pk) in standing:
            yield place, said[standing[item.pk, period.pk]]
