"""What can be followed is said once."""

from __future__ import annotations

import pytest

from townbook.notices import registry
from townbook.notices.registry import Pages, letter_pages, register_pages, register_topic_kind, topic_kinds


def test_portal_says_what_can_be_followed() -> None:
    assert list(topic_kinds()) == ["city", "body", "item", "search"]


def test_name_is_given_once() -> None:
    kind = topic_kinds()["city"]
    register_topic_kind(kind)
    with pytest.raises(ValueError, match="'city' already"):
        register_topic_kind(registry.TopicKind("city", kind.topics, kind.news))


def test_letters_lead_to_one_set_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    register_pages(letter_pages())
    with pytest.raises(ValueError, match="known already"):
        register_pages(Pages(str, str, str))
    monkeypatch.setattr(registry, "_pages", [])
    with pytest.raises(LookupError):
        letter_pages()
