"""The day that a customer sets us: `if it isn't refunded by Friday I call my bank`, `you have until Monday`. Pure."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from bot.language.delivery.needed import Needed
from bot.language.figures.named_days import days_named
from bot.language.patterns.alternatives import either, word_of
from bot.language.segmentation.sentences import sentence_spans

_BY: Final = (
    r"\b(?:by|before|until|till|til|no later than)\b(?: the)?(?: end of)?(?: (?:this|next|coming))?"
    r"(?: \w+day| close of business)? ?$"
)
_OWED: Final = (
    r"(?:(?:an?|the|my|our|your|that|some|all(?: of)? my|full) )*(?:money|cash|refund|repl(?:y|ies)|answers?|response"
    r"|replacement|solution|[$\u20ac\u00a3]? ?\d[\d.,]*)(?: back)?"
)
_SETS: Final = re.compile(
    either(
        # if it's not in my account by, unless you answer by, should I hear nothing by
        r"\b(?:if|unless|until|should|when) "
        r"(?:i|we|you|u|it|this|that|they|there|(?:the|my|our) \w+(?: \w+)?)\b[^.;!?]{0,60}?",
        # you have until, I'll give you till
        r"\b(?:you(?:'ve| have| get| guys have)?(?: got)?|giv(?:e|ing) (?:you|u)(?: guys)?)",
        # refund it by; I want it settled by
        r"\b(?:refund|pay|answer|settle|sort|fix|resolve|reply|respond|send|replace|return|transfer)(?: \w+){0,4}?",
        r"\b(?:i|we)(?:'ll|'d)? (?:\w+ )?(?:want|expect|need|require|demand|insist)\b[^.;!?]{0,50}?",
        # money back by
        r"\b(?:money|refund|cash|reply|answer|solution|(?:new|second|other) one|replacement)"
        r"(?: (?:back|here|in my \w+))?",
        r"\b(?:deadline|last chance)(?: is)?",
    )
    + rf" ?{_BY}",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    either(
        r"\b(?:unless\b|(?:if|should)\b"
        r"(?=[^.;!?]*(?:n't|\bnot\b|\bno\b|\bnothing|\bnobody|\bnever|dont|doesnt|isnt|wasnt|havent|hasnt)))"
        r"[^.;!?]{0,70}?",
        r"(?:^|[,.;!:-] ?)no (?:refund|money|reply|answer|replacement|solution)(?: \w+){0,3}?",
        r"\b(?:i|we)(?:'ll|'d)? (?:\w+ )?(?:want|expect|need|require|demand|insist)(?: (?:on|to see|to have))?"
        rf" (?:{_OWED}|this|it)(?: \w+){{0,3}}?",
        rf"(?:^|[,.;!:-] ?|\b(?:please|just|and) )(?:give|send|get) me {_OWED}(?: \w+){{0,2}}?",
    )
    + r" ?(?:on )?$",
    re.IGNORECASE,
)
"""What sets us a day with no `by`: `if I don't have my money today`."""
_AT_STAKE: Final = re.compile(
    rf"{_OWED}|\b(?:refunded|settled|sorted|fixed|resolved|solved|answered|paid|hear|repl(?:y|ies|ied)|answers?)\b"
    r"|\b(?:charge ?back|bank|paypal|dispute|lawyer|attorney|court|claims?|report|review|complaint)\b",
    re.IGNORECASE,
)
_LATEST: Final = re.compile(r"\W*(?:at the latest|latest|or else|or (?:i|we)\b|otherwise)\b", re.IGNORECASE)
_OURS: Final = re.compile(
    r"\b(?:you|they|it|he|she|site|page|email|carrier|ups|dhl|fedex|usps) (?:guys )?"
    r"(?:said|say|says|told|promised|wrote|claimed|were|was)\b"
    rf"|\b{word_of('supposed promised estimated guaranteed scheduled ordered')}\b",
    re.IGNORECASE,
)
"""A day that somebody else named, or that is past."""
_ASKS: Final = re.compile(
    r"\bwhat (?:then|happens|do i|now)\b"
    r"|\b(?:must|do|should|can|could|may) i (?:have to |need to )?(?:return|send|ship|order|pay)\b"
    r"|\bif i (?:don'?t |do not )?(?:return|order|pay|send|buy)\b",
    re.IGNORECASE,
)
"""They ask what they are to have done by then."""
_NEAR: Final = timedelta(days=60)


def day_set(text: str, today: date) -> Needed | None:
    """The earliest such day, with its sentence; None where none is set."""
    plain = text.replace("\u2019", "'")
    told = ((day, a, b) for a, b in sentence_spans(plain) for day in _days(plain[a:b], today))
    return min((Needed(day, text[a:b].strip()) for day, a, b in told), key=lambda n: n.day, default=None)


def _days(said: str, today: date) -> Iterator[date]:
    if _OURS.search(said) or _ASKS.search(said):
        return
    for start, day in days_named(said, today):
        by = _SETS.search(said[:start]) or _LATEST.match(re.sub(r"^\W*\w+", "", said[start:]))
        bare = _BARE.search(said[:start]) and _AT_STAKE.search(said) and "?" not in said
        if today <= day <= today + _NEAR and (by or bare):
            yield day
