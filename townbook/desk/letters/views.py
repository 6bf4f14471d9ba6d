"""Letters to the city's bodies: what was sent to whom and when, and what could not be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from townbook.cities.permissions import may_change_city
from townbook.desk.letters.sending import send_now
from townbook.desk.letters.wording import Hindrance, hindrance_of
from townbook.desk.member_page import Member, member_page
from townbook.plans.models import Reminder
from townbook.plans.permissions import may_collect_reports
from townbook.plans.selectors.letters import failed_letters, letters_of
from townbook.plans.services.hasten_letters import hasten_letters
from townbook.timer.selectors.standings import timer_standing

A_PAGE = 50

FAILED = "failed"
"""What the address asks for where only those are wanted that could not be sent."""


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter; ``hindrance`` says why it did not reach everybody, if it did not."""

    letter: Reminder
    hindrance: Hindrance | None

    @property
    def people(self) -> int:
        """How many people it reached, as far as that was kept."""
        return sum(map(bool, self.letter.reached))


@require_safe
@member_page
def letters(request: HttpRequest, member: Member) -> HttpResponse:
    """Which letters went out and which did not; whether the timer runs, which sends them."""
    if not may_collect_reports(member.grants):
        raise Http404
    failed = failed_letters(city=member.city)
    only_failed = request.GET.get("show") == FAILED
    page = Paginator(failed if only_failed else letters_of(city=member.city), A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "city": member.city,
        "page": page,
        "lines": list(_lines(page)),
        "failed": page.paginator.count if only_failed else failed.count(),
        "only_failed": only_failed,
        "tried": _counted(request, "tried"),
        "still_failed": _counted(request, "failed"),
        "timer": timer_standing(now=timezone.now()),
        "is_administrator": may_change_city(member.roles),
    }
    return render(request, "desk/letters/letters.html", context)


def _lines(page: Page[Reminder] | Iterable[Reminder]) -> Iterable[LetterLine]:
    for letter in page:
        yield LetterLine(
            letter, hindrance_of(letter.last_error) if letter.waits and letter.last_error else None
        )


@require_POST
@member_page
def letters_again(request: HttpRequest, member: Member) -> HttpResponse:
    """Try once more what could not be sent."""
    if not may_collect_reports(member.grants):
        raise Http404
    return _again(request, member, failed_letters(city=member.city))


@require_POST
@member_page
def letter_again(request: HttpRequest, member: Member, letter_pk: int) -> HttpResponse:
    """Try one letter once more."""
    if not may_collect_reports(member.grants):
        raise Http404
    return _again(request, member, [get_object_or_404(letters_of(city=member.city), pk=letter_pk)])


def _again(request: HttpRequest, member: Member, chosen: Iterable[Reminder]) -> HttpResponse:
    due = hasten_letters(letters=chosen)
    outcome = send_now(request, due)
    address = reverse("desk:letters", args=[member.city.slug])
    return redirect(f"{address}?tried={outcome.sent + outcome.failed}&failed={outcome.failed}")


def _counted(request: HttpRequest, name: str) -> int | None:
    """A count in the address, which the page before put there; ``None`` where there is none."""
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else None
