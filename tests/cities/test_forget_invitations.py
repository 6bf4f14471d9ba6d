"""Invitations that are over are forgotten, and who never came and has no role any more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import nahal_tut, verbivka
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import City, Invitation
from townbook.cities.selectors.members import has_other_administrator
from townbook.cities.services.forget_invitations import KEPT_FOR, forget_invitations
from townbook.cities.services.invite import GOOD_FOR, invite
from townbook.cities.services.revoke_role import close_access
from townbook.timer.registry import duties

pytestmark = pytest.mark.django_db

LATER = GOOD_FOR + KEPT_FOR + timedelta(days=1)


def invited(city: City, name: str = "taras", role: Role = Role.OBSERVER) -> User:
    said = {"email": f"{name}@example.org", "name": name, "language": "uk"}
    invite(**said, city=city, role=role, body=None, actor=None)
    return User.objects.get(email=said["email"])


def pass_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now() + LATER
    monkeypatch.setattr(timezone, "now", lambda: now)


def test_answered_invitation_goes_and_its_person_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    user = invited(verbivka())
    Client().force_login(user)
    Invitation.objects.update(accepted_at=timezone.now())
    assert forget_invitations() == 0
    pass_time(monkeypatch)
    assert forget_invitations() == 1
    assert User.objects.get() == user
    assert user.memberships.count() == 1


def test_person_who_never_came_is_still_waited_for_while_they_have_a_role(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    city = verbivka()
    user = invited(city, role=Role.ADMINISTRATOR)
    pass_time(monkeypatch)
    assert forget_invitations() == 0
    # Else they would be taken for an administrator who has come, and the last real one could go.
    assert not has_other_administrator(city=city, user=invited(city, "ivan"))
    assert User.objects.filter(pk=user.pk).exists()


def test_person_who_never_came_and_has_no_role_is_forgotten_with_their_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    city = verbivka()
    user, other = invited(city), invited(nahal_tut(), "dana")
    close_access(user=user, city=city, actor=None)
    assert forget_invitations() == 0
    pass_time(monkeypatch)
    assert forget_invitations() > 0
    assert list(User.objects.all()) == [other]
    assert list(Invitation.objects.values_list("user", flat=True)) == [other.pk]


def test_person_who_came_once_stays_without_any_role(monkeypatch: pytest.MonkeyPatch) -> None:
    city = verbivka()
    user = invited(city)
    Client().force_login(user)
    close_access(user=user, city=city, actor=None)
    pass_time(monkeypatch)
    forget_invitations()
    assert list(User.objects.all()) == [user]


def test_operators_own_account_without_an_invitation_stays_for_a_while() -> None:
    User.objects.create_user("operator@example.org", "довгий-пароль-1")
    assert forget_invitations() == 0


def test_forgetting_is_a_duty_of_the_timer() -> None:
    assert forget_invitations in {duty.do for duty in duties()}
