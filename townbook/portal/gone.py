"""What an address led to was removed: say so, for the address was once public and stands in letters."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from townbook.ui.errors import Trouble

REMOVED = Trouble(
    _("This was removed from the plan"),
    _("The city took it out of its plan. What the plan has now stands on the plan’s own page."),
)


class Gone(Exception):
    """The address was public; what it led to was removed."""


def gone_page(request: HttpRequest) -> HttpResponse:
    """The page for it, with the status 410 (RFC 9110, section 15.5.11): search engines forget the address."""
    return render(request, "ui/error.html", {"trouble": REMOVED, "status": 410}, status=410)
