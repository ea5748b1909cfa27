"""A customer who answers that our reply wasn't to what they asked or said: `that's not my question`."""

import re
from typing import Final

from bot.domain.case import Matter, Who
from bot.language.segmentation.tokens import straight

_NOT: Final = (
    r"(?:is not|isn't|isnt|was not|wasn't|wasnt|'s not|s not|not|doesn't|doesnt|does not|didn't|didnt|did not)"
)
_I: Final = r"(?:i|we)(?:'ve| have|'d| had)?"
_ASKED: Final = rf"{_I} (?:just |actually |even |only )*(?:asked|said|wrote|asking|was asking|wanted to know)"
_LETTERS: Final = r"(?:messages?|msgs?|e-?mails?|mails?|notes?|question|first|last)"
_FIRST: Final = rf"(?:very )?(?:first|last|previous|original|earlier|other|1st) {_LETTERS}\b"
_NTH: Final = r"(?:second|third|fourth|fifth|2nd|3rd|4th|5th)"
_WELL: Final = (
    r"(?:[^.!?]{0,60}\b(?:thank\w*|no rush|no hurry|take your time|happy|great|love\w*|sorry|kind|appreciate\w*)\b"
    r"| (?:i|we)(?:'d| would)\b| (?:to )?(?:my|her|him|them)\b)"
)
_SAYS_SO: Final = re.compile(
    rf"\b{_NOT} (?:really |actually |even |at all )*what {_ASKED}\b(?! (?:for|to|you to)\b)"
    rf"|\b{_NOT} (?:really |actually |even )*(?:(?:the|my|our) question|answer\w* (?:the|my|our|what|any))\b"
    rf"|\b(?:you|u|ye) (?:still )?(?:haven't|havent|have not|didn't|didnt|did not|never|not) (?:\w+ )?"
    r"(?:(?:answer\w*|read) (?:the|my|our|what|any|either|it|a word)"
    r"|(?:told|said|tell|say)(?: me| us)? (?:what|how|whether|if|which|who|where|why))\b"
    r"|\b(?:that's|thats|that is|this is|it's|its|which is)(?: exactly| literally)?"
    rf" what {_I} (?:just|already|literally) (?:\w+ )?(?:said|told|wrote|did|tried|explained)\b"
    rf"|\b(?:as|like) {_I} (?:just|literally|clearly) (?:\w+ )?(?:said|told|wrote|explained)\b"
    r"|\bdid (?:you|anyone|anybody|somebody) (?:even |actually |really )*read\b"
    # as I said, it's brass
    rf"|\b(?:as|like) {_I} (?:have |had |already )*(?:said|told you|wrote|written|mentioned|explained"
    rf"|stated|described)\b"
    rf"(?!{_WELL})"
    # it's all in my first message
    rf"|(?:\b(?:is|are|was|were|its|it's|all|both|that's|stands?|everything|already|there|said so"
    rf"|it)\b,? )in (?:my|the) {_FIRST}"
    r"|\b(?:please|pls|to|you|anyone|anybody|somebody|someone|just|kindly|go|and) (?:please |just |actually |first )*"
    rf"(?:read|re-?read|scroll(?: up| back)?|look)(?: up| back)?(?: at| to| through)? (?:what(?:'s| is| i"
    rf"| we)\b|my {_LETTERS}\b"
    r"|the (?:whole )?(?:thread|conversation)\b|above\b|(?:my|the) first\b)"
    # I know how to use the link
    rf"|\b{_I} (?:do |well )?know (?:how to (?:use|read|open|click|track|follow|work)|that much"
    rf"|that already|all that)\b"
    # third person, third story
    rf"|\b{_NTH} (?:person|people|colleague|agent|name|one of you)\b[^.!?]{{0,30}}"
    rf"\b(?:{_NTH}|different|another|other) (?:story|answer|version|question|opinion)"
    rf"|\b{_NTH} (?:different )?(?:story|stories|versions?) (?:now|already|today|from you)\b"
    # your colleague told me the opposite
    r"|\b(?:told|said|wrote|promised|says|writes)(?: (?:me|us))? (?:exactly |just "
    r"|quite )?(?:the (?:very )?(?:opposite|contrary)"
    r"|something (?:completely |quite |totally |very )?(?:else|different))\b"
    # the same sentence twice
    r"|\bsame (?:sentence|answer|reply|text|mail|e-?mail|message|paragraph|words?|line)s?\b[^.!?]{0,20}"
    r"\b(?:twice|again|three times|every time|each time|as (?:before|last time|yesterday)|copied)\b"
    # they say you, you say them
    r"|\bthey say(?: it's| its| to ask)? you\b[^.!?]{0,30}\byou say(?: it's| its| to ask)? them\b"
    r"|\byou say(?: it's| its| to ask)? them\b[^.!?]{0,30}\bthey say(?: it's| its| to ask)? you\b",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"\b(?:ups|usps|fedex|dhl|dpd|hermes|evri|carrier|driver|courier|neighbou?rs?|manual|listing|page"
    r"|label|box|husband|wife"
    r"|friend|mum|mom|dad|typo|wrong|mistake|mistyped|forgot|slip)\b",
    re.IGNORECASE,
)
"""Who or what else says so, or what was wrong in their own message."""
_BEFORE: Final = 40
"""Characters before such words in which that stands."""


def asked_else(matter: Matter) -> str | None:
    """The words of their latest message that say so; None where we haven't written, or answered what they asked."""
    last = max((n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER), default=0)
    if all(turn.who is not Who.US for turn in matter.turns[:last]):
        return None
    text = straight(matter.turns[last].text)
    found = (m for m in _SAYS_SO.finditer(text) if not _OTHERS.search(text, max(0, m.start() - _BEFORE), m.end()))
    told = next(found, None)
    return matter.turns[last].text[slice(*told.span())].strip() if told else None
