"""Write to the bodies whose reports are due."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import ngettext, override

from townbook.plans.services.queue_reminders import queue_reminders
from townbook.plans.services.send_reminders import AT_ONCE, Sent, send_reminders
from townbook.reading.terminal import language_of_terminal
from townbook.ui.site_address import Site, site_of_command

MOST_BATCHES = 100


class Command(BaseCommand):
    """``send_reminders``: to be run every day, or more often; twice on a day sends nothing twice."""

    help = "Write to the bodies whose reports are due, and to the heads of those who stay silent."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Raises :class:`CommandError` where the site's own address is not set."""
        with override(language_of_terminal() or "en"):
            site = site_of_command()
            queue_reminders()
            total = self._send(site)
            sent = ngettext("%(count)s letter was sent.", "%(count)s letters were sent.", total.sent)
            self.stdout.write(sent % {"count": total.sent})
            if total.failed:
                failed = ngettext(
                    "%(count)s letter could not be sent: the period’s board says to whom.",
                    "%(count)s letters could not be sent: the period’s board says to whom.",
                    total.failed,
                )
                self.stderr.write(failed % {"count": total.failed})

    def _send(self, site: Site) -> Sent:
        total = Sent()
        for _batch in range(MOST_BATCHES):
            batch = send_reminders(site=site, now=timezone.now())
            total = Sent(total.sent + batch.sent, total.failed + batch.failed)
            if batch.sent + batch.failed < AT_ONCE:
                break
        return total
