"""Publish what the bodies reported: a whole period, or a single correction, with one decision."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.note_change import note_change
from townbook.cities.services.note_changes import NotedChange, note_changes
from townbook.files.services.bring_in_file import bring_in_file
from townbook.files.services.store_file import store_file
from townbook.plans.enums import ReportState
from townbook.plans.figure_keys import FigureKey, figure_key
from townbook.plans.models import Figure, Period, Report, ReportEvent, ReportPassage
from townbook.plans.published_document import PublishedDocument, Statement, compose
from townbook.plans.searchable import BODIES, ITEMS, PLANS
from townbook.reading.figures import find_figures
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.source import Passage as Place
from townbook.reading.source import Source as ReadSource
from townbook.reading.status import Status
from townbook.search.services.index_objects import index_objects
from townbook.sources.models import Source
from townbook.sources.services.add_source import add_source
from townbook.sources.services.keep_passages import keep_passages
from townbook.sources.services.publish_source import publish_source
from townbook.ui import formats

MEDIA_TYPE = "text/plain"


@dataclass(frozen=True, slots=True)
class PublishedWork:
    """What came of it: the reports, public now, and the document that holds their words."""

    reports: tuple[Report, ...]
    source: Source


def publish_work(*, period: Period, reports: Sequence[Report] | None, actor: User | None) -> PublishedWork:
    """Make approved reports of the period public: all of them, or those given.

    The public kept the version before until now; that one stays in the history. The reports' words become a
    document of the city, to whose passages the reports, their statuses and figures lead. All or nothing;
    call it outside of a transaction. Raises :class:`ValidationError` where nothing is approved, or one of
    those given is not (any more).
    """
    document, read, chosen, now = _document_of(period, reports)
    with bring_in_file(data=document.text.encode()) as file, transaction.atomic():
        lock_city(city=period.plan.city)
        standing = _approved(period, [report.pk for report in chosen])
        if [(report.pk, report.revision) for report in standing] != [
            (report.pk, report.revision) for report in chosen
        ]:
            raise ValidationError(
                _("Reports changed while they were being published. Look again, then publish.")
            )
        source = add_source(
            city=period.plan.city,
            file=store_file(file=file, media_type=MEDIA_TYPE),
            read=read,
            title=document.text.partition("\n")[0],
            actor=actor,
        )
        _make_public(standing, source, document, actor, now)
        Period.objects.filter(pk=period.pk).update(published_at=now)
        publish_source(source=source)
        _spread(period, standing, actor)
    return PublishedWork(tuple(standing), source)


def _approved(period: Period, keys: Sequence[int] | None) -> list[Report]:
    approved = Report.objects.filter(period=period, state=ReportState.APPROVED, item__removed_at__isnull=True)
    if keys is not None:
        approved = approved.filter(pk__in=keys)
    return list(
        approved.select_related("item")
        .prefetch_related("bodies", "figures")
        .order_by("item__plan_id", "item__key", "pk")
    )


def _document_of(
    period: Period, reports: Sequence[Report] | None
) -> tuple[PublishedDocument, ReadSource, list[Report], datetime]:
    if not period.plan.is_published:
        raise ValidationError(_("The public does not see this plan yet. Publish the plan first."))
    chosen = _approved(period, None if reports is None else [report.pk for report in reports])
    if reports is not None and len(chosen) != len(set(reports)):
        raise ValidationError(_("A report is not approved any more. Look again, then publish."))
    if not chosen:
        raise ValidationError(_("No report is approved yet. Approve reports first, then publish."))
    plan, now = period.plan, timezone.now()
    day = timezone.localtime(now, plan.city.zone)
    with translation.override(plan.language):
        lead = _("%(period)s. Published %(moment)s.") % {
            "period": period.label,
            "moment": f"{formats.day(day.date(), plan.language)}, {day:%H:%M:%S}",
        }
    document = compose(
        title=plan.title, lead=lead, statements=[_statement(report, plan.language) for report in chosen]
    )
    data = document.text.encode()
    read = ReadSource(
        name=f"{plan.slug}-{day:%Y-%m-%d}.txt",
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=MEDIA_TYPE,
        language=plan.language,
        text=document.text,
        blocks=tuple(document.blocks),
    )
    return document, read, chosen, now


def _statement(report: Report, language: str) -> Statement:
    status = STATUS_LABELS[Status(report.status)][language]
    return Statement(
        heading=str(report.item),
        text=report.text,
        status=status[:1].upper() + status[1:],
        reason=report.status_reason,
        bodies=tuple(body.name for body in report.bodies.all()),
        figures=tuple(_places(report, language)),
    )


def _places(report: Report, language: str) -> Iterator[Place | None]:
    """Where each figure of the report stands in its text: a person confirmed it there."""
    places: defaultdict[FigureKey, list[Place]] = defaultdict(list)
    for found in find_figures(report.text, language):
        places[figure_key(found)].append(found.passage)
    for figure in report.figures.all():
        same = places[figure_key(figure)]
        yield same.pop(0) if same else None


def _make_public(
    reports: Sequence[Report],
    source: Source,
    document: PublishedDocument,
    actor: User | None,
    now: datetime,
) -> None:
    """Put the reports in the place of those before them, and lead all they say to the document."""
    places = [
        place
        for placed in document.placed
        for place in (placed.whole, placed.status, *placed.figures)
        if place is not None
    ]
    passages = keep_passages(source=source, places=places)
    Report.objects.filter(pk__in=[report.supersedes_id for report in reports if report.supersedes_id]).update(
        is_current=False
    )
    for report, placed in zip(reports, document.placed, strict=True):
        report.state = ReportState.PUBLISHED
        report.is_current = True
        report.source = source
        report.status_passage = passages[placed.status]
        report.changed_at = now  # What those who follow are told by.
    Report.objects.bulk_update(reports, ["state", "is_current", "source", "status_passage", "changed_at"])
    ReportPassage.objects.bulk_create(
        ReportPassage(report=report, passage=passages[placed.whole], position=0)
        for report, placed in zip(reports, document.placed, strict=True)
    )
    figures: list[Figure] = []
    for report, placed in zip(reports, document.placed, strict=True):
        for figure, place in zip(report.figures.all(), placed.figures, strict=True):
            figure.passage = passages[place] if place else None
            figures.append(figure)
    Figure.objects.bulk_update(figures, ["passage"])
    ReportEvent.objects.bulk_create(
        ReportEvent(
            report=report, actor=actor, from_state=ReportState.APPROVED, to_state=ReportState.PUBLISHED
        )
        for report in reports
    )


def _spread(period: Period, reports: Sequence[Report], actor: User | None) -> None:
    """Let it be found, and write down who decided."""
    city = period.plan.city
    bodies = {body.pk for report in reports for body in report.bodies.all()}
    index_objects(
        changed={
            PLANS.name: [period.plan_id],
            ITEMS.name: {report.item_id for report in reports},
            BODIES.name: bodies,
        }
    )
    note_change(
        city=city,
        actor=actor,
        action="published",
        record="period",
        record_id=period.pk,
        label=period.label,
        before={},
        after={"reports": len(reports)},
    )
    note_changes(
        city=city,
        actor=actor,
        record="report",
        changes=[
            NotedChange(
                "published",
                report.pk,
                str(report.item),
                {"state": ReportState.APPROVED.value},
                {"state": ReportState.PUBLISHED.value},
            )
            for report in reports
        ],
    )
