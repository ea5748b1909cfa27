"""Sending the customer to somebody outside where they have been (signal 11)."""

import re
from collections.abc import Iterator

from bot.checks.circles.reply.asks import asks
from bot.checks.circles.reply.manner import Manner
from bot.checks.circles.reply.reply import Reply
from bot.domain.ledger import EntryKind
from bot.domain.reply import Finding, Severity
from bot.language.grammar.statements import Actor, Mood, Statement
from bot.language.segmentation.sentences import sentence_spans
from bot.language.vocabulary.content import gist
from bot.ledger.actions import PARTIES, step_of
from bot.ledger.reading import been_to

RULE = "circular"
_CONTACTS = frozenset({"contact", "ask"})
_HELPS = re.compile(
    r"\b(?:help|tell|assist|advise|explain|answer|clarify|sort|look|reach(?:ed)?|contact(?:ed)?|happy|glad|able"
    r"|collected|picked up|released|held)\b",
    re.I,
)
_RIGHT_PLACE = re.compile(
    r"\b(?:right|best|first|quick\w*|fast\w*|proper|correct|easiest|only)\b[^.!?]{0,20}"
    r"\b(?:place|way|route|contact|address|port|step|stop|people|ones?|point|party|person|team|option)\b"
    r"|\bthe ones?"
    r" who\b",
    re.I,
)
_THEIR_DUTY = re.compile(
    r"\b(?:responsib\w+|handled|handles?|managed|processed|arranged|dealt with|in charge|disposal|addressed to"
    r"|taken care of|position to|provided by|made by|matter for|up to|take over|takes over|look after|looks after"
    r"|decided by|settled by)\b",
    re.I,
)
_NEWLY = re.compile(r"\b(?:with (?:it|this|that|these|the new)|now|attached|from (?:today|tomorrow))\b", re.I)
"""Something is different from last time."""
_REASON = re.compile(r"\W*(?:because|as|since)\b", re.I)
"""`Because Amazon shipped it` reports nothing that Amazon did about the matter."""
_WITH = re.compile(r"\b(?:with|at|to|by|from|through|via) ", re.I)
_THEY = re.compile(r"\b(?:they|them|their)\b", re.I)
_ENDED = (EntryKind.SENT_BACK, EntryKind.DONE)


def sent_on(reply: Reply) -> Iterator[Finding]:
    """To a carrier, marketplace or bank that sent the customer back, or where they have been."""
    been = been_to(reply.ledger)
    if not been:
        return
    last: frozenset[str] = frozenset()
    for number, (start, end) in enumerate(sentence_spans(reply.text)):
        sentence = reply.text[start:end]
        step = step_of(sentence)
        named = (step.things & PARTIES) | ((step.terms | gist(sentence)) & been)
        parties = named or (last if _THEY.search(sentence) else frozenset())
        said = [s for s in reply.said if s.sentence == number]
        if parties & been and _sends(sentence, said, been) and not (_asks_nothing(sentence) and _we_go(reply, parties)):
            ended = (e for e in reversed(reply.ledger.entries) if e.kind in _ENDED)
            before = next(e for e in ended if (e.things | e.terms) & parties & been)
            reason = "The customer has been there, and was sent on. We ask them ourselves, and write by a date."
            yield Finding(RULE, Severity.STOP, _words(sentence), reason, against=before.quote)
        last = named or last


def _asks_nothing(sentence: str) -> bool:
    return not any(a.step.things & PARTIES or a.step.actions & _CONTACTS for a in asks(sentence))


def _we_go(reply: Reply, parties: frozenset[str]) -> bool:
    """Whether a sentence says unconditionally that we contact one of them ourselves."""
    open_ones = {s.sentence for s in reply.said if s.mood is Mood.CONDITION}
    spans = sentence_spans(reply.text)
    ours = (s for s in reply.said if goes_there(s) and s.sentence not in open_ones)
    return any(step_of(reply.text[slice(*spans[s.sentence])]).things & parties or _THEY.search(s.text) for s in ours)


def _sends(sentence: str, said: list[Statement], been: frozenset[str]) -> bool:
    """Whether the customer is to go there, or it is called the other's business; not our own step or a report."""
    if any(goes_there(s) for s in said) or any(_told_not_to(s) for s in said):
        return False
    if any((a.step.actions | step_of(sentence).actions) & _CONTACTS or a.step.things & PARTIES for a in asks(sentence)):
        return True
    if any(a.manner is Manner.ASKED and a.step.terms & been and _WITH.search(a.text) for a in asks(sentence)):
        return True
    others = [s.text for s in said if s.actor is not Actor.WRITER]
    sentence = " ".join(others) if said and others else sentence
    now = any(s.mood in (Mood.POSSIBLE, Mood.STATED, Mood.PLANNED) and not s.negated for s in said) or not said
    told = (s for s in said if s.actor is Actor.THIRD_PARTY and s.mood in (Mood.DONE, Mood.DOING))
    reports = any(not _REASON.match(s.text) for s in told)
    able = any(s.actor is Actor.THIRD_PARTY and s.mood is Mood.POSSIBLE and not s.negated for s in said)
    theirs = (
        (able and not _NEWLY.search(sentence))
        or _RIGHT_PLACE.search(sentence)
        or _THEIR_DUTY.search(sentence)
        or (_HELPS.search(sentence) and _possible(said))
    )
    return now and not reports and bool(theirs)


def _possible(said: list[Statement]) -> bool:
    return any(s.mood in (Mood.POSSIBLE, Mood.PLANNED) or "happy" in s.text or "glad" in s.text for s in said)


def goes_there(s: Statement) -> bool:
    """Whether we go there ourselves."""
    own = (Mood.DONE, Mood.DOING, Mood.PLANNED)
    return s.actor is Actor.WRITER and s.mood in own and bool(step_of(s.text).actions & (_CONTACTS | {"give"}))


def _told_not_to(s: Statement) -> bool:
    return s.negated and s.actor is Actor.READER and s.mood not in (Mood.CONDITION, Mood.DONE)


def _words(sentence: str) -> str:
    asked = [a.text for a in asks(sentence) if step_of(a.text).things & PARTIES]
    return asked[0] if asked else sentence
