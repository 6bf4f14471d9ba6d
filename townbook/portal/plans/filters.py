"""The filters of the explorer, each value with what it would show and the query that leads there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from townbook.portal.plans.choices import Choice
from townbook.portal.plans.findings import Findings
from townbook.portal.plans.selection import FACETS, Count, Criterion, Selection
from townbook.portal.plans.wording import PARAMETER_LABELS, words_of

PLAIN = "?"
"""What leads to the plain address from one with a query."""


@dataclass(frozen=True, slots=True)
class Languages:
    """In which language the documents' words for plans, and the names of bodies, are."""

    plan: str
    city: str

    def of(self, facet: Criterion, choice: Choice) -> str:
        """The language of a value's words; "" where they are ours."""
        if not choice.words:
            return ""
        if choice.language:
            return choice.language
        return self.city if facet is Criterion.BODY else self.plan


@dataclass(frozen=True, slots=True)
class FilterValue:
    """A value to choose: how many items it would show, and the query that adds it, or takes it away.

    ``language`` is that of its words; "" where they are ours.
    """

    value: str
    words: str
    language: str
    count: int
    is_chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A facet with its values."""

    name: str
    label: str
    values: tuple[FilterValue, ...]

    @property
    def chosen(self) -> tuple[FilterValue, ...]:
        """The values the address names."""
        return tuple(value for value in self.values if value.is_chosen)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the query without it."""

    label: str
    words: str
    language: str
    address: str


@dataclass(frozen=True, slots=True)
class WayOut:
    """A filter but for which ``count`` items would be found, and the query without it."""

    label: str
    count: int
    address: str


def label_of(parameter: str) -> str:
    """What a parameter is called, in the language being spoken."""
    return str(PARAMETER_LABELS[parameter])


def filters_of(findings: Findings, counts: Count, languages: Languages) -> Mapping[str, Filter]:
    """Every facet by its name."""
    return {
        facet.value: Filter(
            facet.value,
            label_of(facet),
            tuple(
                _value(facet, choice, findings.selection, counts, languages)
                for choice in findings.choices[facet]
            ),
        )
        for facet in FACETS
    }


def _value(
    facet: Criterion, choice: Choice, selection: Selection, counts: Count, languages: Languages
) -> FilterValue:
    pair = (facet.value, choice.value)
    is_chosen = selection.has(facet, choice.value)
    address = selection.query_string(without=(pair,)) if is_chosen else selection.query_string(also=(pair,))
    return FilterValue(
        value=choice.value,
        words=words_of(facet, choice),
        language=languages.of(facet, choice),
        count=counts.of_value[facet].get(choice.value, 0),
        is_chosen=is_chosen,
        address=address or PLAIN,
    )


def chips_of(findings: Findings, languages: Languages) -> tuple[Chip, ...]:
    """The filters that are on, one for each value."""
    selection = findings.selection
    chips = [
        Chip(
            label=label_of(facet),
            words=words_of(facet, choice),
            language=languages.of(facet, choice),
            address=selection.query_string(without=((facet.value, choice.value),)) or PLAIN,
        )
        for facet in FACETS
        for choice in findings.choices[facet]
        if selection.has(facet, choice.value)
    ]
    if selection.words:
        address = selection.query_string(without=(Criterion.WORDS,)) or PLAIN
        chips.append(Chip(label_of(Criterion.WORDS), selection.words, languages.plan, address))
    return tuple(chips)


def ways_out(selection: Selection, counts: Count) -> tuple[WayOut, ...]:
    """Of a selection that finds nothing, the filters that alone keep items out: most items first."""
    if counts.total:
        return ()
    loosened = sorted(counts.without.items(), key=lambda each: -each[1])
    return tuple(
        WayOut(label_of(criterion), found, selection.query_string(without=(criterion,)) or PLAIN)
        for criterion, found in loosened
    )
