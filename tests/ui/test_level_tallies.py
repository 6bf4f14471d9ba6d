"""Levels with their numbers in templates."""

from __future__ import annotations

from townbook.ui.templatetags.level_tallies import level_tally, level_word


def test_level_word_stands_under_its_number() -> None:
    assert level_word("Стратегічна ціль", 25, "uk") == "стратегічних цілей"
    assert level_word("Вісь", 25, "uk") == "Вісь"


def test_level_tally_is_in_the_plans_language_and_escapes_the_documents_word() -> None:
    assert level_tally("יעד", 8, "he") == '<bdi lang="he">8\u00a0יעדים</bdi>'
    assert level_tally("<b>", 8, "en") == '<bdi lang="en">&lt;b&gt;: 8</bdi>'
