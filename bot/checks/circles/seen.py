"""Circles reported by another reader, that is, a model: which of them stop, and what evidence each needs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from bot.checks.circles.asked_again.differing_steps import differs
from bot.checks.circles.asked_again.questions import puts
from bot.checks.circles.reply.reply import Reply
from bot.checks.circles.sending import goes_there
from bot.checks.circles.third_parties import taken_up
from bot.domain.case import Matter, Who
from bot.domain.ledger import Entry, EntryKind
from bot.domain.reply import Finding, Passage, Severity
from bot.language.grammar.statements import Actor, Mood
from bot.language.segmentation.sentences import sentence_spans
from bot.language.vocabulary.content import gist
from bot.ledger.actions import step_of
from bot.ledger.reading import read_ledger
from bot.ledger.turns import Said, said_in

_OWED = "Say what came of it and what we do next, with a date: they owe nothing here, we do."
_DONE = (Mood.DONE, Mood.DOING, Mood.STATED)
_OPEN = (Mood.PLANNED, Mood.QUESTION, Mood.CONDITION, Mood.POSSIBLE)
_EVIDENCE = (Who.CUSTOMER, Who.THIRD_PARTY)


class Signal(Enum):
    """Its number, its rule in findings, whose words can show it, and the reason given without further words."""

    DONE = 1, "circular", _EVIDENCE, "The customer did this already."
    GIVEN = 2, "circular", _EVIDENCE, "The customer gave us this already."
    SAME = 3, "repeated", (Who.US,), "The customer has read this from us before."
    RULE = 4, "same_clause", (Who.US, Who.CUSTOMER), "The customer knows this rule."
    RULES = 5, "policy_heavy", (), "More is said about rules than about what we do."
    NO_STEP = 6, "no_next_step", (), "No step has an owner and a day."
    THEIRS = 7, "all_on_customer", (), "Every step here is the customer's."
    UNANSWERED = 8, "unanswered", (Who.CUSTOMER,), "The customer wrote this, and the reply doesn't take it up."
    FAILED = 9, "third_party_failure", _EVIDENCE, "This goes unmentioned: say what we do about it, by when."
    MANY = 10, "many_messages", (Who.CUSTOMER,), "A lead should read this one."
    SENT_ON = 11, "circular", _EVIDENCE, "The customer has been there, and was sent on."
    FAILS_THEM = 12, "circular", _EVIDENCE, "By their words this doesn't work for them."

    def __init__(self, number: int, rule: str, shown_by: tuple[Who, ...], reason: str) -> None:
        self.number, self.rule, self.shown_by, self.reason = number, rule, shown_by, reason

    @property
    def needs_words(self) -> bool:
        """Whether it is in words of the reply, rather than in what the reply leaves out."""
        return self.number in (1, 2, 3, 4, 11, 12)

    @property
    def by_facts(self) -> bool:
        """Whether a fact of the case can show it."""
        return self.shown_by == _EVIDENCE

    @property
    def needs_case(self) -> bool:
        """Whether words of the case must show it; others are evident from the reply."""
        return bool(self.shown_by)


@dataclass(frozen=True, slots=True)
class Seen:
    """One circle.

    `words` are in the reply; `shown` is in the turn of this number or, if None, in a fact of the case.
    """

    signal: Signal
    words: str
    shown: str
    turn: int | None = None
    reason: str = ""


def at_stake(matter: Matter) -> bool:
    """Whether the case has more than one first question, so that a reply could go in circles."""
    said = [t for t in matter.turns if t.who is not Who.TEAMMATE]
    read = read_ledger(matter).entries
    return len(said) > 1 or (bool(said) and (not read or any(e.kind is not EntryKind.ASKED for e in read)))


def findings_of(seen: Iterable[Seen], text: str, matter: Matter) -> Iterator[Finding]:
    """Each circle as a finding. It stops only with words of the kind that proves it, else it warns."""
    reply = Reply.of((Passage(text),), read_ledger(matter), matter)
    for circle in seen:
        stops = _PROOF.get(circle.signal, _never)(circle, reply)
        reason = circle.reason or circle.signal.reason
        reason = f"{reason} {_OWED}" if stops else reason
        severity = Severity.STOP if stops else Severity.WARN
        yield Finding(circle.signal.rule, severity, circle.words, reason, against=circle.shown or None)


def added(heard: Iterable[Finding], found: tuple[Finding, ...], text: str) -> Iterator[Finding]:
    """Those in sentences where the rules found nothing as grave of that kind."""
    gravity = list(Severity)
    for finding in heard:
        known = (
            f for f in found if f.rule == finding.rule and gravity.index(f.severity) <= gravity.index(finding.severity)
        )
        if not any(_meets(f.quote, finding.quote, text) for f in known):
            yield finding


def _meets(one: str, other: str, text: str) -> bool:
    return not one or not other or bool(_sentences(one, text) & _sentences(other, text))


def _sentences(words: str, text: str) -> set[int]:
    start = text.find(words)
    end = start + len(words)
    return {n for n, (a, b) in enumerate(sentence_spans(text)) if start >= 0 and a < end and start < b}


def _never(circle: Seen, reply: Reply) -> bool:
    return False


def _done(circle: Seen, reply: Reply) -> bool:
    """Whether it was asked, and their words or a fact say it was done, by these means and with this thing."""
    said = _said(circle, reply)
    done = circle.turn is None or not said or any(s.s.mood in _DONE and not _denied(s) for s in said)
    return done and _asked_again(circle, reply)


def _given(circle: Seen, reply: Reply) -> bool:
    """Whether it was asked, and their words or a fact have it."""
    said = _said(circle, reply)
    given = circle.turn is None or not said or any(s.s.mood not in _OPEN and not s.denied for s in said)
    return given and _asked_again(circle, reply)


def _asked_again(circle: Seen, reply: Reply) -> bool:
    places = _sentences(circle.words, reply.text)
    asked = [a for a in reply.asks if a.sentence in places]
    spans = sentence_spans(reply.text)
    if _asks_back(circle, reply) or any(reply.excused(a) for a in asked):
        return False
    if not asked and not any(puts(reply.text[slice(*spans[n])]) for n in places):
        return False
    return not any(differs(a.text, a.step, e, reply.matter.turns) for a in asked for e in _entries(circle, reply))


def _asks_back(circle: Seen, reply: Reply) -> bool:
    """Whether their words are a question themselves, which gives nothing."""
    if circle.turn is None:
        return False
    text = reply.matter.turns[circle.turn].text
    end = text.find(circle.shown) + len(circle.shown)
    return any(a < end <= b and text[a:b].rstrip().endswith("?") for a, b in sentence_spans(text))


def _entries(circle: Seen, reply: Reply) -> list[Entry]:
    """The ledger's entries for these words; without any, the words themselves."""
    turn = -1 if circle.turn is None else circle.turn
    kinds = (EntryKind.DONE, EntryKind.GIVEN)
    read = [
        e for e in reply.ledger.of(*kinds) if e.turn == turn and (e.quote in circle.shown or circle.shown in e.quote)
    ]
    step = step_of(circle.shown)
    return read or [Entry(EntryKind.DONE, circle.shown, turn, Who.CUSTOMER, step.actions, step.things, step.terms)]


def _said(circle: Seen, reply: Reply) -> list[Said]:
    """The statements in which their words are."""
    if circle.turn is None:
        return []
    text = reply.matter.turns[circle.turn].text
    start = text.find(circle.shown)
    return [s for s in said_in(text) if s.s.start < start + len(circle.shown) and start < s.s.end]


def _denied(said: Said) -> bool:
    """Whether it was not done: `I haven't tried it`. What `didn't help` was done."""
    return said.denied and (said.s.actor is Actor.WRITER or said.s.passive)


def _failed(circle: Seen, reply: Reply) -> bool:
    """Whether a fact says so, and no sentence takes it up."""
    failed = reply.ledger.of(EntryKind.FAILED)
    confirmed = circle.turn is None or any(e.confirmed and _overlap(e.quote, circle.shown) for e in failed)
    return confirmed and not taken_up(gist(circle.shown), True, reply)


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one


def _sent_on(circle: Seen, reply: Reply) -> bool:
    """Whether their words name whom the reply sends them to, and it isn't we who go there."""
    places = _sentences(circle.words, reply.text)
    if _asks_back(circle, reply) or any(goes_there(s) for s in reply.said if s.sentence in places):
        return False
    theirs, ours = step_of(circle.shown), step_of(reply.text)
    return bool(theirs.things & ours.things or gist(circle.shown) & gist(circle.words))


_PROOF = {Signal.DONE: _done, Signal.GIVEN: _given, Signal.FAILED: _failed, Signal.SENT_ON: _sent_on}
