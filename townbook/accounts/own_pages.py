"""A person's own pages: how they are called, and where they are signed in."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from townbook.accounts.models import OpenSession, User
from townbook.accounts.names import plain_name
from townbook.accounts.selectors.open_sessions import open_sessions_of
from townbook.accounts.services.change_person import change_person
from townbook.accounts.services.end_sessions import end_session, end_sessions

UNPROCESSABLE = 422


class PersonForm(forms.Form):
    """A name and a language."""

    name = forms.CharField(
        label=_("First and last name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(label=_("Language of pages and letters"), choices=settings.LANGUAGES)

    def clean_name(self) -> str:
        """On one line; something of it must be there to be seen."""
        name = plain_name(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Write your name."))
        return name


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def person(request: HttpRequest) -> HttpResponse:
    """How one is called, and in which language one is written to."""
    user = _user(request)
    said = {"name": user.name, "language": user.language or request.LANGUAGE_CODE}
    form = PersonForm(request.POST if request.method == "POST" else None, initial=said)
    if not form.is_valid():
        return render(
            request, "account/person.html", {"form": form}, status=UNPROCESSABLE if form.is_bound else 200
        )
    language = form.cleaned_data["language"]
    change_person(user=user, name=form.cleaned_data["name"], language=language)
    with override(language):
        messages.success(request, str(_("Saved.")))
    # That parameter makes the browser remember it for the pages.
    return redirect(f"{reverse('mfa_index')}?language={language}")


@require_http_methods(["GET", "HEAD"])
@never_cache
@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in."""
    listed = open_sessions_of(user=_user(request))
    context = {
        "sessions": [(each, each.session_key == request.session.session_key) for each in listed],
        "done": request.GET.get("done", ""),
    }
    return render(request, "account/sessions.html", context)


@require_POST
@login_required
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out there."""
    try:
        end_session(user=_user(request), pk=pk)
    except OpenSession.DoesNotExist:
        raise Http404 from None
    return redirect(f"{reverse('account_sessions')}?done=one")


@require_POST
@login_required
def sessions_end(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    user = end_sessions(user=_user(request), keep=str(request.session.session_key))
    update_session_auth_hash(request, user)
    return redirect(f"{reverse('account_sessions')}?done=all")


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - the page asks for somebody signed in
    return request.user
