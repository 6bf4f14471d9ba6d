"""What the review says: kinds of records, marks, operations, and what is in the way of one."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from townbook.intake.candidates import Sign
from townbook.intake.plan_doubts import PlanDoubt, PlanDoubtKind
from townbook.intake.review.inapplicable import Reason
from townbook.intake.review_rows import Mark
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.ui import formats

KINDS = {
    "item": gettext_lazy("Items"),
    "body": gettext_lazy("Bodies"),
    "decision": gettext_lazy("Decisions"),
    "assignment": gettext_lazy("Assignments"),
    "agenda": gettext_lazy("Waits for a working group"),
    "indicator": gettext_lazy("Indicators"),
}

MARKS = {
    Mark.CERTAIN: pgettext_lazy("mark of a record in the review", "certain"),
    Mark.DOUBTFUL: pgettext_lazy("mark of a record in the review", "doubtful"),
    Mark.CHANGED: pgettext_lazy("mark of a record in the review", "changed"),
    Mark.DROPPED: pgettext_lazy("mark of a record in the review", "dropped"),
    Mark.MERGED: pgettext_lazy("mark of a record in the review", "merged"),
    Mark.MATCHED: pgettext_lazy("mark of a record in the review", "known"),
    Mark.NEW: pgettext_lazy("mark of a record in the review", "new"),
}

FILTERS = {
    "all": pgettext_lazy("filter of the review", "All"),
    "unseen": pgettext_lazy("filter of the review", "Not looked at"),
    "doubtful": pgettext_lazy("filter of the review", "Doubtful"),
    "changed": pgettext_lazy("filter of the review", "Changed"),
    "new": pgettext_lazy("filter of the review", "New"),
    "missing": pgettext_lazy("filter of the review", "Missing"),
    "bodies": pgettext_lazy("filter of the review", "Bodies"),
}

VIEWS = {
    "records": pgettext_lazy("part of the review", "Records"),
    "doubts": pgettext_lazy("part of the review", "Doubts"),
    "difference": pgettext_lazy("part of the review", "Difference"),
    "history": pgettext_lazy("part of the review", "What was done"),
}

SIGNS = {
    Sign.SAME_WORDS: gettext_lazy("same words"),
    Sign.SIMILAR_WORDS: gettext_lazy("similar words"),
    Sign.SAME_NUMBER: gettext_lazy("same number"),
    Sign.SAME_PLACE: gettext_lazy("same place in the plan"),
}

FIELDS = {
    "number": gettext_lazy("Number"),
    "title": gettext_lazy("Title"),
    "description": gettext_lazy("Description"),
    "starts": gettext_lazy("Begins"),
    "ends": gettext_lazy("Ends"),
    "status": gettext_lazy("Where it stands"),
    "until": gettext_lazy("Until when"),
    "until_ends": gettext_lazy("Until when"),
    "reason": gettext_lazy("Reason"),
    "text": gettext_lazy("Text"),
    "value": gettext_lazy("Figure"),
    "low": pgettext_lazy("lower end of a range of numbers", "From"),
    "high": pgettext_lazy("upper end of a range of numbers", "To"),
    "unit": gettext_lazy("Unit"),
    "name": gettext_lazy("Name"),
    "group": gettext_lazy("Working group"),
    "date": gettext_lazy("Day"),
}

OPERATIONS = {
    "accept": gettext_lazy("looked at"),
    "correct": gettext_lazy("corrected"),
    "assign": gettext_lazy("changed who is responsible"),
    "move": gettext_lazy("moved"),
    "merge": gettext_lazy("merged"),
    "split": gettext_lazy("split"),
    "drop": gettext_lazy("dropped"),
    "restore": gettext_lazy("restored"),
    "match": gettext_lazy("said what it is known as"),
    "resolve": gettext_lazy("settled a doubt"),
    "settle": gettext_lazy("settled a doubt"),
    "match in plan": gettext_lazy("said what it is known as"),
    "choose plan": gettext_lazy("chose the plan"),
    "add": gettext_lazy("added"),
    "add report": gettext_lazy("added a report"),
    "undo": gettext_lazy("undid"),
}


DAYS = frozenset({"starts", "ends", "date", "until", "until_ends"})
"""Fields whose values are days in ISO 8601."""


def value_words(field: str, value: str, language: str) -> str:
    """The value of a field as a person writes it."""
    if field == "status" and value:
        return STATUS_LABELS[Status(value)][language]
    if field in DAYS and value:
        return formats.day(date.fromisoformat(value), language)
    # An item that is not in the plan yet has no key there.
    return _("new") if field == "parent" and value.startswith("+") else value


def plan_doubt_words(doubt: PlanDoubt, language: str) -> str:
    """What is doubtful about the plan, and what to do."""
    known = f"{doubt.known.number} {doubt.known.title}".strip() if doubt.known else ""
    match doubt.kind:
        case PlanDoubtKind.LOST_PLAN:
            return _("The plan chosen for this document is no longer there. Choose another one.")
        case PlanDoubtKind.SET_ASIDE:
            return _(
                "What was said of these items was said of another plan, and does not count here. It counts"
                " again when that plan is chosen."
            )
        case PlanDoubtKind.LOST_ITEM:
            return _("What this item was said to be is no longer in the plan. Say what it is known as.")
        case PlanDoubtKind.TWICE:
            words = _(
                "These records seem to be one item of the plan, “%(item)s”, and only the first will be."
            )
            return words % {"item": known}
    change = doubt.change
    was, now = (change.was, change.now) if change else ("", "")
    return _(
        "In the plan it is “%(was)s”, here “%(now)s”. Such a step back is rare: see whether it is right."
    ) % {
        "was": value_words("status", was, language),
        "now": value_words("status", now, language),
    }


def reason_words(reason: Reason) -> str:
    """Why an operation could not be done, and what to do."""
    return {
        Reason.GONE: _("This is not there any more: it was dropped or merged. Look at the list again."),
        Reason.ROUND_IN_A_CIRCLE: _("An item cannot become part of itself. Choose another one."),
        Reason.UNLIKE: _("These two do not go together. Choose another one."),
        Reason.NOT_SAID: _("Something is missing here, or cannot be read. Look at what you filled in."),
        Reason.ENDS_BEFORE_IT_STARTS: _("It would end before it begins. Correct one of the days."),
        Reason.OUTSIDE: _(
            "These words are not in the item’s lines. Copy the first words of its second part."
        ),
        Reason.TAKEN: _("Somebody else has just split this item. Look at the list again."),
    }[reason]
