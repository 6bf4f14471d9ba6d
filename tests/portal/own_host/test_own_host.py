"""A city under its own host name: the whole site is there, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver
from lxml import etree, html

from tests.cast import nahal_tut, river_report, verbivka
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import City
from townbook.cities.services.grant_role import grant_role
from townbook.plans.models import Plan

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db

HOST = "plan.verbivka.example"
SITE = f"http://{HOST}"


@pytest.fixture
def plan(plan_of: Callable[..., Plan]) -> Plan:
    """The river concept of a town with a host of its own."""
    made = plan_of(verbivka(), river_report())
    City.objects.filter(slug="verbivka").update(host=HOST)
    return made


@pytest.fixture
def there() -> Client:
    """A visitor of that host."""
    return Client(HTTP_HOST=HOST)


def paths() -> list[str]:
    return [
        "/",
        "/plans/plan/",
        "/plans/plan/?view=table",
        "/plans/plan/1.1/",
        "/plans/plan/years/2022/",
        "/sources/",
        "/bodies/",
        "/search/?q=верби",
    ]


def links(content: str) -> list[str]:
    root: Any = html.document_fromstring(content)
    return [str(link) for name in ("href", "src", "action") for link in root.xpath(f"//@{name}")]


@pytest.mark.parametrize("path", paths())
def test_page_is_there_and_all_its_links_stay(there: Client, plan: Plan, path: str) -> None:
    response = there.get(path)
    assert response.status_code == 200
    text = response.content.decode()
    assert "Вербівка" in text
    if not path.startswith("/search/"):  # Results are no page to be found.
        assert f'<link rel="canonical" href="{SITE}' in text
    assert "/verbivka/" not in text
    assert "testserver" not in text
    for link in links(text):
        assert link.startswith(SITE) or "//" not in link, link


def test_links_lead_to_pages(there: Client, plan: Plan) -> None:
    seen: set[str] = set()
    queue = ["/"]
    while queue and len(seen) < 150:
        address = queue.pop().split("#")[0].removeprefix(SITE)
        if address in seen or not address.startswith("/") or address.startswith("/static/"):
            continue
        seen.add(address)
        response = there.get(address)
        assert response.status_code in {200, 302}, address
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            queue.extend(links(response.content.decode()))
        b"".join(getattr(response, "streaming_content", ()))  # The client closes what was read to its end.
    assert {"/", "/plans/plan/", "/plans/plan/1.1/", "/sources/", "/feed.atom"} <= seen


def test_map_feed_and_calendar_name_only_the_host(there: Client, plan: Plan) -> None:
    root: Any = etree.fromstring(there.get("/sitemap.xml").content)
    places = root.xpath("//*[local-name()='loc']/text()")
    assert len(places) == 3 + 1 + 1 + 1 + 2 + 5
    assert {place.startswith(SITE + "/") for place in places} == {True}
    for path in ("/feed.atom", "/plans/plan/1.1/feed.atom", "/deadlines.ics", "/plans/plan/items.json"):
        response = there.get(path)
        assert response.status_code == 200, path
        text = response.content.decode()
        assert "/verbivka/" not in text
        assert "testserver" not in text


def test_robots_are_told_of_this_city_alone(there: Client, plan: Plan) -> None:
    lines = there.get("/robots.txt").content.decode().splitlines()
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert "Disallow: /desk/" in lines
    nahal_tut()
    index = Client().get("/sitemap.xml").content.decode()
    assert "/nahal-tut/sitemap.xml" in index
    assert "verbivka" not in index


@pytest.mark.parametrize(
    "path", ["/nahal-tut/", "/nahal-tut/sources/", "/verbivka/", "/verbivka/plans/plan/"]
)
def test_another_city_and_the_old_addresses_are_not_there(there: Client, plan: Plan, path: str) -> None:
    nahal_tut()
    assert there.get(path).status_code == 404


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/verbivka/", "/"),
        ("/verbivka/plans/plan/?status=completed&q=%D0%B0", "/plans/plan/?status=completed&q=%D0%B0"),
        ("/verbivka/feed.atom", "/feed.atom"),
        ("/verbivka//evil.example/", "//evil.example/"),
    ],
)
def test_old_address_leads_to_the_host(client: Client, plan: Plan, old: str, new: str) -> None:
    response = client.get(old)
    assert response.status_code == 301
    assert response["Location"] == SITE + new
    assert response["Cache-Control"] == "max-age=3600"
    other = client.get(old, HTTP_HOST="testserver:8000")
    assert other["Location"] == f"http://{HOST}:8000{new}"


def test_city_without_a_host_stays_where_it_is(client: Client, plan: Plan) -> None:
    nahal_tut()
    assert client.get("/nahal-tut/").status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "verbivka.example", f"x.{HOST}", "", f"{HOST}:x", "a\x00b", "-", f"{HOST}@e"]
)
def test_host_of_nobody_is_refused(plan: Plan, host: str) -> None:
    for path in ("/", "/verbivka/", "/sign-in/", "/robots.txt"):
        response = Client(HTTP_HOST=host or "nobody").get(path)
        assert response.status_code == 400
        assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("host", [HOST.upper(), f"{HOST}:8000", f"{HOST}."])
def test_same_host_may_be_written_otherwise(plan: Plan, host: str) -> None:
    response = Client(HTTP_HOST=host).get("/")
    assert response.status_code == 200


def test_change_of_the_host_holds_at_once(there: Client, plan: Plan) -> None:
    assert there.get("/").status_code == 200
    City.objects.filter(slug="verbivka").update(host="new.verbivka.example")
    assert there.get("/").status_code == 400
    assert Client(HTTP_HOST="new.verbivka.example").get("/").status_code == 200
    City.objects.filter(slug="verbivka").update(host=None)
    assert Client().get("/verbivka/").status_code == 200


def test_host_of_the_settings_is_never_a_citys(plan: Plan) -> None:
    City.objects.filter(slug="verbivka").update(host="testserver")
    assert Client().get("/nowhere/").status_code == 404
    assert Client().get("/sign-in/").status_code == 200


def test_host_below_a_wildcard_of_the_settings_may_be_a_citys(plan: Plan, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver", ".verbivka.example"]
    nahal_tut()
    assert "/plans/plan/" in Client(HTTP_HOST=HOST).get("/").content.decode()
    assert Client(HTTP_HOST="other.verbivka.example").get("/nahal-tut/").status_code == 200


def test_pages_over_all_cities_stand_on_the_common_host(
    there: Client, plan: Plan, settings: Settings
) -> None:
    settings.COMMON_HOST = "townbook.example"
    for path in ("/compare/?city=verbivka", "/i/abc/"):
        response = there.get(path)
        assert response.status_code == 302
        assert response["Location"] == f"http://townbook.example{path}"
    assert there.post("/i/abc/").status_code == 405


def names(resolver: URLResolver, before: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            found.add((*before, each.name or ""))
        else:
            found |= names(each, (*before, each.namespace) if each.namespace else before)
    return found


def test_every_address_has_its_name_on_both_hosts() -> None:
    assert names(get_resolver("config.city_urls")) == names(get_resolver("config.urls"))


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/desk/", "/verbivka/desk/"),
        ("/desk/periods/?page=2", "/verbivka/desk/periods/?page=2"),
        ("/sign-in/", "/sign-in/"),
        ("/sign-in/?next=/desk/periods/", "/sign-in/?next=/verbivka/desk/periods/"),
        ("/sign-in/?next=https://evil.example/desk/", "/sign-in/?next=https://evil.example/desk/"),
        ("/sign-in/passkey/?next=//evil.example/", "/sign-in/passkey/?next=//evil.example/"),
        ("/sign-in/go-on/", "/sign-in/go-on/"),
        ("/account/", "/account/"),
        ("/account/passkeys/add/", "/account/passkeys/add/"),
        ("/account/invitation/damaged/", "/account/invitation/damaged/"),
        ("/account/sso/city/login/", "/account/sso/city/login/"),
        ("/report/damaged/", "/report/damaged/"),
    ],
)
def test_staff_sign_in_and_work_on_the_common_host_alone(
    there: Client, plan: Plan, settings: Settings, path: str, leads_to: str
) -> None:
    settings.COMMON_HOST = "townbook.example"
    user = User.objects.create_user("editor@example.org", "довгий-пароль-1")
    grant_role(user=user, city=plan.city, role=Role.STRATEGY_EDITOR, body=None)
    there.force_login(user)
    response = there.get(path)
    assert (response.status_code, response["Location"]) == (302, f"http://townbook.example{leads_to}")
    # No password and no form of a staff page is taken here.
    assert there.post(path).status_code == 405


def test_way_from_the_own_host_ends_on_the_desk(there: Client, plan: Plan) -> None:
    user = User.objects.create_user("editor@example.org", "довгий-пароль-1")
    grant_role(user=user, city=plan.city, role=Role.STRATEGY_EDITOR, body=None)
    away = there.get("/desk/periods/")["Location"]
    assert away == "http://localhost/verbivka/desk/periods/"
    common = Client(HTTP_HOST="localhost")
    asked = common.get(away.removeprefix("http://localhost"))["Location"]
    assert asked == "/sign-in/?next=/verbivka/desk/periods/"
    said = {"login": user.email, "password": "довгий-пароль-1", "next": "/verbivka/desk/periods/"}
    assert common.post("/sign-in/", said)["Location"] == "/verbivka/desk/periods/"
    assert common.get("/verbivka/desk/periods/").status_code == 200


def test_away_is_nowhere_a_next_page(plan: Plan) -> None:
    """What the own host passes on unchanged is looked at where one signs in."""
    user = User.objects.create_user("editor@example.org", "довгий-пароль-1")
    for away in ("https://evil.example/desk/", "//evil.example/", f"{SITE}/desk/"):
        said = {"login": user.email, "password": "довгий-пароль-1", "next": away}
        assert Client(HTTP_HOST="localhost").post("/sign-in/", said)["Location"] == "/desk/"


def test_form_of_the_host_is_taken_and_of_another_is_not(plan: Plan) -> None:
    visitor = Client(HTTP_HOST=HOST, enforce_csrf_checks=True)
    form = html.document_fromstring(visitor.get("/follow/").content.decode())
    token = form.xpath("string(//input[@name='csrfmiddlewaretoken']/@value)")
    said = {"csrfmiddlewaretoken": token}
    assert token
    assert visitor.post("/follow/", said, headers={"origin": SITE}).status_code != 403
    for other in ("http://evil.example", "http://testserver"):
        assert visitor.post("/follow/", said, headers={"origin": other}).status_code == 403


def test_only_this_name_is_moved_to_https(plan: Plan, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 1000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    settings.SECURE_HSTS_PRELOAD = True
    sent = Client(HTTP_HOST=HOST).get("/", secure=True)["Strict-Transport-Security"]
    assert sent == "max-age=1000"
    common = Client().get("/", secure=True)["Strict-Transport-Security"]
    assert common == "max-age=1000; includeSubDomains; preload"


def test_own_host_costs_no_query_more(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())

    def queries(visitor: Client, path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert visitor.get(path).status_code == 200
        return len(seen)

    before = [queries(client, "/verbivka" + path) for path in paths()]
    City.objects.filter(slug="verbivka").update(host=HOST)
    assert [queries(Client(HTTP_HOST=HOST), path) for path in paths()] == before


def test_page_is_not_sent_again_until_something_changes(there: Client, plan: Plan) -> None:
    tag = there.get("/")["ETag"]
    assert there.get("/", headers={"if-none-match": tag}).status_code == 304
