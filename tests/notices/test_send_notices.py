"""The command that sends letters, and a real mail server at the other end."""

from __future__ import annotations

import email
import io
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from tests.notices.conftest import Bulletin
from tests.notices.readers import DARIUSH, OLENA, asked, confirmed
from townbook.notices.models import Follower, Letter

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]


class Postbox:
    """A mail server's other side: what came, and whom it does not take letters for."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refused: set[str] = set()

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return f"550 5.1.1 no such mailbox: {address}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        letter = email.message_from_bytes(bytes(envelope.original_content or b""), policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 taken"


@pytest.fixture
def postbox(settings: Settings) -> Iterator[Postbox]:
    box = Postbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.TOWNBOOK_URL = "https://plan.example"
    settings.DEFAULT_FROM_EMAIL = "Townbook <townbook@plan.example>"
    yield box
    server.stop()


@pytest.fixture(autouse=True)
def english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOWNBOOK_LANGUAGE", "en")


def run(*arguments: str) -> tuple[str, str]:
    said, complained = io.StringIO(), io.StringIO()
    call_command("send_notices", *arguments, stdout=said, stderr=complained)
    return said.getvalue().strip(), complained.getvalue().strip()


def test_letters_reach_a_mail_server_whole(postbox: Postbox, bulletin: Bulletin) -> None:
    long_ago = timezone.now() - timedelta(hours=2)
    bulletin.public["river"] = "شهر انارآباد · " + "پیاده‌راه کنار رودخانه و پل قدیمی " * 3
    confirmed(OLENA, language="fa", now=long_ago)
    bulletin.write("river", "Верби", long_ago + timedelta(minutes=1))
    assert run() == ("1 letter was sent.", "")
    (letter,) = postbox.letters
    assert letter["To"] == OLENA
    assert letter["From"] == "Townbook <townbook@plan.example>"
    assert letter["Subject"].strip().startswith("\u2068شهر انارآباد")
    assert letter["List-Unsubscribe"].strip().startswith("<https://plan.example/follow/leave/")
    assert letter["List-Unsubscribe"].endswith("/>")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["Content-Language"] == "fa"
    plain, html = letter.get_body(("plain",)), letter.get_body(("html",))
    assert plain
    assert html
    assert "\u2068Верби\u2069" in plain.get_content()
    assert '<html lang="fa" dir="rtl">' in html.get_content()
    assert run() == ("0 letters were sent.", "")


def test_mailbox_that_refuses_is_reported_without_its_name(
    postbox: Postbox, bulletin: Bulletin, caplog: pytest.LogCaptureFixture
) -> None:
    asked(OLENA, now=timezone.now())
    asked(DARIUSH, now=timezone.now())
    postbox.refused.add(OLENA)
    said, complained = run()
    assert said == "1 letter was sent."
    assert complained == ("1 letter waits to be tried again: SMTPRecipientsRefused 550, 1 times so far.")
    assert [letter["To"] for letter in postbox.letters] == [DARIUSH]
    assert "olena" not in caplog.text


def test_without_the_sites_address_nothing_is_sent_and_it_is_said_why(
    settings: Settings, bulletin: Bulletin
) -> None:
    settings.TOWNBOOK_URL = ""
    asked(OLENA, now=timezone.now())
    with pytest.raises(CommandError, match="Set TOWNBOOK_URL, for example"):
        run()
    assert Letter.objects.get().failures == 0


def test_run_is_bounded(settings: Settings, bulletin: Bulletin) -> None:
    settings.TOWNBOOK_URL = "https://plan.example"
    for number in range(5):
        asked(f"reader{number}@verbivka.example", client=str(number), now=timezone.now())
    assert run("--batches", "2", "--letters", "2") == ("4 letters were sent.", "")
    assert run() == ("1 letter was sent.", "")


def test_run_forgets_what_nobody_confirmed(settings: Settings, bulletin: Bulletin) -> None:
    settings.TOWNBOOK_URL = "https://plan.example"
    asked(OLENA, now=timezone.now() - timedelta(days=4))
    assert run() == ("0 letters were sent.", "")
    assert Follower.objects.count() == 0


def test_command_line_explains_what_is_missing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "townbook", "send-notices"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "TOWNBOOK_LANGUAGE": "uk", "SECRET_KEY": "x", "TOWNBOOK_URL": ""},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Для посилань у листах потрібна адреса сайту.")
    assert len(done.stderr.splitlines()) == 1
