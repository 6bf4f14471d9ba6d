"""Do, at its time, what an installation does by itself."""

from __future__ import annotations

import logging
import os
import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, close_old_connections, connections
from django.utils.translation import override

from townbook.reading.terminal import language_of_terminal
from townbook.timer.registry import duties
from townbook.timer.services.do_duties import Done, do_duties, where_it_failed

LOOKS_EVERY = 15
"""Seconds between two looks at what is due; whether it is to end is looked at every second."""

_log = logging.getLogger("townbook.timer")


class Command(BaseCommand):
    """``keep_time``: runs until it is stopped; with ``--once``, for cron, it does what is due and ends."""

    help = "Do at its time what the installation does by itself: send letters, forget what is past."

    def add_arguments(self, parser: CommandParser) -> None:
        """For how long it runs."""
        parser.add_argument("--once", action="store_true", help="do what is due now, and end")
        parser.add_argument(
            "--beside", type=int, metavar="PID", help="end when this process, which began it, has ended"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Raises :class:`CommandError` with ``--once`` where a duty failed."""
        with override(language_of_terminal() or "en"):
            if options["once"]:
                self._once()
            else:
                self._keep(options["beside"])

    def _once(self) -> None:
        failed = []
        for done in do_duties(duties=duties()):
            self._say(done)
            if done.error:
                failed.append(done.duty.name)
        if failed:
            raise CommandError(", ".join(failed))

    def _say(self, done: Done) -> None:
        self.stdout.write(f"{done.duty.words}: {done.error or done.count}")

    def _keep(self, beside: int | None) -> None:
        stopped = Event()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_: stopped.set())
        while True:
            try:
                for _done in do_duties(duties=duties()):
                    close_old_connections()
                    if stopped.is_set():
                        break
            except DatabaseError as failure:
                # A database that is away comes back; what was due is due then.
                _log.error("The timer waits: %s", where_it_failed(failure))
                connections.close_all()
            for _second in range(LOOKS_EVERY):
                if stopped.wait(1) or (beside is not None and os.getppid() != beside):
                    return
