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
    cell,
    whole_cell,
)
from townbook.reading.status import Status

_GROUP = r"(?:working|steering|joint) (?:group|party|committee)|task force"

PACK = DocumentPack(
    language="en",
    table=TableWords(
        columns=(
            (Column.NUMBER, r"^(?:no\.?|#|number|ref\.?|reference|id)$|\b(?:no\.|number|ref\.?|id)$"),
            (Column.FUNDING, r"budget|\bcosts?\b|fund(?:s|ing)\b|expenditure|spen[dt]\b|[$£€]"),
            (Column.PROGRESS, r"^%|\bper ?cent|percentage|\(%\)|% ?(?:complete|done|progress)"),
            (
                Column.BODY,
                r"responsib|^who\b|\bleads?\b|department|owner|\bbod(?:y|ies)\b|implementing|accountable|partners?\b|contractor|^directorate|^(?:service|team|division)$|\bagenc(?:y|ies)\b",
            ),
            (
                Column.STATUS,
                r"^(?:current |overall )?status$|^b?rag(?: (?:status|rating))?$|^rating$|^(?:done|completed?|implemented)\??$",
            ),
            (
                Column.REPORT,
                r"what was done|progress|achiev|accomplish|implementation|execution|report|results?\b|update|outcomes?\b|^status\b.*\b(?:notes|comments?)",
            ),
            (
                Column.PERIOD,
                r"^(?:period|timeline|time ?(?:frame|scale|table)|timing|term|deadline|dates?|years?|due|(?:by )?when|start|end|finish|target date|completion date|actual(?: date)?)\b|start.*end|\bdate$",
            ),
            (Column.NOTES, r"\bnotes?\b|comment|remarks?\b|explanation|barriers|issues|responses?\b"),
            (
                Column.DETAIL,
                r"^plan(?:s|ned)?\b|\boutputs?\b|\btargets?\b|\bmeasures? of success|indicators?\b|\bkpis?\b|location|\bsites?\b",
            ),
        ),
        levels=(
            LevelWord("section", "Section", r"sections?|chapters?"),
            LevelWord("priority", "Priority", r"priorit(?:y|ies)"),
            LevelWord("strategic goal", "Strategic goal", r"strategic (?:goal|objective)s?"),
            LevelWord("operational goal", "Operational goal", r"operational (?:goal|objective)s?"),
            LevelWord("direction", "Theme", r"themes?|(?:focus|policy|priority) areas?|pillars?"),
            LevelWord("goal", "Goal", r"goals?|aims?"),
            LevelWord("objective", "Objective", r"objectives?"),
            LevelWord("outcome", "Outcome", r"outcomes?"),
            LevelWord("strategy", "Strategy", r"strateg(?:y|ies)"),
            LevelWord("task", "Task", r"tasks?"),
            LevelWord("measure", "Action", r"actions?|measures?|initiatives?"),
            LevelWord("project", "Project", r"projects?"),
            LevelWord("milestone", "Milestone", r"milestones?|deliverables?"),
            LevelWord("decision", "Decision", r"decisions?|resolutions?"),
            LevelWord("recommendation", "Recommendation", r"recommendations?|commitments?"),
            LevelWord("point", "Item", r"items?|descriptions?|titles?|names?|works?", vague=True),
        ),
        plan_names=(),
        section=LevelWord("section", "Section", r"sections?|chapters?"),
        total=r"(?:grand |sub-?)?total",
        title_words=r"plans?\b|report|programme|program\b|strateg|monitoring|tracker|progress|delivery|implementation",
        signers=r"mayor|town clerk|city clerk|chief executive|chair(?:man|woman|person)?|signed",
        front_matter=r"appendix|annex|attachment|agenda item|exhibit",
        horizon=r"(?:to|until|by|towards)",
    ),
    bodies=BodyWords(
        heads=(
            r"(?:the )?(?:department|bureau|office|division|directorate|ministry|council|commission|committee|agency|board|service) (?:of|for)"
            r"|[a-z&' -]{3,60}? (?:department|bureau|office|division|directorate|council|commission|committee|agency|board|services?|company|authority)"
        ),
        collective=r"(?:all )?(?:departments|executive bodies|municipal bodies)$|tb[cd]\b|to be (?:confirmed|determined|appointed)|vacant",
        tails=r"of the (?:city|town|municipality|city council)",
        connectives=r"of|for|the|and|on|department|bureau|office|division|directorate|council|commission|committee|agency|board|services?",
        joiners=r"and|&|(?:jointly |together )?with",
        joined=(
            r"(?:[a-z]+ ){1,3}(?:department|bureau|office|division|directorate|council|commission|committee|agency|board|services|company|authority)"
        ),
    ),
    statuses=StatusWords(
        rules=(
            StatusRule(Status.IN_PROGRESS, cell(r"part(?:ly|ially) (?:complete|completed|done|met)|partial")),
            StatusRule(
                Status.COMPLETED, cell(r"complete|completed|implemented|done|achieved|delivered|closed|met")
            ),
            StatusRule(Status.COMPLETED, whole_cell(r"yes"), 0.8),
            StatusRule(Status.NOT_STARTED, whole_cell(r"no"), 0.8),
            StatusRule(Status.COMPLETED, whole_cell(r"b|blue"), 0.5),
            StatusRule(
                Status.CANCELLED, cell(r"rejected|dropped|withdrawn|(?:closed - )?no (?:further )?action")
            ),
            StatusRule(
                Status.IN_PROGRESS,
                whole_cell(r"g|a|r|green|amber|yellow|red"),
                0.5,
            ),
            StatusRule(Status.IN_PROGRESS, cell(r"on track|off track|at risk|delayed|behind schedule"), 0.5),
            StatusRule(Status.NOT_STARTED, cell(r"not complete|not completed|not done|not met")),
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
                r"\b\d{1,2}(?:\.\d+)? ?(?:%|per ?cent) (?:complete|completed|done|finished)\b",
                0.9,
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
