"""A customer who is to take a step that they took: "I reset it on Monday, and your mail says: please reset it".

It is told by who does what: the step that is reported as somebody's wish is one that they took, or one that several
wish for.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.language.grammar.statement import Actor, Mood, Statement
from bot.language.grammar.statements import statements
from bot.language.patterns.any_of import for_lower_case
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentence_spans
from bot.language.vocabulary.content import stem_set
from bot.ledger.actions import GIVABLE, step_of
from bot.ledger.results import BY_HAND

_DESK: Final = (
    r"(?:e-?mails?|mails?|repl(?:y|ies)|answers?|responses?|messages?|letters?|chat|hotline|bot|form|colleagues?|agents?"
    r"|support|team|manual|guide|template|next one|person|lady|man|guy|gentleman|woman)"
)
_SAYS: Final = (
    r"(?:says?|said|wants?|wanted|asks?|asked|tells?|told|suggests?|advis(?:es?|ed)|recommends?|insists?|requests?"
    r"|opens?|begins?|starts?|ends?|had|has|has me|had me|reads?|thinks?|orders?|orders me|requires?|is|was)"
)
_REPORTS = for_lower_case(
    rf"\b{_DESK}\b[^.!?]{{0,30}}?(?:\b{_SAYS}\b|:)"
    rf"|\byou(?:'d| would| all| two| people| guys| now| still| keep| again)*\s+(?:like|want|ask|asking|tell|telling"
    r"|suggest|suggesting|advise|recommend|insist|say|write|reply|answer|repeat)\b"
    r"|\b(?:now|then|next|today|tonight|again)\b[^.!?]{0,20}"
    r"\b(?:wants?|asks?|tells?|says?|it says|am i|i'm|i am|i was)\b"
    r"|\bi(?:'m| am| was|'ve been| have been) (?:\w+ )?(?:told|asked|advised|to)\b"
    r"|\b(?:here|there|back) comes?\b|\bfollowed by\b"
)
"""A wish is reported, not made."""
_SENDER = re.compile(rf"\b(?:(?:your|the|my|an?|another) )?(?:\w+ )?({_DESK}|[A-Z][a-z]+)\b", re.I)
_ONCE_MORE = re.compile(
    r"\b(?:again|anew|once more|(?:second|third|fourth|fifth|2nd|3rd|4th|\dth) time"
    r"|(?:three|four|five|\d) times|still)\b",
    re.I,
)
_LATER = re.compile(r"\b(?:now|then|next|today|tonight|since then|and here|this (?:morning|evening|afternoon))\b", re.I)
_UNLIKE = re.compile(
    r"\b(?:other|another|new|second|different|replacement)\b (?!time|mail|e-?mail|reply|answer)\w+", re.I
)
"""It is about another thing."""
_OURSELVES: Final = stem_set("return send order buy ask tell write say call use need get want like try look have be do")
"""Everyday verbs, by which alone two steps aren't the same."""
_STEPS: Final = BY_HAND - {"try", "opened", "put", "read", "build"} | {"fill", "ask", "wait"}
_NEAR: Final = 5
"""At most so many statements between the two."""
_FAR: Final = 120
"""Characters before a wish in its sentence in which it may be reported."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """Where the words that tell it begin and end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Step:
    s: Statement
    verbs: frozenset[str]
    """All its words that may be its verb."""
    acts: frozenset[str]
    things: frozenset[str]

    def same(self, done: "_Step") -> bool:
        """Whether both are one step: by the verb or its class, without a differing thing."""
        alike = done.s.verb in self.verbs or bool(self.acts & done.acts)
        return alike and (not self.things or not done.things or bool(self.things & done.things))


@remembered(128)
def told_to_do_what_was_done(text: str) -> Repeated | None:
    """The first step wished for although it was taken, or wished for by several."""
    if not _REPORTS.search(text.lower()):  # nor does any part of it, and to tell its statements takes a while
        return None
    found = statements(text)
    taken = [(i, _step(s)) for i, s in enumerate(found) if _taken(s)]
    starts = [a for a, _ in sentence_spans(text)]
    wished = [(i, _step(s)) for i, s in enumerate(found) if _wished(text, starts, s)]
    places = [j for j, _ in taken]
    for i, wish in wished:
        for j, done in taken[bisect_left(places, i - _NEAR) : bisect_right(places, i + _NEAR)]:
            if i != j and wish.same(done) and _all_the_same(text, wish.s, done.s):
                return Repeated(min(wish.s.start, done.s.start), max(wish.s.end, done.s.end))
    return _by_several([w for _, w in wished])


def _step(s: Statement) -> _Step:
    step = step_of(s.text)
    return _Step(s, frozenset((s.verb, *s.words)) - _OURSELVES, step.actions & _STEPS, step.things)


def _taken(s: Statement) -> bool:
    mine = s.actor is Actor.WRITER or (s.actor is Actor.NOBODY and s.passive)
    return mine and s.mood is Mood.DONE and not s.negated and not s.quoted and not _REPORTS.search(s.text.lower())


def _wished(text: str, starts: Sequence[int], s: Statement) -> bool:
    if s.negated or s.mood in (Mood.CONDITION, Mood.REFUSED, Mood.DONE):
        return False
    begins = starts[max(0, bisect_right(starts, s.start) - 1)] if starts else s.start
    return bool(_REPORTS.search(text[max(begins, s.start - _FAR) : s.end].lower()))


def _all_the_same(text: str, wish: Statement, done: Statement) -> bool:
    """A customer who did as told has mentioned the wish first; here it comes later, or once more."""
    if _UNLIKE.search(wish.text):
        return False
    around = text[min(wish.start, done.start) : max(wish.end, done.end)]
    later = wish.start > done.start
    return bool(_ONCE_MORE.search(wish.text)) or (later and _is_now(wish, around))


def _is_now(wish: Statement, around: str) -> bool:
    told_before = re.search(r"\b(?:asked|told|advised) (?:me|us) to\b", wish.text, re.I)
    return not told_before or bool(_LATER.search(around))


def _by_several(wished: Iterable[_Step]) -> Repeated | None:
    """`Chat had me reset it, mail has me reset it`: the same step, from two parties."""
    of = [(w, m[1].lower()) for w in wished if w.acts | w.things & GIVABLE and (m := _SENDER.search(w.s.text))]
    for n, (one, sender) in enumerate(of):
        for other, by in of[n + 1 : n + 1 + _NEAR]:
            if sender != by and one.things & other.things and (one.acts & other.acts or one.things & GIVABLE):
                return Repeated(one.s.start, other.s.end)
    return None
