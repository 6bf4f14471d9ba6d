"""The members page: who may open it, what it changes, and what it keeps to the city."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client

from tests.cast import nahal_tut, verbivka
from tests.desk.people import person, signed_in
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import Body, Change, City, Invitation, Membership

pytestmark = pytest.mark.django_db

PAGE = "/verbivka/desk/members/"
INVITED = {
    "email": "Taras@Example.org",
    "name": "Тарас",
    "language": "uk",
    "role": "strategy editor",
    "body": "",
}


@pytest.fixture
def city() -> City:
    return verbivka()


@pytest.fixture
def administrator(city: City) -> Client:
    return signed_in("olena", city, Role.ADMINISTRATOR)


def body_of(city: City, key: str = "parks") -> Body:
    return Body.objects.create(city=city, key=key, name=f"Body {key}")


def roles(city: City, email: str) -> list[tuple[str, int | None]]:
    held = Membership.objects.filter(city=city, user__email=email).order_by("role")
    return list(held.values_list("role", "body_id"))


def test_invitation_gives_the_role_and_sends_a_letter(administrator: Client, city: City) -> None:
    answer = administrator.post(PAGE, INVITED)
    assert answer["Location"] == f"{PAGE}?done=invited"
    assert roles(city, "taras@example.org") == [("strategy editor", None)]
    user = User.objects.get(email="taras@example.org")
    assert not user.has_usable_password()
    [letter] = mail.outbox
    assert letter.to == ["taras@example.org"]
    assert re.search(r"http://testserver/account/invitation/[\w.-]+/", str(letter.body))
    [change] = Change.objects.filter(record="membership")
    assert change.after == {"person": user.pk, "role": "strategy editor"}
    assert "@" not in change.label


def test_invitation_to_an_account_that_is_there_changes_nothing_of_it(administrator: Client) -> None:
    there = person("taras", nahal_tut(), Role.OBSERVER)
    administrator.post(PAGE, INVITED)
    there.refresh_from_db()
    assert there.name == "taras"
    assert Invitation.objects.get().user == there


def test_colleague_gets_the_role_and_no_letter(administrator: Client, city: City) -> None:
    person("taras", city, Role.OBSERVER)
    answer = administrator.post(PAGE, INVITED)
    assert answer["Location"] == f"{PAGE}?done=granted"
    assert roles(city, "taras@example.org") == [("observer", None), ("strategy editor", None)]
    assert mail.outbox == []
    assert Invitation.objects.count() == 0


def test_whoever_came_another_way_is_not_waited_for(administrator: Client) -> None:
    administrator.post(PAGE, INVITED)
    waits = "запрошення надіслано, відповіді ще немає"
    assert waits in administrator.get(PAGE).content.decode()
    Client().force_login(User.objects.get(email="taras@example.org"))
    assert waits not in administrator.get(PAGE).content.decode()


def test_no_role_is_preselected(administrator: Client) -> None:
    assert administrator.post(PAGE, {**INVITED, "role": ""}).status_code == 422
    assert '<option value="" selected>' in administrator.get(PAGE).content.decode()


def test_letter_that_cannot_go_out_is_said(administrator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(mail.EmailMessage, "send", refused)
    assert administrator.post(PAGE, INVITED)["Location"] == f"{PAGE}?done=unsent"
    monkeypatch.undo()
    user = User.objects.get(email="taras@example.org")
    assert administrator.post(f"{PAGE}{user.pk}/ask-again/")["Location"] == f"{PAGE}?done=invited"
    assert len(mail.outbox) == 1


def test_role_within_a_body_needs_the_body_and_of_this_city(administrator: Client, city: City) -> None:
    own, foreign = body_of(city), body_of(nahal_tut(), "gardens")
    reporter = {**INVITED, "role": "body reporter"}
    assert administrator.post(PAGE, reporter).status_code == 422
    assert administrator.post(PAGE, {**reporter, "body": foreign.key}).status_code == 422
    assert not User.objects.filter(email="taras@example.org").exists()
    assert administrator.post(PAGE, {**reporter, "body": own.key}).status_code == 302
    assert roles(city, "taras@example.org") == [("body reporter", own.pk)]


def test_role_is_given_and_taken_back(administrator: Client, city: City) -> None:
    user = person("taras", city, Role.OBSERVER)
    administrator.post(f"{PAGE}{user.pk}/roles/", {"role": "inspector", "body": ""})
    assert roles(city, user.email) == [("inspector", None), ("observer", None)]
    membership = Membership.objects.get(user=user, role="observer")
    administrator.post(f"{PAGE}roles/{membership.pk}/revoke/")
    assert roles(city, user.email) == [("inspector", None)]
    assert list(Change.objects.order_by("id").values_list("action", flat=True)) == ["created", "removed"]


def test_access_is_closed_and_invitations_with_it(administrator: Client, city: City) -> None:
    administrator.post(PAGE, INVITED)
    user = User.objects.get(email="taras@example.org")
    assert administrator.post(f"{PAGE}{user.pk}/close/")["Location"] == f"{PAGE}?done=closed"
    assert roles(city, user.email) == []
    assert Invitation.objects.get().withdrawn_at is not None
    user.refresh_from_db()
    assert user.is_active


def test_last_administrator_stays(administrator: Client, city: City) -> None:
    own = Membership.objects.get(city=city, role="administrator")
    refused = administrator.post(f"{PAGE}roles/{own.pk}/revoke/")
    assert refused.status_code == 422
    assert "останній адміністратор" in refused.content.decode()
    assert administrator.post(f"{PAGE}{own.user_id}/close/").status_code == 422
    # Somebody invited who never came does not keep the city going.
    administrator.post(PAGE, {**INVITED, "role": "administrator"})
    assert administrator.post(f"{PAGE}roles/{own.pk}/revoke/").status_code == 422
    person("ivan", city, Role.ADMINISTRATOR)
    assert administrator.post(f"{PAGE}roles/{own.pk}/revoke/")["Location"] == "/desk/"
    assert administrator.get(PAGE).status_code == 404


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_nobody_else_of_the_city_has_the_page(city: City, role: Role) -> None:
    body = body_of(city) if role in {Role.BODY_REPORTER, Role.BODY_APPROVER} else None
    client = signed_in("ivan", city, role, body)
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, INVITED).status_code == 404
    assert not User.objects.filter(email="taras@example.org").exists()


def test_administrator_of_another_city_reaches_nothing(administrator: Client, city: City) -> None:
    other = nahal_tut()
    stranger = person("dana", other, Role.OBSERVER)
    membership = Membership.objects.get(user=stranger)
    there = signed_in("rina", other, Role.ADMINISTRATOR)
    assert there.get(PAGE).status_code == 404
    assert there.post(PAGE, INVITED).status_code == 404
    # By one's own city's address, too, nobody of another city is reached.
    for path in (
        f"{PAGE}{stranger.pk}/roles/",
        f"{PAGE}{stranger.pk}/close/",
        f"{PAGE}{stranger.pk}/ask-again/",
        f"{PAGE}roles/{membership.pk}/revoke/",
    ):
        assert administrator.post(path, {"role": "observer"}).status_code == 404, path
    assert roles(other, stranger.email) == [("observer", None)]
    assert roles(city, stranger.email) == []
    assert "dana" not in administrator.get(PAGE).content.decode()


def test_list_costs_the_same_however_many_there_are(
    administrator: Client, city: City, django_assert_max_num_queries: object
) -> None:
    for number in range(20):
        user = person(f"person{number}", city, Role.OBSERVER)
        Membership.objects.create(user=user, city=city, role=Role.INSPECTOR)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        page = administrator.get(PAGE).content.decode()
    assert page.count('/close/"') == 21
