"""Message catalogues without GNU gettext: extract with Babel, keep what is translated, compile.

Django reads templates into something a gettext extractor understands (``templatize``); Babel extracts,
writes and compiles. English is the source and needs no catalogue.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from townbook.text.languages import LANGUAGES

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "townbook" / "locale"
SOURCE_LANGUAGE = "en"

PLURAL_FORMS = {
    # CLDR 47 plural rules, for the whole numbers that are counted here: Ukrainian's fourth form
    # ("other") is for fractions only.
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0"
    " : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)",
    "he": "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2)",
    "fa": "nplurals=2; plural=(n>1)",
}

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...]] = {
    "_": (1,),
    "gettext": (1,),
    "gettext_lazy": (1,),
    "gettext_noop": (1,),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")

MessageId = tuple[str, str | tuple[str, ...]]
"""A message's context ("" for none) and its English, or its English singular and plural."""


class Catalogue(Catalog):
    """A catalogue whose header says only what never changes, so that updating makes no noise."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The language, its plural forms and the encoding; no dates and no names."""
        return [
            ("Language", str(self.locale)),
            ("Plural-Forms", PLURAL_FORMS[str(self.locale)]),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]

    @property
    def num_plurals(self) -> int:
        """How many forms are written, as the header says; Babel's own table has fewer for some languages."""
        return int(PLURAL_FORMS[str(self.locale)].partition(";")[0].removeprefix("nplurals="))


def translated_languages() -> list[str]:
    """The languages with a catalogue: all but the source's."""
    return [language for language in LANGUAGES if language != SOURCE_LANGUAGE]


def catalogue_path(language: str) -> Path:
    """Where a language's catalogue stands."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def messages_of_source() -> dict[MessageId, set[str]]:
    """Every message in the code and the templates, with the files it stands in."""
    found: dict[MessageId, set[str]] = {}
    for path in sorted((ROOT / "townbook").rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            text = path.read_text(encoding="utf-8")
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            # Indentation means nothing in a template, and would be an error in Python.
            text = "\n".join(
                line.strip() for line in templatize(path.read_text(encoding="utf-8")).split("\n")
            )
        else:
            continue
        for message in extract(text):
            found.setdefault(message, set()).add(path.relative_to(ROOT).as_posix())
    return found


def extract(text: str) -> Iterator[MessageId]:
    """The messages of a Python text; calls whose argument is not a plain string have none."""
    # One argument comes as a string, several as a tuple, an f-string as None; Babel's types do not say so.
    calls = cast(
        Iterable[tuple[int, str, Any, Any]],
        extract_python(BytesIO(text.encode()), KEYWORDS, [], {"encoding": "utf-8"}),
    )
    for _line, function, arguments, _comments in calls:
        given = arguments if isinstance(arguments, tuple) else (arguments,)
        spec = KEYWORDS[function]
        words = [word for word in given[: len(spec)] if word]
        if len(words) < len(spec):
            continue
        context = words.pop(0) if isinstance(spec[0], tuple) else ""
        yield context, words[0] if len(words) == 1 else tuple(words)


def read_catalogue(language: str) -> Catalog:
    """The catalogue as it is kept; an empty one for a language that has none yet."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalogue(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def update(language: str, source: dict[MessageId, set[str]]) -> None:
    """Write the catalogue with exactly the source's messages, keeping each known translation."""
    known = {message_id(message): message for message in read_catalogue(language) if message.id}
    catalogue = Catalogue(locale=language, header_comment=f"# Townbook in {language}.", fuzzy=False)
    for (context, english), places in source.items():
        old = known.get((context, english))
        catalogue.add(
            english,
            string=old.string if old else None,
            locations=[(place, 0) for place in sorted(places)],
            flags=old.flags if old else (),
            user_comments=old.user_comments if old else (),
            context=context or None,
        )
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    written = BytesIO()
    write_po(written, catalogue, width=100, sort_by_file=True, include_lineno=False)
    path.write_bytes(written.getvalue())


def compile_catalogue(language: str) -> None:
    """Write the compiled form beside the catalogue; fuzzy messages are left out of it."""
    path = catalogue_path(language)
    if path.exists():
        compiled = BytesIO()
        write_mo(compiled, read_catalogue(language))
        path.with_suffix(".mo").write_bytes(compiled.getvalue())


def problems(language: str, source: Iterable[MessageId]) -> Iterator[str]:
    """What a catalogue lacks: one sentence for each message that is not as it must be."""
    kept = {message_id(message): message for message in read_catalogue(language) if message.id}
    wanted = set(source)
    for context, english in sorted(wanted - kept.keys(), key=str):
        yield f"{language}: not in the catalogue: {context} {english!r}"
    for context, english in sorted(kept.keys() - wanted, key=str):
        yield f"{language}: no longer in the source: {context} {english!r}"
    for message in kept.values():
        if message.fuzzy:
            yield f"{language}: fuzzy: {message.id!r}"
        elif not all(translations(message)):
            yield f"{language}: untranslated: {message.id!r}"
        elif not placeholders_agree(message):
            yield f"{language}: other placeholders than the English: {message.id!r}"


def message_id(message: Message) -> MessageId:
    """What tells a message from every other."""
    english = tuple(message.id) if isinstance(message.id, (tuple, list)) else message.id
    return str(message.context or ""), english


def translations(message: Message) -> list[str]:
    """The translation, or all its plural forms; an empty string where there is none."""
    string = message.string
    return [form or "" for form in string] if isinstance(string, (tuple, list)) else [string or ""]


def placeholders_agree(message: Message) -> bool:
    """Whether each translation fills in what the English does; a plural form may leave the number out."""
    _, english = message_id(message)
    forms = [english] if isinstance(english, str) else english
    offered = {name for form in forms for name in PLACEHOLDER.findall(form)}
    used = [set(PLACEHOLDER.findall(form)) for form in translations(message)]
    return all(names == offered if isinstance(english, str) else names <= offered for names in used)


def main() -> int:
    """``catalogues update | compile | check``; 1 where ``check`` found something."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    command = sys.argv[1] if len(sys.argv) > 1 else "update"
    if command == "compile":
        for language in translated_languages():
            compile_catalogue(language)
        return 0
    if command not in {"update", "check"}:
        print(f"script/catalogues: {command} is none of update, compile, check", file=sys.stderr)
        return 2
    source = messages_of_source()
    if command == "update":
        for language in translated_languages():
            update(language, source)
            compile_catalogue(language)
    found = [problem for language in translated_languages() for problem in problems(language, source)]
    print("\n".join(found) or f"{len(source)} messages, all translated")
    return 1 if found and command == "check" else 0


if __name__ == "__main__":
    sys.exit(main())
