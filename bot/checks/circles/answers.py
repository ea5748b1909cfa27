"""Asking again what was answered: what we asked before (signal 1, 2), and questions whose answer is in their words."""

import re
from collections.abc import Iterator
from enum import Enum

from bot.checks.circles.asks import Ask, Manner
from bot.checks.circles.reply import Reply
from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.content import gist, stem_set
from bot.ledger.actions import GIVABLE

_OPEN = re.compile(
    r"\b(?:can't|cannot|couldn't|unable|haven't|hasn't|didn't|won't|not yet|don't (?:know|have|see)|not sure|no idea"
    r"|how (?:do|can|should|am)|where (?:do|is|can|should|are)|what do you mean|which (?:one|do)|will (?:do|try|send)"
    r"|later|tonight|tomorrow|as soon as|i'll|forgot|instead of)\b",
    re.IGNORECASE,
)
"""Words of somebody who hasn't done it, or not yet."""
_ASKS = re.compile(r"\b(?:which|what|when|where|how|whose|whether)\b", re.IGNORECASE)
_SMALL = stem_set("like could would can get have do know tell let please confirm also day date exact exactly one time")
_SAME_EVENT = dict.fromkeys(stem_set("receive deliver arrive come"), "arriv")
_PREFERS = re.compile(r"\b(?:prefer|rather|would you like|do you want|you'd like|like best|wish)\b", re.IGNORECASE)
_WANTS = re.compile(r"\b(?:i|we)(?:'d| would)? (?:\w+ )?(?:want|prefer|like|need|take|choose|go for)\b", re.IGNORECASE)
_WISHES = {
    "refund": re.compile(r"\b(?:refund\w*|money back|my money|reimburs\w+|credited)\b", re.IGNORECASE),
    "replacement": re.compile(r"\b(?:replac\w+|exchang\w+|new one|another one|a new|send it again)\b", re.IGNORECASE),
}
_NOT = re.compile(r"\b(?:no|not|don't|without|never|instead of|rather than) (?:\w+ ){0,2}$", re.IGNORECASE)


class Answer(Enum):
    """What kind of words answer a question; each with the question and the answer."""

    DAY = (
        r"\b(?:when|(?:what|which) (?:day|date|week|month))\b",
        r"\b(?:\d{1,2}(?:st|nd|rd|th)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|this (?:morning|week)"
        r"|last (?:week|month|night)|(?:jan|febr)uary|march|april|may \d|june|july|august|(?:sept|nov|dec)ember|october"
        r"|\d{1,2}/\d{1,2}|\d{4}-\d\d-\d\d|(?:\d+|one|two|three|four|five|six)"
        r" (?:days?|weeks?|months?) (?:ago|after))\b",
    )
    COUNT = (
        r"\bhow (?:much|many|long|tall|wide|high|deep|heavy|far|big|thick|old|often)\b",
        r"\b(?:\d[\d.,/]*|an?|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|twice|once|dozen)\b",
    )

    def __init__(self, asked: str, answer: str) -> None:
        self.asked, self.answer = re.compile(asked, re.IGNORECASE), re.compile(answer, re.IGNORECASE)


def answered(ask: Ask, reply: Reply) -> Entry | None:
    """What the customer said when we asked for the same before."""
    if ask.manner is Manner.HINT:
        return None
    for before in reversed(reply.ledger.of(EntryKind.ASKED)):
        if before.who is Who.US and _same(ask, before):
            said = _next_words(before.turn, reply)
            if said and _answers(ask, before, said):
                return said
    return None


def _next_words(turn: int, reply: Reply) -> Entry | None:
    """What the customer says next, unless something in it is still open."""
    turns = reply.matter.turns
    after = next((n for n, t in enumerate(turns) if n > turn and t.who is Who.CUSTOMER), None)
    if (
        after is None
        or _OPEN.search(turns[after].text.replace("\u2019", "'"))
        or turns[after].text.rstrip().endswith("?")
    ):
        return None
    return next((e for e in reply.ledger.entries if e.turn == after and e.who is Who.CUSTOMER), None)


def _same(ask: Ask, before: Entry) -> bool:
    mine, theirs = ask.step.things & GIVABLE, before.things & GIVABLE
    if (mine or theirs) and not mine & theirs:
        return False
    acts, terms = ask.step.actions & before.actions, ask.step.terms & before.terms
    both_ask = bool(_ASKS.search(ask.text) and _ASKS.search(before.quote))
    return bool(acts and terms) or len(terms) > 1 or (both_ask and bool(terms)) or acts == {"wait"}


def _answers(ask: Ask, before: Entry, said: Entry) -> bool:
    """Whether the words take up what was asked, or hold a value."""
    return bool(gist(said.quote) & gist(before.quote)) or bool(re.search(r"\d", said.quote)) or "wait" in before.actions


def in_their_words(question: str, reply: Reply) -> Entry | None:
    """What the customer has said already that answers it: a day, a number, or which of two they want."""
    claims = [
        e for e in reply.ledger.entries if e.who is Who.CUSTOMER and e.kind in (EntryKind.CLAIMED, EntryKind.DONE)
    ]
    if _PREFERS.search(question) and " or " in question:
        return next((e for e in reversed(claims) if _wanted(e.quote)), None)
    for kind in Answer:
        for m in kind.asked.finditer(question):
            asked = _about(question[m.end() :])
            found = next(
                (e for e in claims if asked and kind.answer.search(e.quote) and asked <= _about(e.quote)), None
            )
            if found:
                return found
    return None


def _wanted(words: str) -> str | None:
    """The one remedy that the words ask for."""
    if not _WANTS.search(words):
        return None
    named = [name for name, p in _WISHES.items() if any(not _NOT.search(words[: m.start()]) for m in p.finditer(words))]
    return named[0] if len(named) == 1 else None


def _about(words: str) -> frozenset[str]:
    return frozenset(_SAME_EVENT.get(w, w) for w in gist(words) - _SMALL if not w[0].isdigit())


def questions(text: str) -> Iterator[str]:
    """The sentences of a reply that ask something, clause by clause."""
    for m in re.finditer(r"[^.!?\n]+(?:\?|(?<=.)(?=[.!\n]|$))", text):
        words = m[0]
        if words.endswith("?") or re.search(r"\b(?:tell us|tell me|let (?:us|me) know|confirm|specify)\b", words, re.I):
            yield from (part for part in re.split(r",? and (?=by how|how|when|what|which|on w)", words) if part.strip())
