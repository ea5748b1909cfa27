"""Asking for something that was done or given already (signals 1 and 2)."""

from collections.abc import Iterator

from bot.checks.circles.asked_again.acts import by_somebody, once_more, same_act
from bot.checks.circles.asked_again.answers import answered, put_before
from bot.checks.circles.asked_again.differing_steps import differs
from bot.checks.circles.asked_again.questions import answered_already
from bot.checks.circles.asked_again.same_step import HANDS_OVER, same_step
from bot.checks.circles.reply.asks import Ask
from bot.checks.circles.reply.manner import Manner
from bot.checks.circles.reply.reply import Reply
from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.domain.reply import Finding, Severity
from bot.ledger.actions import GIVABLE, step_of

RULE = "circular"
_ALREADY = {
    EntryKind.GIVEN: "The customer gave us this already.",
    EntryKind.DONE: "The customer did this already.",
}
_NEEDS = frozenset("need be have get read miss lack await requir".split())
_DAMAGE = frozenset("damag fault defect problem crack scratch break tear dent chip label issu".split())


def asked_again(reply: Reply) -> Iterator[Finding]:
    """Findings for each step that the customer has taken, and each thing they have given."""
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
    same = [e for e in reply.ledger.of(EntryKind.DONE) if _is_done(ask, e, reply)]
    same += [e for e in reply.ledger.of(EntryKind.CLAIMED) if by_somebody(ask, e) and same_act(ask, e)]
    return _nearest(ask, [e for e in same if not _differs(ask, e, reply)])


def _is_done(ask: Ask, entry: Entry, reply: Reply) -> bool:
    return same_act(ask, entry) or same_step(ask, entry, reply) or once_more(ask, entry)


def _nearest(ask: Ask, entries: list[Entry]) -> Entry | None:
    """The most similar entry; among equals the one with most words."""

    def alike(entry: Entry) -> tuple[int, int]:
        shared = len(ask.step.actions & entry.actions) + len(ask.step.terms & entry.terms)
        return shared, len(entry.quote.split())

    return max(entries, key=alike, default=None)


def _given(ask: Ask, reply: Reply) -> Entry | None:
    things = ask.step.things & GIVABLE
    named = ask.verb in _NEEDS or (ask.manner is Manner.ASKED and ask.statement is None)
    hands = named or bool(ask.step.actions & (HANDS_OVER | {"return", "contact"}))
    if not things or not hands or ask.manner is Manner.HINT:
        return None
    same = (e for e in reply.ledger.of(EntryKind.GIVEN) if things & e.things and _of_the_same(ask, e, reply))
    return _nearest(ask, [e for e in same if not _differs(ask, e, reply)])


def _of_the_same(ask: Ask, entry: Entry, reply: Reply) -> bool:
    """Whether both are about the same thing: a photo of the box isn't one of the lamp."""
    wanted, had = ask.step.terms - GIVABLE, entry.terms - GIVABLE
    if not wanted or wanted & had or wanted & _DAMAGE or "photo" not in ask.step.things:
        return True
    spoken = frozenset(w for t in reply.matter.turns if t.who is Who.CUSTOMER for w in step_of(t.text).terms)
    theirs = spoken.union(*(e.terms for e in reply.ledger.entries))
    return not had and bool(wanted & theirs)


def _differs(ask: Ask, entry: Entry, reply: Reply) -> bool:
    return differs(ask.text, ask.step, entry, reply.matter.turns)
