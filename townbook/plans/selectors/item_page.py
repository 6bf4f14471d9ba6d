"""All an item's page says, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Prefetch, QuerySet, Value
from django.db.models.functions import Coalesce, Substr

from townbook.plans.enums import ReportState
from townbook.plans.models import Figure, Item, Period, Plan, Report, ReportPassage, Responsibility
from townbook.plans.selectors.plans import reported_periods
from townbook.plans.selectors.tree import Branch, item_tree, path_to
from townbook.sources.models import Passage


@dataclass(frozen=True, slots=True)
class ItemPage:
    """An item, where it stands in its plan, who answers for it, and what was reported on it.

    ``branch`` is the item with its children and their standing in ``period``, the latest reported
    one; ``ancestors`` come top first. ``reports`` are the current ones, latest period first, each
    with ``figures``, ``report_passages`` and ``bodies`` at hand; ``corrected`` are the versions they
    superseded, newest first. ``passage`` is where the item itself stands, with its source.
    """

    branch: Branch
    ancestors: tuple[Branch, ...]
    period: Period | None
    passage: Passage | None
    responsibilities: tuple[Responsibility, ...]
    reports: tuple[Report, ...]
    corrected: tuple[Report, ...]


def item_page(*, plan: Plan, key: str) -> ItemPage:
    """The page of the plan's item with that key: nine queries, whatever the plan's size.

    Raises :class:`Item.DoesNotExist`, for another plan's item too.
    """
    periods = reported_periods(plan=plan)
    period = periods[0] if periods else None
    path = path_to(item_tree(plan=plan, period=period), key)
    if not path:
        raise Item.DoesNotExist
    *ancestors, branch = path
    versions = _published_versions(branch.item, periods)
    return ItemPage(
        branch=branch,
        ancestors=tuple(ancestors),
        period=period,
        passage=_passage(branch.item),
        responsibilities=_responsibilities(branch.item),
        reports=tuple(report for report in versions if report.is_current),
        corrected=tuple(report for report in versions if not report.is_current),
    )


def _passage(item: Item) -> Passage | None:
    passages = Passage.objects.select_related("source").defer("source__text", "source__blocks")
    return passages.filter(pk=item.passage_id).first() if item.passage_id else None


def _responsibilities(item: Item) -> tuple[Responsibility, ...]:
    responsibilities = Responsibility.objects.filter(item=item).select_related("body", "passage__source")
    return tuple(
        responsibilities.defer("passage__source__text", "passage__source__blocks").order_by("position", "id")
    )


def _published_versions(item: Item, periods: tuple[Period, ...]) -> list[Report]:
    """Newest version first within a period, latest period first; texts of sources left out."""
    reports = (
        Report.objects.filter(item=item, state=ReportState.PUBLISHED)
        .select_related("period", "source", "status_passage")
        .defer("source__text", "source__blocks")
        .prefetch_related(
            Prefetch("figures", _figures_with_words()),
            Prefetch("report_passages", ReportPassage.objects.select_related("passage").order_by("position")),
            "bodies",
        )
    )
    order = {period.pk: number for number, period in enumerate(periods)}
    return sorted(reports, key=lambda report: (order.get(report.period_id, len(order)), -report.version))


def _figures_with_words() -> QuerySet[Figure]:
    """Figures with their passages and the passages' characters, cut out by the database."""
    start, end = F("passage__start"), F("passage__end")
    # Substr counts from 1.
    words = Coalesce(Substr("passage__source__text", start + 1, end - start), Value(""))
    figures = Figure.objects.select_related("passage").order_by("position")
    return figures.annotate(words=words)  # type: ignore[no-redef]  # Figure says what words are without it
