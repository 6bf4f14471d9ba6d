"""Tell a list entry's number or bullet from its words."""

from __future__ import annotations

import re

BULLET = "•"
"""Stands for every bullet, dash or picture that marks an unnumbered list entry."""

_BULLET = re.compile(r"(?:[•●○◦▪▫■□‣⁃∙➢➤✓✔\uf0b7\uf0a7\uf0d8]\s*|[·*+‐‑‒–—-]\s+)(?=\S)")

# A number may have several parts ("1.2.3."). One of two parts without a closing sign is a decimal
# fraction ("1.5 million") unless a capital follows, and one with a leading zero in it is a date.
_NUMBER = re.compile(
    r"""(?x)
    (?: \(? \d{1,3} (?: \. [1-9]\d{0,2} ){0,4} \.? \) \s* (?= \S )
      | \d{1,3} (?: \. [1-9]\d{0,2} ){0,4} \. (?: \s+ (?= \S ) | (?= [^\W\d_] ) )
      | \d{1,3} (?: \. [1-9]\d{0,2} ){0,4} \.? \s? [-–] \s+ (?= [^\s\d] )
      | \d{1,2} (?: \. [1-9]\d? ){2,4} \s+ (?= [^\W\d_] )
      | \d{1,2} \. [1-9]\d? \s+ (?= [A-ZА-ЯҐЄІЇ] )
    )"""
)

# A Cyrillic letter with a full stop is an abbreviation ("м. Житомир") or an initial, so it needs a
# bracket; Hebrew and lower-case Latin letters number paragraphs with a full stop too.
_LETTER = re.compile(
    r"""(?x)
    (?: \(? (?: [א-ת]['׳]? | [a-zа-яґєії] | [ا-ی] | الف ) \)
      | (?: [א-ת]['׳]? | [a-z] ) \.
      | (?: الف | [ب-ی] ) \s? [-–.]
    ) \s+ (?= \S )"""
)


def split_marker(line: str) -> tuple[str, str]:
    """The marker a line begins with, and its words; the marker is empty where there is none.

    Every bullet is returned as :data:`BULLET`.
    """
    if bullet := _BULLET.match(line):
        return BULLET, line[bullet.end() :]
    if number := _NUMBER.match(line) or _LETTER.match(line):
        return number.group().rstrip(), line[number.end() :]
    return "", line


class Nesting:
    """The depth of list entries, told by how far they are indented."""

    def __init__(self) -> None:
        self._indents: list[int] = []

    def level(self, indent: int) -> int:
        """Depth (from 1) of an entry that stands ``indent`` columns in, below those seen before."""
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < indent:
            self._indents.append(indent)
        return len(self._indents)
