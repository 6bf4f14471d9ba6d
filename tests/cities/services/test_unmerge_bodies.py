"""Taking a merge of two bodies back gives each line what it had, but for what was changed since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import PARKS, ROADS, anarabad, large_report, river_report, verbivka
from tests.desk.people import person
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import Body, BodyAlias, BodyContact, Change, City, Membership
from townbook.cities.services.change_body import change_body
from townbook.cities.services.grant_role import grant_role
from townbook.cities.services.merge_bodies import merge_bodies
from townbook.cities.services.revoke_role import revoke_role
from townbook.cities.services.unmerge_bodies import MergedAnew, parting, unmerge_bodies
from townbook.intake.services.accept_draft import accept_draft
from townbook.notices.models import Follower, Subscription
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Item, Period, Reminder, Report, ReportingLink, Responsibility
from townbook.plans.selectors.item_links import answers_of, mark_of_answers
from townbook.plans.services.change_responsibilities import change_responsibilities

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    found = verbivka()
    accept_draft(draft=river_report().store(found), actor=None)
    return found


def body(city: City, name: str) -> Body:
    return Body.objects.get(city=city, name=name)


def merged(gone: Body, into: Body) -> Change:
    merge_bodies(body=gone, into=into, actor=None)
    return Change.objects.get(action="merged", record_id=into.pk, way_back__body=gone.pk)


def part(change: Change) -> Body:
    seen = parting(change=change)
    return unmerge_bodies(change=change, expected=seen.mark, reason="Це двоє", actor=None)


def filled(city: City) -> User:
    """Something of each kind for both bodies, some of it the same."""
    parks, roads = body(city, PARKS), body(city, ROADS)
    period, now = Period.objects.filter(plan__city=city).earliest("pk"), timezone.now()
    user = person("reporter", city, Role.BODY_REPORTER, parks)
    grant_role(user=user, city=city, role=Role.BODY_REPORTER, body=roads)
    grant_role(user=user, city=city, role=Role.BODY_APPROVER, body=parks)
    for owner, email, name in (
        (parks, "a@x.example", "Олена"),
        (parks, "b@x.example", ""),
        (roads, "a@x.example", ""),
    ):
        BodyContact.objects.create(body=owner, role="head", email=email, name=name)
    wishes = (((parks, roads), now), ((parks,), now), ((parks,), None))
    for number, (owners, moment) in enumerate(wishes):
        follower = Follower.objects.create(address=f"f{number}@x.example")
        for followed in owners:
            Subscription.objects.create(
                follower=follower,
                kind="body",
                key=f"{city.slug}/{followed.key}",
                language="uk",
                asked_at=now,
                confirmed_at=moment,
                told_until=moment,
            )
    for number, owner in enumerate((parks, roads)):
        expires = now + timedelta(days=9)
        ReportingLink.objects.create(period=period, body=owner, digest=str(number) * 64, expires_at=expires)
        Reminder.objects.create(period=period, body=owner, kind="due", day=date(2026, 1, 1), sent_at=now)
    Reminder.objects.create(
        period=period, body=parks, kind="late", day=date(2026, 1, 2), last_error="TimeoutError"
    )
    Body.objects.create(city=city, key="9", name="Відділ квітів", parent=parks)
    Body.objects.create(city=city, key="10", name="Відділ лип", merged_into=parks)
    Body.objects.filter(pk=parks.pk).update(
        parent=Body.objects.create(city=city, key="11", name="Департамент")
    )
    Report.objects.filter(item__key="1.1").get().bodies.add(parks, roads)
    Report.objects.filter(item__key="1.2").get().bodies.set([parks])
    return user


def everything(city: City) -> dict[str, Any]:
    """Every row that hangs on a body, and the bodies."""
    through = Report.bodies.through.objects
    rows = {
        "bodies": Body.objects.values("pk", "key", "name", "parent", "merged_into"),
        "spellings": BodyAlias.objects.values(),
        "contacts": BodyContact.objects.values(),
        "roles": Membership.objects.values(),
        "answers": Responsibility.objects.values(),
        "reports": through.values("report", "body"),
        "links": ReportingLink.objects.values(),
        "letters": Reminder.objects.values(),
        "followers": Subscription.objects.values(),
    }
    return {name: sorted(map(str, found.order_by("pk"))) for name, found in rows.items()}


@pytest.mark.parametrize(("gone", "into"), [(PARKS, ROADS), (ROADS, PARKS)])
def test_merge_taken_back_leaves_every_row_as_it_was(city: City, gone: str, into: str) -> None:
    filled(city)
    before = everything(city)
    change = merged(body(city, gone), body(city, into))
    assert everything(city) != before
    assert parting(change=change).stays == {}
    assert part(change) == body(city, gone)
    assert everything(city) == before
    noted = Change.objects.filter(action="taken apart").order_by("id")
    assert [(each.record_id, each.after.get("merged_into")) for each in noted] == [
        (body(city, into).pk, None),
        (body(city, gone).pk, ""),
    ]
    assert {each.reason for each in noted} == {"Це двоє"}


def test_change_of_a_merge_keeps_no_address(city: City) -> None:
    filled(city)
    merged(body(city, PARKS), body(city, ROADS))
    assert "@" not in str(list(Change.objects.values()))


def change_answers(item: Item, answers: list[tuple[Body, ResponsibilityRole]]) -> None:
    expected = mark_of_answers(answers_of(item=item))
    change_responsibilities(item=item, answers=answers, expected=expected, actor=None)


def test_line_changed_since_stays_with_the_other(city: City) -> None:
    parks, roads = body(city, PARKS), body(city, ROADS)
    change = merged(parks, roads)
    change_answers(Item.objects.get(key="1.1"), [(roads, ResponsibilityRole.CONTRIBUTOR)])
    change_answers(Item.objects.get(key="1.2"), [])
    seen = parting(change=change)
    assert (seen.counts.get("responsibilities"), seen.stays) == (
        None,
        {"responsibilities": ("1.1 Посадити верби", "1.2 Прокласти стежку")},
    )
    part(change)
    held = Responsibility.objects.order_by("item__key").values_list("item__key", "body__name", "role")
    assert list(held) == [("1.1", ROADS, "contributor"), ("2.1", ROADS, "lead")]


def test_report_written_on_since_stays_with_the_other(city: City) -> None:
    parks, roads = body(city, PARKS), body(city, ROADS)
    report = Report.objects.get(item__key="1.2")
    report.bodies.set([parks])
    change = merged(parks, roads)
    Report.objects.filter(pk=report.pk).update(revision=5)
    assert parting(change=change).stays == {"reports": ("1.2 Прокласти стежку, 2022",)}
    part(change)
    assert list(report.bodies.all()) == [roads]


def test_nobody_gets_a_role_again_that_was_taken_since(city: City) -> None:
    user = filled(city)
    change = merged(body(city, PARKS), body(city, ROADS))
    for membership in Membership.objects.filter(user=user):
        revoke_role(membership=membership, actor=None)
    part(change)
    assert not Membership.objects.filter(user=user).exists()


def test_who_unsubscribed_since_is_not_told_again(city: City) -> None:
    filled(city)
    change = merged(body(city, PARKS), body(city, ROADS))
    Follower.objects.all().delete()
    part(change)
    assert not Subscription.objects.exists()


def test_letter_that_waited_for_both_is_sent_if_the_others_was(city: City) -> None:
    filled(city)
    Reminder.objects.filter(kind="due").update(sent_at=None)
    parks = body(city, PARKS)
    change = merged(parks, body(city, ROADS))
    moment = timezone.now()
    Reminder.objects.filter(kind="due").update(sent_at=moment)
    part(change)
    assert Reminder.objects.get(body=parks, kind="due").sent_at == moment


def test_confirmed_follower_is_not_lost_to_an_unconfirmed_wish(city: City) -> None:
    filled(city)
    parks, roads = body(city, PARKS), body(city, ROADS)
    Subscription.objects.filter(key__endswith=f"/{roads.key}").update(confirmed_at=None, told_until=None)
    merge_bodies(body=parks, into=roads, actor=None)
    assert Subscription.objects.filter(key__endswith=f"/{roads.key}", confirmed_at__isnull=False).count() == 2


def test_body_that_rose_goes_back_under_the_other(city: City) -> None:
    parks, roads = body(city, PARKS), body(city, ROADS)
    between = Body.objects.create(city=city, key="8", name="Посередині", parent=parks)
    Body.objects.filter(pk=roads.pk).update(parent=between)
    change = merged(parks, roads)
    part(change)
    parents = dict(Body.objects.values_list("name", "parent__name"))
    assert parents == {PARKS: None, ROADS: "Посередині", "Посередині": PARKS}


def test_no_body_becomes_part_of_itself(city: City) -> None:
    parks, roads = body(city, PARKS), body(city, ROADS)
    above = Body.objects.create(city=city, key="7", name="Департамент")
    Body.objects.filter(pk=parks.pk).update(parent=above)
    part_of_it = Body.objects.create(city=city, key="8", name="Відділ", parent=parks)
    change = merged(Body.objects.get(pk=parks.pk), roads)
    Body.objects.filter(pk=above.pk).update(parent=part_of_it)
    part(change)
    parents = dict(Body.objects.values_list("name", "parent__name"))
    assert parents == {PARKS: None, ROADS: None, "Відділ": PARKS, "Департамент": "Відділ"}


def test_parts_given_elsewhere_since_stay_there(city: City) -> None:
    filled(city)
    change = merged(body(city, PARKS), body(city, ROADS))
    Body.objects.filter(key="9").update(parent=None)
    assert parting(change=change).stays == {"parts": ("Відділ квітів",)}


def twice(city: City) -> Change:
    """Merged, parted and merged again."""
    first = merged(body(city, PARKS), body(city, ROADS))
    part(first)
    merge_bodies(body=body(city, PARKS), into=body(city, ROADS), actor=None)
    return first


def once(city: City) -> Change:
    """Merged and parted."""
    first = merged(body(city, PARKS), body(city, ROADS))
    part(first)
    return first


def further(city: City) -> Change:
    """Merged, and the other one merged into a third."""
    first = merged(body(city, PARKS), body(city, ROADS))
    third = Body.objects.create(city=city, key="3", name="Третє")
    merge_bodies(body=body(city, ROADS), into=third, actor=None)
    return first


def renamed(city: City) -> Change:
    """Merged, and the other one called as the first was."""
    first, roads = merged(body(city, PARKS), body(city, ROADS)), body(city, ROADS)
    change_body(body=roads, name=PARKS, parent=None, expected=(ROADS, None), actor=None)
    return first


@pytest.mark.parametrize(
    ("way", "words"),
    [(once, "two bodies again"), (twice, "later merge"), (further, "Третє"), (renamed, "a name of its own")],
)
def test_wrong_state_is_explained(city: City, way: Callable[[City], Change], words: str) -> None:
    change = way(city)
    with pytest.raises(ValidationError, match=words):
        parting(change=change)
    with pytest.raises(ValidationError, match=words):
        unmerge_bodies(change=change, expected="", actor=None)


def test_two_merges_are_taken_back_one_after_the_other(city: City) -> None:
    filled(city)
    before = everything(city)
    first = merged(body(city, PARKS), body(city, ROADS))
    third = Body.objects.get(name="Департамент")
    responsibility = Responsibility.objects.get(item__key="2.1")
    Responsibility.objects.create(item=responsibility.item, body=third, role="contributor", position=3)
    extra = Responsibility.objects.get(body=third).pk
    second = merged(body(city, ROADS), third)
    part(second)
    part(first)
    Responsibility.objects.get(pk=extra).delete()
    assert everything(city) == before


def test_who_looked_before_something_changed_looks_again(city: City) -> None:
    change = merged(body(city, PARKS), body(city, ROADS))
    seen = parting(change=change)
    change_answers(Item.objects.get(key="1.1"), [])
    with pytest.raises(MergedAnew):
        unmerge_bodies(change=change, expected=seen.mark, actor=None)
    assert Body.objects.get(name=PARKS).merged_into is not None


def test_parting_costs_the_same_for_many_items() -> None:
    counts = []
    for town, size in ((verbivka(), 2), (anarabad(), 20)):
        accept_draft(draft=large_report(size, 30).store(town), actor=None)
        first, second = Body.objects.filter(city=town).order_by("pk")[:2]
        change = merged(first, second)
        with CaptureQueriesContext(connection) as queries:
            part(change)
        counts.append(len(queries))
    assert counts[0] == counts[1]
