"""The catalogues are complete, and the tool that keeps them does what it says."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from babel import Locale
from django.utils.translation.template import templatize

from house import catalogues

PLURAL_TAGS = {"uk": ["one", "few", "many"], "he": ["one", "two", "other"], "fa": ["one", "other"]}


@pytest.fixture
def locale_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    return tmp_path


def translate(language: str, old: str, new: str) -> None:
    path = catalogues.catalogue_path(language)
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("language", ["uk", "he", "fa"])
def test_catalogue_is_complete_and_up_to_date(language: str) -> None:
    assert list(catalogues.problems(language, catalogues.messages_of_source())) == []


def test_translated_languages_are_all_but_english() -> None:
    assert catalogues.translated_languages() == ["uk", "he", "fa"]


@pytest.mark.parametrize("language", ["uk", "he", "fa"])
def test_plural_forms_are_those_of_cldr(language: str) -> None:
    form = gettext.c2py(catalogues.PLURAL_FORMS[language].partition("plural=")[2])
    rule = Locale.parse(language).plural_form
    assert [PLURAL_TAGS[language][form(n)] for n in range(250)] == [rule(n) for n in range(250)]


def test_extract_reads_each_kind_of_call() -> None:
    source = """
        gettext_lazy("Plans"); pgettext("of a city", "Plan")
        ngettext("%(count)s item", "%(count)s items", count)
        npgettext("on a page", "%(count)s line", "%(count)s lines", count)
        gettext(variable); ngettext("one form only")
    """
    assert list(catalogues.extract("\n".join(line.strip() for line in source.splitlines()))) == [
        ("", "Plans"),
        ("of a city", "Plan"),
        ("", ("%(count)s item", "%(count)s items")),
        ("on a page", ("%(count)s line", "%(count)s lines")),
    ]


def test_extract_reads_a_template() -> None:
    template = (
        '{% load i18n %}<p>\n  {% translate "Sources" context "of a plan" %}</p>{{ _("Bodies") }}\n'
        "      {% blocktranslate count n=items|length trimmed %}\n  {{ n }} item\n{% plural %}\n"
        "  {{ n }} items\n{% endblocktranslate %}"
    )
    lines = templatize(template).split("\n")
    assert list(catalogues.extract("\n".join(line.strip() for line in lines))) == [
        ("of a plan", "Sources"),
        ("", "Bodies"),
        ("", ("%(n)s item", "%(n)s items")),
    ]


def test_update_keeps_what_is_translated(locale_folder: Path) -> None:
    catalogues.update("fa", {("", "Plans"): {"a.py"}, ("", "Goals"): {"a.py"}})
    translate("fa", 'msgid "Plans"\nmsgstr ""', 'msgid "Plans"\nmsgstr "برنامه‌ها"')
    catalogues.update("fa", {("", "Plans"): {"b.py"}, ("", "Bodies"): {"b.py"}})
    kept = {str(message.id): message.string for message in catalogues.read_catalogue("fa") if message.id}
    assert kept == {"Bodies": "", "Plans": "برنامه‌ها"}


def test_update_twice_changes_nothing(locale_folder: Path) -> None:
    source: dict[catalogues.MessageId, set[str]] = {
        ("", "Plans"): {"a.py"},
        ("menu", "City"): {"b.py", "a.py"},
    }
    catalogues.update("he", source)
    first = catalogues.catalogue_path("he").read_bytes()
    catalogues.update("he", source)
    assert catalogues.catalogue_path("he").read_bytes() == first


def test_problems_name_what_is_wrong(locale_folder: Path) -> None:
    counted = ("%(count)s item", "%(count)s items")
    catalogues.update("fa", {("", "Plans"): set(), ("", "Old"): set(), ("", "Hello %(name)s"): set()})
    translate("fa", 'msgid "Hello %(name)s"\nmsgstr ""', 'msgid "Hello %(name)s"\nmsgstr "سلام"')
    translate("fa", 'msgid "Old"\nmsgstr ""', '#, fuzzy\nmsgid "Old"\nmsgstr "کهنه"')
    wanted: list[catalogues.MessageId] = [("", "Plans"), ("", "Hello %(name)s"), ("", counted)]
    assert set(catalogues.problems("fa", wanted)) == {
        f"fa: not in the catalogue:  {counted!r}",
        "fa: fuzzy: 'Old'",
        "fa: no longer in the source:  'Old'",
        "fa: other placeholders than the English: 'Hello %(name)s'",
        "fa: untranslated: 'Plans'",
    }


def test_compile_writes_plural_forms(locale_folder: Path) -> None:
    catalogues.update("uk", {("", ("%(n)s city", "%(n)s cities")): {"a.py"}})
    forms = ["%(n)s місто", "%(n)s міста", "%(n)s міст"]
    for number, form in enumerate(forms):
        translate("uk", f'msgstr[{number}] ""', f'msgstr[{number}] "{form}"')
    catalogues.compile_catalogue("uk")
    with catalogues.catalogue_path("uk").with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    counted = [compiled.ngettext("%(n)s city", "%(n)s cities", n) for n in (1, 3, 5, 11, 21, 112)]
    assert counted == [forms[0], forms[1], forms[2], forms[2], forms[0], forms[2]]
