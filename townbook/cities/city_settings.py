"""What an administrator may change of a city, checked and in one form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from zoneinfo import available_timezones

from django.conf import settings as installation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from townbook.cities.enums import Calendar, Weekday
from townbook.cities.host_names import host_in_ascii
from townbook.cities.models import City
from townbook.cities.own_host import is_common_host
from townbook.text.canonical import canonical_text
from townbook.ui.colours import READABLE, contrast_on_paper, is_colour

LONGEST_NAME = 200
LONGEST_TEXT = 5_000
"""Characters of a text on the first page."""

CODES = tuple(code for code, _name in installation.LANGUAGES)

Problem = tuple[str, str]
"""The field, named as the page's form names it, and a sentence."""


@dataclass(frozen=True, slots=True)
class CitySettings:
    """The fields are those of :class:`~townbook.cities.models.City`; "" is no colour and no host."""

    name: str
    time_zone: str
    calendar: str
    first_weekday: int
    names: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    accent: str = ""
    home_texts: Mapping[str, str] = field(default_factory=dict)
    host: str = ""


def checked_settings(city: City, given: CitySettings) -> CitySettings:
    """The settings as they are kept: names in one line, texts canonical, the host in ASCII.

    The city's own language is always offered; all of them is written as none. Raises
    :class:`~django.core.exceptions.ValidationError` with all sentences, by field.
    """
    clean = _clean(city, given)
    problems: dict[str, list[str]] = {}
    for name, sentence in (
        *_name_problems(clean),
        *_language_problems(clean),
        *_day_problems(clean),
        *_colour_problems(clean),
        *_host_problems(city, clean),
    ):
        problems.setdefault(name, []).append(sentence)
    if problems:
        raise ValidationError(problems)
    return replace(clean, host=host_in_ascii(clean.host)) if clean.host else clean


def _clean(city: City, given: CitySettings) -> CitySettings:
    name = _line(given.name)
    names = {code: line for code, written in given.names.items() if (line := _line(written))}
    texts = {code: text for code, written in given.home_texts.items() if (text := _paragraphs(written))}
    offered = {*given.languages, city.language} if given.languages else set()
    return replace(
        given,
        name=name,
        names={**names, city.language: name},
        languages=() if offered == set(CODES) else tuple(sorted(offered, key=_place)),
        accent=given.accent.strip().lower(),
        home_texts=texts,
        host=given.host.strip(),
    )


def _place(code: str) -> int:
    return CODES.index(code) if code in CODES else len(CODES)


def _line(written: str) -> str:
    return " ".join(canonical_text(written).split())


def _paragraphs(written: str) -> str:
    """Lines without spaces at their ends, paragraphs with one empty line between them."""
    blocks: list[list[str]] = [[]]
    for line in canonical_text(written).split("\n"):
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _name_problems(given: CitySettings) -> Iterator[Problem]:
    if not given.name:
        yield "name", _("Write the city’s name.")
    for code, name in given.names.items():
        if len(name) > LONGEST_NAME:
            at = "name" if name == given.name else f"name_{code}"
            yield at, _("This name is longer than 200 characters. Write a shorter one.")
    for code, text in given.home_texts.items():
        if len(text) > LONGEST_TEXT:
            yield f"home_text_{code}", _("This text is longer than 5,000 characters. Shorten it.")


def _language_problems(given: CitySettings) -> Iterator[Problem]:
    if {*given.languages, *given.names, *given.home_texts} - set(CODES):
        yield "languages", _("Choose among the languages of the list.")


def _day_problems(given: CitySettings) -> Iterator[Problem]:
    if given.time_zone not in available_timezones():
        yield "time_zone", _("There is no such time zone. Choose one of the list.")
    if given.calendar not in Calendar.values:
        yield "calendar", _("There is no such calendar. Choose one of the list.")
    if given.first_weekday not in Weekday.values:
        yield "first_weekday", _("There is no such day of the week. Choose one of the list.")


def _colour_problems(given: CitySettings) -> Iterator[Problem]:
    if not given.accent:
        return
    if not is_colour(given.accent):
        yield (
            "accent",
            _("Write the colour as # and six digits or letters from a to f, as in #1d4d63."),
        )
    elif contrast_on_paper(given.accent) < READABLE:
        yield (
            "accent",
            _("This colour is too faint to be read on the page. Choose a darker one."),
        )


def _host_problems(city: City, given: CitySettings) -> Iterator[Problem]:
    if not given.host:
        return
    try:
        host = host_in_ascii(given.host)
    except ValueError:
        yield (
            "host",
            _("This is no host name. Write it without https:// and without a path, as in plan.city.example."),
        )
        return
    if is_common_host(host):
        yield "host", _("All cities stand under this name already. Choose one of the city’s own.")
    elif City.objects.filter(host=host).exclude(pk=city.pk).exists():
        yield "host", host_is_taken()


def host_is_taken() -> str:
    """The sentence for a host that another city has."""
    return _("Another city has this host name. Choose another one.")
