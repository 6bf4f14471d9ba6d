"""Tell the bodies of a cell apart, and know one body in all its spellings.

A body's name has a head ("department", "КП"), a subject ("of education") and often a tail that may
be left off ("of the city council"). Two spellings are one body when their subjects are; a rare
spelling whose subject begins like that of one well-known body is taken for a slip of it, and said
to be doubtful.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from townbook.reading.draft import DraftBody
from townbook.reading.packs import document_pack
from townbook.reading.source import Passage
from townbook.reading.wording import plain
from townbook.text.search_keys import search_tokens

_LONGEST_NAME = 160
_RARE = 3
_OUTNUMBERS = 2
_STRIP = " \t\n,;.،؛"
_ALWAYS_PARTS = re.compile(r"[;؛]\s*(?=\w)|\s/\s+(?=\w)|(?<=\w\.),\s+(?=[^\W\d_]{2,}\s[^\W\d_]\.)")
"""A semicolon, a slash between spaces, a comma between two persons with initials."""
_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]$")
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body named at a place: ``name`` as written there."""

    name: str
    passage: Passage


@lru_cache(maxsize=8)
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    words = document_pack(language).bodies
    head = re.compile(rf"(?:{words.heads})(?!\w)")
    boundary = re.compile(rf"(?:[,;،؛\n/]|\s[-–]\s)\s*(?:(?:{words.joiners})\s+)?(?=(?:{words.heads})(?!\w))")
    tail = re.compile(rf"\s*\b(?:{words.tails})\b")
    collective = re.compile(rf"(?:{words.collective})(?!\w)")
    return head, boundary, tail, collective


@lru_cache(maxsize=8)
def _joiner(language: str) -> re.Pattern[str]:
    """A joiner that parts two bodies without a comma; written with the next word in Hebrew."""
    words = document_pack(language).bodies
    return re.compile(rf"\s+(?:{words.joiners})\s*(?=(?:{words.joined}))")


def split_bodies(text: str, language: str, start: int = 0) -> list[NamedBody]:
    """The bodies a cell names, with their passages; ``start`` is where the cell begins.

    A comma parts two bodies only where a body's head follows it, for names hold commas too
    ("управління у справах сім'ї, молоді та спорту"); so does "and", where what stands before it is
    a body by itself.
    """
    named, begins = [], 0
    for ends, resumes in [*_partings(plain(text), language), (len(text), len(text))]:
        name = text[begins:ends]
        lead = len(name) - len(name.lstrip(_STRIP))
        name = name.strip(_STRIP)
        if _INITIAL.search(name) and text[begins + lead + len(name) :].startswith("."):
            name += "."
        if name:
            named.append(NamedBody(name, (start + begins + lead, start + begins + lead + len(name))))
        begins = resumes
    return named


def _partings(low: str, language: str) -> list[tuple[int, int]]:
    """Where one body of a cell ends and the next begins, in order, none within another."""
    head, boundary, _, _ = _patterns(language)
    found = {match.start(): match.end() for form in (boundary, _ALWAYS_PARTS) for match in form.finditer(low)}
    for match in _joiner(language).finditer(low):
        before = max((end for start, end in found.items() if end <= match.start()), default=0)
        if head.match(low, before + len(low[before:]) - len(low[before:].lstrip()), match.start()):
            found.setdefault(match.start(), match.end())
    parted, end = [], 0
    for start in sorted(found):
        if start >= end:
            end = found[start]
            parted.append((start, end))
    return parted


def looks_like_bodies(text: str, language: str) -> bool:
    """Whether a cell holds names of bodies and nothing else: each begins with a head, none is a
    sentence."""
    head, _, _, _ = _patterns(language)
    if not text.strip(_STRIP):
        return False
    named = split_bodies(text, language)
    return all(len(body.name) <= _LONGEST_NAME and head.match(plain(body.name)) for body in named) and (
        ". " not in text.replace("м. ", "м.") and "\n\n" not in text
    )


def leading_bodies(text: str, language: str, known: frozenset[str]) -> int | None:
    """Where the bodies that a cell begins with end and its report begins; ``None`` where it has
    not both. ``known`` holds plain names of bodies seen elsewhere in the document."""
    first, line_end, rest = text.partition("\n")
    if line_end and rest.strip() and looks_like_bodies(first, language):
        return len(first)
    head, *_ = _patterns(language)
    for body in split_bodies(text, language):
        low = plain(body.name)
        longest = max((len(name) for name in known if low.startswith(f"{name} ")), default=0)
        if longest and body.name[longest:].lstrip()[:1].isupper():
            return body.passage[0] + longest
        if not head.match(low):
            return None
    return None


def trailing_bodies(text: str, known: frozenset[str]) -> int | None:
    """Where the bodies begin that a cell ends with, after the words of an item; ``None`` where it has
    not both. ``known`` holds plain names of bodies seen elsewhere in the document."""
    low = plain(text).rstrip(_STRIP)
    cut = None
    while low:
        longest = max((len(name) for name in known if low.endswith(name)), default=0)
        if not longest or low[-longest - 1 : -longest].isalnum() or not low[:-longest].strip(_STRIP):
            break
        cut = len(low) - longest
        before = low[:cut].rstrip()
        if not before.endswith(","):
            break
        low = before.rstrip(_STRIP)
    return cut


def is_collective(name: str, language: str) -> bool:
    """Whether a name stands for nobody in particular, such as "executive bodies"."""
    *_, collective = _patterns(language)
    return collective.match(plain(name)) is not None


def plain_name(name: str) -> str:
    """A name for telling whether two are written alike."""
    return " ".join(plain(name).strip(_STRIP).split())


@dataclass(frozen=True, slots=True)
class BodyDirectory:
    """Every body a document names: ``bodies`` in order of first appearance, ``keys`` the key of
    each spelling (by :func:`plain_name`), ``slips`` pairs of a doubtful spelling and the name it
    was taken for, ``alike`` pairs of a rare name and one it might be but was not taken for."""

    bodies: tuple[DraftBody, ...]
    keys: dict[str, str]
    slips: tuple[tuple[str, str], ...]
    alike: tuple[tuple[str, str], ...]

    def key(self, name: str) -> str:
        """The key of a body by any of its spellings."""
        return self.keys[plain_name(name)]


@dataclass(slots=True, eq=False)
class _Group:
    spellings: Counter[str] = field(default_factory=Counter)
    subject: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return self.spellings.total()

    @property
    def name(self) -> str:
        """The fullest of the common spellings; a capital begins it."""
        common = [
            spelling
            for spelling, count in self.spellings.items()
            if count * _OUTNUMBERS >= max(self.spellings.values()) or count > _RARE
        ]
        best = max(common, key=lambda spelling: (len(spelling.split()), self.spellings[spelling], spelling))
        return best[:1].upper() + best[1:]


def body_directory(names: list[str], language: str) -> BodyDirectory:
    """Group the spellings of a document's bodies, each taken as often as it occurs."""
    groups: dict[frozenset[str], _Group] = {}
    for name in names:
        subject = _subject(name, language)
        group = groups.setdefault(frozenset(subject), _Group(subject=subject))
        group.spellings[" ".join(name.split())] += 1
    merged = _slips_merged(groups)
    order = list(dict.fromkeys(id(merged[subject]) for subject in groups))
    by_identity = {id(group): group for group in merged.values()}
    keys: dict[str, str] = {}
    bodies = []
    for index, identity in enumerate(order, start=1):
        group, key = by_identity[identity], f"b{index}"
        keys.update({plain_name(spelling): key for spelling in group.spellings})
        bodies.append(DraftBody(key, group.name, _aliases(group)))
    slips = tuple(
        (spelling, merged[subject].name)
        for subject, group in groups.items()
        if merged[subject] is not group
        for spelling in _distinct(group.spellings)
        if plain_name(spelling) != plain_name(merged[subject].name)
    )
    alike = tuple(
        (spelling, other.name)
        for group in dict.fromkeys(merged.values())
        if group.count <= _RARE
        for other in dict.fromkeys(merged.values())
        if other is not group
        and other.count >= _OUTNUMBERS * group.count
        and _begin_alike(group, other, language)
        for spelling in sorted(group.spellings)
    )
    return BodyDirectory(tuple(bodies), keys, slips, alike)


def _distinct(spellings: Iterable[str]) -> list[str]:
    """The spellings in order, of those that differ by case only the one with capitals."""
    by_plain = {plain_name(spelling): spelling for spelling in sorted(spellings, reverse=True)}
    return sorted(by_plain.values())


def _aliases(group: _Group) -> tuple[str, ...]:
    return tuple(each for each in _distinct(group.spellings) if plain_name(each) != plain_name(group.name))


def _begin_alike(rare: _Group, common: _Group, language: str) -> bool:
    """Whether two bodies have one head and subjects that begin with the same word."""
    head, *_ = _patterns(language)
    heads = [match.group() if (match := head.match(plain(group.name))) else "" for group in (rare, common)]
    return heads[0] == heads[1] != "" and rare.subject[0] == common.subject[0]


def _subject(name: str, language: str) -> tuple[str, ...]:
    """What tells a body from others: its words without tail and connectives, as search keys."""
    head, _, tail, _ = _patterns(language)
    words = document_pack(language).bodies
    low = plain(name)
    quoted = _QUOTED.search(low)
    core = quoted.group() if quoted else tail.sub(" ", low)
    headless = core[match.end() :] if (match := head.match(core)) else core
    text = re.sub(
        rf"\b(?:{words.connectives})\b", " ", headless if search_tokens(headless, language) else core
    )
    return tuple(dict.fromkeys(search_tokens(text, language))) or (low,)


def _slips_merged(groups: dict[frozenset[str], _Group]) -> dict[frozenset[str], _Group]:
    """Each subject's group, a rare one's being that of the one well-known body it resembles."""
    merged = dict(groups)
    for subject, group in groups.items():
        if group.count > _RARE:
            continue
        alike = [
            other
            for other in groups.values()
            if other is not group
            and other.count >= _OUTNUMBERS * group.count
            and _resemble(subject, frozenset(other.subject))
        ]
        if len(alike) == 1:
            alike[0].spellings.update(group.spellings)
            merged[subject] = alike[0]
    return merged


def _resemble(rare: frozenset[str], common: frozenset[str]) -> bool:
    """Whether one subject is within the other, or half of the words of both are shared."""
    shared = rare & common
    return bool(shared) and (rare <= common or common <= rare or 2 * len(shared) >= len(rare | common))
