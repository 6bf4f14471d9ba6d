"""Changing a city: all of it or nothing, one sentence for each thing that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import nahal_tut, verbivka
from tests.pictures import picture
from townbook.accounts.models import User
from townbook.cities import city_settings
from townbook.cities.city_settings import CitySettings, checked_settings
from townbook.cities.models import Change, City
from townbook.cities.services import change_city as module
from townbook.cities.services.change_city import change_city
from townbook.files.models import StoredFile

pytestmark = pytest.mark.django_db(transaction=True)

GIVEN = CitySettings(
    name="Вербівка",
    time_zone="Europe/Kyiv",
    calendar="gregorian",
    first_weekday=0,
    names={"en": "Verbivka", "he": "ורביבקה"},
    languages=("en", "uk"),
    accent="#7a1f2b",
    home_texts={"uk": "Місто верб.\n\nРічка.", "en": ""},
    host="plan.verbivka.example",
)


def change(city: City, **changed: object) -> City:
    settings = replace(GIVEN, **{name: value for name, value in changed.items() if name not in OTHERS})  # type: ignore[arg-type]
    others = {"logo": None, "without_logo": False, "actor": None}
    return change_city(city=city, settings=settings, **{**others, **_others(changed)})  # type: ignore[arg-type]


OTHERS = {"logo", "without_logo", "actor"}


def _others(changed: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in changed.items() if name in OTHERS}


def test_city_is_changed_and_published() -> None:
    city = verbivka()
    actor = User.objects.create_user("admin@example.org", "довгий-пароль-1")
    changed = change(city, actor=actor, logo=picture())
    city.refresh_from_db()
    assert changed == city
    assert city.names == {"uk": "Вербівка", "en": "Verbivka", "he": "ורביבקה"}
    assert (city.languages, city.offered_languages) == (["uk", "en"], ("uk", "en"))
    assert (city.accent, city.host) == ("#7a1f2b", "plan.verbivka.example")
    assert city.home_texts == {"uk": "Місто верб.\n\nРічка."}
    assert city.logo is not None
    assert city.logo.media_type == "image/png"
    assert city.logo.read().startswith(b"\x89PNG")
    assert city.revision == 1
    noted = Change.objects.get()
    assert (noted.actor, noted.record, noted.action) == (actor, "city", "revised")
    assert noted.before["accent"] == ""
    assert noted.after["accent"] == "#7a1f2b"
    assert noted.after["logo"] == city.logo.sha256
    assert "calendar" not in noted.after


def test_same_settings_again_publish_nothing() -> None:
    city = verbivka()
    change(city, logo=picture())
    change(city, logo=picture())
    change(city)
    city.refresh_from_db()
    assert city.revision == 1
    assert Change.objects.count() == StoredFile.objects.count() == 1


def test_logo_is_removed_when_asked_and_else_kept() -> None:
    city = verbivka()
    assert change(city, logo=picture()).logo is not None
    assert change(city, accent="").logo is not None
    assert change(city, without_logo=True).logo is None
    assert change(city, without_logo=True, logo=picture()).logo is not None


def test_all_languages_are_written_as_none() -> None:
    city = verbivka()
    assert change(city, languages=("uk", "he", "fa", "en")).languages == []
    assert change(city, languages=()).languages == []
    assert change(city, languages=("fa",)).languages == ["uk", "fa"]


def test_host_is_kept_in_ascii_and_given_up() -> None:
    city = verbivka()
    assert change(city, host="ВЕРБІВКА.укр").host == "xn--80abcbn6a2b7m.xn--j1amh"
    assert change(city, host="").host is None


WRONG: Mapping[str, dict[str, object]] = {
    "name": {"name": " \u202e "},
    "name_he": {"names": {"he": "א" * 201}},
    "languages": {"languages": ("uk", "de")},
    "calendar": {"calendar": "mayan"},
    "first_weekday": {"first_weekday": 7},
    "time_zone": {"time_zone": "Europe/Atlantis"},
    "accent": {"accent": "red"},
    "home_text_uk": {"home_texts": {"uk": "а" * 5001}},
    "host": {"host": "https://verbivka.example/"},
    "logo": {"logo": b"<svg/>"},
}


@pytest.mark.parametrize("field", WRONG)
def test_wrong_setting_is_refused_with_a_sentence_in_each_language(field: str) -> None:
    city = verbivka()
    said = set()
    for language in ("uk", "he", "fa", "en"):
        with translation.override(language), pytest.raises(ValidationError) as caught:
            change(city, **WRONG[field])
        assert set(caught.value.message_dict) == {field}
        said.add(caught.value.message_dict[field][0])
    assert len(said) == 4
    city.refresh_from_db()
    assert (city.accent, city.revision) == ("", 0)
    assert Change.objects.count() == StoredFile.objects.count() == 0


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        change(verbivka(), **{name: value for each in WRONG.values() for name, value in each.items()})
    assert set(caught.value.message_dict) == set(WRONG)


@pytest.mark.parametrize("accent", ["#ffffff", "#ffd700", "#808080", "#7ab8ff"])
def test_faint_colour_is_refused(accent: str) -> None:
    with pytest.raises(ValidationError) as caught, translation.override("en"):
        change(verbivka(), accent=accent)
    assert "too faint" in caught.value.message_dict["accent"][0]


@pytest.mark.parametrize("host", ["testserver", "TestServer.", "127.0.0.1", "localhost"])
def test_host_of_the_settings_is_refused(host: str) -> None:
    with pytest.raises(ValidationError) as caught:
        change(verbivka(), host=host)
    assert list(caught.value.message_dict) == ["host"]


def test_host_of_the_settings_with_an_end_is_refused(settings: object) -> None:
    settings.ALLOWED_HOSTS = ["townbook.example", ".towns.example"]  # type: ignore[attr-defined]
    city = verbivka()
    for host in ("townbook.example", "towns.example"):
        with pytest.raises(ValidationError) as caught, translation.override("en"):
            change(city, host=host)
        assert "All cities stand under this name" in caught.value.message_dict["host"][0]
    assert change(city, host="verbivka.towns.example").host == "verbivka.towns.example"


def test_host_of_another_city_is_refused() -> None:
    change(nahal_tut(), name="נחל תות")
    with pytest.raises(ValidationError) as caught, translation.override("en"):
        change(verbivka())
    assert "Another city" in caught.value.message_dict["host"][0]


def test_host_taken_at_the_same_moment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*, city: City) -> None:
        raise IntegrityError

    monkeypatch.setattr(module, "mark_published", late)
    city = verbivka()
    with pytest.raises(ValidationError) as caught:
        change(city, logo=picture())
    assert list(caught.value.message_dict) == ["host"]
    city.refresh_from_db()
    assert (city.host, StoredFile.objects.count(), Change.objects.count()) == (None, 0, 0)


@given(st.text(max_size=60), st.text(max_size=60))
def test_cleaning_twice_changes_nothing(name: str, text: str) -> None:
    city = City(language="uk")
    try:
        clean = checked_settings(city, replace(GIVEN, name=name, home_texts={"fa": text}, host=""))
    except ValidationError:
        return
    assert checked_settings(city, clean) == clean
    assert not set(clean.name + "".join(clean.home_texts.values())) & set("\x00\u202e\r")


def test_bounds_are_those_the_sentences_name() -> None:
    assert (city_settings.LONGEST_NAME, city_settings.LONGEST_TEXT) == (200, 5_000)
