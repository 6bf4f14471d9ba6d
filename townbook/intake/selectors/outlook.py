"""What acceptance would find of a Draft as it is reviewed so far: nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from townbook.cities.models import Body, City
from townbook.intake.body_matching import recognise_bodies
from townbook.intake.difference import Change, Difference, ItemNote, changes_of, missing_items
from townbook.intake.matching import recognise_items
from townbook.intake.normal_form import normal_form
from townbook.intake.review.fold import Review
from townbook.intake.review.references import keys_of_kind
from townbook.intake.selectors.body_aliases import body_aliases
from townbook.intake.selectors.spoken_of import SpokenOf, chosen_items, plan_spoken_of
from townbook.intake.selectors.status_moves import status_moves
from townbook.plans.models import Item, Period, Plan, Report
from townbook.plans.selectors.said_reports import period_said, sayings_by_report, sayings_of
from townbook.reading.draft import Draft as ReadDraft


@dataclass(frozen=True)
class Outlook:
    """The plan a Draft speaks of, and what in it and in the city is known already.

    ``read`` is the reviewed Draft in its normal form; ``plan`` is ``None`` where it makes a new one, and
    ``spoken_of`` says how it was found; ``known`` are the plan's items in their order. ``chosen`` is what a
    person said of items against this plan. ``chosen``, ``found`` and ``bodies`` are by the Draft's keys. With
    ``compares_texts`` the words of the plan's reports are at hand.
    """

    read: ReadDraft
    plan: Plan | None
    spoken_of: SpokenOf
    chosen: Mapping[str, str]
    known: tuple[Item, ...]
    found: Mapping[str, Item]
    aliases: Mapping[str, Body]
    bodies: Mapping[str, Body]
    compares_texts: bool = False

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
    def moves(self) -> Mapping[str, tuple[Change, ...]]:
        """By the Draft's key, moves between statuses that nobody expects. Two queries at most."""
        if self.plan is None or not self.read.reports:
            return {}
        return status_moves(
            reports=self.read.reports,
            notes=self.notes,
            found=self.found,
            periods=self.periods,
            current=self.current,
        )

    @cached_property
    def periods(self) -> Sequence[Period]:
        """The plan's periods. One query."""
        return list(Period.objects.filter(plan=self.plan))

    @cached_property
    def current(self) -> QuerySet[Report]:
        """What was last reported in the plan; texts are fetched where they are compared. One query."""
        current = Report.objects.filter(item__plan=self.plan, item__removed_at__isnull=True, is_current=True)
        return current if self.compares_texts else current.only("item_id", "period_id", "status")

    @cached_property
    def notes(self) -> Mapping[str, ItemNote]:
        """By the Draft's key, its items as the plan calls them, where it knows them."""
        notes = {item.key: ItemNote(item.key, item.number, item.title) for item in self.read.items}
        return notes | {key: ItemNote.of(item) for key, item in self.found.items()}

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


def outlook_of(*, city: City, review: Review, compares_texts: bool = False) -> Outlook:
    """The outlook of a Draft as it is reviewed so far. Five queries at most, however long it is."""
    read = normal_form(review.draft)
    language = read.source.language
    spoken_of = plan_spoken_of(city=city, read=read, chosen=review.plan)
    plan = spoken_of.plan
    known: tuple[Item, ...] = ()
    if plan is not None:
        items = Item.objects.filter(plan=plan).select_related("level").order_by("position", "id")
        known = tuple(items)
    chosen = chosen_items(review=review, plan=plan)
    found = recognise_items(
        items=read.items, known=known, language=plan.language if plan else language, chosen=chosen
    )
    aliases = body_aliases(city=city) if read.bodies else {}
    bodies = recognise_bodies(
        bodies=read.bodies,
        aliases=aliases,
        language=language,
        chosen=keys_of_kind(review.matches, "body"),
    )
    return Outlook(read, plan, spoken_of, chosen, known, found, aliases, bodies, compares_texts)


def expected_difference(*, outlook: Outlook) -> Difference:
    """What acceptance will say. Four queries, however long the Draft is.

    The outlook is one that compares texts.     Of new items the notes' keys are the Draft's.
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
        unexpected=tuple(move for moves in outlook.moves.values() for move in moves),
    )


def _reports(outlook: Outlook) -> tuple[list[ItemNote], list[ItemNote], int]:
    said = dict(_said_before(outlook))
    reported, corrected, unchanged = [], [], 0
    for place, report in enumerate(outlook.read.reports):
        before = said.get(place)
        if before is None:
            reported.append(outlook.notes[report.item])
        elif before == sayings_of(report.text, report.status, report.figures):
            unchanged += 1
        else:
            corrected.append(outlook.notes[report.item])
    return reported, corrected, unchanged


def _said_before(outlook: Outlook) -> Iterator[tuple[int, object]]:
    """By the place of a report in the Draft, what the plan's report on the item in that period says."""
    if outlook.plan is None or not outlook.read.reports:
        return
    periods, current = outlook.periods, outlook.current
    said = sayings_by_report(reports=current)
    standing = {(report.item_id, report.period_id): report.pk for report in current}
    for place, report in enumerate(outlook.read.reports):
        item, period = outlook.found.get(report.item), period_said(report.period, periods)
        if item is not None and period is not None and (item.pk, period.pk) in standing:
            yield place, said[standing[item.pk, period.pk]]
