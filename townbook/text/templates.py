"""Date and duration templates of a language pack, made into regular expressions.

Every repetition is bounded, so the time to search is linear in the text whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

_SLOT = re.compile(r"<([a-z]+)(\d?)>")
_SPACE = r"[ \n]{1,3}"
_SPACE_OR_NONE = r"[ \n]{0,3}"

_DIGIT_SLOTS = {
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
    "number": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
    "monthnumber": r"(?:1[0-2]|0?[1-9])(?!\d)",
    "year": r"(?:1[2-489]|20)\d\d(?!\d)",
    "yy": r"\d\d(?!\d)",
    "months": r"(?:1[01]|[3-9])(?!\d)",
    "amount": r"(?:\d{1,3}(?:[.,]\d{1,2})?)(?!\d)",
    # Hebrew numbers are written with letters and a gershayim before the last of them.
    "hebrewday": r"""(?:ט"[וז]|י"[א-ט]|כ"[א-ט]|[א-טיכל]'|ל')""",
    "hebrewyear": r"""(?:ה')?ת(?:[רשת][א-ת]?)?"[א-ת](?![א-ת"'])""",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A template found in a text: which, where, and what stood in its slots, single-spaced."""

    template: int
    start: int
    end: int
    slots: Mapping[str, str]


class TemplateSearch:
    """Finds the templates of a list in folded text, in one pass.

    ``words`` gives the spellings that may fill a slot such as ``month``; ``prefixes`` are letters
    a language writes onto the front of a word, which are never part of what is found.
    """

    def __init__(self, templates: Sequence[str], words: Mapping[str, Iterable[str]], prefixes: str) -> None:
        self._fillings = _DIGIT_SLOTS | {slot: _any_of(spellings) for slot, spellings in words.items()}
        alternatives = "|".join(
            f"{glance}(?:{'|'.join(self._named(template, index) for index, template in alike)})"
            for glance, alike in groupby(enumerate(templates), key=lambda one: self._glance(one[1]))
        )
        prefix = f"(?:[{prefixes}]{{1,3}}[ -]?)?" if prefixes else ""
        self._pattern = re.compile(rf"(?<![\w№#])(?<!\d[.,/:-]){prefix}(?:{alternatives})(?!\w)(?![.,/:-]\d)")
        self._slots = [
            {name: f"t{index}_{name}" for name in _slot_names(template)}
            for index, template in enumerate(templates)
        ]

    def find(self, text: str) -> Iterator[Found]:
        """Every place where a template fits folded text, left to right, none overlapping another."""
        for match in self._pattern.finditer(text):
            template = int(str(match.lastgroup)[1:])
            slots = self._slots[template]
            start, end = match.span(slots.get("span", f"t{template}"))
            filled = {name: " ".join(match[group].split()) for name, group in slots.items() if match[group]}
            yield Found(template, start, end, filled)

    def _glance(self, template: str) -> str:
        """A look ahead that spares trying templates where they cannot begin; nothing is lost without."""
        slot = _SLOT.match(template)
        if slot and slot[1] in _DIGIT_SLOTS and not slot[1].startswith("hebrew"):
            return r"(?=\d)"
        if slot and template[slot.end() : slot.end() + 1] != "?":
            return f"(?={self._fillings[slot[1]]})"
        return f"(?={template[0]})" if template[:2].isalpha() and "|" not in template else ""

    def _named(self, template: str, index: int) -> str:
        return f"(?P<t{index}>{self._expanded(template, index)})"

    def _expanded(self, template: str, index: int) -> str:
        before, opened, rest = template.partition("[")
        expanded = _spaced(before)
        if opened:
            found, _, after = rest.partition("]")
            expanded += f"(?P<t{index}_span>{_spaced(found)}){_spaced(after)}"
        return _SLOT.sub(lambda slot: f"(?P<t{index}_{slot[1]}{slot[2]}>{self._fillings[slot[1]]})", expanded)


def _spaced(template: str) -> str:
    return template.replace(" ", _SPACE).replace("_", _SPACE_OR_NONE)


def _slot_names(template: str) -> list[str]:
    names = [name + number for name, number in _SLOT.findall(template)]
    return [*names, "span"] if "[" in template else names


def _any_of(spellings: Iterable[str]) -> str:
    """A pattern for any of the spellings, the longest first; for none of them one that never fits."""
    longest_first = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    if not longest_first:
        return "(?!)"
    return "(?:" + "|".join(re.escape(spelling).replace(r"\ ", _SPACE) for spelling in longest_first) + ")"
