"""Whether a reply names the act that the customer speaks of, by its verb or a related noun."""

import re
from collections.abc import Iterator

from bot.checks.circles.reply.asks import Ask, unnamed
from bot.domain.ledger import Entry
from bot.language.vocabulary.content import gist, stem_set
from bot.language.vocabulary.stems import lemma, stem
from bot.ledger.actions import GIVABLE
from bot.ledger.results import BY_HAND

_SAYS_LITTLE = stem_set(
    "be have do get take make go put try use give let help see need want work keep come send look ask tell say know"
    " start stop think wait call contact check please receive happen turn hold find show open run pay order buy leave"
    " return write read feel like mean seem"
)
"""Verbs shared by many different steps."""
_ACT = re.compile(r"\b(?:an? )?(\w{3,}(?:ing|ed))\b", re.IGNORECASE)
_CAUSED = re.compile(
    r"\b(?:have|get|having|getting|had) (?:it|them|this|that|(?:the|your) (?:\w+ ){1,2}?)\s?\w+(?:ed|en|t)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:again|once more|one more time|another time|anew|afresh|a second time)\b", re.IGNORECASE)
_SEEING_TO = frozenset({"search", "try", "enter", "put"})
"""Verbs that go with doing something over again."""
_LEAST = 3
"""Fewest letters that a verb and a longer word must share: `waxing`, after they rubbed beeswax in."""


def same_act(ask: Ask, entry: Entry) -> bool:
    """Whether the verb of one is among the other's words, and they share another word."""
    asked, told = gist(unnamed(ask.text)), gist(entry.quote)
    verbs = {entry.verb} & asked | {v for v in _verbs(ask) for w in told if w.endswith(v)}
    shared = ask.step.terms & entry.terms - verbs - {w for w in told for v in verbs if w.endswith(v)}
    return bool(verbs - _SAYS_LITTLE - {""}) and bool(shared)


def once_more(ask: Ask, entry: Entry) -> bool:
    """`Going over the bolts once more`, after they tightened the bolts: what is to be done again was done before."""
    handled = entry.actions & BY_HAND and ask.step.actions and ask.step.actions <= entry.actions | _SEEING_TO
    return bool(_AGAIN.search(ask.text) and handled) and bool((ask.step.terms & entry.terms) - GIVABLE)


def _verbs(ask: Ask) -> Iterator[str]:
    words = (ask.verb, *(stem(lemma(m[1])) for m in _ACT.finditer(ask.text)))
    return (v for v in words if len(v) >= _LEAST and v not in _SAYS_LITTLE)


def by_somebody(ask: Ask, entry: Entry) -> bool:
    """`Have it tested by an electrician`, after the electrician tested it."""
    other = entry.by_other or " been " in f" {entry.quote} " or "'s been" in entry.quote
    return bool(_CAUSED.search(ask.text)) and other
