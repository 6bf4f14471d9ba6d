"""The real review of Kiryat Yam for 2019: what must come of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from townbook.reading.draft import Draft
from townbook.reading.interpreters import interpret
from townbook.reading.readers import read_source
from townbook.reading.source import Source
from townbook.reading.status import Status


@pytest.fixture(scope="module")
def source(real_documents: Path) -> Source:
    return read_source(real_documents / "kiryat-yam-2019-ceo-review.he.txt")


@pytest.fixture(scope="module")
def draft(source: Source) -> Draft:
    return interpret(source)


def test_it_is_a_review(draft: Draft) -> None:
    assert draft.source.shapes == ("review",)


def test_what_was_done_and_what_is_next_are_apart(draft: Draft) -> None:
    done = [report for report in draft.reports if report.period.label == "2019"]
    ahead = [report for report in draft.reports if report.period.label == "2020"]
    assert (len(done), len(ahead)) == (11, 11)
    assert {report.status.value for report in ahead} == {Status.PLANNED}
    assert Status.PLANNED not in {report.status.value for report in done}
    assert {(item.starts, item.ends) for item in draft.items} == {
        (None, None), (date(2020, 1, 1), date(2020, 12, 31))
    }  # fmt: skip


def test_points_stay_under_their_topics(draft: Draft) -> None:
    topics = {item.key: item for item in draft.items if item.parent is None}
    points = [item for item in draft.items if item.parent is not None]
    assert (len(topics), len(points)) == (11, 19)
    beach = next(key for key, item in topics.items() if "רצועת חוף הים" in item.title)
    assert sum(point.parent == beach for point in points) == 4
    renewal = next(key for key, item in topics.items() if item.title.startswith("התחדשות"))
    assert sum(point.parent == renewal for point in points) == 3


def test_statuses_follow_the_words(draft: Draft) -> None:
    titles = {item.key: item.title for item in draft.items}
    statuses = {titles[report.item]: report.status for report in draft.reports}
    assert next(s.value for t, s in statuses.items() if t.startswith("המשך")) is Status.IN_PROGRESS
    assert next(s.value for t, s in statuses.items() if t.startswith("מוזיאון")) is Status.COMPLETED
    assert next(s.value for t, s in statuses.items() if t.startswith("טיפול")) is Status.ONGOING
    done = [report.status for report in draft.reports if report.period.label == "2019"]
    assert all(status.confidence < 1 for status in done)


def test_the_two_titles_that_ran_together_are_parted(draft: Draft, source: Source) -> None:
    [repair] = draft.repairs
    assert repair.kind == "lines run together"
    assert source.passage_text(repair.passage) == "אסטרטגיותקידום"


def test_inquiries_are_a_series_of_three_years(draft: Draft, source: Source) -> None:
    inquiries = draft.indicators[0]
    assert inquiries.name == "פניות תושבים"
    assert [(each.period.label, each.value) for each in inquiries.observations] == [
        ("2017", Decimal(10000)),
        ("2018", Decimal(15500)),
        ("2019", Decimal(16000)),
    ]
    places = [source.passage_text(each.passage) for each in inquiries.observations]
    assert [number in place for number, place in zip(("10,000", "15.5", "16"), places, strict=True)] == [
        True
    ] * 3


def test_both_shares_are_indicators_of_the_year(draft: Draft, source: Source) -> None:
    shares = [indicator for indicator in draft.indicators if indicator.unit == "%"]
    observed = [each for share in shares for each in share.observations]
    assert [(each.period.label, each.value, source.passage_text(each.passage)) for each in observed] == [
        ("2019", Decimal(96), "96%"),
        ("2019", Decimal(80), "80%"),
    ]
    assert "אמנת השירות" in shares[1].name
