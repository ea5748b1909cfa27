"""Remarks in passing that customers hear as scorn: answers counted, mock praise, mock advice."""

from bot.checks.tone.phrases.forms import Form
from bot.knowledge.schema.style import ToneRule

_SEEN = r"(?:read|noticed|seen|saw|looked|checked|spotted|found|measured|opened|tried|tested)\b"
_SEE = r"(?:read|notice|see|look|check|spot|find|measure|open|try|test)\b"
_SEEING = (
    r"(?:read|notic|see|look|check|spot|find|open|locat|discover|remember|realiz|scroll|count|click"
    r"|ask|turn|plug)\w*ing"
)
_OURS = (
    r"(?:my|our)(?: own)? (?:(?:previous|last|earlier|first|other|two|three|both) )+(?:e-?mail|message|repl|answer)\w*"
)
_TEXTS = (
    r"(?:manual|instructions?|leaflet|labels?|listing|description|stickers?|(?:size )?charts?|warnings?|page|terms"
    r"|notes?"
    r"|booklet|arrows?|packaging|policy|small print)"
)
_WAYS = r"(?:said|explained|stated|mentioned|written|wrote|pointed out|answered|told you|covered|addressed)"
_OFTEN = r"(?:twice|(?:two|three|four|five|six|several|many|\d+) times|repeatedly|more than once)"
_KIN = (
    r"(?:[\w-]+[- ]year-old|son|daughter|kids?|children|toddler|niece|nephew|grand(?:mother|father|ma|pa|son|daughter)"
    r"|mother|father|mom|dad|mum|dog|cat|neighbou?r)"
)
_MANAGES = (
    r"(?:could|can|manages?d?|put|builds?|built|assembles?d?|did|does|fixe[sd]|opens?|opened|understands?|understood"
    r"|figures?d?|worked|sets?|got)\b"
)
_VIRTUES = (
    r"(?:thorough|industrious|diligent|original|impressive|ambitious|flattering|dedicated|persistent|creative"
    r"|refreshing"
    r"|brave|convenient|clever|fortunate|observant|perceptive|resourceful|attentive)"
)


class Remark(Form):
    """A remark, its effect on the customer, and what to write instead."""

    DOING_IT_WRONG = (
        ToneRule.BLAME,
        "It says that the mistake is theirs; say what we do now, or the one step that is open",
        r"\byou(?:'re|'ve| are| were| have| must| may| might| could| will|'ll)?"
        r"(?: (?:be|been|have|probably|obviously|clearly|surely|simply|just|still|perhaps|most likely))*"
        r" (?:do|did|done|doing|use|used|using|handled?|handling|assembled?|assembling|entered|entering)"
        r" (?:something|it|this|that|them|everything) (?:wrong(?:ly)?|incorrectly|badly|improperly|the wrong way)\b",
        r"\b(?:not|never|nothing|nobody|if|whether|unless|who|anything)\b|n't\b|\?\W*$",
    )
    COUNTS_ANSWERS = (
        ToneRule.RUDE,
        "It holds our earlier answers against the customer; leave that out, and say what is new",
        r"\b(?:as|like)(?: (?:i|we)(?:'ve| have|'d| had)?)?(?: \w+ly| already| now| just)* "
        rf"{_WAYS}\b[^,.;!?]{{0,30}}\b{_OFTEN}"
        rf"|\b(?:as|like)(?: (?:i|we)(?:'ve| have|'d| had)?)?(?: now| just| already)* {_WAYS} in"
        r" (?:both|all|each|two|three|several|many|\d+)\b"
        r"|\blike (?:i|we)(?:'ve| have|'d| had)?(?: already| just)? told you\b"
        r"|\b(?:i|we)(?:'ve| have| had| believe i| believe we| think i| think we)? already "
        r"(?:answered|covered|addressed|explained) (?:this|that|it|all|your question)\b"
        r"|\b(?:i|we)(?:'ve| have| had) (?:answered|covered|addressed|explained) (?:this|that|it|(?:this|your|that|the"
        r" same) question)(?: to you)? in (?:all|both|each|every|two|three|my|our)\b"
        r"|^\W*(?:but |and |as )?(?:i|we)(?:'ve| have) (?:already|repeatedly) (?:told|informed|advised|warned|reminded)"
        r" you\b"
        rf"|\b(?:i|we)(?:'ve| have| had)?(?: now| already)? {_WAYS}(?: \w+){{0,3}} {_OFTEN}"
        rf"|\b(?:was|were|has been|have been|is) already {_WAYS}(?: \w+)? (?:above|before|earlier|(?:in|by) (?:my"
        r"|our))\b"
        rf"|\brefer you(?: back| again)? to {_OURS}"
        rf"|\b(?:see|read|consult)(?: again| once more)? {_OURS}(?! (?:for|of|has|is|was)\b)"
        r"|\b(?:can|could|will|'ll|shall) (?:gladly |happily )?(?:say|explain|repeat|write|answer) (?:it|this|that) a"
        r" (?:third|fourth|fifth|sixth|\w+th) time\b",
        r"\bsorry\b|\bapolog|\byou asked\b|\bthank"
        r"|\b(?:this|that|it) to (?:the|my|our|ups|usps|fedex|dhl|amazon)\b"
        r"|\bto (?:the|my|our) (?:carrier|courier|warehouse|depot|maker|supplier|bank|lead)\b",
    )
    POINTS_BACK = (
        ToneRule.RUDE,
        "It points back at an earlier message, which is heard as a reproach; say it once more without that",
        r"^\W*(?:(?:just|again|and|so|but),? )*(?:as )?per (?:my|our)(?: (?:\w+ ){0,2}(?:e-?mails?|messages?|repl(?:y"
        r"|ies)"
        r"|correspondence|conversations?|notes?|letters?)| (?:last|previous|earlier))\b"
        r"|^\W*(?:(?:just|again|and|so|but),? )*(?:as|like) (?:i )?(?:already |previously |clearly )?(?:mentioned"
        r"|stated"
        r"|explained|said|noted|outlined|advised|communicated|indicated)(?: to you)? in (?:my|our|both|all|each|the)"
        r" (?:\w+ ){0,3}(?:e-?mails?|messages?|repl(?:y|ies)|correspondence)\b"
        r"|^\W*(?:(?:just|again|and|so|but),? )*to (?:reiterate|repeat(?: myself| ourselves)?)\b(?! the\b)"
        r"|\b(?:not sure|don't know|wonder(?:ing)?) (?:if|whether) you(?:'ve| have)? (?:\w+ )?(?:saw|seen|read|got"
        r"|noticed"
        r"|received|get|see)\b[^.!?]{0,30}\b(?:e-?mails?|messages?|repl(?:y|ies)|answers?),? but\b"
        r"|\b(?:explain|say|repeat|go over|go through) (?:it|this|that|everything)(?: all)? (?:once more|again"
        r"|one (?:more|last) time|another time)\b[^.!?]{0,12}\b(?:since|as|because|if)\b[^.!?]{0,20}\b(?:seems?"
        r"|apparently"
        r"|evidently|obviously|clearly)\b",
        r"\bsorry\b|\bapolog|\bas you (?:asked|wished)\b|\bper our (?:terms|policy)\b",
    )
    AS_YOU_SAW = (
        ToneRule.BLAME,
        "It says that the customer should have seen it; state the fact, and leave out who saw what",
        r"\bas you(?:'d| would| will|'ll| should| might)(?: already)? (?:know|have (?:read|seen|known)) (?:from|in"
        r"|if)\b"
        r"|\bas you (?:would|should|must|ought to)(?: (?:\w+ly|also|already|no doubt))? have"
        r" (?:read|seen|known|noticed|found|gathered|spotted|been aware)\b"
        r"|\b(?:was|were|has been|have been|had been)(?: clearly| all)? right there (?:on|in|above|below|under|next"
        r" to|beside|for)\b"
        r"|\b(?:was|were|has been|have been)(?: clearly| all)? (?:on|in|at) (?:the|our) (?:\w+ )?(?:page|listing"
        r"|description"
        r"|site|website|photos?|manual|leaflet|instructions?|terms)\b[^.!?]{0,20}\bfor (?:you|anyone|everyone|all) to"
        r" (?:see|read|check|find)\b",
        r"\bsorry\b|\bapolog|\b(?:if|had) (?:i|we)\b",
    )
    KEEPS_THEM_QUIET = (
        ToneRule.RUDE,
        "It says that writing was wrong; name the step, and say that they may write at any time",
        r"\b(?:check|look|read|search|ask|try|wait|see|think)\b[^.!?]{0,60}\bbefore (?:you )?(?:writ|contact|messag"
        r"|e-?mail"
        r"|ask|call|complain|bother|rais)\w*(?: to)? (?:us|me)(?: again)?\s*[.!]*\W*$"
        r"|\b(?:check|look|read|search|ask|try|wait|see|think)\b[^.!?]{0,60}\bbefore (?:you )?(?:writ|contact|messag"
        r"|complain|reply|ask)\w* again\s*[.!]*\W*$",
        r"\b(?:safe|safety|cool|battery)\b",
    )
    ASKS_FOR_SYMPATHY = (
        ToneRule.PERSONAL,
        "It asks the customer to feel for us; leave it out, and say what is possible",
        r"\byou(?: really| also)? (?:have to|need to|must|should|might|could)(?: also| try to| please| at least)?"
        r" (?:see|look at|understand|consider|think of|think about) (?:it|this|that|things|our (?:side|situation"
        r"|position))"
        r"(?: (?:from|on) our\b[^.!?]*|\W*$)"
        r"|\b(?:see|look at) (?:it|this|things) from (?:our|my) (?:side|point of view|perspective|end)\b"
        r"|\b(?:how (?:much|many)|what) (?:a |one |these |such |every |each )?(?:returns?|refunds?|replacements?"
        r"|exchanges?"
        r"|this|that|it) (?:costs?|does to|means for) (?:us|me|a (?:small|family)|small)\b"
        r"|\b(?:returns?|refunds?) (?:really |actually |always )?(?:costs?|hurts?|ruins?) (?:us|me|small|our)\b"
        r"|\b(?:human beings?|real (?:person|people)|actual (?:person|people)|people too|a person) (?:on|at|behind"
        r"|in) (?:the"
        r" other (?:end|side)|this|these|the) ?(?:of|e-?mails?|messages?|screens?)?\b"
        r"|\bsmall (?:business(?:es)?|shops?|sellers?|compan(?:y|ies)) (?:like (?:ours|us|mine) )?(?:suffer|pay"
        r"|struggle"
        r"|can't afford|cannot afford|live|lose|bleed)\w*",
        r"\b(?:sorry|thank|glad|proud)\w*\b|\byou(?:'re| are) (?:writing|talking|speaking)\b",
    )
    PRAISES_NOTHING = (
        ToneRule.SARCASTIC,
        "It praises the customer for next to nothing, which is heard as mockery; leave it out",
        r"\b(?:congratulations|congrats|kudos|bravo|(?:full|top) marks|well done|good on you|hats off|points"
        r"|a gold star"
        r"|extra credit|nice work|(?:good|great) job|compliments)(?: to you)?,? (?:(?:on|for|in|at) )?"
        rf"(?:actually |even |at least |also )?{_SEEING}\b"
        r"|\bhow (?:very |truly |so )?(?:clever|observant|perceptive|attentive|resourceful|original) of you\b"
        rf"|,\s*how (?:very |truly |wonderfully )?{_VIRTUES}(?: of you)?\s*[.!]*\W*$",
        r"\b(?:leak|fault|mistakes?|errors?|cause|typo|slip|problem|bug)\b",
    )
    SURE_THEY_SAW = (
        ToneRule.SARCASTIC,
        "It says the customer can't have overlooked it; state the fact, and leave out what they saw",
        rf"\bsurely,? (?:even )?you(?:'ve| have| had| must have)? (?:\w+ )?(?:{_SEEN}|know\b|knew\b|reali[sz]e)"
        rf"|\byou (?:will |must |have |'ll )*surely (?:have )?(?:{_SEEN}|know\b)"
        r"|\byou (?:can't|cannot|couldn't|can hardly|could hardly|can scarcely|will hardly) have (?:missed"
        r"|overlooked)\b"
        r"|\b(?:can't|cannot|can hardly|won't|will not|can scarcely|could hardly|couldn't) have escaped you"
        rf"|\byou(?:'ll| will| must)? (?:no doubt|doubtless|undoubtedly) (?:have )?{_SEEN}"
        rf"|\b(?:no doubt|doubtless),? you(?:'ve| have)? (?:\w+ )?{_SEEN}"
        r"|\b(?:i'm|i am|we're|we are) (?:sure|certain)(?: that)? you(?:'ve| have)? (?:read|noticed|seen|saw|looked at"
        r"|checked) (?:the|our|my|it|that the|page)\b"
        rf"|\byou did {_SEE}[^.!?]*,? (?:(?:i|we) (?:hope|trust|assume|presume|take it)|didn't you)\s*[.!?]*\W*$"
        r"|(?<!than )\bone (?:would|might|could|should)(?: have)? (?:think|thought|expect(?:ed)?|hope|hoped"
        r"|imagined?)\b"
        r"|\bi(?:'d| would) have (?:thought|hoped|expected) (?:that )?(?:the|this|that|it|you)\b[^.!?]*"
        r"\b(?:clear|obvious|enough|plain|simple|self-explanatory|understandable|would know|knew)\b",
        r"\bsorry\b|\bapolog|\bhow (?:late|long|slow|much|hard|bad)\b",
    )
    SAYS_IT_IS_OBVIOUS = (
        ToneRule.SARCASTIC,
        "It calls the fact obvious; leave that out, and say the fact",
        r"\bin case you (?:hadn't|haven't|didn't|had not|have not|did not) (?:yet )?(?:notice|reali[sz]e|know|see|hear"
        r"|read)"
        r"|\bin case (?:it|this|that) (?:wasn't|isn't|was not|is not) (?:already )?obvious\b"
        r"|\blast (?:time )?(?:i|we) (?:checked|looked|heard|counted),"
        r"|\b(?:the )?(?:clue|hint|answer)(?: is|'s) in the (?:name|title|word|picture)\b|^\W*hence the (?:name"
        r"|word|term)\b"
        r"|\bwhy it says so (?:on|in)\b",
        r"\b(?:parcels?|tracking|orders?|scans?|stock|status|shipment|carrier)\b",
    )
    POINTS_AT_A_TEXT = (
        ToneRule.RUDE,
        "It scolds the customer for not reading; say what the text says",
        rf"\b{_TEXTS}\b[^.!?]*\b(?:for a reason|for (?:fun|show|decoration)|decorative|just decorations?|to be read"
        r"|for our (?:own )?(?:amusement|pleasure|entertainment))\s*[.!]*\W*$"
        rf"|\b(?:print|write|enclose|include|ship|put|add|make)s? [^.!?]*\b{_TEXTS}\b[^.!?]*\bfor (?:fun|nothing)\b"
        rf"|\bthat(?: is|'s) what (?:the|our|a|an) {_TEXTS} (?:is|are|was|were) (?:there )?for\b"
        r"|\bthere(?: is|'s| are) (?:a )?(?:good )?reasons? (?:why )?we (?:print|write|enclose|include|ship|put|add)\b",
        "",
    )
    ADVISES_TO_LOOK = (
        ToneRule.RUDE,
        "It advises the customer to read or think; give the answer that stands there",
        r"\b(?:have you (?:tried|considered|thought of|thought about)|(?:may|might|could|can) i suggest|why not try)"
        r" (?:actually |simply |perhaps |just )?(?:reading|looking at|thinking|turning the page)\b"
        r"|\byou (?:may|might|could|should|will) want to (?:start by |try )?(?:actually )?(?:read|reading)\b"
        r"|\byou\b[^.!?]{0,20}\b(?:want|need|have|ought|care) to actually (?:read|look|check|follow|measure|open|try)\b"
        r"|\bif you(?:'d|'ll)? actually (?:read|look|check|follow|measure|open|try|tried|listen)\w*\b"
        r"|\bit (?:might|may|does|would|usually|often|sometimes|really) ?(?:usually |often |really )?helps? to"
        rf" (?:read|look at|open) (?:the|our|a|an) {_TEXTS}"
        r"|^\W*(?:reading|thinking|looking|listening|patience) (?:really |usually |often |sometimes )?helps\s*[.!]*\W*$"
        r"|\b(?:when|once|if|should) you (?:ever |finally |do )?(?:get around to|find (?:the )?time to"
        r"|bring yourself to"
        rf"|care to|would care to|bother to|trouble yourself to|can be bothered to) (?:\w+ )?(?:{_SEE}|reading"
        rf"|looking)",
        r"\bpages? \d|\b(?:section|chapter|step|line|paragraph) \w+ (?:says|shows|has|of)\b",
    )
    DOUBTS_THEY_LOOKED = (
        ToneRule.RUDE,
        "It doubts that the customer looked or thought; ask for the step plainly",
        r"\b(?:did|do|have) you even (?:\w+ )?(?:look|read|try|check|open|measure|see|think|listen|bother)"
        r"|\b(?:did it|has it)(?: ever| not| never)* occur(?:red)? to you\b",
        "",
    )
    MOCKS_COURTLY = (
        ToneRule.SARCASTIC,
        "Its courtesy is mock courtesy; say the same without it",
        r"\bas you (?:so|ever so|very|rather|quite) (?:kindly|charmingly|eloquently|politely|nicely|delicately"
        r"|graciously"
        r"|helpfully|elegantly|aptly) (?:put|pointed|said|noted|observ|mention|call|describ|remind)",
        "",
    )
    HINTS_AT_LAST_TIME = (
        ToneRule.RUDE,
        "It hints at what the customer left undone last time; say the step, without this time",
        r"^\W*(?:perhaps|maybe|please|kindly|do|just|try to|try) (?:read|save|look|note|listen|remember|check"
        r"|follow|pay"
        r"|write (?:it|that|this) down|measure|think|reading)\b[^.!?]*\b(?:this time|for once"
        r"|for a change)\s*[.!]*\W*$",
        "",
    )
    NOTES_A_FEELING = (
        ToneRule.RUDE,
        "It files the customer's feeling away; answer what they wrote",
        r"\byour (?:enthusiasm|displeasure|opinion|outrage|excitement|frustration|anger|disappointment|impatience"
        r"|tone|eagerness) (?:is|are|was|were|has been|have been) (?:duly |hereby )?noted\b"
        r"|^\W*(?:i|we)(?:'ve| have)? (?:duly |hereby )?(?:take|took|taken|noted?)(?: (?:due|good|full))?(?: note)?"
        r"(?: of)? your (?:enthusiasm|displeasure|opinion|outrage|frustration|anger|disappointment|impatience|feelings?"
        r"|dissatisfaction|unhappiness)\W*$",
        "",
    )
    SPEAKS_OF_THEM_AS_ANOTHER = (
        ToneRule.PERSONAL,
        "It speaks of the customer as of a sort of person; say what is known of the order",
        r"\b(?:(?:all|what) (?:i|we) (?:can )?see (?:here )?is (?:a|another|one more|yet another)|yet another|one more"
        r"|just (?:a|another)) (?:customer|buyer|person|shopper) (?:who|that|trying|looking|with)\b",
        r"\b(?:told|asked|reported|wrote|saw|noticed)\b",
    )
    NOT_LIKE_YOURS = (
        ToneRule.RUDE,
        "It sets us above the customer; say what our records have, and how the difference is found out",
        r"\b(?:you|yours|your \w+),? (?:apparently|evidently|obviously|clearly|it seems|i gather),?"
        r" (?:are|is|do|does|did|have|has|was|were|can)(?:n't| not)\b\W*$",
        r"\b(?:was|were) (?:not|n't) (?:at )?(?:home|there|in)\b",
    )
    ASKS_FOR_MANNERS = (
        ToneRule.RUDE,
        "It asks the customer for manners; leave it out",
        r"\byou(?:'re| are) welcome,? (?:by the way|though|i suppose)\b"
        r"|\ba (?:simple )?(?:thank you|thanks|please|kind word|little (?:courtesy|gratitude))"
        r" (?:would(?:n't| not)? (?:have been|be|have hurt|hurt|go)|goes)\b"
        r"|\bsome (?:people|customers|buyers) say (?:thank|please)",
        "",
    )
    SIGHS = (
        ToneRule.RUDE,
        "It sighs at the question; leave that out, and offer to explain",
        r"\b(?:hope|trust|assume|take it)\b[^.!?]{0,20}\b(?:finally|at (?:long )?last"
        r"|once and for all)\b[^.!?]{0,15}\bclear"
        r"|\b(?:hope|trust|assume|take it)\b[^.!?]{0,20}\bclear (?:enough|at last)\b"
        r"|\btrust (?:that )?(?:this|that|it)(?: is|'s) now clear\b"
        r"|\b(?:hope|trust|assume|take it)\b[^.!?]{0,12}\b(?:finally|at (?:long )?last|once and for all)"
        r" (?:answers?|settles?|explains?|clears?|closes?)\b",
        "",
    )
    SHRUGS = (
        ToneRule.RUDE,
        "It shrugs at the customer; say what is possible and what comes next",
        r"\bif (?:that|it) helps you(?: to)? sleep\b|\bwhatever makes you (?:happy|feel)\b"
        r"|^\W*(?:lucky you|how nice for you|poor you)\s*[.!]*\W*$"
        r"|\b(?:nobody|no one)(?: is|'s| was) (?:forcing|making|begging|obliging) you\b"
        r"|\b(?:nobody|no one) (?:made|forced|begged) you (?:to )?\w",
        "",
    )
    NOT_THAT_SHOP = (
        ToneRule.RUDE,
        "It tells the customer off for what they expect; say what is possible",
        r"\b(?:this|that|we|it)(?:'s| is|'re| are)(?:n't| not) (?:a |an )?"
        r"(?:restaurant|charity|library|hotel|bank|museum|circus|zoo|kindergarten|school|democracy|mind readers?"
        r"|magicians?|(?:rental|lending|babysitting|delivery) (?:service|shop|agency))\b",
        r"\b(?:offer|open|closed)\b",
    )
    ASKS_THE_WEATHER = (
        ToneRule.SARCASTIC,
        "It jokes about what nobody can change; say the cause, and what you do",
        r"\b(?:ask|tell|remind|persuade|convince|inform|scold|word with|speak to|wishes to) the (?:weather|snow"
        r"|rain|sun"
        r"|clouds?|wind|storm|traffic|moon|universe)\b",
        "",
    )
    MEASURES_BY_KIN = (
        ToneRule.RUDE,
        "It holds the customer against somebody who managed it; leave that out, and say the step",
        rf"\b(?:my|our|even my|even a) (?:\w+ )?{_KIN}s? (?:\w+ly )?{_MANAGES}",
        "",
    )
