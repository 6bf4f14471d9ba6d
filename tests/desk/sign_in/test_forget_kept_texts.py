"""Words that waited for their writer's second step are forgotten after their day; the session goes on."""

from __future__ import annotations

import time

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory
from django.utils import timezone

from tests.cast import verbivka
from tests.desk.people import person
from townbook.cities.enums import Role
from townbook.desk.sign_in.forget_kept_texts import forget_kept_texts
from townbook.desk.sign_in.kept_text import BROWSER, GOOD_FOR, KEPT, browser_of, sealed, text_of
from townbook.timer.registry import duties

pytestmark = pytest.mark.django_db


def with_words(client: Client, words: str) -> None:
    """Words in the session, as they wait there while their writer looks for a code."""
    client.cookies[BROWSER] = "this browser"
    request = RequestFactory().post("/verbivka/desk/city/", {"home_text_uk": words})
    request.COOKIES[BROWSER] = "this browser"
    session = client.session
    session[KEPT] = sealed(text_of(request), browser_of(request))
    session.save()


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(person("olena", verbivka(), Role.ADMINISTRATOR))
    return client


def test_words_are_kept_for_a_day_and_no_longer(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with_words(client, "Посаджено сорок верб на березі")
    assert forget_kept_texts() == 0
    assert "сорок верб" in client.get("/sign-in/go-on/").content.decode()
    later = time.time() + GOOD_FOR + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert forget_kept_texts() == 1
    monkeypatch.undo()
    assert KEPT not in client.session
    assert SESSION_KEY in client.session
    assert client.get("/verbivka/desk/").status_code == 200
    assert forget_kept_texts() == 0


def test_words_nobody_signed_are_forgotten_at_once(client: Client) -> None:
    session = client.session
    session[KEPT] = "made up"
    session.save()
    assert forget_kept_texts() == 1


def test_ended_session_is_left_to_those_who_forget_sessions(client: Client) -> None:
    with_words(client, "Посаджено сорок верб на березі")
    Session.objects.update(expire_date=timezone.now())
    assert forget_kept_texts() == 0


def test_forgetting_is_a_duty_of_the_timer() -> None:
    assert forget_kept_texts in {duty.do for duty in duties()}
