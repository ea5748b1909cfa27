"""A yes to what the customer asks for, without saying what: no check can hold it against a policy, and it binds us."""

import re
from collections.abc import Iterator

from bot.domain.reply import Finding, Severity
from bot.language.segmentation.sentences import sentences

RULE = "unsupported_promise"
_REASON = (
    "The customer asks for {what}, and this agrees without saying to what. "
    "Say in words what we do, so that it can be held against the policies."
)
_US = (
    r"(?:we|i)(?: ?(?:'ll| will| can| shall|'m| am|'re| are|'d be| would be|'ve| have| do))*"
    r"(?: (?:happy|glad|going|willing) to)?"
)
_SURELY = r"(?:(?:gladly|happily|certainly|of course|also|now|just|fully|exactly|then|hereby|therefore|already) )*"
_THEIRS = (
    r"(?:your|all (?:of )?your|the|these|those|both(?: of)?(?: your)?)"
    r" (?:requests?|demands?|wish(?:es)?|terms|conditions?|proposals?|suggestions?|offer|claims?|points|deal)"
)
_ALL = rf"(?:both(?: of (?:them|those|these))?|all (?:of )?(?:it|that|this|them|those|three)|everything|{_THEIRS})"
_ASKED = (
    r"(?:exactly |just |all |everything |precisely )*(?:what|as|that|whatever|everything|all|how)"
    r" you(?:['’]ve| have|['’]re| are|['’]d| would)?(?: just| also)?"
    r" (?:ask|want|request|demand|propos|wish|suggest|said|say|like|need|requir|insist)\w*"
)
_IT = rf"(?:{_ALL}|{_ASKED}|that|so|the same|it)"
_YES = (
    r"(?:yes|yep|yeah|yup|sure(?: thing)?|(?:sure )?no problem(?: at all)?|of course|certainly"
    r"|absolutely|definitely|by all means|ok(?:ay)?|all ?right"
    r"|agreed|granted|approved|accepted|confirmed|deal|it['’]?s a deal|done|(?:we |i )?will do"
    r"|no objections?|fair enough|as you (?:wish|like|want|ask|say)|you(?:['’]ve| have)? got it"
    r"|consider it (?:done|settled|granted|agreed)|so be it|it shall be so|have it your way|(?:your"
    r"|every) wish is (?:our|my) command"
    r"|(?:it|that|this|all|both|everything)(?:['’]s| is| are| has been| have been)? (?:all )?"
    r"(?:fine|ok(?:ay)?|works?|a deal|agreed|possible|no problem|a yes|done|granted|approved|accepted|settled))"
)
_TAIL = (
    r"(?: (?:with|by|for|from|on) (?:us|me|our side|our end|both|all)| indeed| then| too| as well| at all"
    r"|, i will|, we will)*"
)
_ONLY_YES = re.compile(rf"(?:(?:{_YES}{_TAIL})[\s,;:.!–—-]*(?:and |so |then )?)+", re.I)
_SAYS_SO = re.compile(
    rf"\b(?:yes|agreed?|ok(?:ay)?|no objections?|fine) (?:to|with|on|about) (?:{_ALL}|{_ASKED}|that|this|it)\b"
    rf"|\b{_US} {_SURELY}(?:do|does|doing|done) (?:exactly |just |precisely )?{_IT}(?=\W*$| for you\b"
    rf"| (?:today|now|at once|right away)\b)"
    rf"|\b{_US} {_SURELY}(?:do|doing|done|give you|make|arranged?|sort(?:ed)?(?: out)?|acted?|handled?"
    rf"|proceed|follow)"
    rf" (?:it |that |this |this out |that out )?{_ASKED}"
    rf"|\b{_US} {_SURELY}(?:accept|agree (?:to|with)|grant|approve|meet|fulfil+|honou?r|comply with|satisfy|accepted"
    rf"|agreed (?:to|with)|granted|approved|met|fulfilled) (?:{_ALL}|{_ASKED}|that|this|it)\b"
    rf"|\b{_US} {_SURELY}(?:agree|accept|make (?:that|it|this|both|everything) happen)(?=\W*$)"
    rf"|\b{_US} {_SURELY}(?:see to it|make sure|ensure) (?:that )?you (?:get|have|receive) (?:{_ALL}|{_ASKED})"
    rf"|\byou(?:['’]ll| will| shall| can)? (?:get|have|receive|be given) (?:{_ALL}|{_ASKED})"
    rf"|\b{_ALL} (?:is|are|was|were|has been|have been|will be|will)"
    r" (?:hereby |now )?(?:met|granted|approved|accepted|agreed|fulfilled|honou?red|yours|happen"
    r"|taken care of|on (?:its|their|the) way)\b"
    r"|\b(?:the|my|our) answer is (?:a )?(?:clear )?yes\b|\b(?:say|is|it's|that's) (?:a )?yes\b"
    r"|\b(?:happy|glad|pleased) to (?:do (?:that|so|both|it)|say yes|agree|accept|oblige)\b"
    r"|\blet['’]?s do (?:that|it|both|so)\b|\bas (?:you )?(?:requested|asked|demanded|wished),? (?:it"
    r"|that|this|all|everything)"
    r"(?:['’]s| is| has)",
    re.I,
)
_OPEN = re.compile(
    r"\?\W*$|\b(?:if|whether|once|until|before|unless|check|find out|look into|ask(?:ed|ing)? (?:the|our|my|a)"
    r"|not|never|nor|neither|cannot|no longer|may|might|could|i wish|we wish)\b|n['’]t\b",
    re.I,
)
"""What leaves it open or denies it."""
_WANTED = {
    "a refund": re.compile(
        r"\brefund\w*|\breimburs\w*|\bmoney back\b|\bmy money\b|\bcredit(?:ed|s)?\b|\bpay(?:ing)? me\b", re.I
    ),
    "a replacement": re.compile(
        r"\breplac\w+|\bexchang\w+|\bre-?sen[dt]\w*|\bre-?ship\w*|\b(?:a|another|the) new (?:one"
        r"|\w+)\b|\banother one\b|\bsend (?:me )?another\b",
        re.I,
    ),
    "compensation": re.compile(
        r"\bcompensat\w*|\bdamages\b|\bgoodwill\b|\bvouchers?\b|\bdiscounts?\b|\bgift card\b"
        r"|\bfor my (?:trouble|time|inconvenience)\b",
        re.I,
    ),
    "the cost of the return": re.compile(
        r"\b(?:return|prepaid|shipping) label\b|\bfree return\b|\b(?:pay|cover|waive|bear|refund)\w*\b[^.?!]{0,30}"
        r"\b(?:shipping|postage|fee|label|return)\b",
        re.I,
    ),
    "a cancellation": re.compile(r"\bcancel\w*", re.I),
}  # fmt: skip
"""What customers ask for that a policy must allow, by its name."""
_ASKS = re.compile(
    r"\?|\b(?:want|demand|expect|insist|require|request|ask(?:ing)?(?: you)? (?:for|to)|claim"
    r"|would like|need|please|must"
    r"|deserve|owe|i(?:['’]d| would) (?:like|prefer|rather)|either|or else|give me|send me"
    r"|you (?:should|will|have to|pay|refund))\b"
    r"|['’]d (?:like|prefer)\b|^\W*(?:refund|replace|cancel|send|pay|give|full refund|money back"
    r"|exchange|credit|compensate)\b",
    re.I,
)


def check_assent(text: str, message: str) -> Iterator[Finding]:
    """Stops a sentence that only agrees while what the customer asks for isn't named anywhere in the reply."""
    unnamed = [what for what in _asked_for(message) if not _WANTED[what].search(text)]
    for sentence in sentences(text) if unnamed else ():
        if words := _agrees(sentence.replace("’", "'")):
            shown = sentence if words in sentence else words
            yield Finding(RULE, Severity.STOP, shown, _REASON.format(what=" and ".join(unnamed)))


def _asked_for(message: str) -> list[str]:
    """What the message asks for, each by its name."""
    asks = [sentence for sentence in sentences(message) if _ASKS.search(sentence)]
    return [what for what, form in _WANTED.items() if any(map(form.search, asks))]


def _agrees(sentence: str) -> str:
    """The sentence, if it agrees and leaves nothing open."""
    if _OPEN.search(sentence):
        return ""
    return sentence if _ONLY_YES.fullmatch(sentence) or _SAYS_SO.search(sentence) else ""
