"""The record a reviewer has open: what was read, from where, and what it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from townbook.desk.drafts.where import Where
from townbook.intake.candidates import MOST, Candidate, body_candidates, item_candidates
from townbook.intake.difference import Change
from townbook.intake.plan_doubts import PlanDoubt
from townbook.intake.review.certainty import says_its_status
from townbook.intake.review.fold import Review
from townbook.intake.review.references import (
    body_reference,
    figure_reference,
    item_reference,
    key_of,
    report_reference,
)
from townbook.intake.review.same_words import same_words
from townbook.intake.review_rows import Row
from townbook.intake.selectors.outlook import Outlook
from townbook.reading.draft import DraftFigure, DraftItem, DraftReport, DraftResponsibility, Remark
from townbook.reading.source import Passage
from townbook.sources.viewer import Mark
from townbook.text.search_keys import search_key

MOST_CHOICES = 10


@dataclass(frozen=True, slots=True)
class OpenFigure:
    """A figure of an open report."""

    reference: str
    figure: DraftFigure
    is_dropped: bool


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report of the open item. ``is_said`` is whether it says its status itself; ``same`` counts the other
    reports in the same words that nobody has looked at.
    """

    reference: str
    report: DraftReport
    is_dropped: bool
    figures: tuple[OpenFigure, ...]
    is_said: bool
    same: int


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """A body that answers for the open item."""

    answer: DraftResponsibility
    name: str


@dataclass(frozen=True, slots=True)
class ListedPlanDoubt:
    """A doubt about the plan in the checklist, with the ``rows`` it speaks of."""

    doubt: PlanDoubt
    rows: tuple[Row, ...]
    is_open: bool
    note: str


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """A doubt that is still open, by its place among all."""

    place: int
    remark: Remark


@dataclass(frozen=True, slots=True)
class Choice:
    """Another record that may be chosen: the new parent, or what this one is merged into."""

    reference: str
    label: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A record with all that belongs to it; ``part`` is the Draft's own value.

    ``known`` is the plan's item or the city's body it is known as, ``is_chosen`` whether a person said so.
    ``places`` are those at which a body answers for an item.
    """

    row: Row
    part: object
    parent: DraftItem | None
    below: int
    reports: tuple[OpenReport, ...]
    answers: tuple[OpenAnswer, ...]
    places: tuple[Passage, ...]
    doubts: tuple[OpenDoubt, ...]
    plan_doubts: tuple[ListedPlanDoubt, ...]
    known: object | None
    is_chosen: bool
    changes: tuple[Change, ...]
    candidates: tuple[Candidate, ...]
    choices: tuple[Choice, ...]
    merged_into: Row | None

    @property
    def marks(self) -> list[Mark]:
        """Everything it was read from, what is widest first."""
        wide, narrow = [], []
        passage = getattr(self.part, "passage", None)
        if passage:
            wide.append(Mark(passage, "record"))
        for each in self.reports:
            if not each.is_dropped:
                wide += [Mark(place, "record") for place in each.report.passages]
                status = each.report.status.passage
                narrow += [Mark(status, "status")] if status else []
                narrow += [Mark(one.figure.passage, "figure") for one in each.figures if not one.is_dropped]
        narrow += [Mark(each.answer.passage, "body") for each in self.answers]
        narrow += [Mark(place, "body") for place in self.places]
        return [mark for mark in wide + narrow if mark.place[0] < mark.place[1]]


def opened(
    row: Row,
    rows: Iterable[Row],
    review: Review,
    outlook: Outlook,
    where: Where,
    plan_doubts: Iterable[ListedPlanDoubt],
) -> Opened:
    """The record with all that belongs to it, and with what the step being taken chooses from.

    ``plan_doubts`` are all about the plan.
    """
    key = key_of(row.reference)
    by_reference = {each.reference: each for each in rows}
    item = review.items.get(key) if row.kind == "item" else None
    known: object | None = None
    if row.kind in ("item", "body"):
        known = (outlook.found if item else outlook.bodies).get(key)
    return Opened(
        row=row,
        part=item or (review.bodies[key] if row.kind == "body" else review.others[row.reference]),
        parent=_parent(item, review),
        below=_below(key, review) if item else 0,
        reports=tuple(_reports(key, review)) if item else (),
        answers=tuple(_answers(item, review)) if item else (),
        places=tuple(_places(key, review)) if row.kind == "body" else (),
        doubts=tuple(OpenDoubt(place, review.draft.doubts[place]) for place in row.doubts),
        plan_doubts=tuple(
            each for each in plan_doubts if each.is_open and row.reference in each.doubt.records
        ),
        known=known,
        is_chosen=row.reference in review.matches or (item is not None and key in outlook.chosen),
        changes=outlook.changes.get(key, ()) if item else (),
        candidates=tuple(_candidates(row, review, outlook, where)),
        choices=tuple(_choices(row, list(by_reference.values()), review, where)),
        merged_into=by_reference.get(review.home_of(row.reference))
        if row.reference in review.merged
        else None,
    )


def _parent(item: DraftItem | None, review: Review) -> DraftItem | None:
    if item is None:
        return None
    present = next((each for each in review.draft.items if each.key == item.key), item)
    return review.items.get(present.parent) if present.parent else None


def _below(key: str, review: Review) -> int:
    below = {key}
    for item in review.draft.items:
        if item.parent in below:
            below.add(item.key)
    return len(below) - 1


def _reports(key: str, review: Review) -> Iterator[OpenReport]:
    for place, report in review.reports.items():
        if report.item == key:
            reference = report_reference(place)
            figures = tuple(
                OpenFigure(
                    figure_reference(place, number),
                    figure,
                    figure_reference(place, number) in review.dropped_figures,
                )
                for number, figure in enumerate(report.figures)
            )
            yield OpenReport(
                reference,
                report,
                reference in review.dropped,
                figures,
                says_its_status(report, review.draft.source.language),
                len(same_words(reference, review)),
            )


def _answers(item: DraftItem, review: Review) -> Iterator[OpenAnswer]:
    for answer in item.responsibilities:
        if review.is_there(body_reference(answer.body)):
            yield OpenAnswer(answer, review.bodies[answer.body].name)


def _places(key: str, review: Review) -> Iterator[Passage]:
    """Where the document says that a body answers for something."""
    for item in review.draft.items:
        yield from (answer.passage for answer in item.responsibilities if answer.body == key)


def _candidates(row: Row, review: Review, outlook: Outlook, where: Where) -> list[Candidate]:
    language = outlook.read.source.language
    if where.do != "match":
        return []
    if row.kind == "body":
        body = review.bodies[key_of(row.reference)]
        found = body_candidates(body=body, aliases=outlook.aliases, language=language)
        bodies = {known.key: known for known in outlook.aliases.values()}.values()
        others = [Candidate(known.key, "", known.name, 0.0, ()) for known in bodies]
        return found + _with_words(others, where, language, {each.key for each in found})
    if row.kind != "item":
        return []
    item = review.items[key_of(row.reference)]
    found = item_candidates(item=item, known=outlook.known, found=outlook.found, language=language, most=MOST)
    items = [Candidate(known.key, known.number, known.title, 0.0, ()) for known in outlook.known]
    return found + _with_words(items, where, language, {each.key for each in found})


def _with_words(
    all_of_them: Iterable[Candidate], where: Where, language: str, without: set[str]
) -> list[Candidate]:
    """Those that have the words looked for, beside the likely ones."""
    if not where.words:
        return []
    has = finder(where.words, language)
    found = [each for each in all_of_them if each.key not in without and has(each.number, each.title)]
    return found[:MOST_CHOICES]


def _choices(row: Row, rows: list[Row], review: Review, where: Where) -> Iterator[Choice]:
    """The records a step may choose from: those with the words looked for, else the nearest."""
    if where.do not in ("move", "merge"):
        return
    language = review.draft.source.language
    fitting = [each for each in rows if each.kind == row.kind and not each.is_gone]
    if where.do == "move":
        fitting = [each for each in fitting if not _is_within(each, row, review)]
    fitting = [each for each in fitting if each.reference != row.reference]
    if where.words:
        has = finder(where.words, language)
        fitting = [each for each in fitting if has(each.number, each.title)]
    else:
        at = {each.reference: place for place, each in enumerate(rows)}
        if where.do == "move":
            fitting = [each for each in fitting if each.depth < row.depth or row.depth == 0]
        fitting.sort(key=lambda each: abs(at[each.reference] - at[row.reference]))
    for each in fitting[:MOST_CHOICES]:
        yield Choice(each.reference, each.label, each.number, each.title)


def _is_within(each: Row, branch: Row, review: Review) -> bool:
    parents = {item.key: item.parent for item in review.draft.items}
    at: str | None = key_of(each.reference)
    while at is not None:
        if item_reference(at) == branch.reference:
            return True
        at = parents.get(at)
    return False


def finder(words: str, language: str) -> Callable[[str, str], bool]:
    """Whether a number and a title have all of the words, whatever their forms; or begin with the number."""
    wanted = search_key(words, language).split()

    def has(number: str, title: str) -> bool:
        found = search_key(title, language)
        return number.startswith(words) or (bool(wanted) and all(word in found for word in wanted))

    return has
