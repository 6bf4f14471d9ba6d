"""What is shown of a Draft beside its document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cast import river_report, verbivka
from townbook.intake.findings import findings_of
from townbook.intake.selectors.drafts import content_of
from townbook.reading.draft import Remark
from townbook.reading.serialise import draft_to_json

pytestmark = pytest.mark.django_db


def test_remark_comes_with_the_documents_own_words() -> None:
    draft = river_report().store(verbivka())
    text = draft.source.text
    read = content_of(draft)
    doubt = Remark("number used twice", "Номер 1 вжито двічі.", (3, 12))
    repair = Remark("row shifted", "Рядок зсунуто.", (0, len(text)))
    draft.content = draft_to_json(replace(read, doubts=(doubt,), repairs=(repair,)))
    found = findings_of(draft, text * 9)
    assert [(each.remark, each.words) for each in found.doubts] == [(doubt, text[3:12])]
    [long] = findings_of(draft, text).repairs
    assert long.words == text[:200]
