"""Whether a report says where its item stands, or whether that was inferred."""

from __future__ import annotations

from townbook.reading.draft import DraftReport
from townbook.reading.wording import sentences

SET_PHRASE = 0.9
"""The least confidence of a set phrase that speaks of the whole report."""


def says_its_status(report: DraftReport) -> bool:
    """Whether nobody has to look at the status: it is said in set words, or a set phrase is all there is.

    The reader is less sure of a phrase ("was not held", "is under construction") than of a declared status
    because other sentences may say otherwise; where the report is that one sentence, none does.
    """
    confidence = report.status.confidence
    return confidence >= 1 or (confidence >= SET_PHRASE and len(list(sentences(report.text))) == 1)
