"""What a turn says, clause by clause, each with the step it speaks of; `it` and `them` are what was named before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.patterns.worded import may_hold, words_of
from bot.ledger.actions import GIVABLE, PARTIES, Step, step_of
from bot.ledger.contacts import NTH

_NEVER = re.compile(
    r"\b(?:never|nobody|no one|none)\b|^\W*(?:still |and |but |yet )?not (?!only\b|just\b)", re.IGNORECASE
)
"""Words that deny a clause which has no verb to deny: `not opened`."""
_NAYS = words_of("never nobody no none not")
"""One of these stands in it."""
_SAME_IN_PAST = frozenset("put set read cut shut let hit spread reset upset quit split".split())
AT_THE_THING = frozenset(
    "charge restart clean oil pair press disconnect dry wet empty refill heat cool thaw tighten loosen turn"
    " install".split()
)
"""What a customer does, and nobody asks of a shop."""
_IN_ROWS = AT_THE_THING | {"mend", "swap", "insert", "remove"}
_TO_US = re.compile(r"\b(?:you|your|me|us|please|pls|kindly|now|asap|then(?! \d))\b", re.IGNORECASE)
_OUGHT = re.compile(r"\b(?:should|could|would|might|must|ought to)(?: not|n't)? have\b", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:and |or |but |so |then )*(?:i|we|you|they|he|she|it|the|my|our)\b", re.IGNORECASE)
_LIKE_TOLD = re.compile(
    r"\b(?:like|as) (?:the (?:\w+ )?(?:book|manual|leaflet|guide|video|instructions?|paper|sheet|chat|agent|mail)|told"
    r"|said|advised|instructed|asked|they|described|shown|written)\b|\b(?:like|as)$",
    re.IGNORECASE,
)
"""`Reset it like the book says`: nobody is asked to."""
_NTH_TIME = re.compile(
    rf"(?:(?:this|that|it)(?: is|'s| was) )?(?:now |already )?(?:the |my )?{NTH} time(?: now| already| that)?"
    r"(?: (?:i|we) .*)?",
    re.IGNORECASE | re.DOTALL,
)
"""`Third time I send it`: they have sent it."""
_JOINS = re.compile(r"(?:and|but|or|because|so|i|we|you|they|he|she)\b", re.IGNORECASE)
_ATTACHED = re.compile(r"\battach(?:ed|ing)?\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:it|them|that|this|those|these|one|both|all|there|which)\b", re.IGNORECASE)


_RELATIVE = re.compile(r", (?:who|which) (?:is|are|was|were|has|have|had)\b", re.IGNORECASE)
_AFTER_ONE = re.compile(r", (?:who|which) [^,.!?\n]{1,60}, $", re.IGNORECASE)
_FAR = 70
"""Characters before a statement in which such a clause begins."""
_OTHERS = (Actor.READER, Actor.THIRD_PARTY)
_ENDS_ASKING = re.compile(r"[^.!?\n]*\?")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement and its step. `denied`: it says that something was not so."""

    s: Statement
    step: Step

    @property
    def denied(self) -> bool:
        return self.s.negated or (may_hold(self.s.text, _NAYS) and bool(_NEVER.search(self.s.text)))


def is_relative(s: Statement, text: str) -> bool:
    """`For my aunt, who is 90`, `the lid, which is blue, broke`: they read as questions, and ask nothing."""
    begins = _RELATIVE.search(text, max(0, s.start - len(", ")), s.end)
    relative = begins or _AFTER_ONE.search(text[max(0, s.start - _FAR) : s.start])
    return bool(relative) and not _ENDS_ASKING.match(text, s.end)


def said_in(text: str) -> Iterator[Said]:
    """Every statement; one that only points takes its things from the one before."""
    named: Step | None = None
    said = statements(text)
    for s, after in zip(_in_past(said), (*said[1:], None), strict=False):
        step = _step(text, s, after)
        place = PARTIES if "return" in step.actions else frozenset[str]()
        if named and named.things & GIVABLE and _POINTS.search(s.text) and _only_attached(s.text, step):
            step = Step(step.actions, named.things, named.terms)
        elif named and not step.things - {"guide"} - place and _POINTS.search(s.text):
            step = Step(step.actions, named.things | step.things, step.terms | named.terms)
        elif step.terms:
            named = step
        yield Said(s, step)


def _only_attached(words: str, step: Step) -> bool:
    """`It was attached to my mail`: what it is stands before; by itself the word is like an attachment."""
    return (
        step.things == {"photo"}
        and _ATTACHED.search(words) is not None
        and not step_of(_ATTACHED.sub("", words)).things
    )


def _step(text: str, s: Statement, after: Statement | None) -> Step:
    """The clause's; with the next where it names nothing: `I swapped | the cable for one that works`.

    What somebody else did in the next is none of it: `I watched | the video your colleague sent`.
    """
    own = step_of(s.text)
    names = own.terms or after is None or after.sentence != s.sentence or after.start - s.end > 1
    if names or after is None or _JOINS.match(after.text):
        return own
    both = step_of(text[s.start : after.end])
    return Step(own.actions, both.things, both.terms) if after.actor in _OTHERS else both


def _in_past(said: tuple[Statement, ...]) -> Iterator[Statement]:
    """The statements, each that goes with a past one in the past too."""
    before: Statement | None = None
    for s, after in zip(said, (*said[1:], None), strict=False):
        before = _as_past(before, s, after)
        yield before


def _as_past(before: Statement | None, s: Statement, after: Statement | None) -> Statement:
    """`I took them out and put them back`: a verb whose past is no other word goes with the one before.

    So does a plain one in a row of steps (`deleted and reinstall it`), and one that such a row begins with
    (`reset twice, descaled twice`).
    """
    if before and before.sentence == s.sentence and s.mood is Mood.DONE and _OUGHT.search(before.text):
        joined = s.actor is before.actor and not _SUBJECT.match(s.text)
        return replace(s, mood=before.mood) if joined else s
    if s.actor is Actor.WRITER and s.mood is Mood.STATED and (_NTH_TIME.match(s.text) or _counts(before, s)):
        return replace(s, mood=Mood.DONE)
    if s.verb in _SAME_IN_PAST and s.mood is Mood.REQUEST and _as_told(s, after):
        return replace(s, mood=Mood.DONE, actor=Actor.WRITER)
    row = before and before.sentence == s.sentence and before.mood is Mood.DONE and _goes_with(before)
    if row and s.mood is Mood.REQUEST and (s.verb in _SAME_IN_PAST or _in_a_row(s)):
        return replace(s, mood=Mood.DONE, actor=Actor.WRITER)
    ahead = after and after.sentence == s.sentence and after.mood is Mood.DONE and after.actor is Actor.READER
    if ahead and s.mood is Mood.REQUEST and s.verb in _SAME_IN_PAST and not _TO_US.search(s.text):
        return replace(s, mood=Mood.DONE, actor=Actor.WRITER)
    if row and s.mood is Mood.DONE and s.actor is Actor.READER and not _TO_US.search(s.text):
        return replace(s, actor=Actor.WRITER)
    return s


def _counts(before: Statement | None, s: Statement) -> bool:
    """`This is the third time | I send it`."""
    return before is not None and before.sentence == s.sentence and _NTH_TIME.fullmatch(before.text) is not None


def _as_told(s: Statement, after: Statement | None) -> bool:
    """Whether it was done as something or somebody says."""
    words = f"{s.text} {after.text}" if after and after.sentence == s.sentence else s.text
    return _LIKE_TOLD.search(words) is not None and not _TO_US.search(s.text)


def _goes_with(before: Statement) -> bool:
    """A step of theirs, or one of a row without a subject: `screws tightened, put a mat under it`."""
    bare = before.actor is Actor.NOBODY and not before.passive and step_of(before.text).actions & _IN_ROWS
    return before.actor is Actor.WRITER or bool(bare)


def _in_a_row(s: Statement) -> bool:
    """A step at the thing, of which nobody asks us."""
    return bool(step_of(s.text).actions & AT_THE_THING) and not _TO_US.search(s.text)
