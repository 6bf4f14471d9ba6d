"""Finding the data of a language by its code, so that a new language is nothing but new files."""

from __future__ import annotations

from importlib import import_module
from typing import TypeVar

Pack = TypeVar("Pack")


def language_pack(subject: str, language: str, kind: type[Pack]) -> Pack:
    """The ``PACK`` of the module ``<subject>_<language>`` of this package, which must be of ``kind``.

    ``KeyError`` for a language without such a module.
    """
    if not language.isalnum():
        raise KeyError(language)
    name = f"{__package__}.{subject}_{language}"
    try:
        pack = import_module(name).PACK
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise KeyError(language) from None
    if not isinstance(pack, kind):
        raise TypeError(f"{name}.PACK is no {kind.__name__}")
    return pack
