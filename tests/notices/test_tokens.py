"""Words that open the pages of letters: signed, without an address, and good for one purpose."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.notices.readers import OLENA, confirmed
from townbook.notices.periods import UNCONFIRMED_IS_KEPT
from townbook.notices.tokens import (
    UnknownToken,
    confirmation_token,
    follower_of_token,
    own_token,
    subscription_of_token,
)

pytestmark = pytest.mark.django_db


def test_tokens_lead_to_what_they_were_made_for() -> None:
    subscription = confirmed(OLENA)
    assert subscription_of_token(confirmation_token(subscription)) == subscription.pk
    assert follower_of_token(own_token(subscription.follower)) == subscription.follower_id


def test_no_token_opens_what_another_is_for() -> None:
    subscription = confirmed(OLENA)
    confirm, own = confirmation_token(subscription), own_token(subscription.follower)
    for opens, token in ((subscription_of_token, own), (follower_of_token, confirm)):
        with pytest.raises(UnknownToken):
            opens(token)


@pytest.mark.parametrize("opens", [subscription_of_token, follower_of_token])
@pytest.mark.parametrize("token", ["", "1", "1:x", "x:y:z", "1:1:1", "٣:a", "a" * 5000])
def test_damaged_token_is_unknown(opens: Callable[[str], int], token: str) -> None:
    with pytest.raises(UnknownToken):
        opens(token)


def test_confirmation_is_good_for_three_days(monkeypatch: pytest.MonkeyPatch) -> None:
    subscription = confirmed(OLENA)
    token, now = confirmation_token(subscription), time.time()
    monkeypatch.setattr(time, "time", lambda: now + UNCONFIRMED_IS_KEPT.total_seconds() + 2)
    with pytest.raises(UnknownToken):
        subscription_of_token(token)


def test_tokens_and_names_hold_no_mail_address() -> None:
    subscription = confirmed(OLENA)
    follower = subscription.follower
    said = (
        f"{confirmation_token(subscription)} {own_token(follower)} {follower} {follower!r} {subscription!r}"
    )
    assert "olena" not in said
