"""What a person at a terminal gets."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import OperationalError

from tests.cast import river_table, verbivka
from townbook.cities.enums import Role
from townbook.cities.models import City, Membership
from townbook.intake.models import Draft
from townbook.intake.terminal import with_progress
from townbook.plans.models import Item, Report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("TOWNBOOK_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture
def river(tmp_path: Path) -> Path:
    path = tmp_path / "river.txt"
    path.write_text(river_table(2022), encoding="utf-8")
    return path


def run(*arguments: str | Path) -> list[str]:
    output = io.StringIO()
    call_command(*map(str, arguments), stdout=output)
    return output.getvalue().splitlines()


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """The sentence a command refuses with; its exit status is 2."""
    with pytest.raises(SystemExit) as caught:
        call_command(*map(str, arguments))
    assert caught.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err.rstrip("\n")


def test_import_says_what_it_did(river: Path) -> None:
    verbivka()
    counts = (
        "Items: 3; Bodies: 2; Reports: 3; Figures: 3; Decisions: 0; Assignments: 0; Indicators: 0;"
        " Agenda: 0; Repairs: 0; Doubts: 0"
    )
    assert run("import_document", river, "--city=verbivka") == [
        "“river.txt” is stored for Вербівка.",
        counts,
        "The draft waits for review; --accept makes items and reports of it.",
    ]
    assert run("import_document", river, "--city=verbivka", "--accept") == [
        "“river.txt”, which was waiting, is accepted for Вербівка.",
        counts,
        "This is a new plan.",
        "New: 3; Changed: 0; Missing: 0; Reported: 3; Corrected: 0; Unchanged: 0",
    ]
    assert run("import_document", river, "--city=verbivka", "--accept")[0] == (
        "Вербівка has “river.txt” already; nothing was changed."
    )


def test_import_lists_the_difference(river: Path, tmp_path: Path) -> None:
    verbivka()
    run("import_document", river, "--city=verbivka", "--accept")
    following = tmp_path / "following.txt"
    following.write_text(
        river_table(2023)
        .replace("Прокласти стежку", "Прокласти стежки")
        .replace("Оглянути старий міст", "Купити човен"),
        encoding="utf-8",
    )
    assert run("import_document", following, "--city=verbivka", "--accept")[2:] == [
        "New: 1; Changed: 1; Missing: 1; Reported: 3; Corrected: 0; Unchanged: 0",
        "New:",
        "  3-2  Купити човен",
        "Changed:",
        "  2  title: Прокласти стежку → Прокласти стежки",
        "Missing:",
        "  3  Оглянути старий міст",
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("uk_UA.UTF-8", "Міста «atlantis» немає. Виберіть одне з наявних: verbivka."),
        ("he_IL.UTF-8", "אין רשות ״atlantis״. יש לבחור אחת מאלה: verbivka."),
        ("fa_IR", "شهر «atlantis» وجود ندارد. یکی از این‌ها را انتخاب کنید: verbivka."),
        ("de_DE.UTF-8", "There is no city “atlantis”. Choose one of: verbivka."),
    ],
)
def test_unknown_city_is_refused_in_the_persons_language(
    river: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    sentence: str,
) -> None:
    verbivka()
    monkeypatch.setenv("LANG", language)
    assert refusal(capsys, "import_document", river, "--city=atlantis") == sentence
    assert Draft.objects.count() == 0


def test_import_before_any_city_says_how_to_make_one(river: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(capsys, "import_document", river, "--city=verbivka") == (
        "There is no city “verbivka”, nor any other yet. Make it with create_city."
    )


def test_database_that_is_not_ready_is_said_to_be_so(
    river: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_table(**_: object) -> None:
        raise OperationalError("no such table: cities_city\nLINE 1: SELECT")

    monkeypatch.setattr("townbook.intake.management.commands.import_document.city_by_slug", no_table)
    assert refusal(capsys, "import_document", river, "--city=verbivka") == (
        "The database is not ready (no such table: cities_city). Run script/setup."
    )


def test_unreadable_file_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verbivka()
    empty = tmp_path / "empty.txt"
    empty.touch()
    arguments = ("import_document", empty, "--city=verbivka")
    assert refusal(capsys, *arguments) == (
        "The file is empty. Make sure the document was saved, and send it again."
    )
    assert refusal(capsys, *arguments, "--language=uk").startswith("Файл порожній.")


def test_city_is_created_with_its_names() -> None:
    arguments = ["--name=Одеса", "--language=uk", "--country=UA", "--currency=UAH", "--name-he=אודסה"]
    assert run("create_city", "odesa", *arguments, "--time-zone=Europe/Kyiv") == ["Одеса is taken in."]
    city = City.objects.get()
    assert (city.slug, city.name_in("he"), city.time_zone) == ("odesa", "אודסה", "Europe/Kyiv")


def test_wrong_city_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--name=Одеса", "--language=uk", "--country=ukraine", "--currency=UAH"]
    assert refusal(capsys, "create_city", "odesa", *arguments).startswith("country: ")
    assert City.objects.count() == 0


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    folder = tmp_path / "examples"
    folder.mkdir()
    for number in (2022, 2023):
        (folder / f"river-{number}.txt").write_text(river_table(number), encoding="utf-8")
    city = {
        "slug": "verbivka",
        "name": {"uk": "Вербівка", "en": "Verbivka"},
        "language": "uk",
        "country": "UA",
        "time_zone": "Europe/Kyiv",
        "calendar": "gregorian",
        "first_weekday": 0,
        "currency": "UAH",
        "documents": ["river-2022.txt", "river-2023.txt"],
    }
    (folder / "cities.json").write_text(json.dumps([city]), encoding="utf-8")
    return folder


def test_examples_are_read_in_once(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = run("load_examples", "--folder", examples)
    assert (Item.objects.count(), Report.objects.count()) == (3, 6)
    assert City.objects.get().name_in("en") == "Verbivka"
    assert run("load_examples", "--folder", examples) == first
    assert (City.objects.count(), Draft.objects.count(), Report.objects.count()) == (1, 2, 6)
    assert capsys.readouterr().err.splitlines() == 2 * ["1/2 river-2022.txt", "2/2 river-2023.txt"]


def test_demo_account_can_sign_in_to_its_city(examples: Path) -> None:
    email, password = run("load_examples", "--folder", examples)[-1].split()
    assert email == "admin@verbivka.example"
    user = authenticate(username=email, password=password)
    assert user == Membership.objects.get(city__slug="verbivka", role=Role.ADMINISTRATOR, body=None).user


def test_progress_fills_a_bar_on_a_terminal() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    assert list(with_progress([("перше", 1), ("друге", 2)], terminal)) == [1, 2]
    assert terminal.getvalue() == (
        f"\r\x1b[K{'░' * 30} 1/2 перше\r\x1b[K{'█' * 15}{'░' * 15} 2/2 друге\r\x1b[K"
    )
