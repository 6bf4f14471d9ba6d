"""All an item's page says, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Case,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models import prefetch_related_objects as attach
from django.db.models.functions import Coalesce, Substr

from townbook.cities.enums import PlaceKind
from townbook.cities.models import City
from townbook.plans.enums import ReportState, ResponsibilityRole
from townbook.plans.models import (
    Figure,
    Item,
    ItemPlace,
    ItemVersion,
    Milestone,
    Period,
    Report,
    ReportAttachment,
    ReportPassage,
    Responsibility,
)
from townbook.plans.related_items import Relation, alike_ids, related_ids
from townbook.plans.selectors.attachments import with_files
from townbook.plans.selectors.plans import by_end, reported_periods
from townbook.plans.selectors.tree import Branch, grown, path_to
from townbook.sources.models import Passage, Source

MOST_AT_A_PLACE = 40
MOST_OF_A_BODY = 60
"""Rows read to find related items; a district may have thousands of items."""

MOST_NAMED_IN_A_QUERY = 500
"""Items that are asked for by number; of a larger branch the whole plan's reports are read."""

MOST_PLACES = 20
"""Of one item that are shown."""


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """Another item, the plan it belongs to, and why it is related."""

    item: Item
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class ItemPage:
    """An item, where it stands in its plan, who answers for it, and what was reported on it.

    ``branch`` is the item with its children and their standing in ``period``, the latest of ``periods``,
    the plan's reported ones; ``ancestors`` come top first. ``reports`` are the current ones, latest period
    first, each with ``figures``, ``report_passages`` and ``bodies`` at hand; ``corrected`` are the
    versions they superseded, newest first. ``passage`` is where the item itself stands, with its source.
    ``changes`` counts how often the item was changed, ``changed_at`` says when last.
    """

    branch: Branch
    ancestors: tuple[Branch, ...]
    periods: tuple[Period, ...]
    passage: Passage | None
    responsibilities: tuple[Responsibility, ...]
    reports: tuple[Report, ...]
    corrected: tuple[Report, ...]
    milestones: tuple[Milestone, ...]
    places: tuple[ItemPlace, ...]
    related: tuple[RelatedItem, ...]
    changes: int
    changed_at: datetime | None

    @property
    def period(self) -> Period | None:
        """The plan's latest reported period."""
        return self.periods[0] if self.periods else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """The documents the item and its reports were read from, each once."""
        places = [self.passage, *(each.passage for each in self.responsibilities)]
        of_item = [place.source for place in places if place]
        of_reports = [report.source for report in self.reports if report.source]
        return tuple({source.pk: source for source in (*of_item, *of_reports)}.values())


def item_at(*, city: City, plan_slug: str, key: str) -> Item:
    """The item of an address, with its plan and its passage. One query.

    Raises :class:`Item.DoesNotExist`, for one of another city, or of a plan that is not public, too.
    """
    if "\0" in key:  # No key holds one, and PostgreSQL refuses to look.
        raise Item.DoesNotExist
    items = Item.objects.filter(
        plan__city=city, plan__slug=plan_slug, plan__is_published=True, plan__removed_at__isnull=True
    )
    versions = ItemVersion.objects.filter(item=OuterRef("pk")).order_by("-number")
    item: Item = (
        items.select_related("plan__city", "level", "passage__source")
        .defer("passage__source__text", "passage__source__blocks")
        .annotate(
            last_version=Subquery(versions.values("number")[:1]),
            last_made_at=Subquery(versions.values("made_at")[:1]),
        )
        .get(key=key)
    )
    return item


def item_page(*, item: Item) -> ItemPage:
    """The page of an item that :func:`item_at` found: nine queries, whatever the size of its plan."""
    periods = reported_periods(plan=item.plan)
    of_plan = Item.objects.filter(plan=item.plan).select_related("level").defer("description")
    items = [item if each.pk == item.pk else each for each in of_plan.order_by("position", "id")]
    above, below = _lineage(item, items)
    reports, versions = _reports(item, periods, below)
    family = [each for each in items if each.pk in above or each.pk in below or each.pk == item.pk]
    *ancestors, branch = path_to(grown(family, reports), item.key)
    answers = _answers(item)
    placed = _placed(item)
    last_version = getattr(item, "last_version", None) or 1
    return ItemPage(
        branch=branch,
        ancestors=tuple(ancestors),
        periods=periods,
        passage=item.passage,
        responsibilities=tuple(each for each in answers if each.item_id == item.pk),
        reports=tuple(report for report in versions if report.is_current),
        corrected=tuple(report for report in versions if not report.is_current),
        milestones=_milestones(item),
        places=tuple(each for each in placed if each.item_id == item.pk)[:MOST_PLACES],
        related=_related(item, items, answers, placed),
        changes=last_version - 1,
        changed_at=getattr(item, "last_made_at", None),
    )


def _lineage(item: Item, items: Iterable[Item]) -> tuple[set[int], set[int]]:
    """The numbers of all the item is part of, and of all that is part of it."""
    parents: dict[int, int | None] = {each.pk: each.parent_id for each in items}
    children: defaultdict[int | None, list[int]] = defaultdict(list)
    for pk, parent in parents.items():
        children[parent].append(pk)
    above: set[int] = set()
    at = item.parent_id
    while at is not None and at not in above:
        above.add(at)
        at = parents.get(at)
    below: set[int] = set()
    waiting = list(children[item.pk])
    while waiting:
        below.add(pk := waiting.pop())
        waiting.extend(children[pk])
    return above, below


def _reports(
    item: Item, periods: tuple[Period, ...], below: set[int]
) -> tuple[dict[int, Report], list[Report]]:
    """The current reports of what is part of the item in the plan's latest period, and all published versions
    of the item's own.

    Four queries. Of the others' reports no text is read: a branch has hundreds. The item's own come with the
    latest period first, and of one period the newest version first.
    """
    wanted = Q(item=item, state=ReportState.PUBLISHED)
    if periods and below:
        parts = Q(item__in=below) if len(below) <= MOST_NAMED_IN_A_QUERY else Q()
        wanted |= parts & Q(period=periods[0], is_current=True)
    read = (
        Report.objects.filter(wanted)
        .order_by()
        .select_related("period", "source", "status_passage")
        .defer("text", "source__text", "source__blocks")
        .annotate(has_files=Exists(ReportAttachment.objects.filter(report=OuterRef("pk"), removed_at=None)))
        .annotate(words=Case(When(item=item, then=F("text")), default=Value(""), output_field=TextField()))
    )
    of_latest: dict[int, Report] = {}
    versions: list[Report] = []
    for report in read:
        if report.is_current and periods and report.period_id == periods[0].pk:
            of_latest[report.item_id] = report
        if report.item_id == item.pk:
            report.text = report.words
            versions.append(report)
    versions.sort(key=lambda report: (by_end(report.period), report.version), reverse=True)
    passages = ReportPassage.objects.select_related("passage").order_by("position")
    attach(
        versions, Prefetch("figures", _figures_with_words()), Prefetch("report_passages", passages), "bodies"
    )
    # Few reports have files: only those ask for them.
    attach([report for report in versions if getattr(report, "has_files", False)], with_files())
    return of_latest, versions


def _figures_with_words() -> QuerySet[Figure]:
    """Figures with their passages and the passages' characters, cut out by the database."""
    start, end = F("passage__start"), F("passage__end")
    # Substr counts from 1.
    words = Coalesce(Substr("passage__source__text", start + 1, end - start), Value(""))
    figures = Figure.objects.select_related("passage").order_by("position")
    return figures.annotate(words=words)  # type: ignore[no-redef]  # Figure says what words are without it


def _answers(item: Item) -> list[Responsibility]:
    """Who answers for the item, then which of its siblings have the same lead. One query."""
    leads = Responsibility.objects.filter(item=item, role=ResponsibilityRole.LEAD).values("body")
    siblings = Q(
        item__plan=item.plan_id,
        item__parent=item.parent_id,
        item__removed_at__isnull=True,
        role=ResponsibilityRole.LEAD,
        body__in=leads,
    )
    wanted = Q(item=item) | siblings if item.parent_id else Q(item=item)
    return list(
        Responsibility.objects.filter(wanted)
        .select_related("body", "passage__source")
        .defer("passage__source__text", "passage__source__blocks")
        .order_by(_own_first(item), "item__position", "item_id", "position", "id")[:MOST_OF_A_BODY]
    )


def _placed(item: Item) -> list[ItemPlace]:
    """Where the item happens, then what else of the city happens there. One query."""
    places = ItemPlace.objects.filter(item=item).values("place")
    there = Q(
        place__in=places,
        item__removed_at__isnull=True,
        item__plan__is_published=True,
        item__plan__removed_at__isnull=True,
    )
    return list(
        ItemPlace.objects.filter(there)
        .select_related("place", "passage__source", "item__plan")
        .defer("passage__source__text", "passage__source__blocks")
        .order_by(_own_first(item), "place__name", "item_id")[: MOST_PLACES + MOST_AT_A_PLACE]
    )


def _own_first(item: Item) -> Case:
    return Case(When(item=item, then=Value(0)), default=Value(1))


def _milestones(item: Item) -> tuple[Milestone, ...]:
    milestones = Milestone.objects.filter(item=item).select_related("passage__source")
    return tuple(milestones.defer("passage__source__text", "passage__source__blocks").order_by("position"))


def _related(
    item: Item, items: Iterable[Item], answers: Iterable[Responsibility], placed: Iterable[ItemPlace]
) -> tuple[RelatedItem, ...]:
    """What the rules of :mod:`townbook.plans.related_items` choose, from rows that are read already."""
    of_plan = {each.pk: each for each in items}
    elsewhere = {each.item_id: each.item for each in placed}
    for each in of_plan.values():
        each.plan = item.plan
    family = {
        item.pk,
        item.parent_id or 0,
        *(each.pk for each in of_plan.values() if each.parent_id == item.pk),
    }
    titles = {each.pk: each.title_key for each in of_plan.values()}
    chosen = related_ids(
        own=item.pk,
        # In a district much happens that has nothing to do with each other.
        same_place=[each.item_id for each in placed if each.place.kind != PlaceKind.DISTRICT],
        same_body=[each.item_id for each in answers],
        alike=alike_ids(item.title_key, titles, but=family),
    )
    found = elsewhere | of_plan
    return tuple(RelatedItem(found[each.item_id], each.relations) for each in chosen)
