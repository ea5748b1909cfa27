"""The promises a text makes, from a closed list, each with its words; and the outcomes nobody can vouch for."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from bot.domain.reply import Commitment, CommitmentKind
from bot.grammar.figures import soon
from bot.grammar.statements import Actor, Mood, Statement, statements
from bot.grammar.stems import stem, stem_set

K = CommitmentKind
_ANY_DAY = date(2000, 1, 3)
_MEANT = frozenset({Mood.PLANNED, Mood.DOING, Mood.DONE, Mood.STATED, Mood.POSSIBLE})


_GIVES = stem_set(
    "issue process give send offer provide approve pay credit make arrange grant initiate complete get do prepare"
)
_RECEIVES = stem_set("receive get expect have")
_MONEY = stem_set("refund money reimbursement reimburse")
_WHOLE = stem_set("full entire whole complete everything")
_PART = stem_set("part partial percent half minus less deduct remaining rest portion")
_SENDS = stem_set("send ship offer issue arrange order provide dispatch mail prepare give get reship approve")
_NEW = stem_set("replacement replace another new")
_TRACES = stem_set("trace investigation inquiry search")
_OPENS = stem_set("open start file request ask begin initiate launch place raise create have report")
_WRITES = stem_set(
    "write update contact reply call respond message email follow inform confirm answer look check come get know tell"
    " let"
)
_ABOVE = stem_set("lead manager supervisor owner department specialist team colleague")
_HANDS = stem_set("pass forward hand refer raise ask bring transfer give share escalate send")
_LABEL = stem_set("label")
_WAY_BACK = stem_set("postage shipping")
_COVERS = stem_set("pay cover bear reimburse")


def commitments_in(text: str) -> tuple[Commitment, ...]:
    """Every promise, in order, each kind once a sentence. What is refused, asked, or another's to do is none."""
    found: dict[tuple[int, CommitmentKind], Commitment] = {}
    for statement in statements(text):
        for kind in _kinds(statement):
            found.setdefault((statement.sentence, kind), Commitment(kind, statement.text))
    return tuple(found.values())


def _kinds(s: Statement) -> Iterator[CommitmentKind]:
    if s.mood not in _MEANT or s.negated:
        return
    ours = s.actor is Actor.WRITER or (s.passive and s.actor is Actor.NOBODY)
    theirs = s.actor is Actor.READER and s.verb in _RECEIVES and s.mood is not Mood.POSSIBLE
    about = frozenset(s.words) | {s.verb}
    if ours or theirs:
        yield from (kind for kind, makes in _TABLE.items() if makes(s, about))


def _refunds(s: Statement, about: frozenset[str]) -> bool:
    gives = s.verb in _GIVES | _RECEIVES | _COVERS and bool(about & _MONEY)
    return (
        (s.verb in _MONEY or gives) and s.verb not in stem_set("ask request") and not about & stem_set("claim request")
    )


def _part(s: Statement, about: frozenset[str]) -> bool:
    return bool(about & _PART or re.search(r"[$\u20ac\u00a3%]\s?\d|\d\s?%", s.text)) and not about & _WHOLE


def _partial(s: Statement, about: frozenset[str]) -> bool:
    return _refunds(s, about) and _part(s, about)


def _full(s: Statement, about: frozenset[str]) -> bool:
    return _refunds(s, about) and not _part(s, about)


def _replaces(s: Statement, about: frozenset[str]) -> bool:
    return s.verb == stem("replace") or (s.verb in _SENDS and bool(about & _NEW) and not about & _LABEL)


def _labels(s: Statement, about: frozenset[str]) -> bool:
    sends = s.verb in _SENDS | stem_set("attach email include cover pay create generate") and bool(about & _LABEL)
    return sends or (s.verb in _COVERS and stem("return") in about and bool(about & _WAY_BACK))


def _traces(s: Statement, about: frozenset[str]) -> bool:
    return s.verb == stem("trace") or (s.verb in _OPENS and bool(about & _TRACES) and s.verb not in _TRACES)


def _calls_back(s: Statement, about: frozenset[str]) -> bool:
    later = s.mood in (Mood.PLANNED, Mood.DOING, Mood.POSSIBLE) and s.actor is Actor.WRITER
    return later and s.verb in _WRITES and soon(s.text, _ANY_DAY) is not None


def _escalates(s: Statement, about: frozenset[str]) -> bool:
    return s.verb == stem("escalate") or (s.verb in _HANDS and bool(frozenset(s.words) & _ABOVE))


def _does(verbs: frozenset[str], things: frozenset[str], s: Statement, about: frozenset[str]) -> bool:
    return s.verb in verbs and bool(about & things)


_TABLE: dict[CommitmentKind, Callable[[Statement, frozenset[str]], bool]] = {
    K.REFUND_FULL: _full,
    K.REFUND_PARTIAL: _partial,
    K.REPLACEMENT: _replaces,
    K.RETURN_LABEL: _labels,
    K.TRACE: _traces,
    K.CALL_BACK: _calls_back,
    K.ESCALATION: _escalates,
    K.CANCELLATION: partial(_does, stem_set("cancel"), stem_set("order purchase it")),
    K.ADDRESS_CHANGE: partial(_does, stem_set("change update correct redirect"), stem_set("address")),
}
_VOUCHES = stem_set("guarantee promise assure vow swear")
_CERTAIN = re.compile(
    r"\b(?:definitely|certainly|guaranteed|for sure|without (?:a )?doubt|no doubt|surely|100 ?%)", re.I
)
_ENDS_WELL = stem_set(
    "arrive deliver reach refund pay approve accept reimburse compensate find return come win credit grant"
)


def unvouched(text: str) -> tuple[str, ...]:
    """The words that promise what is not ours to promise: another's decision, or an event said to be certain."""
    return tuple(dict.fromkeys(s.text for s in statements(text) if _unvouched(s)))


def _unvouched(s: Statement) -> bool:
    if s.negated or s.mood in (Mood.REFUSED, Mood.QUESTION, Mood.CONDITION, Mood.REQUEST):
        return False
    if s.verb in _VOUCHES and s.actor is Actor.WRITER:
        return True
    ahead = s.mood is Mood.PLANNED
    if ahead and s.actor is Actor.THIRD_PARTY and s.verb in _ENDS_WELL:
        return True
    return ahead and bool(_CERTAIN.search(s.text)) and s.actor is not Actor.WRITER
