"""Merges, plans, roles, files and the logo are taken back."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from tests.cast import nahal_tut
from tests.desk.history.taking_back import WHY, address, last, mark_on, restore, sentences_on
from tests.desk.people import person, signed_in
from tests.year_of_work import YearOfWork
from townbook.accounts.models import User
from townbook.cities.city_settings import CitySettings
from townbook.cities.enums import ContactRole, Role
from townbook.cities.models import Body, Change, City, Membership
from townbook.cities.services.change_city import change_city
from townbook.cities.services.grant_role import grant_role
from townbook.cities.services.invite import invite
from townbook.cities.services.merge_bodies import merge_bodies
from townbook.cities.services.revoke_role import close_access, revoke_role
from townbook.cities.services.set_contacts import Contact, set_contacts
from townbook.plans.models import Item, Level, Plan, Report, ReportAttachment, Responsibility
from townbook.plans.plan_content import WantedLevel
from townbook.plans.reporter import Reporter
from townbook.plans.selectors.plan_content import plan_content
from townbook.plans.services.attach_file import attach_file
from townbook.plans.services.change_plan import change_plan
from townbook.plans.services.remove_attachment import remove_attachment
from townbook.plans.services.remove_plan import remove_plan
from townbook.search.selectors.find import find

# Pictures and logos are put in place before their transaction begins.
pytestmark = pytest.mark.django_db(transaction=True)

SETTINGS = CitySettings("Вербівка", "Europe/Kyiv", "gregorian", 0)


def picture(colour: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(written, "PNG")
    return written.getvalue()


def merged(work: YearOfWork) -> Change:
    into = work.roads
    merge_bodies(body=work.parks, into=into, actor=None)
    return Change.objects.get(action="merged", record_id=into.pk)


def test_merge_is_taken_back_at_the_body_that_took_over(office: Client, work: YearOfWork) -> None:
    parks, roads = work.parks, work.roads
    change = merged(work)
    Responsibility.objects.filter(item__key="1.1").delete()
    said = sentences_on(office, change)
    assert "«1.1 Посадити верби»" in said
    assert "«Управління доріг»" in said
    gone = Change.objects.get(action="merged", record_id=parks.pk)
    assert office.get(address(gone)).status_code == 404
    answer = office.post(address(change), {"mark": mark_on(office, change), "reason": WHY})
    assert answer["Location"] == f"/verbivka/desk/history/body/{parks.pk}/?restored"
    assert Body.objects.get(pk=parks.pk).merged_into is None
    assert set(Change.objects.filter(action="taken apart").values_list("record_id", "reason")) == {
        (parks.pk, WHY),
        (roads.pk, WHY),
    }
    assert mark_on(office, change) == ""
    assert restore(office, change) == 422


def test_body_that_is_by_itself_again_is_public_and_found(office: Client, work: YearOfWork) -> None:
    parks = work.parks
    change = merged(work)
    public = f"/verbivka/bodies/{parks.key}/"
    assert office.get(public).status_code == 301
    assert restore(office, change) == 302
    shown = office.get(public)
    assert (shown.status_code, "Посадити верби" in shown.content.decode()) == (200, True)
    found = find(parks.name, city=work.city, language="uk").results
    assert [each.title for each in found if each.kind == "body"] == [parks.name]


def test_who_looked_before_a_line_changed_looks_again(office: Client, work: YearOfWork) -> None:
    change = merged(work)
    seen = mark_on(office, change)
    Responsibility.objects.filter(item__key="1.1").delete()
    assert office.post(address(change), {"mark": seen, "reason": WHY}).status_code == 422
    assert not Change.objects.filter(action="taken apart").exists()


def test_merge_noted_without_details_says_so(office: Client, work: YearOfWork) -> None:
    change = merged(work)
    Change.objects.filter(pk=change.pk).update(way_back={})
    assert office.get(address(change)).status_code == 404
    shown = office.get(f"/verbivka/desk/history/body/{work.roads.pk}/").content.decode()
    assert "роз’єднати органи не можна" in shown


def test_contacts_have_a_sentence_and_no_button(office: Client, work: YearOfWork) -> None:
    contact = Contact(ContactRole.REPORTER, "Ірина", "iryna@verbivka.example")
    set_contacts(body=work.roads, contacts=[contact], actor=None)
    change = last("body")
    assert office.get(address(change)).status_code == 404
    shown = office.get(f"/verbivka/desk/history/body/{work.roads.pk}/").content.decode()
    assert "повернути контакти не можна" in shown
    assert "iryna@" not in shown


def changed_plan(work: YearOfWork, title: str = "", levels: tuple[str, ...] = ()) -> Change:
    plan = Plan.objects.get(pk=work.plan.pk)
    now = plan_content(plan=plan)
    wanted = [
        WantedLevel(each.key, name or each.label) for each, name in zip(now.levels, levels, strict=False)
    ]
    wanted += [WantedLevel("", name) for name in levels[len(now.levels) :]]
    content = replace(now, title=title or now.title, levels=tuple(wanted) or now.levels)
    change_plan(plan=plan, content=content, expected=now.mark, actor=None)
    return last("plan")


def labels(work: YearOfWork) -> list[str]:
    return list(Level.objects.filter(plan=work.plan).order_by("position").values_list("label", flat=True))


def test_plan_has_its_title_and_its_levels_again(office: Client, work: YearOfWork) -> None:
    title = work.plan.title
    renamed = changed_plan(work, title="Ріка")
    named = changed_plan(work, levels=("Мета", "Крок", "Дія"))
    assert restore(office, renamed) == 302
    assert Plan.objects.get(pk=work.plan.pk).title == title
    assert labels(work) == ["Мета", "Крок", "Дія"]
    assert restore(office, named) == 302
    assert labels(work) == ["Пріоритет", "Завдання"]
    assert (last("plan").action, last("plan").reason) == ("restored", WHY)
    assert restore(office, last("plan")) == 302
    assert labels(work) == ["Мета", "Крок", "Дія"]


def test_level_at_which_items_stand_stays(office: Client, work: YearOfWork) -> None:
    change = changed_plan(work, levels=("Пріоритет", "Завдання", "Дія"))
    level = Level.objects.get(plan=work.plan, label="Дія")
    Item.objects.filter(key="1.1").update(level=level)
    assert restore(office, change) == 422
    assert labels(work) == ["Пріоритет", "Завдання", "Дія"]


def test_plan_changed_since_is_looked_at_again(office: Client, work: YearOfWork) -> None:
    change = changed_plan(work, title="Ріка")
    seen = mark_on(office, change)
    changed_plan(work, title="Річка")
    assert office.post(address(change), {"mark": seen, "reason": WHY}).status_code == 422
    remove_plan(plan=Plan.objects.get(pk=work.plan.pk), actor=None)
    assert mark_on(office, change) == ""


def role_of(user: User) -> list[tuple[str, str | None]]:
    rows = Membership.objects.filter(user=user).order_by("role")
    return [(row.role, row.body.name if row.body else None) for row in rows]


def test_role_that_was_taken_is_given_again(administrator: Client, work: YearOfWork) -> None:
    actor = User.objects.get(name="Ярина")
    taras = person("Тарас", work.city, Role.BODY_REPORTER, work.roads)
    close_access(user=taras, city=work.city, actor=actor)
    change = last("membership")
    assert "Тарас" in sentences_on(administrator, change)
    assert restore(administrator, change) == 302
    assert role_of(taras) == [("body reporter", work.roads.name)]
    made = last("membership")
    assert (made.action, made.reason, made.actor) == ("created", WHY, actor)
    assert mark_on(administrator, change) == ""
    assert restore(administrator, made) == 302
    assert role_of(taras) == []
    assert last("membership").reason == WHY


def test_role_in_a_body_that_was_merged_is_given_where_it_went(
    administrator: Client, work: YearOfWork
) -> None:
    taras = person("Тарас", work.city, Role.BODY_REPORTER, work.parks)
    close_access(user=taras, city=work.city, actor=None)
    change, parks = last("membership"), work.parks.name
    merged(work)
    assert parks in sentences_on(administrator, change)
    assert restore(administrator, change) == 302
    assert role_of(taras) == [("body reporter", work.roads.name)]


def test_last_administrator_stays(administrator: Client, work: YearOfWork) -> None:
    actor = User.objects.get(name="Ярина")
    taras = person("Тарас", work.city, Role.OBSERVER)
    grant_role(user=taras, city=work.city, role=Role.ADMINISTRATOR, body=None, actor=actor)
    given = last("membership")
    revoke_role(membership=Membership.objects.get(user=actor), actor=taras)
    client = Client()
    client.force_login(taras)
    assert mark_on(client, given) == ""
    assert restore(client, given) == 422
    assert ("administrator", None) in role_of(taras)


def test_person_without_an_account_gets_no_role(administrator: Client, work: YearOfWork) -> None:
    taras = person("Тарас", work.city, Role.OBSERVER)
    close_access(user=taras, city=work.city, actor=None)
    change = last("membership")
    User.objects.filter(pk=taras.pk).update(is_active=False)
    assert mark_on(administrator, change) == ""
    assert restore(administrator, change) == 422


def test_who_never_came_is_invited_anew(administrator: Client, work: YearOfWork) -> None:
    actor = User.objects.get(name="Ярина")
    invited = invite(
        email="taras@verbivka.example",
        name="Тарас",
        language="uk",
        city=work.city,
        role=Role.OBSERVER,
        body=None,
        actor=actor,
    )
    assert invited is not None
    taras = User.objects.get(name="Тарас")
    close_access(user=taras, city=work.city, actor=actor)
    change = last("membership")
    assert mark_on(administrator, change) == ""
    assert restore(administrator, change) == 422
    User.objects.filter(pk=taras.pk).update(last_login=timezone.now())
    assert restore(administrator, change) == 302
    assert role_of(taras) == [("observer", None)]


def test_roles_are_an_administrators_to_restore(
    office: Client, administrator: Client, work: YearOfWork
) -> None:
    taras = person("Тарас", work.city, Role.OBSERVER)
    close_access(user=taras, city=work.city, actor=None)
    change = last("membership")
    stranger = signed_in("נועה", nahal_tut(), Role.ADMINISTRATOR)
    for client in (office, stranger):
        assert client.get(address(change)).status_code == 404
        assert client.post(address(change), {"mark": "", "reason": WHY}).status_code == 404
    assert role_of(taras) == []
    record = f"/verbivka/desk/history/membership/{change.record_id}/"
    assert address(change) not in office.get(record).content.decode()
    assert address(change) in administrator.get(record).content.decode()


def attached(work: YearOfWork) -> ReportAttachment:
    return attach_file(
        item=work.bridge,
        period=work.period,
        body=work.roads,
        data=picture("red"),
        name="міст.png",
        reporter=Reporter(),
    )


def test_file_that_was_taken_off_comes_back_and_goes_again(work: YearOfWork) -> None:
    attachment = attached(work)
    remove_attachment(attachment=attachment, reporter=Reporter())
    reporter = signed_in("Тарас", work.city, Role.BODY_REPORTER, work.roads)
    assert restore(reporter, last("report")) == 302
    assert ReportAttachment.objects.get().removed_at is None
    made = last("report")
    assert (made.action, made.reason, made.by) == ("attached", WHY, "Тарас")
    assert mark_on(reporter, last("report", "detached")) == ""
    assert restore(reporter, made) == 302
    assert ReportAttachment.objects.get().removed_at is not None
    assert mark_on(reporter, made) == ""


def test_file_of_a_report_that_left_its_body_stays(work: YearOfWork) -> None:
    attachment = attached(work)
    remove_attachment(attachment=attachment, reporter=Reporter())
    Report.objects.filter(item=work.bridge).update(state="submitted")
    office = signed_in("Олена", work.city, Role.STRATEGY_EDITOR)
    change = last("report")
    assert mark_on(office, change) == ""
    assert restore(office, change) == 422
    parks = signed_in("Ірина", work.city, Role.BODY_REPORTER, work.parks)
    assert parks.get(address(change)).status_code == 404


def test_file_that_was_added_anew_is_not_doubled(work: YearOfWork) -> None:
    remove_attachment(attachment=attached(work), reporter=Reporter())
    change = last("report")
    attached(work)
    office = signed_in("Олена", work.city, Role.STRATEGY_EDITOR)
    assert restore(office, change) == 422
    assert ReportAttachment.objects.filter(removed_at=None).count() == 1


def logo_of(work: YearOfWork) -> str | None:
    city = City.objects.select_related("logo").get(pk=work.city.pk)
    return city.logo.sha256 if city.logo else None


def with_logo(work: YearOfWork, logo: bytes | None, *, without: bool = False) -> Change:
    change_city(city=work.city, settings=SETTINGS, logo=logo, without_logo=without, actor=None)
    return last("city")


def test_logo_comes_back_by_its_file(administrator: Client, work: YearOfWork) -> None:
    first = with_logo(work, picture("red"))
    red = logo_of(work)
    second = with_logo(work, picture("blue"))
    blue = logo_of(work)
    third = with_logo(work, None, without=True)
    assert restore(administrator, third) == 302
    assert logo_of(work) == blue
    assert restore(administrator, second) == 302
    assert logo_of(work) == red
    assert restore(administrator, first) == 302
    assert logo_of(work) is None


def test_logo_whose_file_is_lost_is_explained(administrator: Client, work: YearOfWork) -> None:
    with_logo(work, picture("red"))
    red = City.objects.get(pk=work.city.pk).logo
    change = with_logo(work, picture("blue"))
    assert red is not None
    red.path.unlink()
    assert mark_on(administrator, change) == ""
    assert restore(administrator, change) == 422
