"""Whether a text takes up a question or a claim: by words that are its own, or by those of an answer to it."""

import re
from collections.abc import Iterable

from bot.checks.circles.reply.rhetorical import refuses_remedy
from bot.language.remembered import remembered
from bot.language.vocabulary.content import gist, stem_set
from bot.ledger.actions import step_of

_NEUTRAL = stem_set(
    "parcel order item package unit thing phone say tell day week message please hello hi time get have be do help know"
    " want need go come make think doesn't don't didn't isn't aren't wasn't weren't won't can't couldn't hasn't haven't"
)
_OF_EVERY_ORDER = gist(
    "ship send leave return refund deliver arrive receive pay cost price replace exchange new label also possible still"
    " yet buy take long much answer question extra free charge fee"
)
"""Words of so many replies that they don't show which question one answers."""
_WHERE = re.compile(
    r"\b(?:where(?:'s| is| are)|when (?:will|does|do)|any news (?:of|on|about))\b[^.!?\n]{0,20}"
    r"\b(?:parcel|package|order|delivery|shipment|it|they|stuff|thing|item|mine|our)s?\b"
    r"(?: (?:now|at|be here|arrive|come))*(?: (?:arrive|come|get) (?:to|at|in|on) [^.!?\n]{1,40})?\W*$",
    re.I,
)
"""They ask where the parcel is, or when it comes to a place, with no word that another question hasn't."""
_ON_ITS_WAY = re.compile(
    r"\b(?:track|scan|carrier|ups|usps|fedex|dhl|arriv|transit|depot|trace|estimat|deliver|left|leaves"
    r"|on (?:its|the) way|where (?:it|your|the)|shipped)\w*",
    re.I,
)
_DO_WITH = re.compile(
    r"\bwhat (?:(?:should|shall|can|do|must|would) (?:i|we)|am i|are we)(?: (?:supposed|meant|to|now))* do with\b", re.I
)
"""They ask what to do with what they have; such a question has no word of its own."""
_DONE_WITH = re.compile(
    r"\b(?:keep|kept|send|bring|hand|give|donat|dispos|throw|discard|recycl|pick|collect|fetch|return|hold)\w*", re.I
)
_FEE = re.compile(
    r"\b(?:is|are|will|would|was|were) there\b[^.!?\n]{0,20}"
    r"\b(?:surcharges?|charges?|fees?|(?:extra|additional|further|hidden) costs?)\b"
    r"|\b(?:do|does|will|would|must) (?:i|we|it|that|this)(?: have to)? (?:pay|cost)"
    r"(?: (?:anything|something|any))? extra\b",
    re.I,
)
"""They ask whether something is added to the price."""
_COSTS = re.compile(
    r"\b(?:(?:sur)?charg|fees?\b|costs?\b|free\b|extra\b|pay\b|pays\b|paid\b|includ|added\b|adds?\b)|[$£€]\s?\d", re.I
)
_BORNE = re.compile(rf"{_COSTS.pattern}|\b(?:bears?|ours|yours|covers?|on us|expense)\b", re.I)
_WHO_PAYS = re.compile(
    r"\bwho (?:has to |is going to )?pays?\b"
    r"|\b(?:do|does|will|would|must|should) (?:i|we|you|u|it)(?: (?:have|need|got)(?: to)?| also| still| only)*"
    r" (?:pay|cover|cost)\b"
    r"|\b(?:is|are|will) (?:the )?(?:returns?|shipping|delivery|postage|label)(?: shipping| postage| label)?(?: be)?"
    r" free\b",
    re.I,
)
_MONEY_BACK = re.compile(
    r"\b(?:do|will|would|can|could) (?:i|we) (?:\w+ ){0,2}?(?:get|have) (?:\w+ ){0,3}?"
    r"(?:money|everything|all|shipping|postage|costs?|fees?|price|half|full|percent|[$\d.]+)\b[^?]{0,25}\bback\b"
    r"|\bhalf (?:of )?(?:the |my )?(?:price|money)\b|\b(?:partial|full|part) refund\b",
    re.I,
)
_OF_MONEY = re.compile(
    r"\b(?:refund|money\b|credit|reimburs|paid\b|price|costs?\b|charg|fees?\b|deduct|percent)|%|[$£€]\s?\d", re.I
)
_WHEN_PAID = re.compile(
    r"\b(?:when|how soon) (?:do|will|would|can|should|am) (?:i|we) [^.!?\n]{0,25}?"
    r"\b(?:money|refund\w*|credit\w*|paid back|cash|repaid)\b",
    re.I,
)
_BY_WHEN = re.compile(
    r"\b(?:within|after|in|by|on|from)\b[^.!?\n]{0,25}?(?:\d|\b(?:day|week|hour)s?\b|day\b)|\b(?:today|tomorrow)\b",
    re.I,
)
_HOW_LONG_THERE = re.compile(
    r"\bhow (?:long|quick(?:ly)?|fast|soon|many (?:\w+ )?days)\b[^.!?\n]{0,40}?"
    r"\b(?:shipping|delivery|postage|ship|deliver|post|arrive|reach|come|get (?:here|there|to)|(?:take|for it) to)\b",
    re.I,
)
"""They ask how long it travels: a place that they name need not stand in the answer."""
_TRAVELS_SO_LONG = re.compile(
    r"\b(?:travel|take|arrive|reach|deliver|come|there|with you)\w*\b[^.!?\n]{0,60}?\b(?:days?|weeks?|hours)\b", re.I
)
_STOCK = re.compile(r"\b(?:in stock|sold out|available|still (?:have|got) (?:it|any|one|some|them))\b", re.I)
_IN_STOCK = re.compile(r"\b(?:stock|available|sold out|have (?:another|one|it|them|none)|left|make more)\b", re.I)
_NEW_ONE = re.compile(
    r"^\W*(?:(?:so|and|then|just|please|pls|can|could|would|will|you|simply|i|we|want|need|to) )*"
    r"(?:(?:re)?send|ship|get|have|given?)(?: (?:me|us|out))* (?:it again|(?:another|a (?:new|second))(?: one)?)"
    r"(?: (?:out|please|then|now|today|instead))*\W*$",
    re.I,
)
"""They ask for it once more, with no word that another wish hasn't."""
_ONCE_MORE = re.compile(
    r"\b(?:another|new one|replac\w*|re-?sen[dt]\w*|(?:sent|send|ship|shipped)\b[^.!?\n]{0,20} again)", re.I
)
_ANSWERED_BY = (
    (_WHERE, _ON_ITS_WAY),
    (_DO_WITH, _DONE_WITH),
    (_FEE, _COSTS),
    (_WHO_PAYS, _BORNE),
    (_MONEY_BACK, _OF_MONEY),
    (_HOW_LONG_THERE, _TRAVELS_SO_LONG),
    (_STOCK, _IN_STOCK),
    (_WHEN_PAID, _BY_WHEN),
    (_NEW_ONE, _ONCE_MORE),
)
"""Questions in words that other questions have too, and the words of an answer."""
_SIZE = re.compile(r"(?<![\w'\u2019.])(?:X{1,3}[SL]|[2-5]XL|[SML])(?![\w'\u2019])")
"""A size of clothes, which is no word."""


def taken_up(quote: str, text: str, beside: Iterable[str] = ()) -> bool:
    """Whether a text has a word that tells this question or claim from what was written beside it.

    A word of every order, as ship or refund, tells only where there is no other.
    """
    if refuses_remedy(quote, text):
        return True
    for asks, answers in _ANSWERED_BY:
        if asks.search(quote):
            return bool(answers.search(text))
    sizes = set(_SIZE.findall(quote))
    if sizes and sizes & set(_SIZE.findall(text)):
        return True
    words = words_of(quote)
    elsewhere = frozenset(word for other in beside for word in words_of(other))
    return bool((words - _OF_EVERY_ORDER - elsewhere or words) & words_of(text))


def has_no_words_of_its_own(question: str) -> bool:
    """Whether other questions have the same words, and an answer is known by its own."""
    return any(asks.search(question) for asks, _ in _ANSWERED_BY)


@remembered(64)
def words_of(text: str) -> frozenset[str]:
    """The words that tell what a text is about."""
    return (gist(text) | step_of(text).terms) - _NEUTRAL
