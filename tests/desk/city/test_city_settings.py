"""The page of a city's settings: for its administrators alone, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from tests.cast import anarabad, nahal_tut, verbivka
from tests.pictures import picture
from tests.web_pages import page, words
from townbook.accounts.models import User
from townbook.cities.enums import ROLES_WITHIN_A_BODY, Role
from townbook.cities.models import Body, City
from townbook.cities.services.grant_role import grant_role
from townbook.desk.city.time_zones import time_zone_choices

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/verbivka/desk/city/"

FORM = {
    "name": "Вербівка",
    "name_he": "ורביבקה",
    "name_fa": "",
    "name_en": "Verbivka",
    "languages": ["uk", "en"],
    "calendar": "gregorian",
    "first_weekday": "6",
    "time_zone": "Europe/Kyiv",
    "accent": "#7a1f2b",
    "accent_picked": "#1d4d63",
    "home_text_uk": "Місто верб.",
    "home_text_he": "",
    "home_text_fa": "",
    "home_text_en": "",
    "host": "",
}


def person(city: City, role: Role) -> User:
    body = None
    if role in ROLES_WITHIN_A_BODY:
        body, _made = Body.objects.get_or_create(city=city, key="1", name="Школа")
    user = User.objects.create_user(f"{role.value.replace(' ', '-')}@{city.slug}.example", "довгий-пароль-1")
    grant_role(user=user, city=city, role=role, body=body)
    return user


@pytest.fixture
def city() -> City:
    return verbivka()


@pytest.fixture
def administrator(client: Client, city: City) -> Client:
    client.force_login(person(city, Role.ADMINISTRATOR))
    return client


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_other_roles_find_nothing(client: Client, city: City, role: Role) -> None:
    client.force_login(person(city, role))
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, FORM).status_code == 404
    city.refresh_from_db()
    assert city.accent == ""
    assert PAGE not in client.get("/verbivka/desk/").content.decode()


def test_administrator_of_another_city_finds_nothing(client: Client, city: City) -> None:
    client.force_login(person(anarabad(), Role.ADMINISTRATOR))
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, FORM).status_code == 404
    assert client.get("/nowhere/desk/city/").status_code == 404
    city.refresh_from_db()
    assert city.accent == ""


def test_stranger_is_asked_to_sign_in(client: Client, city: City) -> None:
    assert client.get(PAGE)["Location"] == f"/sign-in/?next={PAGE}"
    assert client.post(PAGE, FORM).status_code == 401


def test_administrator_changes_the_city(administrator: Client, city: City) -> None:
    assert PAGE in administrator.get("/verbivka/desk/").content.decode()
    response = administrator.post(PAGE, FORM)
    assert response["Location"] == PAGE + "?saved"
    city.refresh_from_db()
    assert (city.accent, city.first_weekday, city.languages) == ("#7a1f2b", 6, ["uk", "en"])
    assert city.names == {"uk": "Вербівка", "he": "ורביבקה", "en": "Verbivka"}
    assert city.home_texts == {"uk": "Місто верб."}
    assert "Налаштування збережено" in administrator.get(PAGE + "?saved").content.decode()


def test_form_sent_as_it_came_changes_nothing(administrator: Client, city: City) -> None:
    administrator.post(PAGE, {**FORM, "host": "вербівка.укр"})
    before = City.objects.get().revision
    root = page(administrator, PAGE)
    form = root.xpath("//form[@enctype]")[0]
    assert form.fields["host"] == "вербівка.укр"
    sent = {name: value for name, value in form.form_values() if name != "languages"}
    administrator.post(
        PAGE, {**sent, "languages": form.xpath(".//input[@name='languages'][@checked]/@value")}
    )
    assert City.objects.get().revision == before


def test_nothing_typed_is_lost_when_something_is_wrong(administrator: Client, city: City) -> None:
    wrong = {**FORM, "accent": "#ffd700", "host": "https://x", "name_en": 'V"<b>', "home_text_fa": "سلام"}
    wrong["logo"] = SimpleUploadedFile("logo.png", b"no picture", "image/png")  # type: ignore[assignment]
    response = administrator.post(PAGE, wrong)
    assert response.status_code == 422
    root = page_of(response.content)
    form = root.xpath("//form[@enctype]")[0]
    for name, value in FORM.items():
        if name not in {"accent", "host", "name_en", "home_text_fa", "languages"}:
            assert (form.fields[name] or "").strip() == value
    assert form.fields["accent"] == "#ffd700"
    assert form.fields["host"] == "https://x"
    assert form.fields["name_en"] == 'V"<b>'
    assert form.fields["home_text_fa"].strip() == "سلام"
    summary = root.xpath("//div[@role='alert']")[0]
    assert summary.xpath(".//a/@href") == ["#id_accent", "#id_logo", "#id_host"]
    for link in summary.xpath(".//a/@href"):
        field = root.get_element_by_id(link[1:])
        assert field.get("aria-invalid") == "true"
        for described in field.get("aria-describedby").split():
            assert words(root.get_element_by_id(described))
    city.refresh_from_db()
    assert (city.accent, city.logo, city.revision) == ("", None, 0)


def page_of(content: bytes) -> Any:
    return html.document_fromstring(content.decode())


@pytest.mark.parametrize(
    ("was", "written", "picked", "kept"),
    [
        ("", "", "#1d4d63", ""),
        ("", "", "#7a1f2b", "#7a1f2b"),
        ("", "#0B5D3B", "#7a1f2b", "#0b5d3b"),
        ("#7a1f2b", "#7a1f2b", "#0b5d3b", "#0b5d3b"),
        ("#7a1f2b", "", "#7a1f2b", ""),
        ("#7a1f2b", "#7a1f2b", "#7a1f2b", "#7a1f2b"),
    ],
)
def test_written_colour_counts_before_the_chosen_one(
    administrator: Client, city: City, was: str, written: str, picked: str, kept: str
) -> None:
    City.objects.update(accent=was)
    administrator.post(PAGE, {**FORM, "accent": written, "accent_picked": picked})
    city.refresh_from_db()
    assert city.accent == kept


def test_logo_is_sent_shown_and_removed(administrator: Client, city: City) -> None:
    sent = SimpleUploadedFile("герб.png", picture("JPEG"), "text/html")
    administrator.post(PAGE, {**FORM, "logo": sent})
    shown = page(administrator, PAGE).xpath("string(//main//img/@src)")
    answer = administrator.get(shown)
    assert answer["Content-Type"] == "image/png"
    assert b"".join(getattr(answer, "streaming_content", ())).startswith(b"\x89PNG")
    administrator.post(PAGE, {**FORM, "without_logo": "on"})
    city.refresh_from_db()
    assert city.logo is None


def test_file_that_is_too_large_is_not_read(administrator: Client, city: City) -> None:
    sent = SimpleUploadedFile("logo.png", bytes(6_000_000), "image/png")
    text = administrator.post(PAGE, {**FORM, "logo": sent}).content.decode()
    assert "5 МБ" in text


@pytest.mark.parametrize("name", ["calendar", "first_weekday", "time_zone", "languages"])
def test_forged_choice_is_refused(administrator: Client, city: City, name: str) -> None:
    for forged in ("nowhere", "a\x00b", ""):
        response = administrator.post(PAGE, {**FORM, name: forged})
        assert response.status_code == 422
        assert page_of(response.content).xpath("//div[@role='alert']")
    city.refresh_from_db()
    assert city.revision == 0


def test_page_asks_little_of_the_database(administrator: Client, city: City) -> None:
    with CaptureQueriesContext(connection) as queries:
        administrator.get(PAGE)
    assert len(queries) == 4


@pytest.mark.parametrize("language", ["uk", "he", "fa", "en"])
def test_time_zones_of_our_cities_can_be_chosen(language: str) -> None:
    names = [name for name, _label in time_zone_choices(language)]
    assert len(names) == len(set(names))
    assert {"UTC", "Europe/Kyiv", "Asia/Jerusalem", "Asia/Tehran", "America/New_York"} <= set(names)


def test_zones_that_were_renamed_are_called_as_the_language_calls_them() -> None:
    assert dict(time_zone_choices("uk"))["Europe/Kyiv"] == "Київ (Europe/Kyiv)"
    assert dict(time_zone_choices("fa"))["Asia/Kolkata"] == "کلکته (Asia/Kolkata)"


def test_other_city_keeps_its_zone(client: Client) -> None:
    town = nahal_tut()
    City.objects.filter(pk=town.pk).update(time_zone="Israel")
    client.force_login(person(town, Role.ADMINISTRATOR))
    form = page(client, "/nahal-tut/desk/city/").xpath("//form[@enctype]")[0]
    assert form.fields["time_zone"] == "Israel"
