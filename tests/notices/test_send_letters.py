"""Letters go out once, in their reader's language, with what is public and new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.notices.conftest import Bulletin
from tests.notices.readers import DARIUSH, NOON, OLENA, SITE, asked, confirmed, html_of, paths_in
from townbook.notices.letters.digest import MOST_TOLD, digest
from townbook.notices.models import Follower, Letter, Subscription
from townbook.notices.periods import BETWEEN_NEWS, HELD, SETTLING
from townbook.notices.selectors.failures import Failure, failures
from townbook.notices.services import send_letters as module
from townbook.notices.services.claim_letters import claim_letters
from townbook.notices.services.leave import leave_everything
from townbook.notices.services.send_letters import Outcome, kind_of_failure, send_letters

pytestmark = pytest.mark.django_db

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def send(after: timedelta = HOUR, most: int = 50) -> Outcome:
    return send_letters(site=SITE, now=NOON + after, most=most)


def refusing(monkeypatch: pytest.MonkeyPatch, failure: Callable[[EmailMessage], Exception | None]) -> None:
    """The mail server answers some letters with a failure."""
    usual = EmailBackend.send_messages

    def answer(self: Any, messages: Sequence[EmailMessage]) -> int:
        for message in messages:
            if (answered := failure(message)) is not None:
                raise answered
        return usual(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", answer)


def test_confirmation_is_sent_once_and_leads_to_its_page(bulletin: Bulletin) -> None:
    asked(OLENA, language="uk")
    assert send() == Outcome(sent=1)
    assert send(2 * HOUR) == Outcome()
    (letter,) = mail.outbox
    assert letter.to == [OLENA]
    assert letter.subject == "Підтвердьте, будь ласка: \u2068Річка\u2069"
    page, confirm = paths_in(str(letter.body))
    assert page == "/river/"
    assert confirm.startswith("/follow/confirm/")
    assert "через 3 дні" in letter.body
    assert confirm in html_of(letter)  # type: ignore[arg-type]
    assert Letter.objects.count() == 0


def test_who_follows_already_is_told_so_and_given_the_way_out(bulletin: Bulletin) -> None:
    confirmed(OLENA, language="fa")
    asked(OLENA, now=NOON + 2 * HOUR)
    assert send(2 * HOUR) == Outcome(sent=1, empty=1)
    (letter,) = mail.outbox
    assert letter.subject.startswith("این را از پیش دنبال می‌کنید")
    assert [path.split("/")[2] for path in paths_in(str(letter.body))[1:]] == ["own", "leave"]


def test_nothing_but_the_question_goes_to_who_did_not_confirm(bulletin: Bulletin) -> None:
    asked(OLENA)
    bulletin.write("river", "Верби", NOON + MINUTE)
    send()
    send(2 * DAY)
    assert [letter.subject.split(":")[0] for letter in mail.outbox] == ["Підтвердьте, будь ласка"]


def test_topic_that_is_no_longer_public_is_neither_asked_about_nor_told(bulletin: Bulletin) -> None:
    confirmed(OLENA)
    asked(DARIUSH)
    bulletin.write("river", "Верби", NOON + MINUTE)
    del bulletin.public["river"]
    assert send() == Outcome(empty=2)
    assert mail.outbox == []


def test_news_are_told_once_in_the_readers_language(bulletin: Bulletin) -> None:
    confirmed(OLENA, language="he")
    bulletin.write("river", "Старе", NOON - MINUTE)
    bulletin.write("river", "Верби", NOON + MINUTE, "Посаджено.")
    assert send() == Outcome(sent=1)
    assert send(DAY + 2 * HOUR) == Outcome(empty=1)
    (letter,) = mail.outbox
    assert letter.subject == "\u2068Річка\u2069: עדכון אחד (1)"
    body = str(letter.body)
    assert body.splitlines()[:8] == [
        "═══ \u2068Річка\u2069",
        "https://plan.example/river/",
        "",
        "\u2068Верби\u2069",
        "виконано",
        "Причина: дощ",
        "\u2068Посаджено.\u2069",
        "https://plan.example/river/#2",
    ]
    assert "Старе" not in body
    html = html_of(letter)  # type: ignore[arg-type]
    assert '<html lang="he" dir="rtl">' in html
    assert '<a href="https://plan.example/river/#2" lang="uk"><bdi dir="ltr">Верби</bdi></a>' in html


def test_words_of_a_document_are_no_markup_and_no_header(bulletin: Bulletin) -> None:
    bulletin.public["river"] = "Річка\r\nBcc: all@verbivka.example"
    confirmed(OLENA)
    bulletin.write("river", "<script>x</script>", NOON + MINUTE, "a & <b>")
    send()
    (letter,) = mail.outbox
    assert letter.subject == "\u2068Річка Bcc: all@verbivka.example\u2069: 1 новина"
    assert letter.recipients() == [OLENA]
    html = html_of(letter)  # type: ignore[arg-type]
    assert "<script>" not in html
    assert "a &amp; &lt;b&gt;" in html
    assert "a & <b>" in letter.body


def test_long_title_is_cut_in_the_subject_without_letting_its_direction_out(bulletin: Bulletin) -> None:
    bulletin.public["river"] = "پل " * 200
    asked(OLENA, language="en")
    send()
    subject = str(mail.outbox[0].subject)
    assert len(subject) < 130
    assert subject.endswith("…\u2069")


def test_every_letter_can_be_left_with_one_click(bulletin: Bulletin) -> None:
    asked(OLENA)
    confirmed(DARIUSH)
    bulletin.write("river", "Верби", NOON + MINUTE)
    assert send() == Outcome(sent=2)
    for letter in mail.outbox:
        leave = letter.extra_headers["List-Unsubscribe"]
        assert leave.startswith("<https://plan.example/follow/leave/")
        assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
        assert "example" not in leave.removeprefix("<https://plan.example")


def test_one_letter_tells_all_topics_and_each_piece_of_news_once(bulletin: Bulletin) -> None:
    confirmed(OLENA, "river", language="uk")
    confirmed(OLENA, "bridge", language="fa")
    bulletin.write("river", "Верби", NOON + MINUTE)
    bulletin.write("bridge", "پل", NOON + MINUTE)
    bulletin.news["bridge"].extend(bulletin.news["river"])
    send()
    (letter,) = mail.outbox
    assert letter.subject == "\u2068Річка\u2069: ۲ خبر تازه"
    assert str(letter.body).count("Верби") == 1


def test_long_list_of_news_is_cut_and_says_so(bulletin: Bulletin) -> None:
    confirmed(OLENA)
    for number in range(MOST_TOLD + 3):
        bulletin.write("river", f"Новина {number}", NOON + MINUTE)
    send()
    (letter,) = mail.outbox
    assert str(letter.body).count("Новина") == MOST_TOLD
    assert "Ще 3 на сторінці." in letter.body


def test_fresh_news_settle_before_they_are_told(bulletin: Bulletin) -> None:
    confirmed(OLENA)
    bulletin.write("river", "Верби", NOON + HOUR - SETTLING + MINUTE)
    assert send() == Outcome(empty=1)
    # It is seen only now, but is dated before the letters were looked at: it is not lost.
    bulletin.write("river", "Вчасно", NOON + HOUR - SETTLING + MINUTE / 2)
    assert send(2 * HOUR) == Outcome(sent=1)
    assert "Верби" in mail.outbox[0].body
    assert "Вчасно" in mail.outbox[0].body


def test_at_most_a_letter_a_day(bulletin: Bulletin) -> None:
    confirmed(OLENA)
    bulletin.write("river", "Одна", NOON + MINUTE)
    send()
    bulletin.write("river", "Друга", NOON + 2 * HOUR)
    assert send(3 * HOUR) == Outcome()
    assert send(HOUR + BETWEEN_NEWS) == Outcome(sent=1)
    assert "Друга" in mail.outbox[1].body
    assert "Одна" not in mail.outbox[1].body


def test_failed_letter_waits_and_loses_nothing(bulletin: Bulletin, monkeypatch: pytest.MonkeyPatch) -> None:
    confirmed(OLENA)
    confirmed(DARIUSH)
    bulletin.write("river", "Верби", NOON + MINUTE)
    with monkeypatch.context() as broken:
        refusing(
            broken,
            lambda message: SMTPRecipientsRefused({OLENA: (451, b"busy")}) if message.to == [OLENA] else None,
        )
        assert send() == Outcome(sent=1, failed=1)
        assert failures() == [Failure("SMTPRecipientsRefused 451", 1, 1)]
        assert send(HOUR + 4 * MINUTE) == Outcome()
        assert send(HOUR + 5 * MINUTE) == Outcome(failed=1)
        assert failures() == [Failure("SMTPRecipientsRefused 451", 1, 2)]
    assert send(2 * HOUR) == Outcome(sent=1)
    assert [letter.to for letter in mail.outbox] == [[DARIUSH], [OLENA]]
    assert failures() == []


def test_server_that_is_not_there_makes_all_letters_wait(
    bulletin: Bulletin, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(OLENA)
    asked(DARIUSH)

    def closed(_self: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "open", closed)
        assert send() == Outcome(failed=2)
    assert failures() == [Failure("ConnectionRefusedError", 2, 1)]
    assert send(2 * HOUR) == Outcome(sent=2)


def test_letter_that_cannot_be_written_holds_up_no_other(
    bulletin: Bulletin, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirmed(OLENA)
    confirmed(DARIUSH, "bridge")
    bulletin.write("river", "Верби", NOON + MINUTE)
    bulletin.write("bridge", "پل", NOON + MINUTE)
    usual = digest

    def written(**given: Any) -> Any:
        if given["follower"].address == OLENA:
            raise LookupError(OLENA)
        return usual(**given)

    monkeypatch.setattr(module, "digest", written)
    assert send() == Outcome(sent=1, failed=1)
    assert failures() == [Failure("LookupError", 1, 1)]


def test_failure_is_named_without_what_it_said() -> None:
    assert kind_of_failure(SMTPDataError(554, OLENA.encode())) == "SMTPDataError 554"
    assert kind_of_failure(SMTPRecipientsRefused({OLENA: (550, b"no")})) == "SMTPRecipientsRefused 550"
    assert kind_of_failure(SMTPServerDisconnected(OLENA)) == "SMTPServerDisconnected"


def test_who_crashes_between_letter_and_note_sends_one_letter_twice_and_loses_none(
    bulletin: Bulletin, monkeypatch: pytest.MonkeyPatch
) -> None:
    for address in (OLENA, DARIUSH, "third@verbivka.example"):
        confirmed(address, client=address)
    bulletin.write("river", "Верби", NOON + MINUTE)
    noted: list[int] = []
    usual = module._note_sent

    def crash(*given: Any) -> None:
        if noted:
            raise KeyboardInterrupt
        noted.append(1)
        usual(*given)

    with monkeypatch.context() as broken:
        broken.setattr(module, "_note_sent", crash)
        with pytest.raises(KeyboardInterrupt):
            send()
    assert send(HOUR + MINUTE) == Outcome()
    assert send(HOUR + HELD + MINUTE) == Outcome(sent=2)
    sent = [letter.to[0] for letter in mail.outbox]
    assert (len(sent), len(set(sent))) == (4, 3)


def test_letter_held_by_another_is_left_to_them(bulletin: Bulletin) -> None:
    confirmed(OLENA)
    bulletin.write("river", "Верби", NOON + MINUTE)
    (held,) = claim_letters(most=50, now=NOON + HOUR)
    assert claim_letters(most=50, now=NOON + HOUR) == []
    assert send() == Outcome()
    assert held.claimed_until == NOON + HOUR + HELD


def test_who_leaves_while_letters_are_written_gets_none(
    bulletin: Bulletin, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirmed(OLENA)
    bulletin.write("river", "Верби", NOON + MINUTE)
    usual = EmailBackend.open

    def leave(self: Any) -> None:
        leave_everything(follower=Follower.objects.get())
        usual(self)

    monkeypatch.setattr(EmailBackend, "open", leave)
    assert send() == Outcome(empty=1)
    assert mail.outbox == []


def test_batches_are_bounded(bulletin: Bulletin) -> None:
    for number in range(5):
        asked(f"reader{number}@verbivka.example", client=str(number))
    assert [send(most=2).sent for _ in range(4)] == [2, 2, 1, 0]


def test_letters_are_read_with_as_many_queries_as_one(bulletin: Bulletin) -> None:
    bulletin.write("river", "Верби", NOON + MINUTE)

    def reads(readers: int) -> int:
        Follower.objects.all().delete()
        for number in range(readers):
            confirmed(f"reader{number}@verbivka.example", client=str(number))
            confirmed(f"reader{number}@verbivka.example", "bridge", client=str(number))
        with CaptureQueriesContext(connection) as captured:
            assert send() == Outcome(sent=readers)
        return sum("SELECT" in query["sql"] and "FOR UPDATE" not in query["sql"] for query in captured)

    few = reads(2)
    # Of each letter that went out the follower is held while it is noted.
    per_letter = 0 if connection.features.has_select_for_update else 1
    assert reads(12) == few + 10 * per_letter
    assert bulletin.asked == 2


def test_letters_are_sent_only_for_what_is_asked(bulletin: Bulletin) -> None:
    asked(OLENA)
    asked(DARIUSH)
    number = Letter.objects.get(follower__address=DARIUSH).pk
    assert send_letters(site=SITE, now=NOON, numbers=[number]) == Outcome(sent=1)
    assert [letter.to for letter in mail.outbox] == [[DARIUSH]]
    assert Subscription.objects.count() == 2
