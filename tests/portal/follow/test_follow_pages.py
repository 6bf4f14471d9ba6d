"""Asking, confirming, seeing and leaving, as a reader does it: without JavaScript, in four languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests.cast import PARKS, anarabad, nahal_tut, river_report, verbivka
from tests.portal.test_pages import english_left
from tests.web_pages import page, words
from townbook.cities.models import Body, City
from townbook.cities.services.create_city import CityProfile, create_city
from townbook.notices.models import Follower, Letter, Subscription
from townbook.notices.services.ask_to_follow import MOST_FROM_A_CLIENT
from townbook.notices.tokens import confirmation_token, own_token
from townbook.plans.models import Plan
from townbook.text.languages import LANGUAGES, direction

pytestmark = pytest.mark.django_db

OLENA, DARIUSH = "olena@verbivka.example", "dariush@anarabad.example"
GIVEN = {"address": OLENA, "language": "uk"}
RIVER = "/verbivka/plans/plan/1.2/follow/"

PlanOf = Callable[..., Plan]


@pytest.fixture
def river(plan_of: PlanOf) -> City:
    """The Ukrainian town, with a plan."""
    return plan_of(verbivka(), river_report()).city


def asked(client: Client, path: str, **given: str) -> str:
    """The page that a sent form leads to, in words."""
    response = client.post(path, {**GIVEN, **given}, follow=True)
    assert response.redirect_chain[0][1] == 303
    assert response.status_code == 200
    return str(response.content.decode())


def path_in_letter(number: int, purpose: str) -> str:
    """The path of a link of a letter."""
    links = [urlsplit(link).path for link in re.findall(r"https?://\S+", str(mail.outbox[number].body))]
    (path,) = (path for path in links if path.startswith(f"/follow/{purpose}/"))
    return str(path)


def confirmed(client: Client, path: str, **given: str) -> Subscription:
    """The subscription to that page, asked for and confirmed."""
    asked(client, path, **given)
    response = client.post(path_in_letter(-1, "confirm"), follow=True)
    assert response.status_code == 200
    return Subscription.objects.filter(confirmed_at__isnull=False).latest("id")


def test_every_page_that_can_be_followed_leads_to_its_form(client: Client, river: City) -> None:
    body = Body.objects.get(name=PARKS).key
    expected = {
        "/verbivka/": ("city", "Вербівка"),
        f"/verbivka/bodies/{body}/": ("body", "Управління парків · Вербівка"),
        "/verbivka/plans/plan/1.2/": ("item", "1.2. Прокласти стежку · Вербівка"),
        "/verbivka/search/?q=верби": ("search", "Пошук «верби» · Вербівка"),
        "/search/?q=верби": ("search", "Пошук «верби» · Усі міста"),
    }
    client.cookies["language"] = "uk"
    for number, (path, (kind, title)) in enumerate(expected.items()):
        form = page(client, path).xpath("string(//p[contains(@class, 'follow')]/a[1]/@href)")
        assert words(page(client, form).find(".//main/p[@class='lead']")) == title
        subscription = confirmed(client, form, address=f"reader{number}@x.example")
        assert subscription.kind == kind
        assert title in str(mail.outbox[-1].subject)


def test_follower_asks_confirms_sees_and_leaves(client: Client, river: City) -> None:
    client.cookies["language"] = "uk"
    assert "лист уже в дорозі" in asked(client, RIVER)
    confirm = path_in_letter(0, "confirm")
    assert words(page(client, confirm).find(".//h1")) == "Бажаєте отримувати ці новини поштою?"
    assert Subscription.objects.get().confirmed_at is None
    answer = client.post(confirm, follow=True)
    assert answer.redirect_chain == [(confirm, 303)]
    assert "Підписку підтверджено" in answer.content.decode()
    own = page(client, confirm).xpath("string(//main//a[contains(@href, '/follow/own/')]/@href)")
    tree = page(client, own)
    assert [words(line.find("a")) for line in tree.xpath("//main//li")] == [
        "1.2. Прокласти стежку · Вербівка"
    ]
    (number,) = tree.xpath("//input[@name='subscription']/@value")
    assert "У вас немає підписок" in client.post(own, {"subscription": number}, follow=True).content.decode()
    assert Follower.objects.count() == Letter.objects.count() == 0
    assert client.get(confirm).status_code == 404


def test_mail_program_leaves_with_one_click(river: City) -> None:
    """RFC 8058, section 3.1: a POST without cookies, and no way to elsewhere."""
    confirmed(Client(), RIVER)
    leave = urlsplit(mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")).path
    machine = Client(enforce_csrf_checks=True)
    answer = machine.post(
        leave, b"List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
    )
    assert (answer.status_code, Follower.objects.count()) == (200, 0)
    assert machine.post(leave).status_code == 200


def test_looking_at_a_letters_links_changes_nothing(client: Client, river: City) -> None:
    subscription = confirmed(client, RIVER)
    asked(client, "/verbivka/follow/")
    token = own_token(subscription.follower)
    pending = Subscription.objects.get(kind="city")
    for path in (
        f"/follow/confirm/{confirmation_token(pending)}/",
        f"/follow/own/{token}/",
        f"/follow/leave/{token}/",
    ):
        assert client.get(path).status_code == client.head(path).status_code == 200
    assert Subscription.objects.filter(confirmed_at__isnull=True).count() == 1
    assert Subscription.objects.count() == 2


def test_forms_that_need_it_are_refused_from_elsewhere(river: City) -> None:
    subscription = confirmed(Client(), RIVER)
    stranger = Client(enforce_csrf_checks=True)
    for path in (RIVER, f"/follow/own/{own_token(subscription.follower)}/"):
        assert stranger.post(path, {**GIVEN, "subscription": subscription.pk}).status_code == 403
    assert Subscription.objects.count() == 1


def test_answers_are_the_same_whether_the_address_follows_or_not(client: Client, river: City) -> None:
    confirmed(client, RIVER)
    Subscription.objects.update(asked_at=timezone.now() - timedelta(hours=2))

    def seen(address: str) -> str:
        return re.sub('name="csrfmiddlewaretoken" value="[^"]+"', "", asked(client, RIVER, address=address))

    assert seen(OLENA) == seen(DARIUSH) == seen(OLENA)
    assert [letter.to for letter in mail.outbox] == [[OLENA], [OLENA], [DARIUSH]]
    assert "вже підписані" in mail.outbox[1].subject


def test_mail_address_stands_in_no_address_page_or_log(
    client: Client, river: City, caplog: pytest.LogCaptureFixture
) -> None:
    subscription = confirmed(client, RIVER)
    token = own_token(subscription.follower)
    for path in (f"/follow/own/{token}/", f"/follow/leave/{token}/", f"{RIVER}?asked=1"):
        response = client.get(path)
        assert OLENA not in response.content.decode()
        assert response["X-Robots-Tag"] == "noindex"
        assert "no-store" in response["Cache-Control"]
    for letter in mail.outbox:
        assert OLENA not in letter.body
    assert "olena" not in caplog.text
    for path in ("/verbivka/feed.atom", "/verbivka/plans/plan/1.2/", "/verbivka/sitemap.xml"):
        assert "olena" not in client.get(path).content.decode()


@pytest.mark.parametrize(
    "address", ["", "olena", "olena@", "a@b.example\r\nBcc: c@d.example", "x" * 300 + "@d.example"]
)
def test_what_is_no_address_is_said_in_the_readers_language(
    client: Client, river: City, address: str
) -> None:
    response = client.post(RIVER, {**GIVEN, "address": address})
    assert response.status_code == 200
    tree = page_of(response)
    assert words(tree.find(".//ul[@class='errorlist']")).endswith(".")
    assert english_left(tree) <= {"name", "example", "org"}
    assert (Follower.objects.count(), mail.outbox) == (0, [])


def page_of(response: Any) -> Any:
    """What came, as elements."""
    from lxml import html  # noqa: PLC0415 - beside its only use

    return html.document_fromstring(response.content.decode())


def test_too_many_requests_of_one_client_are_refused(river: City) -> None:
    client = Client(REMOTE_ADDR="192.0.2.99")
    for number in range(MOST_FROM_A_CLIENT):
        client.post(RIVER, {**GIVEN, "address": f"reader{number}@x.example"})
    refused = client.post(RIVER, {**GIVEN, "address": OLENA})
    assert refused.status_code == 429
    assert "Спробуйте за годину" in refused.content.decode()
    assert Client(REMOTE_ADDR="192.0.2.1").post(RIVER, GIVEN).status_code == 303


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_speak_every_language(client: Client, river: City, language: str) -> None:
    client.cookies["language"] = language
    subscription = confirmed(client, RIVER, language=language)
    pending = asked(client, "/verbivka/follow/", language=language)
    assert pending
    token = own_token(subscription.follower)
    city = Subscription.objects.get(kind="city")
    paths = [
        RIVER,
        f"{RIVER}?asked=1",
        f"/follow/confirm/{confirmation_token(city)}/",
        f"/follow/confirm/{confirmation_token(subscription)}/",
        f"/follow/own/{token}/",
        f"/follow/leave/{token}/",
    ]
    for path in paths:
        tree = page(client, path)
        assert (tree.get("lang"), tree.get("dir")) == (language, direction(language))
        if language != "en":
            assert english_left(tree) == set(), path
    client.post(f"/follow/leave/{token}/")
    if language != "en":
        for path in (f"/follow/own/{token}/", f"/follow/leave/{token}/"):
            assert english_left(page(client, path)) == set(), path
        gone = client.get(f"/follow/confirm/{confirmation_token(city)}/")
        assert gone.status_code == 404
        assert english_left(page_of(gone)) == set()
        for letter in mail.outbox:
            text = re.sub(r"https?://\S+", "", f"{letter.subject} {letter.body}")
            assert re.findall("[A-Za-z]{2,}", text) == []


@pytest.mark.parametrize("page_language", ["he", "fa"])
def test_form_offers_the_language_of_the_page(client: Client, page_language: str) -> None:
    city = {"he": nahal_tut, "fa": anarabad}[page_language]()
    chosen = page(client, f"/{city.slug}/follow/").xpath("string(//option[@selected]/@value)")
    assert chosen == page_language


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere/follow/",
        "/verbivka/bodies/99/follow/",
        "/verbivka/plans/plan/9.9/follow/",
        "/verbivka/plans/none/1.2/follow/",
        "/anarabad/plans/plan/1.2/follow/",
        "/anarabad/bodies/1/follow/",
        "/follow/confirm/1:a:b/",
        "/follow/own/x/",
        "/follow/leave/1:x/",
        "/verbivka/plans/plan/%00/follow/",
    ],
)
def test_what_is_not_there_cannot_be_followed(client: Client, river: City, path: str) -> None:
    anarabad()
    assert client.get(path).status_code == 404
    assert client.post(path, GIVEN).status_code == 404
    assert Subscription.objects.count() == 0


def test_document_that_waits_cannot_be_followed(client: Client) -> None:
    river_report().store(verbivka())
    assert client.get(RIVER).status_code == 404


def test_nobody_sees_or_leaves_what_another_follows(client: Client, river: City) -> None:
    mine = confirmed(client, RIVER)
    theirs = confirmed(client, RIVER, address=DARIUSH)
    own = f"/follow/own/{own_token(mine.follower)}/"
    assert page(client, own).xpath("//input[@name='subscription']/@value") == [str(mine.pk)]
    for number in (str(theirs.pk), "0", "x", "9" * 40, ""):
        client.post(own, {"subscription": number})
    assert Subscription.objects.count() == 2


def test_search_without_words_or_too_long_to_keep(client: Client, river: City) -> None:
    assert client.get("/verbivka/search/follow/?q=")["Location"] == "/verbivka/search/?q="
    response = client.get("/verbivka/search/follow/", {"q": "верба " * 150})
    assert response.status_code == 400
    assert "задовгий" in response.content.decode()


def test_letter_that_cannot_go_at_once_goes_with_the_next(
    client: Client, river: City, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 2
    assert "лист уже в дорозі" in asked(client, RIVER)
    assert (Letter.objects.get().failures, Letter.objects.get().last_error) == (1, "ConnectionRefusedError")


def test_letters_lead_to_the_sites_own_address(client: Client, river: City, settings: Settings) -> None:
    asked(client, RIVER)
    settings.TOWNBOOK_URL = "https://plan.example"
    asked(client, "/verbivka/follow/")
    starts = [re.findall(r"(https?://[^/]+)/follow/confirm", str(letter.body)) for letter in mail.outbox]
    assert starts == [["http://testserver"], ["https://plan.example"]]


def test_letters_asked_for_on_a_citys_own_host_lead_to_the_host_of_all_cities(settings: Settings) -> None:
    city = create_city(profile=CityProfile("harbour", "Harbour", "en", "GB", "GBP"))
    City.objects.filter(pk=city.pk).update(host="plan.harbour.example")
    settings.COMMON_HOST = "testserver"
    on_own_host = Client(headers={"host": "plan.harbour.example"})
    response = on_own_host.post("/follow/", {**GIVEN, "language": "en"})
    assert response.status_code == 303
    links = re.findall(r"https?://\S+", str(mail.outbox[0].body))
    assert links[0] == "http://testserver/harbour/"
    assert links[1].startswith("http://testserver/follow/confirm/")
