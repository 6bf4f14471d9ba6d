"""What all staff pages of a city have in common: a person who is signed in and a member."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.grants import Grants
from townbook.cities.models import City
from townbook.cities.own_host import city_of_address
from townbook.cities.selectors.memberships import grants_in_city
from townbook.desk.permissions import may_see_drafts
from townbook.desk.sign_in.keeping import MEMBER_PAGE, UNAUTHORIZED, keep
from townbook.ui.interface_language import follow_language


@dataclass(frozen=True, slots=True)
class Member:
    """A person, the city whose page this is, and what they are in it; never without a role."""

    user: User
    city: City
    grants: Grants

    @property
    def roles(self) -> frozenset[Role]:
        """Every role held, in the city or in a body of it."""
        return self.grants.all_roles


_MEMBER = "townbook.member"
"""Where a request carries who its reader is in the page's city."""

PART, AUTHOR = "X-Townbook-Part", "X-Townbook-Author"
"""What a page's script sends: that it wants a part of a page, and the number of the person it writes for."""

MemberView = Callable[..., HttpResponseBase]


def member_page(view: MemberView) -> MemberView:
    """A page only members of the city see. To others the city has no such page: 404, as for a city
    that is not there. Somebody who is not signed in is asked to sign in, whatever the address; what they
    were sending is kept (``townbook.desk.sign_in.kept_text``).
    """

    @wraps(view)
    def answer(request: HttpRequest, city_slug: str, **address: str) -> HttpResponseBase:
        if not request.user.is_authenticated or not _is_the_author(request):
            return _signed_out(request)
        response = view(request, _member(request, city_slug), **address)
        response.headers["Cache-Control"] = "no-store"
        return response

    setattr(answer, MEMBER_PAGE, True)
    return answer


def _signed_out(request: HttpRequest) -> HttpResponseBase:
    """A page's script keeps its words by itself, and is only told."""
    if PART in request.headers:
        return HttpResponse(status=UNAUTHORIZED)
    return keep(request) if request.method == "POST" else redirect_to_login(request.get_full_path())


def _is_the_author(request: HttpRequest) -> bool:
    """Whether a page's script writes for whoever is signed in now, not for somebody before them."""
    return request.headers.get(AUTHOR) in {None, str(request.user.pk)}


def member_on_page(request: HttpRequest) -> Member | None:
    """The reader of a member page, and the city it is about; ``None`` on other pages."""
    member = request.META.get(_MEMBER)
    return member if isinstance(member, Member) else None


def _member(request: HttpRequest, city_slug: str) -> Member:
    user = request.user
    try:
        city = city_of_address(slug=city_slug)
    except City.DoesNotExist:
        raise Http404 from None
    grants = grants_in_city(user=user, city=city) if isinstance(user, User) else Grants()
    if not isinstance(user, User) or not may_see_drafts(grants.all_roles):
        raise Http404
    follow_language(request, city.language)
    member = Member(user, city, grants)
    request.META[_MEMBER] = member
    return member
