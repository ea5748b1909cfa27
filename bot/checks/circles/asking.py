"""Asking for what was done or given (signals 1 and 2), and sending the customer to who has had them already (11)."""

from collections.abc import Iterator

from bot.checks.circles.reply import Reply
from bot.domain.ledger import Entry, EntryKind
from bot.domain.reply import Finding, Severity
from bot.language.content import content
from bot.language.statements import Statement
from bot.ledger.actions import GIVABLE, PARTIES, action_of, things_of
from bot.ledger.reading import sent_back_by

RULE = "circular"
_POLITE = frozenset(
    {"thank", "note", "let", "know", "have", "feel", "see", "accept", "excus", "rest", "bear", "find", "look"}
)
_OTHER_WAY = (
    "another",
    "other",
    "different",
    "new",
    "clearer",
    "instead",
    "also",
    "additional",
    "second",
    "closer",
    "too",
)


def asked_again(reply: Reply) -> Iterator[Finding]:
    """A step the customer has taken, or a thing they have given."""
    for request in reply.requests:
        before = _done(request, reply) or _given(request, reply)
        if before:
            yield _stop(request, before)


def _stop(request: Statement, before: Entry) -> Finding:
    verb = "gave us this" if before.kind is EntryKind.GIVEN else "did this"
    owed = "Say what came of it and what we do next, with a date: they owe nothing here, we do."
    reason = f"The customer {verb} already. {owed}"
    return Finding(RULE, Severity.STOP, request.text, reason, against=before.quote)


def _done(request: Statement, reply: Reply) -> Entry | None:
    action, things = action_of(request.verb), things_of(request.words)
    if request.verb in _POLITE and action != "search":
        return None
    if _differs(request):
        return None
    entries = [e for e in reply.ledger.of(EntryKind.DONE) if e.action == action]
    return next((e for e in reversed(entries) if _same_things(request, things, e, action)), None)


def _same_things(request: Statement, things: frozenset[str], entry: Entry, action: str) -> bool:
    if things and entry.things:
        return bool(things & entry.things - {"hours"}) or (action == "wait" and bool(things & entry.things))
    shared = set(request.words) & set(content(entry.quote))
    return bool(shared) and not things and not entry.things


def _given(request: Statement, reply: Reply) -> Entry | None:
    action, things = action_of(request.verb), things_of(request.words) & GIVABLE
    if action not in ("give", "picture", "send_thing") or not things or _differs(request):
        return None
    entries = reply.ledger.of(EntryKind.GIVEN)
    return next((e for e in reversed(entries) if things & e.things), None)


def _differs(request: Statement) -> bool:
    """It asks for another one, or of something else: the box rather than the lamp."""
    return any(word in request.text.lower().split() for word in _OTHER_WAY)


def sent_on(reply: Reply) -> Iterator[Finding]:
    """To a carrier, marketplace or bank that has sent the customer back, or where they have been."""
    been = sent_back_by(reply.ledger)
    for request in reply.requests:
        parties = things_of((*request.words, request.verb)) & PARTIES
        if action_of(request.verb) in ("contact", "ask") and parties & been:
            before = next(e for e in reversed(reply.ledger.entries) if e.things & parties and e.kind in _WENT)
            reason = "The customer has been there, and was sent on. We ask them ourselves, and write by a date."
            yield Finding(RULE, Severity.STOP, request.text, reason, against=before.quote)


_WENT = (EntryKind.SENT_BACK, EntryKind.DONE)
