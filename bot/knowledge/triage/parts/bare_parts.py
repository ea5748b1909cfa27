"""Parts of a message that are no matter by themselves: which order it is, that it came, what we had from them."""

import re

ORDER = re.compile(r"\b\d{3}-\d{7}-\d{7}\b|(?<=#)\d{4,12}\b")
_LABEL = (
    r"(?:\b(?:my|the|this|it|its|it's|is|order|number|nr|no|id|for|re|regarding|about|ref|reference|on|hello|hi|hey"
    r"|again|another|second|third|fourth|fifth|sixth|\d(?:nd|rd|th)|message|e-?mail|mail|letter|attempt|time)\b\W*){0,8}"
)
"""`Third message about`."""
_ONLY_AN_ORDER = re.compile(
    rf"\W*{_LABEL}(?:(?:{ORDER.pattern})|\border\b\W*{_LABEL}(?:\d{{4,12}})?)\W*",
    re.I,
)
_ONLY_CAME = re.compile(
    r"\W*(?:(?:hi|hello|hey|good \w+|dear \w+|team|there|all)\b\W*)*"
    r"(?:my|the|our|this|your) (?:order|parcel|package|delivery|box)"
    rf"(?:\W*(?:number |no\.? )?(?:{ORDER.pattern}|\d{{4,12}}))?,? (?:(?:just|finally|has|have|did) )*"
    r"(?:came|come|arrived?|was delivered|got here|is here)"
    r"(?: (?:today|yesterday|just now|finally|safely|here|(?:this|last|on|at|in|the) \w+"
    r"|\w+ (?:days?|weeks?|hours?) ago))*\W*",
    re.I,
)
"""A part that only says that the order came."""
_ASKED_AND_GIVEN = re.compile(
    r"\W*(?:(?:and|then|so|first|next|later|also|now) )*(?:you|u|they|your \w+) (?:then |also )?"
    r"(?:asked|wanted|needed|requested|demanded)(?: me)? (?:for |to )?[^.!?;]{2,60}?[,;:]? (?:and |so |which )?(?:i|we)"
    r" (?:also |then |already |gladly )?(?:gave|sent|did|provided|attached|uploaded|told|answered|mailed|emailed)\b"
    r"[^.!?]{0,60}\W*",
    re.I,
)
"""What we asked for and had: it isn't asked of us."""
_RHETORIC = re.compile(
    r"\W*(?:(?:and|so|but|seriously|honestly|hello) )*(?:is|are) (?:there )?(?:any(?:one|body)|you|somebody|someone)"
    r"(?: even| actually| really)? (?:there|reading|listening|awake|home|working|serious|kidding)\b[^.!?]{0,30}\W*"
    r"|\W*(?:(?:and|so|but|seriously|honestly) )*(?:who|what) (?:the \w+ )?is (?:even )?"
    r"(?:in charge|responsible|going on|wrong with you)\b[^.!?]{0,25}\W*",
    re.I,
)
"""Asks for no answer: `is anyone reading this?`"""


def opens_only(text: str) -> bool:
    """Whether a first part only says which order it is of, or that this came."""
    return any(pattern.fullmatch(text) for pattern in (_ONLY_AN_ORDER, _ONLY_CAME))


def tells_nothing(text: str) -> bool:
    """Whether a later part goes with the one before it: an order's number, or what we asked for and got."""
    return any(pattern.fullmatch(text) for pattern in (_ONLY_AN_ORDER, _ASKED_AND_GIVEN))


def wants_no_answer(text: str) -> bool:
    """Whether it only asks as people do who are put off."""
    return _RHETORIC.fullmatch(text) is not None
