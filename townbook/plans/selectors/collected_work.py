"""What the periods of several cities still need, and from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    Exists,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)

from townbook.cities.enums import ContactRole, Role
from townbook.cities.models import Body, BodyContact, City, Membership
from townbook.plans.enums import REPORTS_IN_WORK, ReminderKind, ReportState, ResponsibilityRole
from townbook.plans.models import Item, Period, Report, ReportEvent, Responsibility
from townbook.plans.models.reminder import NO_ADDRESS
from townbook.plans.selectors.reporting_duties import reported_on

LEFT_ITS_BODY = (ReportState.SUBMITTED, ReportState.APPROVED, ReportState.PUBLISHED)
"""States of a report its body has nothing more to do with."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the report on an item is, since when, and what was said when it came back."""

    item: int
    state: ReportState
    since: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Duty:
    """One body's part of a period: ``items`` it reports on, and their reports as far as there are any.

    ``has_address`` says whether anybody can be written to for it, ``has_approver`` whether somebody within it
    approves its reports.
    """

    body: Body
    items: int
    steps: tuple[Step, ...]
    has_address: bool
    has_approver: bool

    def of(self, *states: ReportState) -> tuple[Step, ...]:
        """The steps in those states."""
        return tuple(step for step in self.steps if step.state in states)

    @property
    def left(self) -> int:
        """Items the body has still to begin or to finish; what was returned to it is counted too."""
        return self.items - len(self.of(*LEFT_ITS_BODY))


@dataclass(frozen=True, slots=True)
class PeriodWork:
    """A period that was opened. ``is_collected`` says whether reports are still waited for on it: until its
    due day, and after it until the plan's next period is opened.

    ``approved`` are the reports that may be published; ``unsent`` is how many letters did not go out since
    ``unsent_since``, those to nobody who reports for a body not among them.
    """

    period: Period
    is_collected: bool
    duties: tuple[Duty, ...]
    approved: tuple[Step, ...]
    unsent: int
    unsent_since: datetime | None


def collected_work(*, cities: Iterable[City]) -> list[PeriodWork]:
    """The opened periods of the cities. Four queries, however many cities, periods, items and bodies."""
    by_key = {city.pk: city for city in cities}
    periods = list(_opened(by_key))
    if not periods:
        return []
    collected = _collected(periods, by_key)
    steps = _steps(periods, collected)
    answers = _answers({period.plan_id for period in periods})
    bodies = {body.pk: body for body in _bodies({body for plan in answers.values() for body in plan})}
    return [
        PeriodWork(
            period=period,
            is_collected=period.pk in collected,
            duties=tuple(
                _duty(bodies[body], items, steps[period.pk])
                for body, items in answers[period.plan_id].items()
            ),
            approved=tuple(step for step in steps[period.pk].values() if step.state is ReportState.APPROVED),
            unsent=period.unsent,  # type: ignore[attr-defined]  # annotated by _opened
            unsent_since=period.unsent_since,  # type: ignore[attr-defined]  # annotated by _opened
        )
        for period in periods
    ]


def _opened(cities: Iterable[int]) -> QuerySet[Period]:
    failed = Q(
        reminders__sent_at__isnull=True, reminders__replaced_at__isnull=True, reminders__failures__gt=0
    )
    # Who reports for a body is asked for by a task of its own; who leads it, when a letter must go to them.
    failed &= ~Q(reminders__last_error=NO_ADDRESS) | Q(reminders__kind=ReminderKind.ESCALATION)
    return (
        Period.objects.filter(
            plan__city__in=list(cities), plan__removed_at__isnull=True, opened_at__isnull=False
        )
        .select_related("plan")
        .annotate(
            unsent=Count("reminders", filter=failed), unsent_since=Min("reminders__made_at", filter=failed)
        )
        .order_by("due", "id")
    )


def _collected(periods: Iterable[Period], cities: Mapping[int, City]) -> set[int]:
    """Those reports are still waited for on."""
    last = {period.plan_id: period.pk for period in periods}  # They come by their due day.
    return {
        period.pk
        for period in periods
        if last[period.plan_id] == period.pk
        or (period.due is not None and period.due >= cities[period.plan.city_id].today)
    }


def _steps(periods: Iterable[Period], collected: set[int]) -> dict[int, dict[int, Step]]:
    """By period and item, the report in work, else the published one."""
    event = ReportEvent.objects.filter(report=OuterRef("pk")).order_by("-id")
    returned = event.filter(to_state=ReportState.RETURNED)
    rows = (
        Report.objects.filter(
            Q(state__in=REPORTS_IN_WORK) | Q(is_current=True, period__in=collected),
            period__in=[period.pk for period in periods],
            item__removed_at__isnull=True,
        )
        .annotate(
            moved_at=Case(
                When(state=ReportState.PUBLISHED, then=Value(None)),
                default=Subquery(event.values("happened_at")[:1]),
                output_field=DateTimeField(),
            ),
            why=Case(
                When(state=ReportState.RETURNED, then=Subquery(returned.values("reason")[:1])),
                default=Value(""),
                output_field=TextField(),
            ),
        )
        .order_by("version")
        .values_list("period_id", "item_id", "state", "moved_at", "changed_at", "why")
    )
    steps: defaultdict[int, dict[int, Step]] = defaultdict(dict)
    for period, item, state, moved_at, changed_at, why in rows:
        steps[period][item] = Step(item, ReportState(state), moved_at or changed_at, why or "")
    return steps


def _answers(plans: set[int]) -> dict[int, dict[int, list[int]]]:
    """By plan and body, the items the body reports on: as ``reporting_bodies`` tells it of one plan."""
    items = reported_on(Item.objects.filter(plan__in=plans)).values("pk")
    rows = Responsibility.objects.filter(item__in=items).order_by("position", "id")
    of_item: defaultdict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
    for plan, item, body, role in rows.values_list("item__plan_id", "item_id", "body_id", "role"):
        of_item[plan, item].append((body, role))
    answers: defaultdict[int, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for (plan, item), given in of_item.items():
        leads = [body for body, role in given if role == ResponsibilityRole.LEAD]
        for body in leads or [given[0][0]]:
            answers[plan][body].append(item)
    return {plan: dict(answers[plan]) for plan in plans}


def _bodies(keys: set[int]) -> QuerySet[Body]:
    people = Membership.objects.filter(body=OuterRef("pk"), user__is_active=True)
    contacts = BodyContact.objects.filter(body=OuterRef("pk"), role=ContactRole.REPORTER)
    return Body.objects.filter(pk__in=keys).annotate(
        has_address=Exists(contacts) | Exists(people.filter(role=Role.BODY_REPORTER)),
        has_approver=Exists(people.filter(role=Role.BODY_APPROVER)),
    )


def _duty(body: Body, items: list[int], steps: Mapping[int, Step]) -> Duty:
    return Duty(
        body=body,
        items=len(items),
        steps=tuple(steps[item] for item in items if item in steps),
        has_address=body.has_address,  # type: ignore[attr-defined]  # annotated by _bodies
        has_approver=body.has_approver,  # type: ignore[attr-defined]  # annotated by _bodies
    )
