"""A city's colour, logo, name and words on its public pages."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import anarabad, nahal_tut, verbivka
from tests.pictures import picture
from tests.web_pages import page, words
from townbook.cities.models import City
from townbook.files.services.bring_in_file import bring_in_file
from townbook.files.services.store_file import store_file

pytestmark = pytest.mark.django_db


def with_logo(city: City) -> City:
    with bring_in_file(data=picture(size=(240, 120))) as file:
        city.logo = store_file(file=file, media_type="image/png")
        city.save()
    return city


def test_city_without_a_colour_loads_no_sheet_for_it(client: Client) -> None:
    verbivka()
    assert "look-" not in client.get("/verbivka/sources/").content.decode()


def test_colour_is_a_sheet_of_its_own_that_is_kept_for_ever(client: Client) -> None:
    City.objects.filter(pk=verbivka().pk).update(accent="#7a1f2b")
    City.objects.filter(pk=anarabad().pk).update(accent="#0b5d3b")
    address = page(client, "/verbivka/sources/").xpath("string(//link[contains(@href, '/look-')]/@href)")
    assert address.startswith("/verbivka/look-")
    sheet = client.get(address)
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    assert sheet["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not {"Cookie", "Accept-Language"} & set(sheet.get("Vary", "").split(", "))
    assert "--accent:#7a1f2b;--accent-ink:#ffffff" in sheet.content.decode()
    # Neither of another city, nor after a change.
    assert client.get(address.replace("verbivka", "anarabad")).status_code == 404
    City.objects.filter(slug="verbivka").update(accent="#0b5d3b")
    assert client.get(address).status_code == 404
    City.objects.filter(slug="verbivka").update(accent="")
    assert client.get(address).status_code == 404
    assert client.get("/nowhere/look-abc.css").status_code == 404


def test_logo_stands_in_the_head_in_its_size(client: Client) -> None:
    with_logo(verbivka())
    nahal_tut()
    image = page(client, "/verbivka/sources/").xpath("//header//img")[0]
    assert (image.get("width"), image.get("height"), image.get("alt")) == ("80", "40", "Логотип")
    sent = client.get(image.get("src"))
    assert sent["Content-Type"] == "image/png"
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Cache-Control"] == "public, max-age=31536000, immutable"
    assert b"".join(getattr(sent, "streaming_content", ())).startswith(b"\x89PNG")
    assert client.get(image.get("src").replace("verbivka", "nahal-tut")).status_code == 404
    assert client.get("/verbivka/logo-000000000000.png").status_code == 404


def test_page_stands_when_the_disk_has_lost_the_logo(client: Client) -> None:
    city = with_logo(verbivka())
    assert city.logo
    address = page(client, "/verbivka/sources/").xpath("string(//header//img/@src)")
    city.logo.path.rename(city.logo.path.with_suffix(".lost"))
    assert client.get(address).status_code == 404


def test_head_says_the_citys_own_name_first_and_the_readers_second(client: Client) -> None:
    City.objects.filter(pk=verbivka().pk).update(names={"uk": "Вербівка", "he": "ורביבקה"})
    client.cookies["language"] = "he"
    name = page(client, "/verbivka/sources/").xpath("//header//a[@class='city-name']")[0]
    assert words(name) == "Вербівка ורביבקה"
    assert (name[0].get("lang"), name[0].get("dir"), name[1].tag) == ("uk", "ltr", "bdi")
    client.cookies["language"] = "en"
    name = page(client, "/verbivka/sources/").xpath("//header//a[@class='city-name']")[0]
    assert words(name) == "Вербівка"


@pytest.mark.parametrize(("language", "said"), [("uk", "uk"), ("fa", "fa"), ("en", "uk")])
def test_home_text_is_the_readers_or_the_citys(client: Client, language: str, said: str) -> None:
    texts = {"uk": "Перше <b>&amp;\n\nДруге", "fa": "نخست"}
    City.objects.filter(pk=verbivka().pk).update(home_texts=texts)
    client.cookies["language"] = language
    text = page(client, "/verbivka/").xpath("//div[@class='home-text']")[0]
    assert text.get("lang") == said
    assert text.get("dir") == {"uk": "ltr", "fa": "rtl"}[said]
    if said == "uk":
        assert [words(each) for each in text.findall("p")] == ["Перше <b>&amp;", "Друге"]


def test_city_offers_only_its_languages(client: Client) -> None:
    City.objects.filter(pk=verbivka().pk).update(languages=["uk", "en"])
    anarabad()
    menu = page(client, "/verbivka/sources/").xpath("//nav[@class='languages']//@lang")
    assert menu == ["uk", "en"]
    client.get("/verbivka/sources/?language=fa")
    assert page(client, "/verbivka/sources/").get("lang") == "uk"
    assert page(client, "/anarabad/sources/").get("lang") == "fa"
    client.get("/verbivka/sources/?language=en")
    assert page(client, "/verbivka/sources/").get("lang") == "en"


def test_city_of_one_language_has_no_menu(client: Client) -> None:
    City.objects.filter(pk=verbivka().pk).update(languages=["uk"])
    assert page(client, "/verbivka/sources/").xpath("//nav[@class='languages']") == []
