"""English reviews, goal lists, minutes and news."""

from townbook.reading.packs.shapes import (
    GoalWords,
    MinutesWords,
    OrderWords,
    PartyWords,
    ReviewWords,
    SpeechPack,
    SumWords,
    WorksWords,
)

_GROUP = r"(?:working group|task force|steering group|joint (?:group|committee)|committee)"
_HEAD = (
    r"(?:department|bureau|office|division|agency|authority|police(?: department)?|public works"
    r"|parks service|housing service"
    r"|water company|council|city manager|treasurer|city engineer|chief executive|officers?|staff"
    r"|directorate|service)"
)

PACK = SpeechPack(
    language="en",
    review=ReviewWords(
        done=(
            r"\bwhat (?:we|the city|the council|was|has been) .*(?:this year|done|did|achieved"
            r"|delivered|in \d{4})|(?:review|achievements|highlights"
            r"|accomplishments|summary).*(?:year|\d{4})|(?:done|delivered|achieved) (?:this year"
            r"|in \d{4})|this year in review"
        ),
        next=(
            r"\b(?:plans?|priorities|goals|what|work programme|looking ahead).*(?:next year|year ahead"
            r"|coming year|for 20\d\d|next\b)"
        ),
        topic="Topic",
        point="Point",
        finished=(
            r"\b(?:complet|open|built|finish|adopt|approv|install|launch|bought|repair|planted"
            r"|replac)(?:ed)?\b"
            r"|^(?:completion|approval|opening|purchase) of"
        ),
        running=(
            r"^continu|\bcontinu(?:es?|ing|ed)\b|\bunder way\b|\bunderway\b|\bongoing\b"
            r"|\bin progress\b|\bstill\b"
        ),
        lasting=r"^(?:handling|answering|maintaining|running|providing|operating) ",
    ),
    goals=GoalWords(
        announced=r"\b(?:goals|objectives|aims|strategic plan|priorities|development programme)\b",
        labels=("Goal", "Objective", "Action"),
    ),
    parties=PartyWords(
        name=(
            r"\b(?:(?:department|bureau|office|division|directorate) of [a-z]+(?:(?: and|,"
            r"| &) [a-z]+){0,2}|(?:city|town|county) council"
            r"|(?:city|town) of [a-z]+|(?:[a-z]+ ){1,2}(?:department|bureau|division|agency|authority"
            r"|company)|police(?: department)?"
            r"|city (?:manager|engineer)|treasurer|chief executive)(?!\w)"
        ),
        open_name=r"\b(?:[a-z&'-]+ ){0,3}?" + _HEAD + r"(?: (?:of|for|and|&|[a-z'-]+)){0,6}?",
        place="",
        same=(),
        sides=(
            r"\b(?:both sides|both parties|the two sides|this (?:working )?group|the (?:joint"
            r"|working) group)\b"
        ),
    ),
    orders=OrderWords(
        named=(
            (
                r"\b(?:instruct|direct|ask|order|request|requir|authori[sz]|commission)(?:s|ed|es"
                r"|ing)? (?:the )?{body} {act}"
            ),
            (
                r"(?:the )?{body} (?:must|shall|is to|are to|has to|have to|is required to|will report"
                r"|needs to)\b"
            ),
            (
                r"(?:the )?{body} (?:is|are|was|were) (?:hereby )?(?:instructed|directed|asked|ordered"
                r"|requested|required|tasked) {act}"
            ),
            r"\b(?:action|responsible|owner)\s*[-:]\s*(?:the )?{body}",
        ),
        unnamed=(r"\b(?:must|shall|should|is to|are to|has to|have to|it was agreed to)\b",),
        act=r"to [a-z]{3,}\b",
        hope=(
            r"\b(?:everyone|everybody|all of us|we all|hope[ds]?|hopefully|strive|do our best"
            r"|together we|let us)\b"
        ),
        until=r"\b(?:by|until|before|no later than|not later than|by the end of)\s*$",
        purpose=r"\bso that\b|\bin order to\b|\bbecause\b|\bsince\b",
    ),
    minutes=MinutesWords(
        meeting=r"\b(?:minutes|meeting|session)\b",
        named=r"\b(?:meeting|session) of(?: [a-z'-]+){1,8}",
        council=(
            r"\b(?:council of the (?:city|town|county) of [a-z]+|(?:(?!of\b|the\b|by\b"
            r"|and\b)[a-z]+ ){0,2}(?:city|town|county|borough) council|executive committee"
            r"|working group)\b"
        ),
        heard=r"^(?:item|agenda item|heard|matter)\s*(?:\d+\s*)?[:.]",
        decided=(
            r"^(?:decisions?|decided|resolved|resolutions?"
            r"|it was resolved)\s*(?:no\.? ?)?(?P<number>\d[\d/-]*)?\s*(?::|$)"
        ),
        votes=r"^(?:for|in favou?r|ayes?|vote)\s*:",
        funding=r"^(?:funding(?: sources?)?|sources? of funding)\s*:",
        outcomes_begin=r"\bdispositions?:",
        outcomes=(
            r"(?:placed on file|confirmed|accepted(?: as amended)?|adopted(?: as amended)?"
            r"|(?:substitute )?passed(?: to\s+second\s+reading)?"
            r"|referred to|continued to|rescheduled to|failed to pass|withdrawn|rejected|approved|tabled)"
        ),
        outcomes_open=(
            r"(?:(?:substitute )?passed to\s+second\s+reading|referred to|continued to|rescheduled to)"
        ),
        outcomes_end=r"\b(?:council |meeting )?adjourned\b|\bclosed caption file\b|\btranscript\b",
        said=(
            r"\b(?:said|added|noted|stressed|explained|stated|told (?:reporters|the meeting))"
            r"(?:\s*[:,]|(?: that)?(?= (?:the|a|an|it|all|each|every|everyone)\b))"
        ),
        approved=r"\b(?:approved|adopted|passed|resolved|ratified|agreed to (?:fund|build|open|adopt))\b",
        formed=(
            r"(?P<group>\b(?:a |the )?(?:joint )?"
            + _GROUP
            + r"\b[^.;]{0,80}?) (?:is|was|will be|has been|is being) (?:formed|set up|established|created)"
        ),
        proposed=(
            r"\b(?:propos(?:e|ed|es)|suggest(?:ed|s)?)\b.{0,40}?(?:form|set(?:ting)? up|creat"
            r"|establish)\w* (?P<group>[^.;]{0,20}?" + _GROUP + r"\b)"
        ),
    ),
    works=WorksWords(
        name=(
            r"\b(?P<own>(?:[a-z'-]+ ){1,2})(?:tunnel|bridge|park|school|library|hospital|station|road"
            r"|street|stadium|pool|interchange|water main)\b"
        ),
        refers=r"\b(?:the|this) (?:project|works?|scheme|tunnel|bridge|park)\b",
        progress=r"\b(?:complete|completed|finished|built|done)\b",
        begins=r"\bwill (?:begin|start|commence)\b|\b(?:begins|starts) (?:in|next)\b",
        expected=r"\b(?:expected|scheduled|due to open|will open)\b",
        label="Project",
    ),
    sums=SumWords(
        total=r"\b(?:total(?:l?ing| of)?|in total|a total of|sum of|altogether)\s*:?\s*$",
        also=r"^(?:and|plus)\s",
        joins=r"\s*(?:of|at|amounting to|worth|:|-)\s*$",
    ),
)
