"""Every address there is, found by walking the resolver: a page added tomorrow is among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

_CONVERTED = re.compile(r"<(?:\w+:)?(?P<name>\w+)>")
_GROUP = re.compile(r"\(\?P<(?P<name>\w+)>[^()]*\)")


@dataclass(frozen=True, slots=True)
class Address:
    """An address: ``<name>`` stands where a value goes."""

    form: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its values, in their order."""
        return tuple(found["name"] for found in _CONVERTED.finditer(self.form))

    @property
    def is_for_staff(self) -> bool:
        """Whether it stands on a city's desk."""
        return "/desk/" in self.form

    def path(self, values: Mapping[str, str]) -> str:
        """The path with values, which may hold any character; what has none is "x"."""
        return "/" + _CONVERTED.sub(lambda found: quote(values.get(found["name"], "x"), safe="%"), self.form)


def every_address() -> list[Address]:
    """All of them, each once; those of staff too, which strangers ask for as well."""
    return [Address(form) for form in dict.fromkeys(_forms(get_resolver().url_patterns, ""))]


def _forms(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for each in patterns:
        form = before + _form(each)
        if isinstance(each, URLResolver):
            yield from _forms(each.url_patterns, form)
        else:
            yield form


def _form(pattern: URLPattern | URLResolver) -> str:
    written = str(pattern.pattern)
    if isinstance(pattern.pattern, RegexPattern):
        return _GROUP.sub(r"<\g<name>>", written).strip("^$").replace("\\", "")
    return _CONVERTED.sub(r"<\g<name>>", written)
