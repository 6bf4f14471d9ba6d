"""Whether a report says where its item stands, or whether that was inferred."""

from __future__ import annotations

import re

from townbook.reading.draft import DraftReport
from townbook.reading.packs import document_pack
from townbook.reading.status import Status
from townbook.reading.wording import plain, sentences

SET_PHRASE = 0.9
"""The least confidence of a set phrase that speaks of the whole report."""

_PARTED = re.compile(r"[,;،؛]")
_BEFORE_WORK = frozenset({Status.PLANNED, Status.NOT_STARTED})


def says_its_status(report: DraftReport, language: str) -> bool:
    """Whether nobody has to look at the status: it is said in set words, or a set phrase is all there is.

    The reader is less sure of a phrase ("was not held", "is under construction") than of a declared status
    because other sentences may say otherwise; where the report is that one sentence, none does. What is yet
    to begin is said of the whole only where nothing else is said: in "410 took part, a base is planned" it is
    said of a part.
    """
    status = report.status
    if status.confidence >= 1:
        return True
    if status.confidence < SET_PHRASE or len(list(sentences(report.text))) != 1:
        return False
    if status.value not in _BEFORE_WORK:
        return True
    words = document_pack(language).statuses
    text = plain(report.text)
    done = status.value is Status.PLANNED and (
        re.search(words.finished_verbs, text) or re.search(words.done_verbs, text)
    )
    return not done and _PARTED.search(text) is None
