"""Two who send at once: nothing twice, nothing lost, nobody waits for a letter that another holds."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.core import mail
from django.db import connection, connections, transaction

from tests.notices.conftest import Bulletin
from tests.notices.readers import NOON, OLENA, SITE, asked, confirmed
from townbook.notices.models import Follower, Letter, Subscription
from townbook.notices.services.ask_to_follow import ask_to_follow
from townbook.notices.services.claim_letters import claim_letters
from townbook.notices.services.leave import leave_everything
from townbook.notices.services.send_letters import send_letters

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite has one writer at a time, and a test one connection"
    ),
]

HOUR = timedelta(hours=1)


def at_once(*doings: Callable[[], Any]) -> list[Any]:
    """What each gives, all begun at the same moment, each with a connection of its own."""
    together = Barrier(len(doings))

    def begun(doing: Callable[[], Any]) -> Any:
        together.wait()
        try:
            return doing()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(doings)) as pool:
        return [each.result(timeout=60) for each in [pool.submit(begun, doing) for doing in doings]]


def test_two_who_send_at_once_send_each_letter_once(bulletin: Bulletin) -> None:
    for number in range(40):
        asked(f"reader{number}@verbivka.example", client=str(number))

    def send() -> int:
        sent = 0
        while outcome := send_letters(site=SITE, now=NOON, most=5).sent:
            sent += outcome
        return sent

    assert sum(at_once(send, send, send)) == 40
    addresses = [letter.to[0] for letter in mail.outbox]
    assert len(addresses) == len(set(addresses)) == 40
    assert Letter.objects.count() == 0


def test_letters_that_another_is_taking_are_passed_over(bulletin: Bulletin) -> None:
    for number in range(4):
        asked(f"reader{number}@verbivka.example", client=str(number))
    with transaction.atomic():
        first = claim_letters(most=2, now=NOON)
        (others,) = at_once(lambda: claim_letters(most=4, now=NOON))
    assert len(first) == len(others) == 2
    assert {letter.pk for letter in first} & {letter.pk for letter in others} == set()


def test_two_who_ask_for_the_same_at_once_make_one_letter(bulletin: Bulletin) -> None:
    def ask() -> bool:
        letter = ask_to_follow(
            address=OLENA, kind="bulletin", key="river", language="uk", client="a", now=NOON
        )
        return letter is not None

    assert sorted(at_once(ask, ask, ask, ask)) == [False, False, False, True]
    assert (Follower.objects.count(), Subscription.objects.count(), Letter.objects.count()) == (1, 1, 1)


def test_who_leaves_while_letters_are_sent_is_gone_afterwards(bulletin: Bulletin) -> None:
    for number in range(20):
        confirmed(f"reader{number}@verbivka.example", client=str(number))
    bulletin.write("river", "Верби", NOON + timedelta(minutes=1))

    def leave() -> None:
        for follower in Follower.objects.order_by("-pk"):
            leave_everything(follower=follower)

    at_once(leave, lambda: send_letters(site=SITE, now=NOON + HOUR))
    assert connection.vendor == "postgresql"
    assert (Follower.objects.count(), Subscription.objects.count(), Letter.objects.count()) == (0, 0, 0)
