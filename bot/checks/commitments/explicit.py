"""Promises of a fixed list in a text, each with its words and its condition."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from bot.checks.commitments import favours
from bot.checks.commitments import words as w
from bot.checks.commitments.acts import Meant, Side, SpeechAct, acts, acts_of_sentence
from bot.checks.commitments.bare import bare_results
from bot.checks.commitments.our_word import word_by_day
from bot.checks.commitments.refunds import ABOVE, SUM, hands_up, is_ours, left_to_them, refunds
from bot.checks.commitments.wished import granted, only_told
from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Commitment
from bot.language.figures.ahead import soon
from bot.language.figures.figures import Kind, figures
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentence_spans
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import stem

K = CommitmentKind
_ANY_DAY = date(2000, 1, 3)
_FAR = 300
"""How many characters after a promise, in its sentence, may qualify it."""
_ALIKE = {K.REFUND_FULL: (K.REFUND_PARTIAL,)}
_MEANT = frozenset({Meant.NOW, Meant.PAST, Meant.LATER})
_LESS = re.compile(
    r"\b(?:less|minus|half|part(?:ial|ly)?|percent|deduct\w*|withh\w+|keep|kept|share|portion|rest|remain\w*|except|prorated"
    r"|taken off|comes? off|gift|voucher|coupon|discount|goodwill)\b|\d\s?%",
    re.I,
)
_NOTHING_LESS = re.compile(r"\b(?:nothing|no|not|without)\b[^.;]{0,30}\b(?:deduct|kept|withh|taken)", re.I)
_WHOLE = re.compile(
    r"\b(?:full|whole|entire|complete|every (?:cent|penny)|everything|all (?:of )?(?:it|your|the)\b)", re.I
)
_REACHES = frozenset({"reach", "follow", "come", "arrive", "find"})
_READY = stem_set("way yours ready packed included carrier")
_ORDER = stem_set("order purchase parcel")
_NO_ORDER = stem_set(
    "voucher coupon debit installment instalment subscription newsletter claim dispute request payment"
)
_DAYS = (Kind.DATE, Kind.DAY, Kind.DAYS, Kind.WEEKDAY)
_LATER_DAY = re.compile(r"\b(?:today|tonight|tomorrow|morning|afternoon|evening|hours?|days?|week|noon)\b", re.I)


@remembered(128)
def commitments_in(text: str) -> tuple[Commitment, ...]:
    """Every promise in order, each kind once for a sentence; none that is refused, asked or somebody else's to keep."""
    found: dict[tuple[int, CommitmentKind], Commitment] = {}
    said = acts(text)
    promised = [kinds for span in sentence_spans(text) for kinds in _kinds_in(text[slice(*span)])]
    for i, (act, kinds) in enumerate(zip(said, promised, strict=True)):
        if kinds and (_only_wished(act, text) or only_told(act, text)):
            continue
        grants = granted(act, said[i - 1] if i else None, text)
        for kind in (*kinds, *((grants,) if grants else ())):
            found.setdefault((act.sentence[0], kind), Commitment(kind, _quote(said, i, text)))
    for kind, start, line in bare_results(text):
        if not any(made.kind in (kind, *_ALIKE.get(kind, ())) and made.quote in line for made in found.values()):
            found.setdefault((start, kind), Commitment(kind, line))
    return tuple(found.values())


@remembered(128)
def _kinds_in(sentence: str) -> tuple[tuple[CommitmentKind, ...], ...]:
    """What each clause of a sentence promises. A sentence is read alone and in its text."""
    return tuple([tuple(_kinds(act, sentence)) for act in acts_of_sentence(sentence)])


def _only_wished(act: SpeechAct, text: str) -> bool:
    """Whether it is only a wish: `I would love to send one, but ...`."""
    return "would" in act.subject and bool(re.match(r"\W*but\b", text[act.end : act.end + 8], re.I))


def says_part(words: str) -> bool:
    """Whether the words mean less than the whole price. A bare amount may be a part or the whole."""
    return bool(_LESS.search(words)) and not _NOTHING_LESS.search(words)


def says_whole(words: str) -> bool:
    """Whether the words mean the whole price."""
    return bool(_WHOLE.search(words))


def _quote(said: tuple[SpeechAct, ...], i: int, text: str) -> str:
    """The clause, with a condition right before or after it."""
    start, end = said[i].start, said[i].end
    if i and said[i - 1].meant is Meant.CONDITION and said[i - 1].sentence == said[i].sentence:
        start = said[i - 1].start
    if i + 1 < len(said) and said[i + 1].meant is Meant.CONDITION and said[i + 1].sentence == said[i].sentence:
        end = said[i + 1].end
    return text[start:end].strip(" ,;:-\u2013\u2014")


def _kinds(act: SpeechAct, text: str) -> Iterator[CommitmentKind]:
    if act.meant not in _MEANT or (act.side is Side.OTHER and not act.passive):
        return
    if refunds(act, text):
        rest = text[act.start : min(act.sentence[1], act.start + _FAR)]
        part = says_part(rest) or (bool(SUM.search(text[act.start : act.end])) and not _WHOLE.search(rest))
        yield K.REFUND_PARTIAL if part else K.REFUND_FULL
    elif favours.drops_a_charge(act, text) or favours.gives_a_present(act):
        yield K.REFUND_PARTIAL
    yield from (kind for kind, makes in _TABLE.items() if makes(act))
    if _calls_back(act, text):
        yield K.CALL_BACK


_COUNTED = stem_set("second")
"""`For the second, you get $9 back`: which one it is for, and no new one."""

_TAKEN = stem_set("charge debit")


def _replaces(act: SpeechAct) -> bool:
    if act.about & w.LABEL or hands_up(act) or left_to_them(act):
        return False
    papers = w.PAPERS - frozenset(map(stem, act.verbs))  # what is done is no paper: `We can offer you a new one`
    new = frozenset[str]() if act.about & papers else act.about & w.NEW
    if act.side is Side.CUSTOMER:
        return act.verb in w.RECEIVE and bool(new - (act.subject & _COUNTED))
    if is_ours(act):
        again = (act.verb in w.MOVES or _told_to_move(act)) and (
            stem("again") in act.about or {"free", "charg"} <= act.about
        )
        sends = act.verb in w.SEND and bool(new)
        return (
            bool({"replace", "exchange", "reship", "resend", "swap"} & set(act.verbs[:2]))
            or sends
            or bool(again and not act.about & w.PAPERS)
        )
    moves = (
        act.verb in w.GOES
        or (act.verb == "be" and {"on", "us"} <= act.about - act.subject)
        or (act.verb in ("be", "have") and bool((act.about - act.subject) & _READY))
    )
    new = act.subject & w.NEW - (_COUNTED if _of_money(act.subject) else frozenset())
    return bool(new) and not act.subject & w.PAPERS and moves


def _of_money(words: frozenset[str]) -> bool:
    """`The second payment`, `the second $40`."""
    return bool(words & (w.PRICE | _TAKEN)) or any(word[0].isdigit() for word in words)


def _told_to_move(act: SpeechAct) -> bool:
    """Whether it is an instruction to our own people: `I've told the warehouse to pack it again`."""
    ours = act.side is Side.US and bool(act.about & stem_set("warehouse colleague team dispatch"))
    return ours and bool(set(act.verbs[1:]) & w.MOVES)


def _labels(act: SpeechAct) -> bool:
    about, way_back = act.about, act.about & w.WAY_BACK and act.about & w.POST
    if stem("expense") in about or (stem("your") in about and stem("charg") in about) or left_to_them(act):
        return False
    if about & stem_set("minus less deduct") and about & (w.PRICE | w.REFUND):
        return False
    if act.side is Side.CUSTOMER:
        return act.verb in w.RECEIVE | {"click"} and bool(about & w.LABEL)
    if act.verb == "get" and "from" in about:
        return False
    if is_ours(act):
        if act.side is not Side.US and not about & (w.WAY_BACK | w.FREE | stem_set("you prepaid")):
            return False
        pays = bool(set(act.verbs) & w.COVER) and bool(about & w.LABEL or way_back)
        return pays or (
            bool(set(act.verbs) & (w.SEND | {"attach", "email", "create", "enclose"})) and bool(about & w.LABEL)
        )
    if "since" in about:
        return False
    if (
        act.subject & {"label"}
        and act.verb in _REACHES
        and about & stem_set("you your")
        and act.meant is not Meant.PAST
    ):
        return True
    beside = "with" in about and "on" not in about
    free = act.verb in ("be", "cost") and bool(about & (w.FREE - stem_set("us our") if beside else w.FREE))
    return free and (bool(act.subject & w.LABEL) or stem("return") in act.subject or {"send", "back"} <= act.subject)


def _traces(act: SpeechAct) -> bool:
    if "since" in act.about:
        return False
    opens = bool(set(act.verbs) & (w.OPEN | {"be"})) and bool(act.about & w.TRACE)
    if act.side is Side.US:
        return "trace" in act.verbs or (opens and act.verb != "be")
    running = bool(act.about & stem_set("open run start way begin launch request file"))
    return act.side is Side.THING and bool(act.subject & w.TRACE) and opens and running


def _calls_back(act: SpeechAct, text: str) -> bool:
    clause = text[act.start : act.end]
    dated = soon(clause, _ANY_DAY) is not None or bool(_LATER_DAY.search(clause))
    if dated and act.meant not in (Meant.PAST, Meant.NOT) and _reaches_them(clause):
        return True
    if act.side is Side.CUSTOMER:
        ours = act.about & (w.US | w.OURS)
        return (
            dated
            and act.verb in ("hear", "have", "get", "receive", "expect")
            and bool(ours)
            and act.meant is not Meant.PAST
        )
    return dated and act.side is Side.US and act.meant in (Meant.LATER, Meant.NOW) and _writes(act)


def _reaches_them(clause: str) -> bool:
    """Whether the customer gets word from us: `The number reaches you by Friday`, `you'll have my answer tomorrow`."""
    days = [(f.start, f.start + len(f.text)) for f in figures(clause, _ANY_DAY) if f.kind in _DAYS]
    days += [m.span() for m in _LATER_DAY.finditer(clause)]
    return any(word_by_day(clause, *day) for day in days)


def _writes(act: SpeechAct) -> bool:
    told = {"send", "give"} & set(act.verbs) and act.about & stem_set("answer update message reply result news word")
    return bool(set(act.verbs) & w.WRITE or told)


def _escalates(act: SpeechAct) -> bool:
    above = act.about & ABOVE
    if "escalate" in act.verbs:
        return is_ours(act)
    if act.side is Side.US and act.subject & above:
        return bool(set(act.verbs) & w.TAKES_ON)
    ours = act.side in (Side.US, Side.THING) and bool(above - act.subject)
    return ours and act.verb in w.HAND and (act.verb not in ("be", "lie", "rest", "go") or stem("with") in act.about)


def _cancels(act: SpeechAct) -> bool:
    if act.side is Side.THING and act.subject & stem_set("cancellation") and act.meant is not Meant.NOT:
        return act.verb in ("go", "be", "complete", "confirm", "process", "work")
    stops = act.verb in ("cancel", "void", "withdraw") or (act.verb == "stop" and bool(act.about & stem_set("order")))
    return is_ours(act) and stops and (bool(act.about & _ORDER) or not act.about & _NO_ORDER)


def _redirects(act: SpeechAct) -> bool:
    changes = is_ours(act) and act.verb in w.CHANGES
    goes = act.side is Side.THING and act.verb in ("go", "ship", "travel") and act.meant is not Meant.PAST
    return (changes or goes) and bool(act.about & w.ELSEWHERE)


_TABLE: dict[CommitmentKind, Callable[[SpeechAct], bool]] = {
    K.REPLACEMENT: _replaces,
    K.RETURN_LABEL: _labels,
    K.TRACE: _traces,
    K.ESCALATION: _escalates,
    K.CANCELLATION: _cancels,
    K.ADDRESS_CHANGE: _redirects,
}
