"""Asking again what was answered: what we asked before (signal 1, 2), and questions whose answer is in their words."""

import re
from collections.abc import Iterator
from enum import Enum

from bot.checks.circles.asks import Ask, Manner
from bot.checks.circles.reply import Reply
from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.content import gist, stem_set
from bot.language.sentences import sentences
from bot.ledger.actions import GIVABLE, things_of

_OPEN = re.compile(
    r"\b(?:can't|cannot|couldn't|unable|haven't|hasn't|didn't|won't|not yet|don't (?:know|have|see)|not sure|no idea"
    r"|how (?:do|can|should|am)|where (?:do|is|can|should|are)|what do you mean|which (?:one|do)|will (?:do|try|send)"
    r"|later|tonight|tomorrow|as soon as|i'll|forgot|instead of)\b",
    re.IGNORECASE,
)
"""Words of somebody who hasn't done it, or not yet."""
_ASKS = re.compile(r"\b(?:which|what|when|where|how|whose|whether)\b", re.IGNORECASE)
_SMALL = stem_set(
    "like could would can get have do know tell let please confirm also day date exact exactly one time full"
    " help may mention located situated"
)
_SAME_EVENT = dict.fromkeys(stem_set("receive deliver arrive come"), "arriv")
_ALIKE, _MOST = 0.6, 0.6
"""Shares of the words of a question that another one, or what they say, must hold."""
_SURE = re.compile(
    r"\b(?:make sure|be sure|ensure|check|verify|see to it|confirm) (?:that|whether|if) (?P<what>[^.!?;]+?)"
    r"(?=,? and that\b|[.!?;]|$)",
    re.IGNORECASE,
)
_PUTS = re.compile(
    r"\b(?:(?:tell|let) (?:us|me)(?: know)? (?:which|what|when|where|how|whether|if|on)"
    r"|confirm|specify|make sure|ensure|check|verify)\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(r"\b(?:how|what) (?:may|can|else can|could) (?:i|we)\b", re.IGNORECASE)
"""`How can I help you?`"""
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
    said = next((e for e in reply.ledger.entries if e.turn == after and e.who is Who.CUSTOMER), None)
    first = next(iter(sentences(turns[after].text)), "")
    return said or (Entry(EntryKind.CLAIMED, first, after, Who.CUSTOMER) if first else None)


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
    if _PREFERS.search(question) and " or " in question and any(p.search(question) for p in _WISHES.values()):
        return next((e for e in reversed(claims) if _wanted(e.quote)), None)
    again = _asked_before(question, reply) or _make_sure(question, claims)
    if again:
        return again
    for kind in Answer:
        for m in kind.asked.finditer(question):
            asked = _about(question[m.end() :])
            found = next(
                (e for e in claims if asked and kind.answer.search(_around(e, reply)) and asked <= _about(e.quote)),
                None,
            )
            if found:
                return found
    return None


def _around(entry: Entry, reply: Reply) -> str:
    """The sentence in which it stands."""
    text = reply.matter.turns[entry.turn].text if entry.turn >= 0 else entry.quote
    return next((s for s in sentences(text) if entry.quote in s), entry.quote)


def _asked_before(question: str, reply: Reply) -> Entry | None:
    """What they said when we asked the same question in other words."""
    mine = None if _OFFERS.search(question) else _ASKS.search(question)
    for n, turn in enumerate(reply.matter.turns):
        for before in sentences(turn.text) if turn.who is Who.US and mine else ():
            theirs = _ASKS.search(before)
            if mine and theirs and theirs[0].lower() == mine[0].lower() and _alike(question, before):
                return _next_words(n, reply)
    return None


def _alike(question: str, before: str) -> bool:
    a, b = _about(question), _about(before)
    mine, theirs = things_of(question) & GIVABLE, things_of(before) & GIVABLE
    same = bool(mine & theirs) or not (mine or theirs)
    return same and bool(a and b) and len(a & b) >= _ALIKE * max(len(a), len(b))


def _make_sure(question: str, claims: list[Entry]) -> Entry | None:
    """`Please make sure that the water is on`, where they say that it is."""
    told = _SURE.search(question)
    asked = _about(told["what"]) if told else frozenset()
    return next((e for e in claims if len(asked & _about(e.quote)) >= max(2, _MOST * len(asked))), None)


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
        if words.endswith("?") or _PUTS.search(words):
            yield from (part for part in re.split(r",? and (?=by how|how|when|what|which|on w)", words) if part.strip())
