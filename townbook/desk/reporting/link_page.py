"""What all pages behind a reporting link have in common."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from townbook.desk.reporting.access import FormAccess
from townbook.plans.models import ReportingLink
from townbook.plans.reporter import Reporter
from townbook.plans.selectors.reporting_links import LinkRefused, LinkTrouble, link_of_token
from townbook.ui.interface_language import follow_language

USE_IS_NOTED_AGAIN_AFTER = timedelta(minutes=10)

STATUSES = {LinkTrouble.DAMAGED: 404, LinkTrouble.UNKNOWN: 404}
"""The others are 410: the form was there, and is no longer."""

FormView = Callable[..., HttpResponseBase]


def link_page(view: FormView) -> FormView:
    """A page behind a link. The link alone is the key: no session and no cookie opens anything, so no
    other site can make a browser write here, and there is nothing for a CSRF token to protect.
    """

    @wraps(view)
    @csrf_exempt
    @sensitive_variables("token")
    def answer(request: HttpRequest, token: str, **address: object) -> HttpResponseBase:
        try:
            link = link_of_token(token=token, now=timezone.now())
        except LinkRefused as refusal:
            response: HttpResponseBase = _refused(request, refusal)
        else:
            _note_use(link)
            city = link.period.plan.city
            follow_language(request, city.language, city.languages)
            here = reverse("reporting:form", kwargs={"token": token})
            access = FormAccess(link.period, link.body, Reporter(link=link), here, by_link=True)
            response = view(request, access, **address)
        response.headers["Cache-Control"] = "no-store"
        # The address is the key: it goes to no other site, and into no search engine.
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


def _refused(request: HttpRequest, refusal: LinkRefused) -> HttpResponse:
    if refusal.link is not None:
        follow_language(request, refusal.link.period.plan.city.language)
    # What was being sent goes back to who wrote it: it is nowhere else.
    written = [said for name in ("text", "reason") if (said := request.POST.get(name, "").strip())]
    context = {"trouble": refusal.trouble.value, "link": refusal.link, "written": written}
    return render(request, "desk/reporting/refused.html", context, status=STATUSES.get(refusal.trouble, 410))


def _note_use(link: ReportingLink) -> None:
    now = timezone.now()
    if link.last_used_at is None or now - link.last_used_at > USE_IS_NOTED_AGAIN_AFTER:
        ReportingLink.objects.filter(pk=link.pk).update(last_used_at=now)
