"""English documents."""

from townbook.reading.packs import (
    BodyWords,
    Column,
    DecisionWords,
    DocumentPack,
    LevelWord,
    StatusRule,
    StatusWords,
    TableWords,
)
from townbook.reading.status import Status

_GROUP = r"(?:working|steering|joint) (?:group|party|committee)|task force"

PACK = DocumentPack(
    language="en",
    table=TableWords(
        columns=(
            (Column.NUMBER, r"^(?:no\.?|#|number|ref\.?|reference|id)$"),
            (Column.BODY, r"responsib|\blead\b|department|owner|\bbod(?:y|ies)\b|implementing"),
            (Column.STATUS, r"^(?:current )?status$"),
            (
                Column.REPORT,
                r"what was done|progress|achiev|implementation|execution|report|results?\b|update",
            ),
            (Column.PERIOD, r"^(?:period|timeline|time ?frame|term|deadline|dates?|years?)\b|start.*end"),
        ),
        levels=(
            LevelWord("priority", "Priority", r"priorit(?:y|ies)"),
            LevelWord("strategic goal", "Strategic goal", r"strategic (?:goal|objective)s?"),
            LevelWord("operational goal", "Operational goal", r"operational (?:goal|objective)s?"),
            LevelWord("direction", "Theme", r"themes?|focus areas?|pillars?"),
            LevelWord("goal", "Goal", r"goals?|aims?"),
            LevelWord("objective", "Objective", r"objectives?"),
            LevelWord("task", "Task", r"tasks?"),
            LevelWord("measure", "Action", r"actions?|measures?|initiatives?"),
            LevelWord("project", "Project", r"projects?"),
        ),
        plan_names=(),
    ),
    bodies=BodyWords(
        heads=(
            r"(?:the )?(?:department|bureau|office|division|directorate|ministry|council|commission|committee|agency|board|service) (?:of|for)"
            r"|[a-z&' -]{3,60}? (?:department|bureau|office|division|directorate|council|commission|committee|agency|board|services?|company|authority)"
        ),
        collective=r"(?:all )?(?:departments|executive bodies|municipal bodies)$",
        tails=r"of the (?:city|town|municipality|city council)",
        connectives=r"of|for|the|and|on|department|bureau|office|division|directorate|council|commission|committee|agency|board|services?",
        joiners=r"and",
    ),
    statuses=StatusWords(
        rules=(
            StatusRule(Status.CANCELLED, r"\b(?:was |were |has been |have been )?cancell?ed\b|\babandoned\b"),
            StatusRule(Status.SUSPENDED, r"\bsuspended\b|\bon hold\b|\bpaused\b|\bhalted\b"),
            StatusRule(
                Status.POSTPONED, r"\bpostponed\b|\bdeferred\b|\bput off\b|\bcarried over (?:to|until)\b"
            ),
            StatusRule(
                Status.UNDER_REVIEW,
                r"(?:will be|is to be|to be) (?:considered|discussed|reviewed)[^.]*(?:"
                + _GROUP
                + r")|\bunder review\b|(?:awaits|waiting for)[^.]*(?:"
                + _GROUP
                + ")",
            ),
            StatusRule(
                Status.NOT_STARTED,
                r"\bnot (?:yet )?(?:been )?(?:started|begun|commenced)\b|\bdid not start\b|\bhas not started\b",
            ),
            StatusRule(
                Status.NOT_STARTED, r"\b(?:was|were) not (?:held|carried out|developed|implemented)\b", 0.9
            ),
            StatusRule(
                Status.COMPLETED,
                r"\b(?:was|were|has been|have been|is|are|fully) (?:completed|finished|finalised|finalized)\b|^\s*(?:completed|finished|done)\b|\bcompleted\.",
            ),
            StatusRule(
                Status.IN_PROGRESS,
                r"\b(?:in progress|under way|underway|under construction|continues?|continued|continuing|ongoing works?)\b|\bwork (?:has )?(?:begun|started)\b|\bis being\b|\bare being\b",
                0.9,
            ),
            StatusRule(
                Status.PLANNED,
                r"\b(?:is|are|was|were) planned\b|^\s*planned\b|\bscheduled (?:for|to)\b|\bwill (?:be|begin|start)\b",
                0.9,
            ),
            StatusRule(
                Status.ONGOING,
                r"\bongoing\b|\bevery (?:year|month|week|day)\b|\bpermanent(?:ly)?\b|\bregularly\b|\bannual(?:ly)?\b|\boperates?\b",
                0.8,
            ),
        ),
        finished_verbs=r"\b(?:built|opened|installed|created|adopted|approved|renovated|reconstructed|replaced|purchased|launched|developed|established)\b",
        done_verbs=r"\b\w{3,}ed\b|\b(?:held|gave|made|ran|took|met|sent|bought)\b",
        running_verbs=r"\b(?:is|are) \w+ing\b|\b(?:provides?|runs?|works?|serves?|offers?|helps?)\b",
        reason=r"\b(?:because of|because|due to|owing to|as a result of|for lack of)\b",
        reason_phrases=r" ?(?:the )?(?:lack of (?:funds|funding|staff|resources)|martial law|the pandemic|covid-19|budget cuts)",
    ),
    decisions=DecisionWords(
        order=r"\b(?P<kind>decision|resolution|order|ordinance|directive)\b(?: of (?:the )?(?P<issuer>[a-z' -]{3,60}?))?(?=,? (?:no|number|of|dated)\b|,? ?№|,? ?#)",
        number=r"(?:no\.?|number|№|#) ?(?P<number>\d[\d/-]*)",
        decided=r"\b(?:it was (?:decided|resolved|agreed)|(?:decided|resolved) (?:to|that))\b",
        group=_GROUP,
        group_name=r"(?P<name>(?:working|steering|joint) (?:group|party|committee)(?: (?:on|for) [a-z &]{3,40}?)?|task force(?: (?:on|for) [a-z &]{3,40}?)?)(?= (?:in|at|by|before|will|is)\b|[.,;:\n]|$)",
        waits=r"(?:will be|is to be|to be) (?:considered|discussed|reviewed)|awaits|waiting for",
    ),
)
