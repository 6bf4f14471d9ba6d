"""Drafts that wait: only the city's members see them, and only some of them accept."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import anarabad, river_report, verbivka, year
from tests.web_pages import page, words
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import City
from townbook.cities.services.grant_role import grant_role
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Plan
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db


def person(email: str, city: City | None = None, role: Role = Role.STRATEGY_EDITOR) -> User:
    user = User.objects.create_user(email, "довгий-пароль-1")
    if city is not None:
        grant_role(user=user, city=city, role=role, body=None)
    return user


def paths_of(draft: Draft) -> list[str]:
    start = f"/{draft.city.slug}/desk/"
    key = draft.source.key
    return [f"{start}drafts/", f"{start}drafts/{key}/", f"{start}drafts/{key}/file/"]


def test_stranger_is_asked_to_sign_in_whatever_the_address(client: Client) -> None:
    draft = river_report().store(verbivka())
    for path in [*paths_of(draft), "/nowhere/desk/"]:
        response = client.get(path)
        assert response.status_code == 302
        assert response["Location"] == f"/sign-in/?next={path}"


def test_member_of_another_city_finds_nothing(client: Client) -> None:
    draft = river_report().store(verbivka())
    other = anarabad()
    client.force_login(person("other@example.org", other))
    accept = f"/verbivka/desk/drafts/{draft.source.key}/accept/"
    for path in paths_of(draft):
        assert client.get(path).status_code == 404
    assert client.post(accept).status_code == 404
    # Nor through an address of their own city.
    assert client.get(f"/anarabad/desk/drafts/{draft.source.key}/").status_code == 404
    assert client.post(f"/anarabad/desk/drafts/{draft.source.key}/accept/").status_code == 404
    draft.refresh_from_db()
    assert draft.state == DraftState.WAITING


def test_person_without_a_role_finds_nothing(client: Client) -> None:
    draft = river_report().store(verbivka())
    client.force_login(person("nobody@example.org"))
    assert [client.get(path).status_code for path in paths_of(draft)] == [404, 404, 404]


def test_member_sees_the_draft_beside_its_document(client: Client) -> None:
    city = verbivka()
    draft = river_report().store(city)
    client.force_login(person("editor@example.org", city))
    waiting, page, file = paths_of(draft)
    assert draft.source.key in client.get(waiting).content.decode()
    text = client.get(page).content.decode()
    assert "Посадити верби" in text
    start = draft.source.text.index("40 верб")
    marked = client.get(page, {"passage": f"{start}-{start + 7}"}).content.decode()
    assert '<mark id="passage">40 верб</mark>' in marked
    sent = client.get(file)
    assert sent["Content-Disposition"].startswith("attachment")
    assert b"".join(getattr(sent, "streaming_content", ())) == draft.source.file.read()
    assert client.get(page)["Cache-Control"] == "no-store"
    assert client.get(page, {"passage": "1-0"}).status_code == 404


@pytest.mark.parametrize("role", [Role.STRATEGY_EDITOR, Role.ADMINISTRATOR])
def test_accepting_makes_the_plan_public(client: Client, role: Role) -> None:
    city = verbivka()
    draft = river_report().store(city)
    client.force_login(person("editor@example.org", city, role))
    response = client.post(f"/verbivka/desk/drafts/{draft.source.key}/accept/")
    assert response["Location"] == f"/verbivka/desk/drafts/{draft.source.key}/"
    draft.refresh_from_db()
    assert draft.state == DraftState.ACCEPTED
    assert draft.accepted_by is not None
    assert draft.accepted_by.email == "editor@example.org"
    assert Plan.objects.filter(city=city).count() == 1
    assert Client().get(f"/verbivka/sources/{draft.source.key}/").status_code == 200
    assert "accept/" not in client.get(response["Location"]).content.decode()


def test_observer_sees_and_does_not_accept(client: Client) -> None:
    city = verbivka()
    draft = river_report().store(city)
    client.force_login(person("watcher@example.org", city, Role.OBSERVER))
    assert "accept/" not in client.get(paths_of(draft)[1]).content.decode()
    assert client.post(f"/verbivka/desk/drafts/{draft.source.key}/accept/").status_code == 403
    draft.refresh_from_db()
    assert draft.state == DraftState.WAITING


def test_accepting_is_never_a_link(client: Client) -> None:
    city = verbivka()
    draft = river_report().store(city)
    client.force_login(person("editor@example.org", city))
    assert client.get(f"/verbivka/desk/drafts/{draft.source.key}/accept/").status_code == 405


def test_form_of_another_site_accepts_nothing() -> None:
    city = verbivka()
    draft = river_report().store(city)
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("editor@example.org", city))
    assert client.post(f"/verbivka/desk/drafts/{draft.source.key}/accept/").status_code == 403
    assert not Plan.objects.exists()


def test_next_year_is_shown_against_the_plan_as_it_was(client: Client) -> None:
    city = verbivka()
    accept_draft(draft=river_report().store(city), actor=None)
    later = river_report(2023)
    later.item("3", "Чисті джерела")
    later.reports.clear()
    later.report(later.items[1].key, "Верби вирубано.", Status.NOT_STARTED, period=year(2023))
    draft = later.store(city)
    client.force_login(person("editor@example.org", city))
    # Willows planted last year are not planted now: that is asked about first.
    asked = client.post(f"/verbivka/desk/drafts/{draft.source.key}/accept/")
    assert "У плані стан «виконано», тут «не розпочато»" in asked.content.decode()
    client.post(f"/verbivka/desk/drafts/{draft.source.key}/accept/", {"sure": "1"})
    shown = words(page(client, f"/verbivka/desk/drafts/{draft.source.key}/").find(".//main"))
    assert "Нові (1) 3 Чисті джерела" in shown
    assert "Посадити верби : виконано → не розпочато" in shown
