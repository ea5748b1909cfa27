"""Whether a clause promises money back: a refund by name, or a price, share or sum that goes back."""

import re

from bot.checks.commitments import favours
from bot.checks.commitments import words as w
from bot.checks.commitments.acts import Meant, Side, SpeechAct
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.lexicon import word_set
from bot.language.vocabulary.stems import stem

ABOVE = frozenset(map(stem, w.ABOVE))
SUM = re.compile(r"[$\u20ac\u00a3%]\s?\d|\d\s?(?:%|percent|dollars?|euros?|usd|eur|gbp|[$\u20ac\u00a3])", re.I)
"""An amount or a share."""
_SUM_FIRST = re.compile(
    r"^\W*(?:so |and )?(?:(?:all|half|most|part) of )?(?:the|your|another|a)?"
    r" ?(?:other|further|missing|remaining|last|first|second|third|extra|double|whole|full)? ?[$\u20ac\u00a3]\s?\d",
    re.I,
)
_HANDED = re.compile(
    r"\b(?:giv|pay|send|sent|transfer|return|wir|hand)\w* you (?:back )?(?:the |your |all |another |a )?(?:\w+ )?"
    r"[$\u20ac\u00a3]\s?\d[\d.,]*"
    r"(?=\W*$|[.,;!?]|\W+(?:back|today|now|by|on|to|as|in|within|and|when|once|if|right|for (?:it|this))\b)",
    re.I,
)
"""A sum that is handed to the customer: `we give you the $80`, but not `we sent you the $80 lamp`."""
_PURSE = re.compile(r"\b(?:out of|off|from) (?:the|your|this|that|its) (?:\w+ )?(?:refund|price|amount|money)\b", re.I)
"""What something is taken from: `that comes out of your refund` promises no refund."""
_IN_GENERAL = re.compile(r"\W*(?:(?:and|then|so|but|as) )*(?:refunds|payments|repayments)\b", re.I)
"""How things are done in general: `Refunds go back the way the payment came`."""
_PAYS_BACK = frozenset({"refund", "reimburse", "repay", "credit", "compensate"})


def is_ours(act: SpeechAct) -> bool:
    """Whether we do it, or it is done by nobody named."""
    return act.side is Side.US or (act.passive and act.side is Side.THING)


def refunds(act: SpeechAct, text: str) -> bool:
    """Whether the clause has money go back to the customer."""
    if _asks(act) or hands_up(act) or left_to_them(act) or _IN_GENERAL.match(text, act.start, act.end):
        return False
    if favours.lets_it_come_back(act) or favours.meets_any_demand(act, text):
        return True
    if act.side is Side.CUSTOMER:
        return _they_get(act, text)
    if is_ours(act):
        return _we_give(act, text)
    taken = bool(_PURSE.search(text[act.start : act.end])) and not act.subject & w.REFUND
    return act.side is Side.THING and not taken and (_money_moves(act) or _sum_moves(act, text))


def _they_get(act: SpeechAct, text: str) -> bool:
    """`You'll be reimbursed`, `you get your money back`."""
    if act.passive and act.meant is Meant.LATER:
        return act.verb in _PAYS_BACK
    whole = bool(act.about & w.WHOLE and act.about & w.PRICE)
    takes = set(act.verbs) & (w.RECEIVE | w.RELIES | {"be"})
    return act.meant is not Meant.PAST and bool(takes) and (_worth(act, text) or whole)


def _we_give(act: SpeechAct, text: str) -> bool:
    gives = set(act.verbs) & w.GIVE and (_worth(act, text) or (act.about & w.PRICE and act.about & w.WHOLE))
    credits = "credit" in act.about and act.verb in w.GIVE
    back = act.side is Side.US and bool(act.about & w.BACK) and not act.about & w.SPOKEN
    named = bool(set(act.verbs) & _PAYS_BACK) or bool(act.side is Side.US and _HANDED.search(text[act.start : act.end]))
    return named or bool(gives or credits) or (back and bool({"take", "accept"} & set(act.verbs)))


def _sum_moves(act: SpeechAct, text: str) -> bool:
    """`The other $30 will follow`."""
    named = _SUM_FIRST.search(text[act.start : act.end])
    return bool(named) and act.verb in w.GOES | {"follow", "reach"} and act.meant is not Meant.PAST


def _worth(act: SpeechAct, text: str) -> bool:
    """Whether it is about money going back: a refund, or a price, share or sum with its destination."""
    sums = bool(SUM.search(text[act.start : act.end]))
    somewhere = act.about & (w.BACK | w.CARD) or ("pay" in act.verbs and "out" in act.about)
    return bool(act.about & w.REFUND) or bool(somewhere and (sums or act.about & (w.PRICE | w.SHARE)))


def hands_up(act: SpeechAct) -> bool:
    """Whether it is passed on, undecided: `I have put it to my lead for a refund`."""
    return bool(act.about & ABOVE) and bool(set(act.verbs) & (w.HAND | word_set("apply request recommend")))


def left_to_them(act: SpeechAct) -> bool:
    """Whether it is left to the customer: `We would ask you to cover it`."""
    return act.verb in w.DEMANDS and len(act.verbs) > 1 and "you" in act.about and act.side is Side.US


def _asks(act: SpeechAct) -> bool:
    return bool(act.about & stem_set("claim request policy possibility question")) or act.verb in (
        "ask", "request", "check", "understand", "know", "want", "decide", "look", "discuss", "consider",
    )  # fmt: skip


def _money_moves(act: SpeechAct) -> bool:
    """`The amount goes back to your card`, `the refund comes to $12`."""
    named = act.subject & (w.REFUND | w.PRICE | stem_set("half rest"))
    back = act.about & (w.BACK | stem_set("your way on")) and act.verb in w.GOES | {"be"}
    return bool(named) and bool(
        (act.verb in w.GOES | {"be", "make", "find"} and act.about & (w.BACK | stem_set("yours")))
        or (act.verb in ("do", "settle", "complete") and act.subject & w.REFUND)
        or (act.verb == "go" and act.subject & w.REFUND and {"through", "out"} & act.about)
        or (stem("way") in act.about and back)
        or (_totals(act) and any(word[:1].isdigit() for word in act.about))
    )


def _totals(act: SpeechAct) -> bool:
    """Whether a refund has this sum: `The refund comes to $12`. A price promises nothing."""
    return act.verb in ("be", "come", "amount", "total") and bool(act.subject & (w.REFUND | stem_set("half rest")))
