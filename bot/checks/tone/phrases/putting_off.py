"""How an answer is put off: nobody who does it and no day, a rule recited, regret for how the customer sees it."""

from bot.checks.tone.phrases.forms import Form
from bot.knowledge.schema.style import ToneRule

_NOBODY = (
    r"(?:some(?:body|one)(?: (?:else|here|from [\w ]{1,25}))?|one of (?:us|them|my colleagues|our [\w ]{1,15})"
    r"|(?:a|some|another|some other) (?:colleague|team|department|specialist|agent|person|people)"
    r"|whoever (?:is|it is|has|deals|handles)[\w ]{0,25}"
    r"|the (?:relevant|responsible|appropriate|right|competent|proper) (?:team|department|people|person|colleagues?))"
)
_ONE_DAY = (
    r"(?:eventually|at some (?:point|stage)|in due (?:course|time)|some ?time|sooner or later|one of these days|in time"
    r"|when(?:ever)? (?:they|there|he|she|possible|time|it)\b|as soon as (?:possible|they can)|shortly|soon"
    r"|before (?:too )?long|one day|some day)"
)


class PutOff(Form):
    """What a part of a reply does instead of answering, and what to write instead."""

    WAITS_FOR_SOMEBODY = (
        ToneRule.EVASIVE,
        "It names nobody and no day; say who takes it on, and by when they write",
        rf"^\W*(?:(?:i'm sure|hopefully|perhaps|maybe|no doubt|presumably),? )?(?:that )?{_NOBODY},?"
        r" (?:(?:will|'ll|should|may|might|would|ought to|is going to|are going to) (?:\w+ly |then |have to )?[a-z]+"
        rf"|is looking|are looking|looks|gets?)\b[^.!?]*\b{_ONE_DAY}\b",
        r"\bif\b|\?\W*$",
    )
    TOLD_IF = (
        ToneRule.EVASIVE,
        "It leaves the customer waiting for a sign; say what you do meanwhile, and by when you write in any case",
        r"\byou(?:'ll| will) be (?:\w+ly )?(?:notified|informed|contacted|updated|advised|told) (?:if"
        r" (?:anything|something|there)|(?:when|once|as soon as) (?:there|anything|something|(?:a|the) decision"
        r"|this has|it has been|we know"
        r"|more)|in due|accordingly)",
        "",
    )
    MAY_HAVE_SOMEHOW = (
        ToneRule.EVASIVE,
        "It says twice that nothing is certain; say what you know, and how you find out the rest by when",
        r"\b(?:appears?|seems?|looks?(?: like)?|would (?:appear|seem))\b[^.!?]{0,60}\b(?:may|might|could) (?:have"
        r"|possibly|well)\b",
        r"\?\W*$|\byou (?:may|might|could)\b",
    )
    SENDS_AWAY = (
        ToneRule.EVASIVE,
        "It sends the customer away without naming who answers; find out who it is, and say by when they write",
        r"\b(?:i|we) (?:couldn't|can't|cannot|could not) (?:tell you|say) (?:who|which|where)"
        r"(?: (?:is|it is|does|to))?\W*$"
        r"|\byou(?:'d| would|'ll| will)? (?:have|need) to (?:find out|see|ask around|work out) (?:yourself )?"
        r"(?:who|which|where) (?:does|is|it is|to|can|handles|answers)\b",
        r"\b(?:i|we)(?:'ll|'m| will| am| are|'re)? (?:\w+ )?(?:find|ask|look|forward|pass|writ)(?:e|ing)?\b",
    )
    IT_WAS_DECIDED = (
        ToneRule.EVASIVE,
        "It doesn't say who decided, and why; say that, and what can still be done",
        r"^\W*(?:\w+ly,? )?(?:it|the decision) (?:was|has been|had been)(?: \w+ly)? (?:decided|determined|concluded"
        r"|taken|made)"
        r" (?:not )?(?:to|that)\b",
        r"\b(?:because|since|as (?:the|it|you|we)|due to|by (?:the|our|my|amazon))\b",
    )
    RECITES = (
        ToneRule.EVASIVE,
        "It recites a rule instead of answering; say what it means for this order, and what can still be done",
        r"\b(?:terms|guidelines|polic(?:y|ies)|regulations|rules|procedures?|conditions)\b[^.!?,;]{0,40}"
        r"\b(?:(?:is|are) (?:binding|final|non-?negotiable|not up for \w+|there for every\w+)"
        r"|(?:was|were|are|have been) (?:accepted|agreed to|acknowledged|confirmed) by (?:you|the (?:customer|buyer))"
        r"|(?:do(?:es)?(?: not|n't)|prohibits?|forbids?) (?:permit|allow|entitle|authorize)? ?(?:me|us|staff|agents)"
        r" (?:to|from) (?:comment|discuss|go into|elaborat|say (?:more|anything)|make (?:any |an )?exceptions?))"
        r"|\b(?:polic(?:y|ies)|rules?|terms|deadlines?|limits?|guidelines)\b[^.!?,;]{0,30}\b(?:exists?|(?:is|are) (?:in"
        r" place|there)) for (?:a |very )?(?:good )?reasons?\b"
        r"|\b(?:polic(?:y|ies)|rules?|terms|deadlines?|guidelines)\b[^.!?;]{0,60}\b(?:(?:has|have) to be|must"
        r" be|is|are) applied (?:\w+ )?(?:to (?:all|every\w*)|evenly|equally|consistently|alike)\b"
        r"|\bby (?:placing|completing) (?:the|your|an) order,? you (?:\w+ )?(?:agreed|accepted|consented)\b",
        "",
    )
    REGRETS_VIEW = (
        ToneRule.EVASIVE,
        "It is sorry for how the customer sees it, not for what happened; name what went wrong",
        r"\b(?:sorry|apologi[sz]e|regret)\b[^.!?]{0,12}\b(?:if|that) (?:our|my|the|we|i|any\w*|some\w*)\b[^.!?]{0,40}"
        r"\b(?:c[ao]me across|(?:was|were|been) perceived|(?:seemed|appeared) [^.!?]{0,20}to you)\b|"
        r"\b(?:sorry|apologi[sz]e|regret)\b(?: it)?,?(?: that| if| for the fact that)? (?:you|they)(?: may| might| have"
        r"|'ve| had)* (?:perceiv\w+|(?:took|taken|read|interpret\w*) (?:it|this|that"
        r"|things|our \w+) (?:that way|this way|like (?:that|this)|so|differently|otherwise|the wrong way|as)\b"
        r"|(?:got|gained|came away with|were left with|have|had) (?:the|that|this) impression\b"
        r"|experienced (?:it|this|that|our \w+) (?:that way|this way|like|as)\b)",
        "",
    )
