"""Tags and filters: right words, and nothing that a document says becomes markup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from townbook.reading.status import Status
from townbook.text.languages import LANGUAGES
from townbook.ui.templatetags import townbook as tags


def test_day_in_persian_is_jalali_with_the_gregorian_day_on_hover() -> None:
    with translation.override("fa"):
        assert tags.day(date(2022, 7, 22)) == (
            '<time datetime="2022-07-22" title="۲۲\u00a0ژوئیه ۲۰۲۲">۳۱\u00a0تیر ۱۴۰۱</time>'
        )


def test_day_elsewhere_is_gregorian_and_says_it_once() -> None:
    with translation.override("uk"):
        assert tags.day(date(2022, 7, 22)) == '<time datetime="2022-07-22">22\u00a0липня 2022\u00a0р.</time>'


def test_moment_is_shown_as_its_day() -> None:
    with translation.override("en"):
        assert 'datetime="2022-07-22"' in tags.day(datetime(2022, 7, 22, 12, tzinfo=UTC))


def test_period_of_a_jalali_city_tells_its_gregorian_days() -> None:
    with translation.override("fa"):
        drawn = tags.period(date(2023, 3, 21), date(2024, 3, 19), "jalali")
    assert drawn.startswith('<abbr title="')
    assert "<bdi>سال ۱۴۰۲</bdi>" in drawn
    assert "۲۰۲۴" in drawn


def test_period_without_both_ends_is_nothing() -> None:
    assert tags.period(date(2023, 1, 1), None, "gregorian") == ""


def test_number_has_the_languages_digits() -> None:
    with translation.override("fa"):
        assert tags.number(1234) == "۱٬۲۳۴"
        assert tags.digits(12) == "۱۲"


def test_words_of_a_language_have_its_digits_whoever_reads_them() -> None:
    with translation.override("en"):
        assert tags.digits_of("5.1 بهسازی", "fa") == "۵.۱ بهسازی"
        assert tags.digits_of("5.1 Береги", "uk") == "5.1 Береги"


def test_quantity_of_zero_is_said() -> None:
    with translation.override("en"):
        assert tags.quantity(Decimal(0), None, None, "%") == "0%"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_word(language: str, status: Status) -> None:
    with translation.override(language):
        assert tags.status_word(status.value).strip()


def test_bar_says_in_words_what_it_shows() -> None:
    with translation.override("fa"):
        drawn = tags.bar({Status.COMPLETED: 3, Status.SUSPENDED: 1})
    assert 'role="img" aria-label="۳ پایان‌یافته، ۱ متوقف"' in drawn
    assert drawn.count("<rect") == 2
    assert "style=" not in drawn


def test_moment_is_as_precise_as_it_was_said() -> None:
    with translation.override("uk"):
        assert tags.moment(date(2026, 3, 15), date(2026, 3, 15), "gregorian") == tags.day(date(2026, 3, 15))
        assert tags.moment(date(2026, 3, 15), None, "gregorian") == tags.day(date(2026, 3, 15))
        assert tags.moment(date(2026, 1, 1), date(2026, 12, 31), "gregorian") == "<bdi>2026 рік</bdi>"
    with translation.override("fa"):
        assert "<bdi>سال ۱۴۰۵</bdi>" in tags.moment(date(2026, 3, 21), date(2027, 3, 20), "jalali")


@pytest.mark.parametrize(
    ("language", "written"), [("uk", "а; б"), ("fa", "а؛ б"), ("he", "а; б"), ("en", "а; б")]
)
def test_parts_are_listed_with_the_languages_own_sign(language: str, written: str) -> None:
    with translation.override(language):
        assert tags.listed(["а", "б"]) == written


@dataclass
class Said:
    """A figure as a document says it."""

    value: Decimal | None
    unit: str
    of: str
    low: Decimal | None = None
    high: Decimal | None = None
    approximate: bool = False


def test_figure_words_are_escaped_and_a_short_sum_has_its_digits_on_hover() -> None:
    with translation.override("uk"):
        assert tags.figure_words(Said(Decimal(18100000), "UAH", "<b>"), "uk") == (
            '<bdi class="amount" title="18\xa0100\xa0000\xa0грн">18,1\xa0млн\xa0грн</bdi>'
            '\xa0<bdi lang="uk">&lt;b&gt;</bdi>'
        )
        assert tags.figure_words(Said(Decimal(7), "ліхтарів", ""), "uk") == (
            '<bdi class="amount">7</bdi>\xa0<bdi lang="uk">ліхтарів</bdi>'
        )
