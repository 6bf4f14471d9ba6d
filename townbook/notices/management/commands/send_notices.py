"""Send the letters that are due to those who follow."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import ngettext, override

from townbook.notices.selectors.failures import failures
from townbook.notices.services.forget_unconfirmed import forget_unconfirmed
from townbook.notices.services.send_letters import LETTERS_AT_ONCE, Outcome, send_letters
from townbook.reading.terminal import language_of_terminal
from townbook.ui.site_address import Site, site_of_command

MOST_BATCHES = 200
"""Batches of one run: 10,000 letters; the next run goes on."""


class Command(BaseCommand):
    """``send_notices``: to be run every few minutes; two at once do no harm."""

    help = "Send the letters that are due to those who follow a city, a body, an item or a search."

    def add_arguments(self, parser: CommandParser) -> None:
        """How much of it at once."""
        parser.add_argument("--batches", type=int, default=MOST_BATCHES, help="batches of letters at most")
        parser.add_argument("--letters", type=int, default=LETTERS_AT_ONCE, help="letters of a batch")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Raises :class:`CommandError` where the site's own address is not set."""
        with override(language_of_terminal() or "en"):
            site = site_of_command()
            forget_unconfirmed(now=timezone.now())
            self._say(self._send(site, options["batches"], options["letters"]))

    def _send(self, site: Site, batches: int, letters: int) -> Outcome:
        total = Outcome()
        for _batch in range(batches):
            outcome = send_letters(site=site, now=timezone.now(), most=letters)
            total += outcome
            if outcome.letters < letters:
                break
        return total

    def _say(self, outcome: Outcome) -> None:
        sent = ngettext("%(count)s letter was sent.", "%(count)s letters were sent.", outcome.sent)
        self.stdout.write(sent % {"count": outcome.sent})
        for each in failures():
            waits = ngettext(
                "%(count)s letter waits to be tried again: %(error)s, %(tries)s times so far.",
                "%(count)s letters wait to be tried again: %(error)s, up to %(tries)s times so far.",
                each.letters,
            )
            self.stderr.write(waits % {"count": each.letters, "error": each.error, "tries": each.most_tries})
