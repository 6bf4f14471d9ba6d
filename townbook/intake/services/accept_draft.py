"""Make a plan's items and reports of a Draft a person confirmed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from django.db import transaction
from django.utils import timezone

from townbook.accounts.models import User
from townbook.cities.models import Body
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.note_change import note_change
from townbook.cities.services.register_bodies import register_bodies
from townbook.intake.body_matching import chosen_spellings
from townbook.intake.difference import Change, Difference, ItemNote, changes_of, missing_items
from townbook.intake.enums import DraftState
from townbook.intake.matching import recognise_items
from townbook.intake.models import Draft
from townbook.intake.normal_form import normal_form
from townbook.intake.review.fold import Review
from townbook.intake.review.references import keys_of_kind
from townbook.intake.selectors.body_aliases import body_aliases
from townbook.intake.selectors.reviews import under_review
from townbook.intake.selectors.spoken_of import chosen_items, plan_spoken_of
from townbook.plans.enums import STATUS_TRANSITIONS, ResponsibilityRole
from townbook.plans.models import Item, Level, Plan
from townbook.plans.searchable import BODIES, ITEMS, PLANS
from townbook.plans.selectors.statuses import declared_statuses
from townbook.plans.services.add_items import add_items
from townbook.plans.services.assign_responsibilities import assign_responsibilities
from townbook.plans.services.ensure_levels import ensure_levels
from townbook.plans.services.ensure_periods import ensure_periods
from townbook.plans.services.locate_items import locate_items
from townbook.plans.services.publish_reports import NewReport, Publication, publish_reports
from townbook.plans.services.start_plan import start_plan
from townbook.reading.draft import Draft as ReadDraft
from townbook.reading.draft import DraftReport
from townbook.reading.serialise import draft_to_json
from townbook.reading.source import Passage as Place
from townbook.search.services.index_objects import index_objects
from townbook.sources.models import Passage
from townbook.sources.services.keep_passages import keep_passages
from townbook.sources.services.publish_source import publish_source


@transaction.atomic
def accept_draft(*, draft: Draft, actor: User | None) -> Draft:
    """The Draft accepted as it was reviewed: its items, responsibilities and reports stand in the plan.

    The plan is the one reviewers chose, else the one the document speaks of, or a new one. What reviewers
    said to be the same, or new, goes before what is recognised. What the plan has already stays as it is:
    known items get their reports, and what the document says otherwise is in the Draft's ``difference``. The
    public sees the document from now on, or from when the plan is published. Accepting again changes
    nothing. All or nothing, in a number of queries that does not depend on the document's length. ``actor``
    is ``None`` on the command line.

    Raises :class:`~townbook.reading.serialise.InvalidDraft` for content that is no Draft.
    """
    lock_city(city=draft.city)
    # Held itself as well: no reviewer may add to what is being accepted.
    draft.refresh_from_db(from_queryset=Draft.objects.select_for_update(no_key=True))
    if draft.state == DraftState.ACCEPTED:
        return draft
    known = under_review(draft=draft)
    if known.live:
        draft.reviewed = draft_to_json(known.review.draft)
    read = normal_form(known.review.draft)
    if read.items:
        acceptance = _Acceptance(draft, read, known.review)
        draft.plan = acceptance.plan
        draft.difference = acceptance.run().to_json()
    draft.state = DraftState.ACCEPTED
    draft.accepted_at = timezone.now()
    draft.accepted_by = actor
    draft.save()
    # With a plan that waits to be published, its documents wait.
    if draft.plan is None or draft.plan.is_published:
        publish_source(source=draft.source)
    _note(draft, actor)
    return draft


def _note(draft: Draft, actor: User | None) -> None:
    counted = {name: len(notes) for name, notes in draft.difference.items() if isinstance(notes, list)}
    note_change(
        city=draft.city,
        actor=actor,
        action="accepted",
        record="draft",
        record_id=draft.pk,
        label=str(draft.source),
        before={"state": DraftState.WAITING.value},
        after={
            "state": DraftState.ACCEPTED.value,
            **{name: count for name, count in counted.items() if count},
        },
    )


class _Acceptance:
    """One Draft on its way into one plan."""

    def __init__(self, draft: Draft, read: ReadDraft, review: Review) -> None:
        self._read = read
        self._chosen_bodies = keys_of_kind(review.matches, "body")
        self._city = draft.city
        self._source = draft.source
        title, language = read.source.title, read.source.language
        known_plan = plan_spoken_of(city=self._city, read=read, chosen=review.plan).plan
        self._chosen_items = chosen_items(review=review, plan=known_plan)
        self._plan_is_new = known_plan is None
        self.plan: Plan = known_plan or start_plan(
            city=self._city, title=title, language=language, source=self._source
        )

    def run(self) -> Difference:
        """Build the plan up, and say what was found."""
        read, plan = self._read, self.plan
        passages = keep_passages(source=self._source, places=_places(read))
        known = list(Item.objects.filter(plan=plan).select_related("level").order_by("position", "id"))
        found = recognise_items(
            items=read.items, known=known, language=plan.language, chosen=self._chosen_items
        )
        new = add_items(
            plan=plan,
            items=[item for item in read.items if item.key not in found],
            known=found,
            levels=self._levels(found),
            passages=passages,
        )
        items = found | new
        bodies = self._bodies()
        self._assign(items, bodies, passages)
        publication = self._publish(items, bodies, passages)
        self._make_findable(items, bodies)
        locate_items(city=self._city, plan=plan)
        return Difference(
            plan_is_new=self._plan_is_new,
            new=tuple(ItemNote.of(item) for item in new.values()),
            changed=tuple(self._changes(found, items, known)),
            missing=tuple(ItemNote.of(item) for item in missing_items(known, found.values())),
            reported=tuple(ItemNote.of(report.item) for report in publication.first),
            corrected=tuple(ItemNote.of(report.item) for report in publication.corrections),
            unchanged=publication.unchanged,
            unexpected=tuple(self._unexpected(publication)),
        )

    def _levels(self, found: Mapping[str, Item]) -> dict[str, Level]:
        """The plan's level for each of the Draft's: where its items are known, the one they have there."""
        seen: defaultdict[str, Counter[Level]] = defaultdict(Counter)
        for draft in self._read.items:
            if draft.key in found:
                seen[draft.level][found[draft.key].level] += 1
        known = {key: levels.most_common(1)[0][0] for key, levels in seen.items()}
        others = [level for level in self._read.levels if level.key not in known]
        return {**ensure_levels(plan=self.plan, levels=others), **known}

    def _bodies(self) -> dict[str, Body]:
        language = self._read.source.language
        spellings = chosen_spellings(
            bodies=self._read.bodies,
            aliases=body_aliases(city=self._city) if self._chosen_bodies else {},
            language=language,
            chosen=self._chosen_bodies,
        )
        bodies = register_bodies(city=self._city, language=language, bodies=spellings)
        return {draft.key: body for draft, body in zip(self._read.bodies, bodies, strict=True)}

    def _assign(
        self, items: Mapping[str, Item], bodies: Mapping[str, Body], passages: Mapping[Place, Passage]
    ) -> None:
        assign_responsibilities(
            plan=self.plan,
            answers=[
                (
                    items[item.key],
                    bodies[answer.body],
                    ResponsibilityRole(answer.role),
                    passages.get(answer.passage),
                )
                for item in self._read.items
                for answer in item.responsibilities
            ],
        )

    def _publish(
        self, items: Mapping[str, Item], bodies: Mapping[str, Body], passages: Mapping[Place, Passage]
    ) -> Publication:
        reports = self._read.reports
        periods = ensure_periods(plan=self.plan, periods=[report.period for report in reports])

        def new_report(report: DraftReport) -> NewReport:
            places = (passages.get(place) for place in report.passages)
            return NewReport(
                item=items[report.item],
                period=periods[report.period],
                text=report.text,
                status=report.status,
                status_passage=passages.get(report.status.passage) if report.status.passage else None,
                bodies=tuple(bodies[key] for key in report.bodies),
                passages=tuple(passage for passage in places if passage),
                figures=report.figures,
                figure_passages=tuple(passages.get(figure.passage) for figure in report.figures),
            )

        return publish_reports(
            plan=self.plan, source=self._source, reports=[new_report(report) for report in reports]
        )

    def _make_findable(self, items: Mapping[str, Item], bodies: Mapping[str, Body]) -> None:
        index_objects(
            changed={
                PLANS.name: [self.plan.pk],
                ITEMS.name: {item.pk for item in items.values()},
                BODIES.name: {body.pk for body in bodies.values()},
            }
        )

    def _changes(
        self, found: Mapping[str, Item], items: Mapping[str, Item], known: list[Item]
    ) -> Iterator[Change]:
        keys = {item.pk: item.key for item in known}
        for draft in self._read.items:
            if draft.key in found:
                item = found[draft.key]
                was = keys[item.parent_id] if item.parent_id else ""
                yield from changes_of(draft, item, was, items[draft.parent].key if draft.parent else "")

    def _unexpected(self, publication: Publication) -> Iterator[Change]:
        """The moves from the status of the period before that the table of transitions does not know."""
        declared = declared_statuses(plan=self.plan) if publication.first and not self._plan_is_new else {}
        for report in publication.first:
            starts = report.period.starts
            before = [status for ends, status in declared.get(report.item_id, ()) if starts and ends < starts]
            if before and report.status not in STATUS_TRANSITIONS[before[-1]]:
                yield Change(ItemNote.of(report.item), "status", before[-1].value, report.status)


def _places(read: ReadDraft) -> Iterator[Place]:
    """Every place in the document that something of the plan was read from."""
    for item in read.items:
        yield item.passage
        for answer in item.responsibilities:
            yield answer.passage
    for report in read.reports:
        yield from report.passages
        if report.status.passage:
            yield report.status.passage
        for figure in report.figures:
            yield figure.passage
