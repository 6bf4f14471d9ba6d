"""Reports that say the same: a document often tells one thing under several items."""

from __future__ import annotations

from townbook.intake.review.fold import Review
from townbook.intake.review.references import item_reference, key_of, report_reference


def same_words(report: str, review: Review) -> tuple[str, ...]:
    """The other reports in the words of this one, of items that nobody has looked at yet."""
    known = review.reports.get(int(key_of(report)))
    if known is None or not known.text:
        return ()
    looked_at = review.accepted | review.changed
    return tuple(
        reference
        for place, other in review.reports.items()
        if other.text == known.text
        and (reference := report_reference(place)) not in (report, *review.dropped)
        and item_reference(other.item) not in looked_at
        and review.is_there(item_reference(other.item))
    )
