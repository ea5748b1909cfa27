"""Promises in sentences without a subject or a verb: `Refunding you now`, `Full refund on its way`, `No label cost`."""

import re

_AND = r"\W*(?:(?:and|so|then|also|now|just|already|currently|ok|okay|sure|yes|great|done)[,:]? ){0,2}"
_DOING = re.compile(
    rf"{_AND}(?:re)?(?:refund|reimburs|credit|send|shipp|replac|issu|pay|return|waiv|cover|cancell?|exchang|giv|transferr"
    r"|add|offer|mail|dispatch)ing\b",
    re.I,
)
_SUM = r"[$\u20ac\u00a3]\d[\d.,]*"
_MORE = rf"(?:(?:full|new|whole|free|partial|complete|prepaid|second|fresh|return|other|express|small|\d+%|{_SUM}) )"
_GIVEN = (
    r"(?:refunds?|reimbursement|replacement|money|label|voucher|credit|discount|upgrade|exchange|gift|amount|one|off"
    rf"|{_SUM})"
)
_ANOTHER = r"(?:another|a second|a new|a fresh|one more|new) (?:[\w-]+ ){1,3}?"
_MOVES = (
    r"(?:on (?:its|the|their) way|out|back|coming|today|tomorrow|now|on us|on the house|to you|to your|for you|free"
    r"|no charge|attached|enclosed|included|promised|guaranteed|on arrival)\b"
)
_GETS = re.compile(
    rf"{_AND}(?:(?:an? |the |your |another |all )?{_MORE}{{0,3}}{_GIVEN}\b(?!['\u2019])[^.!?]{{0,40}}?\b{_MOVES}"
    rf"|{_ANOTHER}{_MOVES})",
    re.I,
)
_NOTHING_DUE = re.compile(rf"{_AND}no (?:\w+ ){{0,3}}?(?:charges?|costs?|fees?|deductions?|postage)\b", re.I)
_RESULT = re.compile(
    r"\W*(?:\d+[.)] ?)?(?:(?:outcome|resolution|decision|result|remedy|solution|settlement|action taken)\W*[:\u2013-] ?"
    rf"(?:an? |the |your )?{_MORE}{{0,3}}{_GIVEN}\b(?: (?:granted|approved|given|issued|confirmed|in full))?\W*$"
    rf"|(?:an? |the |your )?{_MORE}{{0,3}}{_GIVEN}\W*[:\u2013-] ?(?:yes|granted|approved|given|issued|confirmed)\b)",
    re.I,
)
"""`Outcome: refund.`; `Refund: yes.`"""
_HEADLINE = re.compile(
    r"\W*(?:(?:your|full|partial|new|free|prepaid|the|a|return|label) ){0,3}"
    r"(?:refund|replacement|return|label|amount|money|exchange|credit|voucher|cancellation|order|fee|charge|shipping"
    r"|postage|upgrade|discount)s? \w+ed"
    r"(?:\W*| (?:today|now|already|yesterday|back|on|to|for|at|by|this|with|in|as|and|just|again|in full)\b.*)",
    re.I | re.S,
)
_HAS_VERB = re.compile(
    r"['\u2019](?:s|re|ll)\b|\b(?:is|are|was|were|be|costs?|takes?|has|have|will|would|can|could|may|might|needs?|means?"
    r"|works?|goes|go|comes?|leaves?|ships?|follows?|reach(?:es)?|arrives?|stays?|covers?|travels?|lands?|gets?|shows?"
    r"|went|came|left|arrived|reached|followed|depends?|takes?|decides?|says?)\b",
    re.I,
)
_FORMS = ((_RESULT, "You get "), (_DOING, "We are "), (_GETS, "You get "), (_NOTHING_DUE, "There is "))


def left_out(sentence: str) -> str:
    """What a sentence without a verb leaves out at its beginning; empty if it is a question or promises nothing."""
    if sentence.rstrip().endswith("?"):
        return ""
    first = re.split(r"[,;:]| (?:once|when|if|as soon as|after) ", sentence, maxsplit=1)[0]
    if _HAS_VERB.search(first):
        return ""
    return next((words for form, words in _FORMS if form.match(sentence)), "")


def is_headline(words: str) -> bool:
    """`Refund issued.`, `Return approved today.`: what was done to a thing, without the verb that says so."""
    return _HEADLINE.fullmatch(words) is not None
