"""Asking sends one letter, tells nothing, and floods nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.notices.readers import DARIUSH, NOON, OLENA, asked, confirmed
from townbook.notices.models import Attempt, Follower, Letter, Subscription
from townbook.notices.services.ask_to_follow import MOST_FROM_A_CLIENT, TooManyAttempts, ask_to_follow
from townbook.notices.services.confirm_subscription import confirm_subscription
from townbook.notices.services.forget_unconfirmed import forget_unconfirmed
from townbook.notices.services.leave import leave_everything, leave_topic

pytestmark = pytest.mark.django_db

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def letter(
    address: str = OLENA, key: str = "river", after: timedelta = timedelta(0), client: str = "a"
) -> Letter | None:
    return ask_to_follow(
        address=address, kind="bulletin", key=key, language="uk", client=client, now=NOON + after
    )


def test_asking_makes_a_letter_due_and_confirms_nothing() -> None:
    due = letter()
    assert due
    assert (due.kind, due.due_at, due.follower.address) == ("confirmation", NOON, OLENA)
    assert Subscription.objects.get().confirmed_at is None


def test_same_topic_is_asked_for_with_a_letter_an_hour() -> None:
    assert letter()
    assert letter(after=59 * MINUTE) is None
    Letter.objects.all().delete()  # It was sent.
    assert letter(after=61 * MINUTE)


def test_capitals_make_no_other_address() -> None:
    letter("Olena@Verbivka.Example")
    assert letter(OLENA) is None
    assert Follower.objects.get().address == OLENA


def test_who_follows_already_gets_a_letter_too() -> None:
    confirmed(OLENA)
    due = letter(after=2 * HOUR)
    assert due
    assert due.subscription
    assert due.subscription.confirmed_at == NOON


def test_nobody_changes_the_language_of_a_confirmed_subscription() -> None:
    confirmed(OLENA, language="uk")
    asked(OLENA, language="fa", now=NOON + 2 * HOUR)
    assert Subscription.objects.get().language == "uk"
    asked(DARIUSH, language="uk")
    asked(DARIUSH, language="fa", now=NOON + 2 * HOUR)
    assert Subscription.objects.get(follower__address=DARIUSH).language == "fa"


def test_address_gets_five_letters_an_hour_whatever_is_asked_for() -> None:
    letters = [letter(key=f"topic {number}", client=str(number)) for number in range(7)]
    assert [bool(each) for each in letters] == [True] * 5 + [False] * 2
    assert letter(DARIUSH)
    assert letter(key="later", after=61 * MINUTE)


def test_client_may_ask_thirty_times_an_hour() -> None:
    for number in range(MOST_FROM_A_CLIENT):
        letter(f"reader{number}@verbivka.example")
    with pytest.raises(TooManyAttempts):
        letter(DARIUSH)
    assert letter(DARIUSH, client="b")
    assert letter("last@verbivka.example", after=61 * MINUTE)


def test_attempts_keep_neither_address_nor_client_and_go_after_a_day() -> None:
    letter(client="192.0.2.7")
    kept = [str(value) for row in Attempt.objects.values_list() for value in row]
    assert not any("olena" in value or "192.0.2" in value for value in kept)
    assert len({attempt.digest for attempt in Attempt.objects.all()}) == 2
    forget_unconfirmed(now=NOON + DAY + MINUTE)
    assert Attempt.objects.count() == 0


def test_another_key_makes_other_hashes(settings: object) -> None:
    letter()
    first = set(Attempt.objects.values_list("digest", flat=True))
    Attempt.objects.all().delete()
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    letter(after=2 * HOUR)
    assert first & set(Attempt.objects.values_list("digest", flat=True)) == set()


def test_unconfirmed_address_is_forgotten_after_three_days() -> None:
    asked(OLENA)
    asked(DARIUSH)
    confirmed(DARIUSH, "bridge")
    assert forget_unconfirmed(now=NOON + 3 * DAY) == 0
    assert forget_unconfirmed(now=NOON + 3 * DAY + MINUTE) == 2
    assert [(each.follower.address, each.key) for each in Subscription.objects.all()] == [(DARIUSH, "bridge")]
    assert Follower.objects.get().address == DARIUSH


def test_asking_forgets_what_nobody_confirmed() -> None:
    asked(OLENA)
    asked(DARIUSH, now=NOON + 4 * DAY)
    assert Follower.objects.get().address == DARIUSH


def test_forgetting_costs_as_much_for_many() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            forget_unconfirmed(now=NOON + 4 * DAY)
        return len(captured)

    asked(OLENA)
    few = queries()
    for number in range(20):
        asked(f"reader{number}@verbivka.example", client=str(number))
    assert queries() == few


def test_confirming_twice_changes_nothing() -> None:
    subscription = asked(OLENA)
    confirm_subscription(subscription=subscription, now=NOON)
    confirm_subscription(subscription=subscription, now=NOON + HOUR)
    assert Subscription.objects.get().confirmed_at == NOON
    assert [each.kind for each in Letter.objects.all()] == ["digest"]


def test_what_was_left_cannot_be_confirmed() -> None:
    subscription = asked(OLENA)
    leave_everything(follower=subscription.follower)
    with pytest.raises(Subscription.DoesNotExist):
        confirm_subscription(subscription=subscription, now=NOON)
    assert Follower.objects.count() == 0


def test_leaving_everything_deletes_all_of_one_follower_and_nothing_of_another() -> None:
    follower = confirmed(OLENA).follower
    confirmed(OLENA, "bridge")
    confirmed(DARIUSH)
    leave_everything(follower=follower)
    leave_everything(follower=follower)
    assert [each.address for each in Follower.objects.all()] == [DARIUSH]
    assert Subscription.objects.count() == Letter.objects.count() == 1


def test_address_goes_with_the_last_subscription() -> None:
    river, bridge = confirmed(OLENA), confirmed(OLENA, "bridge")
    assert leave_topic(follower=river.follower, number=river.pk)
    assert not leave_topic(follower=river.follower, number=bridge.pk)
    assert not leave_topic(follower=river.follower, number=bridge.pk)
    assert Follower.objects.count() == 0


def test_nobody_leaves_for_another() -> None:
    mine, theirs = confirmed(OLENA), confirmed(DARIUSH)
    assert leave_topic(follower=mine.follower, number=theirs.pk)
    assert Subscription.objects.count() == 2
