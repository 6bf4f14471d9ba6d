"""The navigation of staff pages offers what a person may open, and says where they are."""

from __future__ import annotations

import pytest

from tests.cast import verbivka
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.grants import Grants
from townbook.desk.member_page import Member
from townbook.desk.pages import address_if_any, page_links

pytestmark = pytest.mark.django_db


def pages_for(grants: Grants, path: str = "/verbivka/desk/") -> dict[str, str]:
    """By the last part of the address, what ``aria-current`` says."""
    member = Member(User(), verbivka(), grants)
    start = "/verbivka/desk/"
    return {link.address.removeprefix(start): link.current for link in page_links(member, path)}


def test_administrator_has_every_page() -> None:
    assert list(pages_for(Grants(frozenset({Role.ADMINISTRATOR})))) == [
        *("", "drafts/", "periods/", "plans/", "bodies/", "members/", "history/", "city/")
    ]


def test_reporter_has_the_desk_and_the_history_of_their_reports() -> None:
    grants = Grants(bodies={Role.BODY_REPORTER: frozenset({1})})
    assert list(pages_for(grants)) == ["", "drafts/", "history/"]


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/verbivka/desk/", {"": "page", "history/": "", "periods/": ""}),
        ("/verbivka/desk/history/", {"": "", "history/": "page", "periods/": ""}),
        ("/verbivka/desk/history/item/1/", {"": "", "history/": "true", "periods/": ""}),
    ],
)
def test_current_page_is_told(path: str, current: dict[str, str]) -> None:
    links = pages_for(Grants(frozenset({Role.STRATEGY_EDITOR})), path)
    assert {name: links[name] for name in current} == current


def test_page_that_is_not_there_has_no_address() -> None:
    assert address_if_any("desk:nowhere", "verbivka") == ""
