"""Yearly reviews: what was done, and what is next."""

from __future__ import annotations

from townbook.reading.draft import DraftItem, DraftLevel, DraftPeriod, DraftReport, DraftStatus, Remark
from townbook.reading.figures import find_figures
from townbook.reading.interpreters.headlines import headline
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.interpreters.review_points import Point, read_points
from townbook.reading.interpreters.review_sections import Section, Tense, find_sections
from townbook.reading.interpreters.review_status import done_status
from townbook.reading.interpreters.review_years import Year, years_of
from townbook.reading.interpreters.series import find_indicators
from townbook.reading.packs.shapes import speech_pack
from townbook.reading.remarks import remark
from townbook.reading.source import BlockKind, Source
from townbook.reading.status import Status

_BOTH_TENSES = 0.95
_ONE_TENSE = 0.6
_FEWEST_POINTS = 2


def recognise(source: Source) -> float:
    """How sure it is, between 0 and 1, that the document reviews a year."""
    sections = find_sections(source)
    points = sum(len(section.blocks) for section in sections)
    rows = sum(block.kind is BlockKind.TABLE_ROW for block in source.blocks)
    if points < _FEWEST_POINTS or points <= rows:
        return 0.0
    return _BOTH_TENSES if len({section.tense for section in sections}) > 1 else _ONE_TENSE


def interpret(source: Source) -> DraftPart:
    """Topics and points as items; those of the year behind with a report, those of the year ahead
    with a report that says they are planned."""
    sections = find_sections(source)
    years = years_of(source, sections)
    items: list[DraftItem] = []
    reports: list[DraftReport] = []
    repairs: list[Remark] = []
    doubts = [
        remark("year not said", source.language, (section.heading.start, section.heading.end))
        for section, year in zip(sections, years, strict=True)
        if year is None
    ]
    for section, year in zip(sections, years, strict=True):
        points, mended = read_points(source, section, first=len(items) + 1)
        repairs += mended
        items += [_item(source, point, section, year) for point in points]
        reports += [_report(source, point, section, year) for point in points if point.texts]
    titles = {item.key: item.title for item in items}
    return DraftPart(
        title=_title(source, sections),
        levels=_levels(source, items),
        items=tuple(items),
        reports=tuple(reports),
        indicators=find_indicators(source, [(titles[report.item], report.passages) for report in reports]),
        repairs=tuple(repairs),
        doubts=tuple(doubts),
    )


def _title(source: Source, sections: tuple[Section, ...]) -> str:
    """The document's heading above its first section, or what its first line is about; the first
    section's own heading where nothing stands above it."""
    if not sections:
        return ""
    above = [block for block in source.blocks if block.start < sections[0].heading.start]
    heading = next((block for block in above if block.kind is BlockKind.HEADING), None)
    first = heading or next(iter(above), sections[0].heading)
    return source.passage_text(headline(source, (first.content_start, first.end)))


def _levels(source: Source, items: list[DraftItem]) -> tuple[DraftLevel, ...]:
    words = speech_pack(source.language).review
    used = {item.level for item in items}
    levels = (DraftLevel("topic", words.topic), DraftLevel("point", words.point))
    return tuple(level for level in levels if level.key in used)


def _item(source: Source, point: Point, section: Section, year: Year | None) -> DraftItem:
    ahead = year if section.tense is Tense.NEXT else None
    return DraftItem(
        key=point.key,
        parent=point.parent,
        level="point" if point.parent else "topic",
        number=point.number,
        title=source.passage_text(point.title),
        description=source.passage_text(point.description),
        starts=ahead.starts if ahead else None,
        ends=ahead.ends if ahead else None,
        responsibilities=(),
        passage=point.passage,
    )


def _report(source: Source, point: Point, section: Section, year: Year | None) -> DraftReport:
    text = "\n".join(source.passage_text(passage) for passage in point.texts)
    heading = section.heading.start, section.heading.end
    if section.tense is Tense.NEXT:
        status = DraftStatus(Status.PLANNED, "", None, heading, 1.0)
    else:
        status = done_status(source, (point.title[0], point.texts[-1][1]), heading)
    period = DraftPeriod(year.label, year.starts, year.ends) if year else DraftPeriod("", None, None)
    figures = [
        figure
        for start, end in point.texts
        for figure in find_figures(source.text[start:end], source.language, start)
    ]
    return DraftReport(point.key, period, text, (), point.texts, status, tuple(figures))
