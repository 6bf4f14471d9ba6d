"""Who writes a report: a person with an account, or a body by its link."""

from __future__ import annotations

from dataclasses import dataclass

from townbook.accounts.models import User
from townbook.plans.models import ReportingLink


@dataclass(frozen=True, slots=True)
class Reporter:
    """A person who is signed in, or the link a body reports by; both are ``None`` on the command line."""

    actor: User | None = None
    link: ReportingLink | None = None

    @property
    def name(self) -> str:
        """Who it is, in words that may be shown to the city's staff: never an address."""
        if self.link is not None:
            return self.link.recipient or self.link.body.name
        return self.actor.name if self.actor is not None else ""
