"""Send letters that are due."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from time import monotonic

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, prefetch_related_objects

from townbook.notices.enums import LetterKind
from townbook.notices.letters.confirmation import confirmation
from townbook.notices.letters.digest import digest
from townbook.notices.models import Follower, Letter, Subscription
from townbook.notices.periods import BETWEEN_NEWS, HELD, LOOK_AGAIN, SETTLING
from townbook.notices.selectors.subscriptions import topics_of
from townbook.notices.selectors.tidings import Tidings, tidings_of
from townbook.notices.services.claim_letters import claim_letters
from townbook.timer.back_off import wait_after
from townbook.ui.site_address import Site

LETTERS_AT_ONCE = 50
"""Letters of a batch: few enough to be sent well within the time they are held."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many letters went out, could not be sent, and had nothing to say."""

    sent: int = 0
    failed: int = 0
    empty: int = 0

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(self.sent + other.sent, self.failed + other.failed, self.empty + other.empty)

    @property
    def letters(self) -> int:
        """How many letters were looked at."""
        return self.sent + self.failed + self.empty


@dataclass(frozen=True, slots=True)
class _Written:
    """A letter, how its words are written, and the subscriptions whose news it tells."""

    letter: Letter
    write: Callable[[], EmailMultiAlternatives]
    told: tuple[int, ...] = ()


def send_letters(
    *, site: Site, now: datetime, numbers: list[int] | None = None, most: int = LETTERS_AT_ONCE
) -> Outcome:
    """Send a batch of what is due at ``now``: any letters, or those of ``numbers``.

    As many may do this at once as like to: each letter is held by one. Call it outside of a transaction,
    for what was sent must be noted even where the next letter fails. Who crashes between a letter and its
    note sends it once more, when it is no longer held; no letter is lost. Reads as often for many letters
    as for one, where their topics allow it, and writes three times for each that goes out.
    """
    started = monotonic()
    letters = claim_letters(most=most, now=now, numbers=numbers)
    if not letters:
        return Outcome()
    prefetch_related_objects(letters, "follower__subscriptions", "subscription__follower")
    until = now - SETTLING
    written = [*_confirmations(letters, site), *_digests(letters, until, site)]
    empty = _put_away(letters, written, now)
    connection = get_connection()
    try:
        connection.open()
    except Exception as failure:  # noqa: BLE001 - whatever a mail server answers, the letters wait
        for each in written:
            _note_failure(each.letter, failure, now)
        return Outcome(failed=len(written), empty=empty)
    try:
        sent = [
            _send(connection, each, until, now, timedelta(seconds=monotonic() - started)) for each in written
        ]
    finally:
        connection.close()
    return Outcome(sent=sent.count(True), failed=sent.count(False), empty=empty + sent.count(None))


def _confirmations(letters: Sequence[Letter], site: Site) -> list[_Written]:
    """Of topics that are still public."""
    due = [
        (letter, letter.subscription)
        for letter in letters
        if letter.kind == LetterKind.CONFIRMATION and letter.subscription
    ]
    topics = topics_of(subscriptions=[subscription for _, subscription in due])
    return [
        _Written(
            letter, partial(confirmation, subscription=each, topic=topics[each.kind, each.key], site=site)
        )
        for letter, each in due
        if (each.kind, each.key) in topics
    ]


def _digests(letters: Sequence[Letter], until: datetime, site: Site) -> list[_Written]:
    """For those for whom anything is new."""
    due = {letter.follower_id: letter for letter in letters if letter.kind == LetterKind.DIGEST}
    followed = [each for letter in due.values() for each in letter.follower.subscriptions.all()]
    news: dict[int, list[Tidings]] = {}
    for each in tidings_of(subscriptions=followed, until=until):
        news.setdefault(each.subscription.follower_id, []).append(each)
    return [
        _Written(
            due[follower],
            partial(digest, follower=due[follower].follower, tidings=tidings, site=site),
            tuple(subscription.pk for subscription in due[follower].follower.subscriptions.all()),
        )
        for follower, tidings in news.items()
    ]


def _put_away(letters: Sequence[Letter], written: Sequence[_Written], now: datetime) -> int:
    """Letters with nothing to say: how many. News are looked for again later; a confirmation goes."""
    empty = {letter.pk for letter in letters} - {each.letter.pk for each in written}
    held = Letter.objects.filter(pk__in=empty, claim=letters[0].claim)
    held.filter(kind=LetterKind.CONFIRMATION).delete()
    held.update(due_at=now + LOOK_AGAIN, claim="", claimed_until=None, failures=0, last_error="")
    return len(empty)


def _send(
    connection: BaseEmailBackend, written: _Written, until: datetime, now: datetime, passed: timedelta
) -> bool | None:
    """Whether the letter went out; ``None`` where it was left meanwhile, or is held by another.

    ``passed`` is the time since ``now``: the letter is held anew from this moment on.
    """
    letter = written.letter
    held = Letter.objects.filter(pk=letter.pk, claim=letter.claim)
    if not held.update(claimed_until=now + passed + HELD):
        return None
    try:
        connection.send_messages([written.write()])
    except Exception as failure:  # noqa: BLE001 - one letter must not hold up the others
        _note_failure(letter, failure, now)
        close_after_failure(connection)
        return False
    _note_sent(written, until, now)
    return True


def close_after_failure(connection: BaseEmailBackend) -> None:
    """After a failure the next letter gets a connection of its own."""
    try:
        connection.close()
    except OSError:
        connection.connection = None  # type: ignore[attr-defined]  # as Django's backend does itself


@transaction.atomic
def _note_sent(written: _Written, until: datetime, now: datetime) -> None:
    letter = written.letter
    Follower.objects.select_for_update().filter(pk=letter.follower_id).first()
    held = Letter.objects.filter(pk=letter.pk, claim=letter.claim)
    if letter.kind == LetterKind.CONFIRMATION:
        held.delete()
        return
    held.update(due_at=now + BETWEEN_NEWS, claim="", claimed_until=None, failures=0, last_error="")
    Subscription.objects.filter(pk__in=written.told, told_until__lt=until).update(told_until=until)


def _note_failure(letter: Letter, failure: Exception, now: datetime) -> None:
    Letter.objects.filter(pk=letter.pk, claim=letter.claim).update(
        due_at=now + wait_after(letter.failures + 1),
        claim="",
        claimed_until=None,
        failures=F("failures") + 1,
        last_error=kind_of_failure(failure),
    )


def kind_of_failure(failure: Exception) -> str:
    """The name of what went wrong, with the mail server's code (RFC 5321) where it gave one.

    Never what it said: that may hold a mail address.
    """
    codes: Mapping[str, int] = {}
    if isinstance(failure, SMTPResponseException):
        codes = {"": failure.smtp_code}
    elif isinstance(failure, SMTPRecipientsRefused):
        codes = {address: code for address, (code, _) in failure.recipients.items()}
    return " ".join([type(failure).__name__, *map(str, codes.values())])[:100]
