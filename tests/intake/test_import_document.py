"""A file becomes a source, a Draft and, when asked, a plan: once, and all of it or nothing."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from tests.cast import river_table, verbivka
from townbook.accounts.models import User
from townbook.cities.models import Body, City
from townbook.files.models import StoredFile
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft
from townbook.intake.selectors.drafts import accepted_draft_of, content_of, difference_of
from townbook.intake.services import import_document as module
from townbook.intake.services.import_document import Imported, import_document
from townbook.plans.models import Figure, Item, Plan, Report
from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.interpreters import interpret
from townbook.sources.models import Source
from townbook.sources.selectors.sources import published_source, published_sources

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "річка.txt"
    path.write_text(river_table(2022), encoding="utf-8")
    return path


def imported(city: City, path: Path, *, accept: bool) -> Imported:
    return import_document(city=city, path=path, language=None, accept=accept, actor=None)


def counts() -> dict[str, int]:
    models = (StoredFile, Source, Draft, Plan, Item, Body, Report, Figure)
    return {model.__name__: model.objects.count() for model in models}


NOTHING = dict.fromkeys(["StoredFile", "Source", "Draft", "Plan", "Item", "Body", "Report", "Figure"], 0)
ALL = {
    "StoredFile": 1,
    "Source": 1,
    "Draft": 1,
    "Plan": 1,
    "Item": 3,
    "Body": 2,
    "Report": 3,
    "Figure": 3,
}
"""What the river table holds, as the last test of this file counts it."""


def test_import_stores_the_file_its_source_and_its_draft(report: Path) -> None:
    city = verbivka()
    done = imported(city, report, accept=False)
    assert (done.is_new, done.accepted_now, done.draft.state) == (True, False, DraftState.WAITING)
    source = Source.objects.get()
    assert (source.name, source.language, source.is_published) == ("річка.txt", "uk", False)
    assert source.sha256 == hashlib.sha256(report.read_bytes()).hexdigest()
    assert source.file.read() == report.read_bytes()
    assert [item.title for item in content_of(done.draft).items] == [
        "Посадити верби",
        "Прокласти стежку",
        "Оглянути старий міст",
    ]
    assert Plan.objects.count() == 0


def test_waiting_source_is_not_shown(report: Path) -> None:
    city = verbivka()
    source = imported(city, report, accept=False).draft.source
    assert list(published_sources(city=city)) == []
    with pytest.raises(Source.DoesNotExist):
        published_source(city=city, key=source.key)
    assert accepted_draft_of(source=source) is None


def test_accepted_source_is_shown_in_its_own_city_only(report: Path) -> None:
    city = verbivka()
    source = imported(city, report, accept=True).draft.source
    assert published_source(city=city, key=source.key) == source
    other = City.objects.create(slug="other", name="Інше", language="uk", country="UA", currency="UAH")
    with pytest.raises(Source.DoesNotExist):
        published_source(city=other, key=source.key)
    for key in ("", source.key[:-1], source.sha256):
        with pytest.raises(Source.DoesNotExist):
            published_source(city=city, key=key)


def test_same_file_again_changes_nothing(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    city = verbivka()
    imported(city, report, accept=True)
    before = counts()
    monkeypatch.setattr(module, "read_source", None)  # A known file is not read again.
    done = imported(city, report, accept=True)
    assert (done.is_new, done.accepted_now) == (False, False)
    assert counts() == before == ALL


def test_waiting_file_is_accepted_when_imported_again(report: Path) -> None:
    city = verbivka()
    imported(city, report, accept=False)
    done = imported(city, report, accept=True)
    assert (done.is_new, done.accepted_now) == (False, True)
    assert counts() == ALL


def test_accepted_file_stays_accepted_without_asking_again(report: Path) -> None:
    city = verbivka()
    imported(city, report, accept=True)
    assert imported(city, report, accept=False).draft.state == DraftState.ACCEPTED


def test_acceptance_says_by_whom(report: Path) -> None:
    user = User.objects.create_user("olena@verbivka.example", "слово-до-слова")
    draft = import_document(city=verbivka(), path=report, language=None, accept=True, actor=user).draft
    assert (draft.accepted_by, draft.source.added_by) == (user, user)


def test_same_file_in_two_cities_is_one_file_and_two_sources(report: Path) -> None:
    imported(verbivka(), report, accept=True)
    other = City.objects.create(slug="other", name="Інше", language="uk", country="UA", currency="UAH")
    imported(other, report, accept=True)
    assert counts() == {name: 1 if name == "StoredFile" else 2 * count for name, count in ALL.items()}


def test_next_year_is_recognised(report: Path) -> None:
    city = verbivka()
    imported(city, report, accept=True)
    report.write_text(river_table(2023), encoding="utf-8")
    difference = difference_of(imported(city, report, accept=True).draft)
    assert difference is not None
    assert (difference.plan_is_new, difference.new, difference.missing) == (False, (), ())
    assert len(difference.reported) == 3
    assert counts()["Item"] == 3


def test_unreadable_file_leaves_nothing(tmp_path: Path, settings: Settings) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    with pytest.raises(UnreadableDocument) as caught:
        imported(verbivka(), empty, accept=True)
    assert caught.value.kind == Problem.EMPTY
    assert counts() == NOTHING
    assert [path.name for path in Path(settings.FILES_DIR).rglob("*") if path.is_file()] == ["lock"]


def test_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        imported(verbivka(), tmp_path / "none.txt", accept=True)
    assert caught.value.kind == Problem.MISSING


def test_error_while_accepting_leaves_nothing(
    report: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise LookupError

    monkeypatch.setattr("townbook.intake.services.accept_draft.publish_source", fail)
    with pytest.raises(LookupError):
        imported(verbivka(), report, accept=True)
    assert counts() == NOTHING
    assert [path.name for path in Path(settings.FILES_DIR).rglob("*") if path.is_file()] == ["lock"]


def test_file_that_changes_while_it_is_read_leaves_nothing(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = interpret

    def change_meanwhile(source: object) -> object:
        report.write_text("Зовсім інше.", encoding="utf-8")
        return read(source)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(module, "interpret", change_meanwhile)
    with pytest.raises(ValueError, match="not the one that was read"):
        imported(verbivka(), report, accept=True)
    assert counts() == NOTHING


def test_file_name_that_is_no_text_is_kept_readable(tmp_path: Path) -> None:
    path = tmp_path / b"\xe7\xe2\xb3\xf2.txt".decode("utf-8", errors="surrogateescape")
    path.write_text(river_table(2022), encoding="utf-8")
    assert imported(verbivka(), path, accept=True).draft.source.name == "\ufffd\ufffd\ufffd.txt"


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_give_one_plan(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On PostgreSQL with threads; test_import_killed.py does it on SQLite with processes."""
    if connection.vendor != "postgresql":
        pytest.skip("an in-memory SQLite database cannot be written from two threads")
    city = verbivka()
    both_have_read = threading.Barrier(2, timeout=60)
    read = interpret

    def read_and_wait(source: object) -> object:
        draft = read(source)  # type: ignore[arg-type]  # passed on as it came
        both_have_read.wait()
        return draft

    monkeypatch.setattr(module, "interpret", read_and_wait)
    done: list[Imported] = []

    def run() -> None:
        try:
            done.append(imported(city, report, accept=True))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted((each.is_new, each.accepted_now) for each in done) == [(False, False), (True, True)]
    assert counts() == ALL


def test_real_report_becomes_the_whole_plan(real_documents: Path) -> None:
    """Counted in the document itself: priorities, strategic goals, tasks and projects of Zhytomyr."""
    city = verbivka()
    imported(city, real_documents / "zhytomyr-2022-execution-report.uk.txt", accept=True)
    depths: list[int] = []
    parents: list[int | None] = [None]
    items = list(Item.objects.all())
    while below := [item.pk for item in items if item.parent_id in parents]:
        depths.append(len(below))
        parents = list(below)
    assert depths == [6, 25, 86, 176]
    assert {period.label for period in Plan.objects.get().periods.all()} == {"2022 рік"}
    text = Source.objects.get().text
    for figure in Figure.objects.select_related("passage"):
        assert figure.passage is not None
        assert any(character.isalnum() for character in text[figure.passage.start : figure.passage.end])


@pytest.mark.parametrize(
    "name",
    [
        "kiryat-yam-2019-ceo-review.he.txt",
        "izadshahr-goals.fa.txt",
        "khorramabad-council-news.fa.txt",
        "tehran-mayor-police-meeting.fa.txt",
        "more/en_portland_council_minutes_2011-01-12.txt",
        "more/fa_tehran_council_budget_1383.txt",
        "more/fa_tehran_resalat_tunnel_85pct.txt",
        "more/he_yehud_council_8-20.txt",
        "more/uk_drabiv_outage_roadmap_2022.txt",
        "more/uk_ivano-frankivsk_program_tabbed.txt",
    ],
)
def test_every_real_document_can_be_accepted(real_documents: Path, name: str) -> None:
    done = imported(verbivka(), real_documents / name, accept=True)
    read = content_of(done.draft)
    assert done.draft.state == DraftState.ACCEPTED
    assert Item.objects.count() == len(read.items)
    assert (Draft.objects.get().plan is not None) is bool(read.items)
