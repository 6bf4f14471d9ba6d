"""A topic of its own for the tests of letters, so that they need no city."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

import pytest

from townbook.notices import registry
from townbook.notices.registry import News, Topic, TopicKind, Words, register_topic_kind


@dataclass
class Bulletin:
    """Topics that tests write news on; how often it was asked is counted."""

    public: dict[str, str] = field(default_factory=lambda: {"river": "Річка", "bridge": "پل"})
    news: dict[str, list[News]] = field(default_factory=dict)
    asked: int = 0

    def write(self, key: str, name: str, moment: datetime, text: str = "Зроблено.") -> None:
        """A piece of news on the topic."""
        path = f"/{key}/#{len(self.news.setdefault(key, [])) + 1}"
        words = Words(label="done", headline="виконано", lines=("Причина: дощ",))
        self.news[key].insert(0, News(path, moment, name, "uk", text, lambda _language: words))

    def topics(self, keys: Collection[str]) -> Mapping[str, Topic]:
        """Those that are public."""
        return {key: Topic(partial(self.title, key), f"/{key}/") for key in keys if key in self.public}

    def title(self, key: str, _language: str) -> str:
        """The topic's title, in whatever language."""
        return self.public[key]

    def new(self, since: Mapping[str, datetime], until: datetime) -> Mapping[str, Sequence[News]]:
        """What is new of each."""
        self.asked += 1
        return {
            key: [each for each in self.news.get(key, []) if moment < each.moment <= until]
            for key, moment in since.items()
        }


@pytest.fixture
def bulletin(monkeypatch: pytest.MonkeyPatch) -> Bulletin:
    """A kind of topic called "bulletin"."""
    monkeypatch.setattr(registry, "_kinds", dict(registry.topic_kinds()))
    made = Bulletin()
    register_topic_kind(TopicKind("bulletin", made.topics, made.new))
    return made
