"""The command that keeps the time: once for cron, or until whoever began it has ended."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from tests.year_of_work import year_of_work
from townbook.cities.models import BodyContact
from townbook.plans.models import Period
from townbook.timer.models import DutyRecord

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds until a program that does not answer fails the test."""


@pytest.mark.django_db
def test_once_reminds_the_bodies_that_are_silent(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.TOWNBOOK_URL = "https://plan.example"
    work = year_of_work()
    for body in (work.roads, work.parks):
        BodyContact.objects.create(body=body, role="reporter", email=f"{body.key}@verbivka.example")
    long_ago = timezone.now() - timedelta(days=30)
    Period.objects.filter(pk=work.period.pk).update(due=work.city.today, opened_at=long_ago)
    said = StringIO()
    for _again in range(2):
        call_command("keep_time", once=True, stdout=said)
    assert len(mail.outbox) == 2
    assert "Letters to bodies: 2" in said.getvalue()


@pytest.mark.django_db
def test_once_says_what_failed(settings: Settings) -> None:
    settings.TOWNBOOK_URL = ""
    with pytest.raises(CommandError, match="plans: send letters"):
        call_command("keep_time", once=True, stdout=StringIO())
    failed = DutyRecord.objects.exclude(failures=0).values_list("name", flat=True)
    assert list(failed) == ["notices: send letters", "plans: send letters"]


@pytest.fixture
def database(tmp_path: Path) -> dict[str, str]:
    """The environment of a program with an empty database of its own."""
    environment = {**os.environ, "TOWNBOOK_VAR": str(tmp_path), "TOWNBOOK_URL": "https://plan.example"}
    environment |= {
        "DATABASE_URL": f"sqlite:///{tmp_path}/town.sqlite3",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=environment, check=True
    )
    return environment


def begun(environment: dict[str, str], *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "manage.py", "keep_time", *arguments], cwd=ROOT, env=environment)


def wait_for_a_duty(environment: dict[str, str]) -> None:
    """Until everything was done once."""
    path = environment["DATABASE_URL"].removeprefix("sqlite:///")
    for _look in range(PATIENCE * 10):
        with sqlite3.connect(path) as town:
            (left,) = town.execute("select count(*) from timer_dutyrecord where done_at is null").fetchone()
            (known,) = town.execute("select count(*) from timer_dutyrecord").fetchone()
        town.close()
        if known and not left:
            return
        time.sleep(0.1)
    pytest.fail("nothing was done")


def test_timer_ends_when_it_is_told_to(database: dict[str, str]) -> None:
    timer = begun(database)
    try:
        wait_for_a_duty(database)
        timer.send_signal(signal.SIGTERM)
        assert timer.wait(timeout=PATIENCE) == 0
    finally:
        timer.kill()
        timer.wait()


def test_timer_does_not_outlive_whoever_began_it(database: dict[str, str]) -> None:
    """As script/server begins it: beside a process that then becomes another program, and is killed."""
    begin = (
        "import os, subprocess, sys\n"
        "subprocess.Popen([sys.executable, 'manage.py', 'keep_time', '--beside', str(os.getpid())])\n"
        "os.execvp('sleep', ['sleep', '600'])\n"
    )
    server = subprocess.Popen([sys.executable, "-c", begin], cwd=ROOT, env=database, stdout=subprocess.PIPE)
    wait_for_a_duty(database)
    server.kill()
    # The timer has the other end of the pipe: it is read to its end when both have ended.
    assert server.communicate(timeout=PATIENCE)[0] == b""
