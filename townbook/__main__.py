"""The command line: ``townbook read FILE``; ``import`` or ``places FILE --city SLUG``; ``send-…``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from townbook.reading.errors import UnreadableDocument
from townbook.reading.interpreters import interpret
from townbook.reading.outline import outline
from townbook.reading.readers import read_source
from townbook.reading.serialise import draft_to_json
from townbook.reading.terminal import language_of_terminal
from townbook.text.languages import LANGUAGES

_WRONG_INPUT = 2


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status is 2 where the input is wrong."""
    _speak_unicode()
    given = _parser().parse_args(arguments)
    try:
        status = int(given.run(given))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has seen enough: `townbook read FILE | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="townbook", description="Read a city's documents into a plan you can follow."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    read = commands.add_parser("read", help="read a document and print what it holds")
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--json", action="store_true", help="print the Draft as townbook-draft/1 JSON")
    read.add_argument("--with-text", action="store_true", help="with --json: include the document's text")
    read.add_argument(
        "--language", choices=LANGUAGES, help="the document's language, and the one to answer in"
    )
    read.set_defaults(run=_read)
    imported = commands.add_parser("import", help="store a document and its Draft for a city")
    imported.add_argument("file", type=Path, metavar="FILE")
    imported.add_argument("--city", required=True, metavar="SLUG", help="the city's short name")
    imported.add_argument("--accept", action="store_true", help="make items and reports of the Draft at once")
    imported.add_argument(
        "--language", choices=LANGUAGES, help="the document's language, and the one to answer in"
    )
    imported.set_defaults(run=_import)
    sent = commands.add_parser("send-notices", help="send the letters that are due to those who follow")
    sent.set_defaults(run=_send_notices)
    reminded = commands.add_parser("send-reminders", help="write to the bodies whose reports are due")
    reminded.set_defaults(run=_send_reminders)
    kept = commands.add_parser("keep-time", help="do what is due, again and again, until stopped")
    kept.add_argument("--once", action="store_true", help="do what is due now, and end: for cron")
    kept.set_defaults(run=_keep_time)
    places = commands.add_parser("places", help="take in a city's places from a GeoJSON file")
    places.add_argument("file", type=Path, metavar="FILE")
    places.add_argument("--city", required=True, metavar="SLUG", help="the city's short name")
    places.add_argument("--language", choices=LANGUAGES, help="the language to answer in")
    places.set_defaults(run=_places)
    return parser


def _read(given: argparse.Namespace) -> int:
    try:
        source = read_source(given.file, language=given.language)
    except UnreadableDocument as unreadable:
        print(unreadable.sentence(given.language or language_of_terminal() or "en"), file=sys.stderr)
        return _WRONG_INPUT
    draft = interpret(source)
    if given.json:
        values: dict[str, Any] = draft_to_json(draft)
        if given.with_text:
            values["source"]["text"] = source.text
        print(json.dumps(values, ensure_ascii=False, indent=1))
    else:
        print(outline(draft, given.language or language_of_terminal() or source.language))
    return 0


def _import(given: argparse.Namespace) -> int:
    return _manage("import_document", given, accept=given.accept)


def _places(given: argparse.Namespace) -> int:
    return _manage("register_places", given)


def _manage(command: str, given: argparse.Namespace, **options: Any) -> int:
    """Run a management command on a file of a city."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # here, for `townbook read` needs no Django and should start without it
    from django.core.management import call_command

    django.setup()
    call_command(command, str(given.file), city=given.city, language=given.language, **options)
    return 0


def _send_notices(_given: argparse.Namespace) -> int:
    return _send("send_notices")


def _send_reminders(_given: argparse.Namespace) -> int:
    return _send("send_reminders")


def _keep_time(given: argparse.Namespace) -> int:
    return _send("keep_time", once=given.once)


def _send(command: str, **options: Any) -> int:
    """Run a management command that sends letters."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # here, as above
    from django.core.management import CommandError, call_command

    django.setup()
    try:
        call_command(command, **options)
    except CommandError as error:
        print(error, file=sys.stderr)
        return _WRONG_INPUT
    return 0


def _speak_unicode() -> None:
    """Print every alphabet whatever the terminal's encoding says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
