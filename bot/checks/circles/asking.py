"""Asking for what was done or given (signals 1 and 2)."""

import re
from collections.abc import Iterator

from bot.checks.circles.answers import answered, put_before
from bot.checks.circles.asks import Ask, Manner
from bot.checks.circles.differing_steps import differs
from bot.checks.circles.questions import answered_already
from bot.checks.circles.reply import Reply
from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.domain.reply import Finding, Severity
from bot.language.statements import Mood
from bot.language.stems import lemma, stem
from bot.ledger.actions import GIVABLE, step_of

RULE = "circular"
_LIGHT = frozenset({"try", "put", "read", "restart", "mend", "install", "pair", "swap", "charge", "clean"})
"""Steps with a thing that are the same step though the verbs differ."""
_NOUN = re.compile(r"\b(?:the|your|a|this|our) (?:return|cancell?ation)", re.IGNORECASE)
_OF_THE_ORDER, _ABOUT_IT = frozenset({"return", "cancel"}), frozenset({"contact", "opened", "print"})
"""Steps that need no thing beside the order."""
_MANY = 3
"""Telling words shared, from which two steps are one."""
_ALREADY = {
    EntryKind.GIVEN: "The customer gave us this already.",
    EntryKind.DONE: "The customer did this already.",
}
_NEEDS = frozenset("need be have get read miss lack await requir".split())
_HANDS_OVER = frozenset({"give", "picture", "fill"})
_DAMAGE = frozenset("damag fault defect problem crack scratch break tear dent chip label issu".split())
_POINTED = re.compile(r"\b(?P<verb>\w+) (?:it|them)\b", re.IGNORECASE)
"""`I descaled it`, where nothing says what."""


def asked_again(reply: Reply) -> Iterator[Finding]:
    """A step the customer has taken, or a thing they have given."""
    asked = put_before(reply)
    for ask in reply.asks:
        before = None if reply.excused(ask) else _given(ask, reply) or _done(ask, reply) or _answered(ask, asked, reply)
        if before:
            yield _stop(ask.text, before)
    for question, said in answered_already(reply):
        yield _stop(question, said)


def _answered(ask: Ask, asked: tuple[Entry, ...], reply: Reply) -> Entry | None:
    before = answered(ask, asked, reply)
    return before if before and not _differs(ask, before, reply) else None


def _stop(words: str, before: Entry) -> Finding:
    already = _ALREADY.get(before.kind, "The customer has answered this already.")
    owed = "Say what came of it and what we do next, with a date: they owe nothing here, we do."
    return Finding(RULE, Severity.STOP, words, f"{already} {owed}", against=before.quote)


def _done(ask: Ask, reply: Reply) -> Entry | None:
    same = (e for e in reply.ledger.of(EntryKind.DONE) if _same_step(ask, e, reply))
    return _nearest(ask, [e for e in same if not _differs(ask, e, reply)])


def _nearest(ask: Ask, entries: list[Entry]) -> Entry | None:
    """The entry that is most alike, and of these the one with most words: `did both` says less than what was done."""

    def alike(entry: Entry) -> tuple[int, int]:
        shared = len(ask.step.actions & entry.actions) + len(ask.step.terms & entry.terms)
        return shared, len(entry.quote.split())

    return max(entries, key=alike, default=None)


def _same_step(ask: Ask, entry: Entry, reply: Reply) -> bool:
    """The same act on the same thing; or so many words shared that the act must be."""
    mine, actions, terms = ask.step, ask.step.actions & entry.actions, ask.step.terms & entry.terms
    if mine.things & GIVABLE and mine.actions & _HANDS_OVER and not actions - _HANDS_OVER - {"return"}:
        return False
    handed = bool(entry.things & GIVABLE) and not mine.things & GIVABLE
    if handed and actions and not actions - _HANDS_OVER - {"return"}:
        return False
    if actions == {"wait"} or (actions & {"wait"} and not mine.terms):
        return True
    if len(terms) >= _MANY:
        return True
    asks = ask.statement and ask.statement.mood in (Mood.REQUEST, Mood.CONDITION)
    told = asks and not _NOUN.search(ask.text)
    if actions & _OF_THE_ORDER and told and not ((mine.terms and entry.terms) or entry.actions & _ABOUT_IT):
        return True
    if ask.manner is Manner.HINT and not (actions and terms):
        return len(terms) > 1 and 2 * len(terms) >= len(entry.terms)
    if actions and (terms or (len(actions) > 1 and not entry.terms)):
        return True
    if actions and not entry.terms and mine.terms:
        return mine.terms <= _spoken_of(entry, reply)
    if actions and ask.statement and (same := _POINTED.search(entry.quote)) and stem(lemma(same["verb"])) == ask.verb:
        return True
    if actions & _LIGHT and not mine.terms and not entry.terms:
        return True
    if len(terms) >= 2 and mine.actions <= {"try"} and mine.terms <= entry.terms:
        return True
    if "guide" in mine.things & entry.things and {"search"} & mine.actions and "read" in entry.actions:
        return True
    close = len(terms) >= 2 and 2 * len(terms) >= len(mine.terms)
    return close and not mine.actions - _LIGHT and not entry.actions - _LIGHT


def _spoken_of(entry: Entry, reply: Reply) -> frozenset[str]:
    """What the turns around the entry speak of."""
    near = [e for e in reply.ledger.entries if entry.turn - 1 <= e.turn <= entry.turn] if entry.turn >= 0 else []
    return frozenset(t for e in near for t in e.terms) | frozenset({"outside", "neighbor"} if entry.turn < 0 else ())


def _given(ask: Ask, reply: Reply) -> Entry | None:
    things = ask.step.things & GIVABLE
    named = ask.verb in _NEEDS or (ask.manner is Manner.ASKED and ask.statement is None)
    hands = named or bool(ask.step.actions & (_HANDS_OVER | {"return", "contact"}))
    if not things or not hands or ask.manner is Manner.HINT:
        return None
    same = (e for e in reply.ledger.of(EntryKind.GIVEN) if things & e.things and _of_the_same(ask, e, reply))
    return _nearest(ask, [e for e in same if not _differs(ask, e, reply)])


def _of_the_same(ask: Ask, entry: Entry, reply: Reply) -> bool:
    """A photo of the box is another than one of the lamp."""
    wanted, had = ask.step.terms - GIVABLE, entry.terms - GIVABLE
    if not wanted or wanted & had or wanted & _DAMAGE or "photo" not in ask.step.things:
        return True
    spoken = frozenset(w for t in reply.matter.turns if t.who is Who.CUSTOMER for w in step_of(t.text).terms)
    theirs = spoken.union(*(e.terms for e in reply.ledger.entries))
    return not had and bool(wanted & theirs)


def _differs(ask: Ask, entry: Entry, reply: Reply) -> bool:
    return differs(ask.text, ask.step, entry, reply.matter.turns)
