from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.text.durations import DurationSpan, find_durations
from townbook.text.formatting import format_quantity
from townbook.text.languages import LANGUAGES


def only(text: str, language: str) -> DurationSpan:
    (span,) = find_durations(text, language)
    return span


@pytest.mark.parametrize(
    ("language", "text", "words", "low", "high"),
    [
        ("uk", "протягом трьох місяців", "трьох місяців", "P3M", "P3M"),
        ("uk", "упродовж 10 днів", "10 днів", "P10D", "P10D"),
        ("uk", "у 30-денний строк", "30-денний", "P30D", "P30D"),
        ("uk", "у 30-ти денний термін", "30-ти денний", "P30D", "P30D"),
        ("uk", "протягом місяця", "місяця", "P1M", "P1M"),
        ("uk", "через 2–3 тижні", "2–3 тижні", "P2W", "P3W"),
        ("uk", "не пізніше ніж через 72 години", "72 години", "PT72H", "PT72H"),
        ("he", "תוך 30 יום", "30 יום", "P30D", "P30D"),
        ("he", "בתוך חודשיים", "חודשיים", "P2M", "P2M"),
        ("he", "תוך שבוע", "שבוע", "P1W", "P1W"),
        ("he", "תוך 20 ימים עד חודש", "20 ימים עד חודש", "P20D", "P1M"),
        ("fa", "ظرف ۲۰ روز تا یک ماه آتی", "۲۰ روز تا یک ماه", "P20D", "P1M"),
        ("fa", "حداکثر ظرف ۲۰ روز شفاف شود", "۲۰ روز", "P20D", "P20D"),
        ("fa", "در مدت دو هفته", "دو هفته", "P2W", "P2W"),
        ("en", "within 20 days to one month", "20 days to one month", "P20D", "P1M"),
        ("en", "at least 90 days notice", "90 days", "P90D", "P90D"),
        ("en", "within a month", "a month", "P1M", "P1M"),
        ("en", "no later than six weeks", "six weeks", "P6W", "P6W"),
    ],
)
def test_find_durations_reads_deadlines(language: str, text: str, words: str, low: str, high: str) -> None:
    span = only(text, language)
    assert (text[span.start : span.end], span.low, span.high, span.deadline) == (words, low, high, True)


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("uk", "акція «16 днів проти насильства»", "P16D", "P16D"),
        ("uk", "від 20 днів до одного місяця", "P20D", "P1M"),
        ("uk", "півтора року", "P18M", "P18M"),
        ("he", "לפני 3 שנים", "P3Y", "P3Y"),
        ("fa", "۲.۵ سال گذشته", "P30M", "P30M"),
        ("fa", "چشم انداز 20 ساله", "P20Y", "P20Y"),
        ("fa", "۲ تا ۳ ماه", "P2M", "P3M"),
        ("en", "a five-year plan", "P5Y", "P5Y"),
        ("en", "two to three weeks", "P2W", "P3W"),
        ("en", "two and 1.25 hours", "PT1.25H", "PT1.25H"),
    ],
)
def test_find_durations_reads_lengths_that_are_no_deadline(
    language: str, text: str, low: str, high: str
) -> None:
    span = only(text, language)
    assert (span.low, span.high, span.deadline) == (low, high, False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "протягом 5 робочих днів"),
        ("he", "תוך 5 ימי עבודה"),
        ("fa", "ظرف ۵ روز کاری"),
        ("en", "within 5 working days"),
    ],
)
def test_find_durations_tells_working_days(language: str, text: str) -> None:
    span = only(text, language)
    assert (span.low, span.working_days, span.deadline) == ("P5D", True, True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "за 9 місяців 2022 року"),
        ("uk", "упродовж року роздано"),
        ("uk", "2022 року"),
        ("uk", "найближчим часом"),
        ("he", "בחודשים הקרובים"),
        ("he", "עד סוף השנה"),
        ("fa", "طی هفته‌های آتی"),
        ("fa", "طي سال هاي 82 و 81"),
        ("en", "twice a year"),
        ("en", "in the coming weeks"),
        ("en", "№ 5 days"),
    ],
)
def test_find_durations_leaves_alone_what_cannot_be_counted(language: str, text: str) -> None:
    assert find_durations(text, language) == []


@given(st.integers(1, 999), st.sampled_from(["d", "wk", "mo", "a"]), st.sampled_from(["uk", "fa", "en"]))
def test_find_durations_reads_back_what_format_quantity_writes(count: int, unit: str, language: str) -> None:
    letter = {"d": "D", "wk": "W", "mo": "M", "a": "Y"}[unit]
    assert only(format_quantity(count, unit, language), language).low == f"P{count}{letter}"


@given(
    st.text(st.sampled_from("0123456789.-–تا سهماهروزднівдорокутויםשנהday wek"), max_size=50) | st.text(),
    st.sampled_from(LANGUAGES),
)
def test_find_durations_gives_places_of_the_text_in_order(text: str, language: str) -> None:
    end = 0
    for span in find_durations(text, language):
        assert end <= span.start < span.end <= len(text)
        end = span.end


def test_find_durations_of_the_meeting_on_social_harm(real_documents: Path) -> None:
    text = (real_documents / "tehran-mayor-police-meeting.fa.txt").read_text(encoding="utf-8")
    deadlines = [(span.low, span.high) for span in find_durations(text, "fa") if span.deadline]
    assert deadlines == [("P20D", "P1M"), ("P20D", "P20D")]
