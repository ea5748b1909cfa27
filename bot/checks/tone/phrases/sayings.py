"""Set phrases that put a customer off: whose fault it is, who is busier, what is too hard for them."""

from bot.checks.tone.phrases.forms import Form
from bot.knowledge.schema.style import ToneRule

_TOO_HARD = r"(?:complicated|difficult|hard|confusing|technical|advanced|demanding)"
_ODD = r"(?:funny|odd|strange|curious|interesting|convenient|remarkable)"
_JUST_THEN = (
    r"(?:you|your|(?:only|just|right|exactly) (?:now|when|after|before|as|then)|until|on the (?:very )?(?:last )?day)"
)
_TAKEN_CARE = r"(?:\w+ed|read|kept|left|put|set|taken|held|chosen|paid|written|told|thought|gone|done|bought|been more)"
_STRENGTH = r"(?:strengths?|strong (?:points?|suits?)|talents?|virtues?|gifts?|forte|thing)"


class Saying(Form):
    """A set phrase, its effect on the customer, and what to write instead."""

    ON_THEM = (
        ToneRule.BLAME,
        "It puts the fault on the customer; say what happened, and what is possible now",
        r"\b(?:that|this|it|which|all of (?:that|this|it))(?:'s| is| was)(?: \w+ly| all)* on you\b(?! (?:to|for|as"
        r"|by)\b)"
        r"|\b(?:you|(?:no ?body|no one)(?: else)?(?: is|'s)?)(?: have|'ve| has)?(?: got)?(?: only)?"
        r" (?:(?:only )?yourself to blame|to blame (?:for \w+ )?but yourself)\b"
        r"|\byou(?:'ve| have)? (?:brought|inflicted) (?:this|that|it) (?:up)?on yourself\b",
        r"\bnot\b|n't\b",
    )
    HAD_THEY = (
        ToneRule.BLAME,
        "It says what the customer failed to do; say what happened, and the step that helps now",
        rf"^\W*(?:and |but |so |well,? )?had you (?:(?:only|just|simply|\w+ly) )?{_TAKEN_CARE}\b[^?]*$"
        r"|\b(?:wouldn't|would not|would never|could not|couldn't) have (?:happened|been (?:needed|necessary)|broken"
        r"|come up)"
        r" (?:if|had) you\b(?! (?:had )?been\b|'d been\b)",
        r"\bsorry\b|\bapolog|\bhad you (?:been|received|already|ever|heard)\b",
    )
    BUSY_ELSEWHERE = (
        ToneRule.RUDE,
        "It says that others matter more; say when the customer hears from you",
        r"\b(?:i|we)(?:'ve| have)?(?: got| do have| have)? (?:\w+ ){0,3}(?:other|more important) (?:customers|orders"
        r"|tickets"
        r"|people|buyers|things|cases|matters|e-?mails) (?:to (?:deal|attend|look|take|handle|answer|worry|see|do"
        r"|serve)"
        r"|waiting|as well|too|in the queue|besides)\b"
        r"|\byou(?:'re| are) (?:not|n't) (?:our|my|the) only (?:customer|buyer|case|order|person)\b(?! (?:with|who"
        r" had)\b)"
        r"|\byou(?:'re| are)(?: not|n't) the only one (?:waiting|in (?:the|this) queue|who(?:'s| is| has to| must)"
        r" wait\w*"
        r"|with an order|that(?:'s| is) waiting)\b|\b(?:others|other people|everyone else|everybody else) (?:are|is"
        r"|have|has)"
        r" (?:also )?(?:waiting|to wait)(?: too| as well)?\b"
        r"|\byou(?:'re| are)(?: already| now)? the (?:\w+(?:th|rd|nd|st|tenth|fifth|third|second)) (?:\w+ )?(?:to|who)"
        r" (?:ask|write|call|complain)",
        r"\bsorry\b|\bapolog|\bwith the same\b|\b(?:fault|error|problem)\b",
    )
    TOO_HARD = (
        ToneRule.RUDE,
        "It talks down to the customer; give the steps, and offer help without a remark",
        r"\bif (?:that|this|it|\w+ing \w+)(?:'s| is| was| seems| sounds| proves)(?: still| really| all)? too"
        rf" {_TOO_HARD}"
        r" for you\b(?! to (?:reach|lift|carry|open|see|hold|turn|move))|\b(?:hopefully|surely|even) you can"
        r" (?:manage|handle|follow|do) (?:that|this|it)\b",
        r"\b(?:i|we)(?:'ll| will| can| would|'d)\b",
    )
    YOUR_STRENGTH = (
        ToneRule.SARCASTIC,
        "It mocks the customer's character; leave it out",
        rf"\b(?:one of|among|clearly|obviously) your (?:many |great |best |other )?{_STRENGTH}\b"
        r"|\b(?:isn't|is not|aren't|are not|never was|was never) (?:exactly |really |quite )?your "
        rf"(?:\w+ )?{_STRENGTH}\b",
        r"\byour own words\b",
    )
    COUNTS_MESSAGES = (
        ToneRule.SARCASTIC,
        "It counts the customer's messages; leave that out, and answer",
        r"\byour (?:second|third|fourth|fifth|sixth|seventh|tenth|\d+(?:th|rd|nd)) (?:e-?mail|message|letter|call"
        r"|reminder)"
        r" (?:since (?!we|i)|in (?:\w+ )?(?:hours?|minutes?)|within|before|this (?:morning|hour)|so far|today|tonight"
        r"|yesterday)",
        r"\bsorry\b|\bapolog|\bour (?:fault|mistake)\b|\b(?:nobody|no one|right|helped|helpful)\b",
    )
    INSINUATES = (
        ToneRule.BLAME,
        "It hints that the customer isn't honest; ask for what you need to see, without the hint",
        rf"^\W*(?:well,? |it's |it is |how |isn't it |rather |quite |very )*{_ODD},? "
        rf"(?:that|how|isn't it)\b[^.!?]*\b{_JUST_THEN}\b"
        r"|\bsuspiciously \w+"
        r"|\byou(?:'re| are| would| will|'d|'ll)?(?: not|n't)(?: be)? the first (?:\w+ )?(?:to|who) "
        r"(?:tr(?:y|ie[sd])|claim\w*|pretend\w*|attempt\w*)\b"
        r"|\bconveniently (?:forg[eo]t\w*|happen\w*|left|leave|broke\w*|lost|lose|appear\w*|miss\w*|omit\w*)\b",
        r"\bsorry\b|\b(?:parcels?|tracking|scans?|carrier|driver|we|our)\b",
    )
    BLOWN_UP = (
        ToneRule.RUDE,
        "It makes little of what the customer says; take it up, and say the fact",
        r"\bmak(?:e|es|ing|en|ade) (?:such )?"
        r"(?:a (?:fuss|scene|drama)|(?:a )?mountains? (?:out )?of (?:a )?molehills?)\b"
        r"|\b(?:blow|blew|blown|blowing) \w+ (?:\w+ )?out of (?:all )?proportion\b"
        r"|\b(?:storm in a tea ?cup|tempest in a teapot|you(?:'re| are) overreacting|you overreact\w*)\b"
        r"|\bno (?:need|reason|point)(?: for you)? (?:to|in) (?:get(?:ting)?|be(?:ing|coming)?|become)(?: so| all|"
        r" this| that)?"
        r" (?:upset|angry|worked up|emotional|excited|dramatic|rude|aggressive|hysterical|nasty|agitated|snappy"
        r"|loud)\b",
        r"\bnot\b|n't\b|\bnobody\b|\bdon't mind\b",
    )
    ASKS_HOW_OFTEN = (
        ToneRule.RUDE,
        "It says how tiresome the question is; give the answer once, and what comes next",
        r"\bhow (?:many (?:more )?(?:times|ways)|often|much (?:clearer|plainer)) (?:do|must|can|should|shall|will"
        r"|could)"
        r" (?:i|we) (?:have to |need to )?(?:say|put|explain|tell|repeat|write|answer|be)\b",
        "",
    )
    TELLS_OFF = (
        ToneRule.RUDE,
        "It tells the customer off; leave it out, and answer",
        r"\b(?:don't|stop|quit|spare me|enough of) (?:your |the )?(?:whin|moan|nagg|nag\b|sulk|grumbl|bicker|pout"
        r"|rant)\w*"
        r"|\byou(?: \w+)? (?:can't|cannot|don't know how to|never learned to) (?:count|read|spell|measure|add|do"
        r" maths?)"
        r"(?= *(?:[.,:;!?]|$|and\b|so\b|but\b|properly\b|right\b))",
        r"^\W*(?:if|when|where)\b",
    )
    IDLE = (
        ToneRule.PERSONAL,
        "It judges how the customer spends their time; leave it out, and answer",
        r"\byou\b[^.!?]{0,20}\b"
        r"(?:too much (?:free |spare )?time(?: on your hands|,| and| but|\W*$)|nothing better to do)",
        r"\b(?:took|taken|take|takes|cost|costs|lost|waited|spent|waste[ds]?|sorry)\b",
    )
    LUMP_IT = (
        ToneRule.RUDE,
        "It shrugs at the customer; say what is possible and what comes next",
        r"^\W*(?:whatever|so what|who cares|big deal)\s*[,.!]"
        r"|\b"
        r"(?:like it or lump it|don't (?:shoot|blame) the messenger"
        r"|(?:you'll |you will |just )(?:have to )?(?:get over it|live with it)|hard luck|tough,? but that's"
        r"|them's the breaks)",
        r"\b(?:we|i)(?:'ll| will| can)\b|\bdon't have to\b",
    )
    ASK_SOMEBODY = (
        ToneRule.EVASIVE,
        "It hands the question on; answer what you can, and say who answers the rest and by when",
        r"\b(?:really |rather |probably |perhaps |frankly |honestly )(?:more |rather |much more |just )?(?:of )?"
        r"(?:a|one) (?:question|matter|topic|thing|issue|one) for "
        r"(?:the|your|somebody|someone|another|others|them|a different)\b"
        r"|\bmore of a (?:question|matter|topic|thing|issue) for\b",
        "",
    )
    PASSES_ON = (
        ToneRule.EVASIVE,
        "It says that the writer has no part in it; say what you do, or who decides and by when",
        r"\b(?:above|beyond|outside) my pay ?grade\b|\b(?:i|we) (?:only|just) work here\b"
        r"|\b(?:i'm|i am|we're|we are) (?:only|just|merely) (?:passing (?:on|along)|repeating|relaying|the messengers?"
        r"|doing (?:my|our) jobs?)\b",
        r"\b(?:sorry|good news|thanks|praise)\b",
    )
