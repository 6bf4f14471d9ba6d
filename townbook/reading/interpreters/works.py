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
    """A project: where it is named, and the sentence that says where it stands. ``titled`` tells that
    its name is the heading of its section."""

    title: Passage
    place: Passage
    status: DraftStatus
    titled: bool


def read_works(source: Source) -> DraftPart:
    """Each work with what is reported on it. A text has few of them: a work is only taken where a
    sentence says how far it is, or that it begins."""
    everything = list(sections(source))
    works: dict[str, _Work] = {}
    for work in _works(source, everything):
        works.setdefault(plain(source.passage_text(work.title)), work)
    if not works:
        return DraftPart()
    told = _told(source, everything, works)
    numbered = [
        (f"w{number}", work, told[name]) for number, (name, work) in enumerate(works.items(), start=1)
    ]
    return DraftPart(
        levels=(DraftLevel(_LEVEL, speech_pack(source.language).works.label),),
        items=tuple(_item(source, key, work) for key, work, _ in numbered),
        reports=tuple(_report(source, key, work, places) for key, work, places in numbered),
    )


def _works(source: Source, everything: list[Section]) -> Iterator[_Work]:
    for section in everything:
        for paragraph in section.paragraphs:
            for statement in statements(source, paragraph):
                status = _status(source, statement.whole)
                title = _title(source, section, statement.whole, status) if status else None
                if status and title:
                    yield _Work(title, statement.whole, status, title == section.heading)


def _status(source: Source, place: Passage) -> DraftStatus | None:
    """Where a work stands by one sentence: a share of it is done, or it is about to begin."""
    text = source.passage_text(place)
    words, low = speech_pack(source.language).works, plain(text)
    begins = re.search(words.begins, low)
    if begins:
        passage = place[0] + begins.start(), place[0] + begins.end()
        first, last = _expected(source, place)
        return DraftStatus(Status.PLANNED, "", first, passage, _SAID, last)
    shares = [each for each in find_quantities(text, source.language) if each.kind is Kind.SHARE]
    progress = re.search(words.progress, low)
    if progress is None or len(shares) != 1 or shares[0].value is None:
        return None
    done = shares[0].value >= 100
    passage = place[0] + min(progress.start(), shares[0].start), place[0] + max(progress.end(), shares[0].end)
    if done:
        return DraftStatus(Status.COMPLETED, "", None, passage, _SAID)
    first, last = _expected(source, place)
    return DraftStatus(Status.IN_PROGRESS, "", first, passage, _SAID, last)


def _expected(source: Source, place: Passage) -> tuple[date, date] | tuple[None, None]:
    """First and last day of the time for which a sentence expects the work's end."""
    text = source.passage_text(place)
    expected = re.search(speech_pack(source.language).works.expected, plain(text))
    if expected is None:
        return None, None
    days = [day for day in find_dates(text, source.language) if day.start >= expected.end()]
    return (days[0].starts, days[0].ends) if days else (None, None)


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


def _told(source: Source, everything: list[Section], works: dict[str, _Work]) -> dict[str, list[Passage]]:
    """The sentences that report on each work: the one that says where it stands, and those with
    figures that stand in the work's own section, name it again, or refer to it in the paragraph that
    names it or the next one."""
    refers = re.compile(speech_pack(source.language).works.refers)
    told = {name: [work.place] for name, work in works.items()}
    titled = {work.title: name for name, work in works.items() if work.titled}
    names = sorted((name for name, work in works.items() if not work.titled), key=len, reverse=True)
    named = re.compile("|".join(map(re.escape, names)) or r"(?!)")
    near: str | None = None
    for section in everything:
        own = titled.get(section.heading) if section.heading else None
        for paragraph in section.paragraphs:
            spoken: str | None = None
            for statement in statements(source, paragraph):
                low = plain(source.passage_text(statement.whole))
                match = named.search(low)
                work = match.group() if match else own
                near = work or near
                work = work or (near if refers.search(low) else None)
                spoken = work or spoken
                if work and statement.whole != works[work].place and _figures(source, statement.whole):
                    told[work].append(statement.whole)
            near = spoken
    return told


def _figures(source: Source, place: Passage) -> tuple[DraftFigure, ...]:
    return find_figures(source.passage_text(place), source.language, place[0])


def _item(source: Source, key: str, work: _Work) -> DraftItem:
    passage = min(work.title[0], work.place[0]), max(work.title[1], work.place[1])
    title = source.passage_text(work.title)
    return DraftItem(key, None, _LEVEL, "", title, "", None, None, (), passage)


def _report(source: Source, key: str, work: _Work, told: list[Passage]) -> DraftReport:
    places = tuple(sorted(told))
    text = "\n".join(source.passage_text(place) for place in places)
    figures = tuple(figure for place in places for figure in _figures(source, place))
    return DraftReport(key, _NO_PERIOD, text, (), places, work.status, figures)
