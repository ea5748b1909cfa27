"""The promises of a closed list in a text, each with the words that make it, its condition among them."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from bot.checks.commitments import words as w
from bot.checks.commitments.acts import Act, Meant, Side, acts
from bot.domain.reply import Commitment, CommitmentKind
from bot.language.figures import soon
from bot.language.remembered import remembered
from bot.language.stems import stem

K = CommitmentKind
_ABOVE = frozenset(map(stem, w.ABOVE))
_ANY_DAY = date(2000, 1, 3)
_FAR = 300
"""Characters of the sentence, from the promise on, in which it may be qualified."""
_MEANT = frozenset({Meant.NOW, Meant.PAST, Meant.LATER})
_SUM = re.compile(r"[$\u20ac\u00a3%]\s?\d|\d\s?(?:%|percent|dollars?|euros?|usd|eur|gbp|[$\u20ac\u00a3])", re.I)
_SUM_FIRST = re.compile(
    r"^\W*(?:the|your|another|a)? ?(?:other|further|missing|remaining|last)? ?[$\u20ac\u00a3]\s?\d", re.I
)
_LESS = re.compile(
    r"\b(?:less|minus|half|part(?:ial|ly)?|percent|deduct\w*|withh\w+|keep|kept|rest|remain\w*|except|prorated"
    r"|taken off|comes? off)\b|\d\s?%",
    re.I,
)
_NOTHING_LESS = re.compile(r"\b(?:nothing|no|not|without)\b[^.;]{0,30}\b(?:deduct|kept|withh|taken)", re.I)
_WHOLE = re.compile(
    r"\b(?:full|whole|entire|complete|every (?:cent|penny)|everything|all (?:of )?(?:it|your|the)\b)", re.I
)
_PURSE = re.compile(r"\b(?:out of|off|from) (?:the|your|this|that|its) (?:\w+ )?(?:refund|price|amount|money)\b", re.I)
"""What something is taken from: `that comes out of your refund` promises none."""
_LATER_DAY = re.compile(r"\b(?:today|tonight|tomorrow|morning|afternoon|evening|hours?|days?|week|noon)\b", re.I)


@remembered(128)
def commitments_in(text: str) -> tuple[Commitment, ...]:
    """Every promise, in order, each kind once a sentence. What is refused, asked, or another's to do is none."""
    found: dict[tuple[int, CommitmentKind], Commitment] = {}
    said = acts(text)
    for i, act in enumerate(said):
        if _only_wished(act, text):
            continue
        for kind in _kinds(act, text):
            found.setdefault((act.sentence[0], kind), Commitment(kind, _quote(said, i, text)))
    return tuple(found.values())


def _only_wished(act: Act, text: str) -> bool:
    """`I would love to send one, but ...`."""
    return "would" in act.subject and bool(re.match(r"\W*but\b", text[act.end : act.end + 8], re.I))


def says_part(words: str) -> bool:
    """Whether the words speak of less than the whole price; a bare amount may be either."""
    return bool(_LESS.search(words)) and not _NOTHING_LESS.search(words)


def says_whole(words: str) -> bool:
    """Whether the words speak of the whole price."""
    return bool(_WHOLE.search(words))


def _quote(said: tuple[Act, ...], i: int, text: str) -> str:
    """The clause, with the condition right before or after it."""
    start, end = said[i].start, said[i].end
    if i and said[i - 1].meant is Meant.CONDITION and said[i - 1].sentence == said[i].sentence:
        start = said[i - 1].start
    if i + 1 < len(said) and said[i + 1].meant is Meant.CONDITION and said[i + 1].sentence == said[i].sentence:
        end = said[i + 1].end
    return text[start:end].strip(" ,;:-\u2013\u2014")


def _kinds(act: Act, text: str) -> Iterator[CommitmentKind]:
    if act.meant not in _MEANT or (act.side is Side.OTHER and not act.passive):
        return
    if _refunds(act, text):
        rest = text[act.start : min(act.sentence[1], act.start + _FAR)]
        part = says_part(rest) or (bool(_SUM.search(text[act.start : act.end])) and not _WHOLE.search(rest))
        yield K.REFUND_PARTIAL if part else K.REFUND_FULL
    yield from (kind for kind, makes in _TABLE.items() if makes(act))
    if _calls_back(act, text):
        yield K.CALL_BACK


def _ours(act: Act) -> bool:
    """We do it, or it is done."""
    return act.side is Side.US or (act.passive and act.side is Side.THING)


def _refunds(act: Act, text: str) -> bool:
    if _asks(act) or _hands_up(act) or _left_to_them(act):
        return False
    worth = _worth(act, text)
    if act.side is Side.CUSTOMER:
        whole = bool(act.about & w.WHOLE and act.about & w.PRICE)
        takes = set(act.verbs) & (w.RECEIVE | w.RELIES | {"be"})
        return act.meant is not Meant.PAST and bool(takes) and (worth or whole)
    if _ours(act):
        gives = set(act.verbs) & w.GIVE and (worth or (act.about & w.PRICE and act.about & w.WHOLE))
        credits = "credit" in act.about and act.verb in w.GIVE
        back = act.side is Side.US and bool(act.about & w.BACK) and not act.about & w.SPOKEN
        named = bool(set(act.verbs) & {"refund", "reimburse", "repay", "credit"})
        return named or bool(gives or credits) or (back and bool({"take", "accept"} & set(act.verbs)))
    taken = bool(_PURSE.search(text[act.start : act.end])) and not act.subject & w.REFUND
    return act.side is Side.THING and not taken and (_money_moves(act) or _sum_moves(act, text))


def _sum_moves(act: Act, text: str) -> bool:
    """`The other $30 will follow`."""
    named = _SUM_FIRST.search(text[act.start : act.end])
    return bool(named) and act.verb in w.GOES | {"follow", "reach"} and act.meant is not Meant.PAST


def _worth(act: Act, text: str) -> bool:
    """Whether it is about money that goes back: a refund, or a price, a share or a sum with where it goes."""
    sums = bool(_SUM.search(text[act.start : act.end]))
    somewhere = act.about & (w.BACK | w.CARD)
    return bool(act.about & w.REFUND) or bool(somewhere and (sums or act.about & (w.PRICE | w.SHARE)))


def _hands_up(act: Act) -> bool:
    """`I have put it to my lead for a refund`: it isn't decided."""
    return bool(act.about & _ABOVE) and bool(set(act.verbs) & (w.HAND | w.words("apply request recommend")))


def _left_to_them(act: Act) -> bool:
    """`We would ask you to cover it`."""
    return act.verb in w.DEMANDS and len(act.verbs) > 1 and "you" in act.about and act.side is Side.US


def _asks(act: Act) -> bool:
    return bool(act.about & w.stems("claim request policy possibility question")) or act.verb in (
        "ask", "request", "check", "understand", "know", "want", "decide", "look", "discuss", "consider",
    )  # fmt: skip


def _money_moves(act: Act) -> bool:
    """`The amount goes back to your card`, `the refund comes to $12`."""
    named = act.subject & (w.REFUND | w.PRICE | w.stems("half rest"))
    back = act.about & (w.BACK | w.stems("your way on")) and act.verb in w.GOES | {"be"}
    return bool(named) and bool(
        (act.verb in w.GOES | {"be", "make", "find"} and act.about & (w.BACK | w.stems("yours")))
        or (act.verb in ("do", "settle", "complete") and act.subject & w.REFUND)
        or (act.verb == "go" and act.subject & w.REFUND and "through" in act.about)
        or (stem("way") in act.about and back)
        or (act.verb in ("be", "come", "amount", "total") and any(word[:1].isdigit() for word in act.about))
    )


def _replaces(act: Act) -> bool:
    if act.about & w.LABEL or _hands_up(act) or _left_to_them(act):
        return False
    new = act.about & w.NEW and not act.about & w.PAPERS
    if act.side is Side.CUSTOMER:
        return act.verb in w.RECEIVE and bool(new)
    if _ours(act):
        again = act.verb in w.MOVES and (stem("again") in act.about or {"free", "charg"} <= act.about)
        sends = act.verb in w.SEND and bool(new)
        return (
            bool({"replace", "exchange", "reship", "resend", "swap"} & set(act.verbs[:2]))
            or sends
            or bool(again and not act.about & w.PAPERS)
        )
    moves = act.verb in w.GOES or (
        act.verb in ("be", "have") and bool(act.about & w.stems("way yours ready packed included"))
    )
    return bool(act.subject & w.NEW) and not act.subject & w.PAPERS and moves


def _labels(act: Act) -> bool:
    about, way_back = act.about, act.about & w.WAY_BACK and act.about & w.POST
    if stem("expense") in about or (stem("your") in about and stem("charg") in about) or _left_to_them(act):
        return False
    if about & w.stems("minus less deduct") and about & (w.PRICE | w.REFUND):
        return False
    if act.side is Side.CUSTOMER:
        return act.verb in w.RECEIVE | {"click"} and bool(about & w.LABEL)
    if _ours(act):
        if act.side is not Side.US and not about & (w.WAY_BACK | w.FREE | w.stems("you prepaid")):
            return False
        pays = bool(set(act.verbs) & w.COVER) and bool(about & w.LABEL or way_back)
        return pays or (
            bool(set(act.verbs) & (w.SEND | {"attach", "email", "create", "enclose"})) and bool(about & w.LABEL)
        )
    beside = "with" in about and "on" not in about
    free = act.verb in ("be", "cost") and bool(about & (w.FREE - w.stems("us our") if beside else w.FREE))
    return free and (bool(act.subject & w.LABEL) or stem("return") in act.subject or {"send", "back"} <= act.subject)


def _traces(act: Act) -> bool:
    opens = bool(set(act.verbs) & (w.OPEN | {"be"})) and bool(act.about & w.TRACE)
    if act.side is Side.US:
        return "trace" in act.verbs or (opens and act.verb != "be")
    running = bool(act.about & w.stems("open run start way begin launch request file"))
    return act.side is Side.THING and bool(act.subject & w.TRACE) and opens and running


def _calls_back(act: Act, text: str) -> bool:
    clause = text[act.start : act.end]
    dated = soon(clause, _ANY_DAY) is not None or bool(_LATER_DAY.search(clause))
    if act.side is Side.CUSTOMER:
        ours = act.about & (w.US | w.OURS)
        return (
            dated
            and act.verb in ("hear", "have", "get", "receive", "expect")
            and bool(ours)
            and act.meant is not Meant.PAST
        )
    return dated and act.side is Side.US and act.meant in (Meant.LATER, Meant.NOW) and _writes(act)


def _writes(act: Act) -> bool:
    told = {"send", "give"} & set(act.verbs) and act.about & w.stems("answer update message reply result news word")
    return bool(set(act.verbs) & w.WRITE or told)


def _escalates(act: Act) -> bool:
    above = act.about & _ABOVE
    if "escalate" in act.verbs:
        return _ours(act)
    if act.side is Side.US and act.subject & above:
        return bool(set(act.verbs) & w.TAKES_ON)
    ours = act.side in (Side.US, Side.THING) and bool(above - act.subject)
    return ours and act.verb in w.HAND and (act.verb not in ("be", "lie", "rest", "go") or stem("with") in act.about)


def _cancels(act: Act) -> bool:
    if act.side is Side.THING and act.subject & w.stems("cancellation") and act.meant is not Meant.NOT:
        return act.verb in ("go", "be", "complete", "confirm", "process", "work")
    stops = act.verb in ("cancel", "void", "withdraw") or (act.verb == "stop" and bool(act.about & w.stems("order")))
    return _ours(act) and stops


def _redirects(act: Act) -> bool:
    changes = _ours(act) and act.verb in w.CHANGES
    goes = act.side is Side.THING and act.verb in ("go", "ship", "travel") and act.meant is not Meant.PAST
    return (changes or goes) and bool(act.about & w.ELSEWHERE)


_TABLE: dict[CommitmentKind, Callable[[Act], bool]] = {
    K.REPLACEMENT: _replaces,
    K.RETURN_LABEL: _labels,
    K.TRACE: _traces,
    K.ESCALATION: _escalates,
    K.CANCELLATION: _cancels,
    K.ADDRESS_CHANGE: _redirects,
}
