"""Whatever is asked, there is an answer: a helpful page with the right status, never a fault."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.http import QueryDict
from django.test import Client
from lxml import html

from tests.cast import anarabad, large_report, river_report, verbivka
from tests.portal.addresses import every_address
from townbook.cities.models import Body, City
from townbook.plans.models import Plan
from townbook.sources.models import Source
from townbook.text.languages import LANGUAGES

pytestmark = pytest.mark.django_db

WORDS = (
    "-1",
    "0",
    "1e9",
    "9" * 40,
    "٣",
    "۳",
    "NaN",
    "' OR 1=1 --",
    '" OR title:* NEAR(a b) ^ AND NOT {x} -',
    "*)(uid=*))(|(uid=*",
    "<script>alert(1)</script>",
    "../../../../etc/passwd",
    "{{ settings.SECRET_KEY }} %s %(x)s ${7*7}",
    "\u202eevil\u2066\u2069",
    "a\r\nSet-Cookie: x=1",
    "\x01\x1f\x7f\x85\ufeff\ufffe\U0010ffff",
    "👩‍👩‍👧‍👦é" * 50,
    "a" * 10_000,
)
ENCODED = ("%00", "a%00b", "%ff%fe", "%ed%a0%80", "%c0%af", "%", "%zz", "%25%30%30", *map(quote, WORDS))
"""Percent-encoded: with what no text holds, half pairs of surrogates, and bytes that are no UTF-8."""

FEW = ("%00", "%ff%fe", "%ed%a0%80", "a" * 10_000)
"""For pages that answer every stranger alike; what they answer members is tested with each of them."""

PARAMETERS = ("q", "page", "passage", "period", "status", "view", "sort", "body", "kind", "year", "city")
"""Known to stand in some address; those that pages' own links and forms name are added."""

HEADERS: tuple[dict[str, str], ...] = (
    {"range": "bytes=0-10"},
    {"range": "bytes=5-1,-,a-b"},
    {"accept": "image/webp;q=0.1"},
    {"accept": "*" * 5_000},
    {"accept-language": "xx-YY;q=9, ,,;q=, fa-Arab-IR;q=0.5" + ",de" * 2_000},
    {"accept-encoding": "br;q=x, gzip;;;, identity;q=0"},
    {"if-none-match": 'W/"' + "a" * 5_000 + ', "*'},
    {"if-modified-since": "Thu, 32 Foo 99999 99:99:99 GMT"},
    {"cookie": 'language="><script>; sessionid=\x01; csrftoken=' + "a" * 3_000},
    {"hx-request": "true", "hx-target": "'\"<", "hx-current-url": "http://[::1"},
    {"x-forwarded-for": "' OR 1=1", "referer": "javascript:alert(1)", "user-agent": ""},
)
ANSWERS = {200, 301, 302, 304, 400, 401, 403, 404, 405, 406, 410, 413, 416, 422, 429}


@pytest.fixture
def world(client: Client, plan_of: Callable[..., Plan]) -> dict[str, dict[str, str]]:
    """Two cities with plans; by slug, what stands in their addresses."""
    client.raise_request_exception = False
    cities = (plan_of(verbivka(), river_report()).city, plan_of(anarabad(), large_report(1, 3)).city)
    return {city.slug: values_of(city) for city in cities}


def values_of(city: City) -> dict[str, str]:
    source, plan = Source.objects.get(city=city), Plan.objects.get(city=city)
    body = Body.objects.filter(city=city).first()
    assert body
    return {
        "city_slug": city.slug,
        "plan_slug": plan.slug,
        "item_key": "1.1",
        "body_key": body.key,
        "key": source.key,
        "period_key": "2022",
        "form": "csv",
    }


def faults(client: Client, paths: Iterable[str], **options: Any) -> list[str]:
    """The paths whose answer is no answer of ours, or is no page in a language where it is a page."""
    found = []
    for path in paths:
        response = client.get(path, **options)
        if not is_helpful(response):
            found.append(f"{response.status_code} {path[:200]}")
    return found


def is_helpful(response: Any) -> bool:
    """Whether the status is one of ours, and a refusal a page with a title in one of our languages."""
    body = body_of(response)
    if response.status_code not in ANSWERS:
        return False
    if response.status_code not in {400, 403, 404} or "text/html" not in response.headers["Content-Type"]:
        return True
    tree = document_of(body)
    return tree.get("lang") in LANGUAGES and bool(tree.xpath("string(//h1)").strip())


def body_of(response: Any) -> bytes:
    """What it says, unpacked; a file that was read to its end is closed by the client."""
    body: bytes = b"".join(response) if response.streaming else response.content
    return gzip.decompress(body) if response.headers.get("Content-Encoding") == "gzip" else body


def document_of(body: bytes) -> Any:
    """The elements of a page; untyped, for what ``xpath`` gives depends on the expression."""
    return html.document_fromstring(body.decode())


def test_damaged_addresses_are_answered(client: Client, world: dict[str, dict[str, str]]) -> None:
    true, foreign = world["verbivka"], world["anarabad"]
    paths = (
        address.path({**true, name: value})
        for address in every_address()
        for name in address.names
        for value in (*(FEW if address.is_for_staff else ENCODED), foreign.get(name, "y"))
    )
    assert faults(client, paths) == []


def test_damaged_parameters_are_answered(client: Client, world: dict[str, dict[str, str]]) -> None:
    paths = [address.path(world["verbivka"]) for address in every_address() if not address.is_for_staff]
    queries = (f"{path}?{query}" for path in paths for query in damaged_queries(parameters_of(client, path)))
    assert faults(client, queries) == []


def damaged_queries(names: Iterable[str]) -> Iterator[str]:
    """Each word in all parameters, the worst of them in each parameter alone, and what is no pairs at all."""
    known = sorted({*PARAMETERS, *names})
    yield from ("&".join(f"{name}={word}" for name in known) for word in ENCODED)
    yield from (f"{name}={word}" for name in known for word in ("%00", "%ed%a0%80", "1e9", "9" * 40))
    yield "&".join(f"{name}=1&{name}=%D1%84&{name}=" for name in known)
    yield "&".join(f"p{number}=1" for number in range(5_500))
    yield from ("=&=&&;", "q[]=1&q[a]=2", "a" * 10_000)


def parameters_of(client: Client, path: str) -> set[str]:
    """The names of parameters in a page's own links and forms."""
    response = client.get(path)
    body = body_of(response)
    if response.status_code != 200 or "text/html" not in response.headers["Content-Type"]:
        return set()
    tree = document_of(body)
    in_links = {name for _, _, link, _ in tree.iterlinks() for name in QueryDict(urlsplit(link).query)}
    return {*in_links, *tree.xpath("//form//@name")} - {"language"}


def test_odd_requests_are_answered(client: Client, world: dict[str, dict[str, str]]) -> None:
    paths = [address.path(world["verbivka"]) for address in every_address()]
    assert [fault for headers in HEADERS for fault in faults(client, paths, headers=headers)] == []
    sent = {"q": "a" * 10_000, "\x00": "\x00", "email": "a@b\r\nBcc: c@d", "csrfmiddlewaretoken": "x"}
    for path in paths:
        for method in ("head", "post", "put", "patch", "delete", "options", "trace"):
            response = getattr(client, method)(path)
            body_of(response)
            assert response.status_code in ANSWERS, (method, path)
        assert is_helpful(client.post(path, sent)), path


def test_list_of_addresses_is_whole() -> None:
    forms = {address.form for address in every_address()}
    assert {
        "",
        "search/",
        "<city_slug>/",
        "<city_slug>/plans/<plan_slug>/items.<form>",
        "<city_slug>/plans/<plan_slug>/<item_key>/",
        "<city_slug>/sources/<key>/file/",
        "<city_slug>/desk/",
        "sign-in/",
    } <= forms
    assert not [form for form in forms if any(sign in form for sign in "()^$\\:")]
