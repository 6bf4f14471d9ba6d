"""Bodies are added, renamed, put under one another, written to, and merged."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import PARKS, ROADS, anarabad, large_report, nahal_tut, river_report, verbivka
from tests.desk.people import person
from townbook.accounts.models import User
from townbook.cities.enums import ContactRole, Role
from townbook.cities.models import Body, BodyAlias, BodyContact, Change, City, Membership
from townbook.cities.services.add_body import add_body
from townbook.cities.services.change_body import BodyChangedMeanwhile, change_body
from townbook.cities.services.grant_role import grant_role
from townbook.cities.services.merge_bodies import merge_bodies
from townbook.cities.services.register_bodies import Spellings, register_bodies
from townbook.cities.services.set_contacts import Contact, set_contacts
from townbook.intake.services.accept_draft import accept_draft
from townbook.notices.models import Follower, Subscription
from townbook.plans.models import Period, Plan, Reminder, Report, ReportingLink, Responsibility

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    found = verbivka()
    accept_draft(draft=river_report().store(found), actor=None)
    return found


def body(city: City, name: str) -> Body:
    return Body.objects.get(city=city, name=name)


def rename(changed: Body, name: str, parent: Body | None = None) -> Body:
    seen = (changed.name, changed.parent_id)
    return change_body(body=changed, name=name, parent=parent, expected=seen, actor=None)


def test_added_body_is_the_known_one_where_its_name_is_known(city: City) -> None:
    known = add_body(city=city, name=" управління  ПАРКІВ", actor=None)
    assert (known.name, Change.objects.filter(record="body").count()) == (PARKS, 0)
    new = add_body(city=city, name="Управління мостів", actor=None)
    assert (new.name, Change.objects.get(record="body").action) == ("Управління мостів", "created")
    with pytest.raises(ValidationError, match="needs a name"):
        add_body(city=city, name=" \n", actor=None)


def test_old_name_still_leads_to_the_body(city: City) -> None:
    parks = body(city, PARKS)
    renamed = rename(parks, "Департамент довкілля")
    assert (renamed.name, renamed.key) == ("Департамент довкілля", parks.key)
    found = register_bodies(
        city=city, language="uk", bodies=[Spellings(PARKS), Spellings("Департамент довкілля")]
    )
    assert found == [parks, parks]
    with pytest.raises(ValidationError, match=ROADS):
        rename(renamed, ROADS)


def test_second_of_two_editors_sees_what_the_body_is_called_now(city: City) -> None:
    parks = body(city, PARKS)
    rename(parks, "Сади")
    with pytest.raises(BodyChangedMeanwhile) as met:
        change_body(body=parks, name="Парки", parent=None, expected=(PARKS, None), actor=None)
    assert met.value.name == "Сади"


def test_body_is_no_part_of_its_own_parts(city: City) -> None:
    parks, roads = body(city, PARKS), body(city, ROADS)
    rename(roads, ROADS, parks)
    for parent in (parks, Body.objects.get(pk=roads.pk)):
        with pytest.raises(ValidationError, match="part of"):
            rename(Body.objects.get(pk=parks.pk), PARKS, parent)
    stranger = Body.objects.create(city=nahal_tut(), key="1", name="זר")
    with pytest.raises(ValidationError, match="of this city"):
        rename(Body.objects.get(pk=parks.pk), PARKS, stranger)


def test_contacts_are_checked_and_never_written_into_the_changes(city: City) -> None:
    parks = body(city, PARKS)
    contact = Contact(ContactRole.HEAD, "Олена", " Olena@Verbivka.example ", "uk")
    set_contacts(body=parks, contacts=[contact], actor=None)
    row = BodyContact.objects.get(body=parks)
    assert (row.email, row.name, row.language) == ("olena@verbivka.example", "Олена", "uk")
    set_contacts(
        body=parks, contacts=[Contact(ContactRole.HEAD, "Олена", "other@verbivka.example")], actor=None
    )
    assert BodyContact.objects.get(body=parks).email == "other@verbivka.example"
    written = [f"{change.before} {change.after}" for change in Change.objects.filter(record="body")]
    assert len(written) == 2
    assert not any("@" in words for words in written)
    with pytest.raises(ValidationError) as wrong:
        set_contacts(
            body=parks, contacts=[Contact(ContactRole.REPORTER, "", "олена"), contact, contact], actor=None
        )
    assert len(wrong.value.messages) == 2
    assert BodyContact.objects.get(body=parks).email == "other@verbivka.example"


def everything_of(gone: Body, into: Body) -> User:
    """Something of each kind for the body, some of it the other's too."""
    city = gone.city
    period = Period.objects.filter(plan__city=city).earliest("pk")
    user = person("reporter", city, Role.BODY_REPORTER, gone)
    grant_role(user=user, city=city, role=Role.BODY_REPORTER, body=into)
    grant_role(user=user, city=city, role=Role.BODY_APPROVER, body=gone)
    for email in ("a@verbivka.example", "b@verbivka.example"):
        BodyContact.objects.create(body=gone, role="head", email=email)
    BodyContact.objects.create(body=into, role="head", email="a@verbivka.example")
    follower = Follower.objects.create(address="c@verbivka.example")
    other = Follower.objects.create(address="d@verbivka.example")
    now = timezone.now()
    for who, key in ((follower, gone.key), (follower, into.key), (other, gone.key)):
        Subscription.objects.create(
            follower=who, kind="body", key=f"{city.slug}/{key}", language="uk", asked_at=now
        )
    ReportingLink.objects.create(
        period=period, body=gone, digest="1" * 64, expires_at=now + timedelta(days=9)
    )
    for each in (gone, into):
        Reminder.objects.create(period=period, body=each, kind="due", day=date(2026, 1, 1))
    Reminder.objects.create(period=period, body=gone, kind="late", day=date(2026, 1, 2))
    Body.objects.create(city=city, key="9", name="Відділ квітів", parent=gone)
    Report.objects.filter(item__key="1.1").get().bodies.add(gone, into)
    return user


def test_nothing_is_left_with_a_merged_body(city: City) -> None:
    parks, roads = body(city, PARKS), body(city, ROADS)
    user = everything_of(parks, roads)
    merged = merge_bodies(body=parks, into=roads, reason="Одне й те саме", actor=None)
    assert merged == roads
    gone = Body.objects.get(pk=parks.pk)
    assert (gone.merged_into, gone.parent, gone.name, gone.key) == (roads, None, PARKS, parks.key)
    left = {
        relation.get_accessor_name(): getattr(gone, relation.get_accessor_name() or "").count()
        for relation in Body._meta.related_objects
    }
    assert {name: count for name, count in left.items() if count} == {}
    held = Responsibility.objects.filter(body=roads).order_by("item__key")
    assert [(each.item.key, each.role) for each in held] == [
        ("1.1", "lead"),
        ("1.2", "lead"),
        ("2.1", "lead"),
    ]
    roles = Membership.objects.filter(user=user, body=roads).values_list("role", flat=True)
    assert sorted(roles) == ["body approver", "body reporter"]
    emails = BodyContact.objects.filter(body=roads).values_list("email", flat=True)
    assert sorted(emails) == ["a@verbivka.example", "b@verbivka.example"]
    assert {each.key for each in Subscription.objects.all()} == {f"verbivka/{roads.key}"}
    assert Subscription.objects.count() == 2
    assert Reminder.objects.filter(body=roads).count() == 2
    assert Body.objects.get(key="9").parent == roads
    change = Change.objects.get(action="merged", record_id=roads.pk)
    assert (change.after["merged"], change.reason) == (PARKS, "Одне й те саме")


def test_lead_wins_where_both_answer(city: City) -> None:
    parks, roads = body(city, PARKS), body(city, ROADS)
    merge_bodies(body=roads, into=parks, actor=None)
    found = Responsibility.objects.get(item__key="1.2")
    assert (found.body, found.role, found.position) == (parks, "lead", 0)
    assert found.passage is not None


def test_name_of_a_merged_body_leads_to_the_other_and_its_key_to_no_third(city: City) -> None:
    parks, roads = body(city, PARKS), body(city, ROADS)
    merge_bodies(body=roads, into=parks, actor=None)
    assert add_body(city=city, name=ROADS, actor=None) == parks
    new = add_body(city=city, name="Управління мостів", actor=None)
    assert new.key not in {parks.key, roads.key}
    merge_bodies(body=parks, into=new, actor=None)
    assert {each.merged_into for each in Body.objects.exclude(pk=new.pk)} == {new}


def test_merging_into_a_part_of_itself_makes_no_circle(city: City) -> None:
    parks, roads = body(city, PARKS), body(city, ROADS)
    between = Body.objects.create(city=city, key="8", name="Посередині", parent=parks)
    rename(roads, ROADS, between)
    merge_bodies(body=parks, into=roads, actor=None)
    assert Body.objects.get(pk=roads.pk).parent is None
    assert Body.objects.get(pk=between.pk).parent == roads


def test_what_cannot_be_merged_is_refused(city: City) -> None:
    parks, roads = body(city, PARKS), body(city, ROADS)
    stranger = Body.objects.create(city=nahal_tut(), key="1", name="זר")
    for gone, into, words in (
        (parks, stranger, "two cities"),
        (stranger, parks, "two cities"),
        (parks, parks, "into itself"),
    ):
        with pytest.raises(ValidationError, match=words):
            merge_bodies(body=gone, into=into, actor=None)
    merge_bodies(body=parks, into=roads, actor=None)
    for gone, into in ((parks, roads), (roads, parks)):
        with pytest.raises(ValidationError, match="merged already"):
            merge_bodies(body=gone, into=into, actor=None)
    assert BodyAlias.objects.filter(body=stranger).count() == 0


def test_merging_costs_the_same_for_many_items() -> None:
    counts = []
    for town, size in ((verbivka(), 2), (anarabad(), 20)):
        accept_draft(draft=large_report(size, 30).store(town), actor=None)
        first, second = Body.objects.filter(city=town).order_by("pk")[:2]
        with CaptureQueriesContext(connection) as queries:
            merge_bodies(body=first, into=second, actor=None)
        counts.append(len(queries))
        assert Plan.objects.filter(city=town).exists()
    assert counts[0] == counts[1]
