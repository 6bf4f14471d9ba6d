"""Works that a news text tells of: a project, how far it is, or when it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from townbook.reading.draft import DraftFigure, DraftItem, DraftLevel, DraftPeriod, DraftReport, DraftStatus
from townbook.reading.figures import find_figures
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.interpreters.speech import Section, sections, statements
from townbook.reading.packs.shapes import speech_pack
from townbook.reading.source import Passage, Source
from townbook.reading.status import Status
from townbook.reading.wording import plain
from townbook.text.dates import find_dates
from townbook.text.quantities import Kind, find_quantities

_LEVEL = "project"
_SAID = 0.9
_NO_PERIOD = DraftPeriod("", None, None)


@dataclass(frozen=True, slots=True)
class _Work:
    """A project: where it is named, and the sentences that report on it, the telling one first."""

    title: Passage
    told: tuple[Passage, ...]
    status: DraftStatus


def read_works(source: Source) -> DraftPart:
    """Each work with what is reported on it. A text has few of them: a work is only taken where a
    sentence says how far it is, or that it begins."""
    found = {plain(source.passage_text(work.title)): work for work in reversed(list(_works(source)))}
    works = sorted(found.values(), key=lambda work: work.title)
    if not works:
        return DraftPart()
    return DraftPart(
        levels=(DraftLevel(_LEVEL, speech_pack(source.language).works.label),),
        items=tuple(_item(source, work, f"w{number}") for number, work in enumerate(works, start=1)),
        reports=tuple(_report(source, work, f"w{number}") for number, work in enumerate(works, start=1)),
    )


def _works(source: Source) -> Iterator[_Work]:
    everything = list(sections(source))
    for section in everything:
        for place in _sentences(source, section):
            status = _status(source, place)
            title = _title(source, section, place, status) if status else None
            if status and title:
                told = _told(source, [section] if title == section.heading else everything, title, place)
                yield _Work(title, (place, *told), status)


def _sentences(source: Source, section: Section) -> Iterator[Passage]:
    for paragraph in section.paragraphs:
        for statement in statements(source, paragraph):
            yield statement.whole


def _status(source: Source, place: Passage) -> DraftStatus | None:
    """Where a work stands by one sentence: a share of it is done, or it is about to begin."""
    text = source.passage_text(place)
    words, low = speech_pack(source.language).works, plain(text)
    begins = re.search(words.begins, low)
    if begins:
        passage = place[0] + begins.start(), place[0] + begins.end()
        return DraftStatus(Status.PLANNED, "", _expected(source, place), passage, _SAID)
    shares = [each for each in find_quantities(text, source.language) if each.kind is Kind.SHARE]
    progress = re.search(words.progress, low)
    if progress is None or len(shares) != 1 or shares[0].value is None:
        return None
    done = shares[0].value >= 100
    passage = place[0] + min(progress.start(), shares[0].start), place[0] + max(progress.end(), shares[0].end)
    until = None if done else _expected(source, place)
    return DraftStatus(Status.COMPLETED if done else Status.IN_PROGRESS, "", until, passage, _SAID)


def _expected(source: Source, place: Passage) -> date | None:
    """The last day of the time for which a sentence expects the work's end."""
    text = source.passage_text(place)
    expected = re.search(speech_pack(source.language).works.expected, plain(text))
    if expected is None:
        return None
    days = [day for day in find_dates(text, source.language) if day.start >= expected.end()]
    return days[0].ends if days else None


def _title(source: Source, section: Section, place: Passage, status: DraftStatus) -> Passage | None:
    """The heading of the work's section, or its name in the sentence: behind the share that is done,
    or the only one."""
    if section.heading is not None and status.value is Status.PLANNED:
        return section.heading
    low = plain(source.passage_text(place))
    names = [match for match in re.finditer(speech_pack(source.language).works.name, low) if match["own"]]
    if not names:
        return None
    begins = status.passage[0] - place[0] if status.passage else 0
    name = next((match for match in names if match.start() >= begins), names[0])
    return place[0] + name.start(), place[0] + name.end()


def _told(source: Source, where: list[Section], title: Passage, place: Passage) -> Iterator[Passage]:
    """The sentences with figures that name the work again, or that refer to it in its own paragraph or the
    next."""
    words = speech_pack(source.language).works
    name, heading = plain(source.passage_text(title)), [section.heading for section in where]
    own_section = title in heading
    near = False
    for section in where:
        for paragraph in section.paragraphs:
            spoken = False
            for statement in statements(source, paragraph):
                low = plain(source.passage_text(statement.whole))
                named = own_section or name in low
                speaks = named or (near and re.search(words.refers, low) is not None)
                spoken, near = spoken or speaks, near or named
                if speaks and statement.whole != place and _figures(source, statement.whole):
                    yield statement.whole
            near = spoken


def _figures(source: Source, place: Passage) -> tuple[DraftFigure, ...]:
    return find_figures(source.passage_text(place), source.language, place[0])


def _item(source: Source, work: _Work, key: str) -> DraftItem:
    first, last = min(work.title, *work.told), max(work.title, work.told[0])
    passage = min(first[0], work.title[0]), max(last[1], work.told[0][1])
    title = source.passage_text(work.title)
    return DraftItem(key, None, _LEVEL, "", title, "", None, None, (), passage)


def _report(source: Source, work: _Work, key: str) -> DraftReport:
    places = tuple(sorted(work.told))
    text = "\n".join(source.passage_text(place) for place in places)
    figures = tuple(figure for place in places for figure in _figures(source, place))
    return DraftReport(key, _NO_PERIOD, text, (), places, work.status, figures)
