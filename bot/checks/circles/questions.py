"""Questions whose answer the customer has given already, asked for or not (signal 2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from bot.checks.circles.answers import ASKS, next_words
from bot.checks.circles.reply import Reply
from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.content import gist, stem_set
from bot.language.sentences import sentence_spans, sentences
from bot.ledger.actions import GIVABLE, things_of

_SMALL = stem_set(
    "front back rear left leave right top bottom upper lower inner outer "
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
_END = re.compile(r"[.!?;\n]")
_PREFERS = re.compile(r"\b(?:prefer|rather|would you like|do you want|you'd like|like best|wish)\b", re.IGNORECASE)
_WANTS = re.compile(r"\b(?:i|we)(?:'d| would)? (?:\w+ )?(?:want|prefer|like|need|take|choose|go for)\b", re.IGNORECASE)
_WISHES = {
    "refund": re.compile(r"\b(?:refund\w*|money back|my money|reimburs\w+|credited)\b", re.IGNORECASE),
    "replacement": re.compile(r"\b(?:replac\w+|exchang\w+|new one|another one|a new|send it again)\b", re.IGNORECASE),
}
_NOT = re.compile(r"\b(?:no|not|don't|without|never|instead of|rather than) (?:\w+ ){0,2}$", re.IGNORECASE)


_SIDES = "front back rear left right top bottom upper lower inside outside inner outer".split()


class Answer(Enum):
    """What kind of words answer a question; each with the question and the answer."""

    DAY = (
        r"\b(?:when|(?:what|which) (?:day|date|week|month))\b",
        r"\b(?:\d{1,2}(?:st|nd|rd|th)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|this (?:morning|week)"
        r"|last (?:week|month|night)|(?:jan|febr)uary|march|april|may \d|june|july|august|(?:sept|nov|dec)ember|october"
        r"|\d{1,2}/\d{1,2}|\d{4}-\d\d-\d\d|(?:\d+|one|two|three|four|five|six)"
        r" (?:days?|weeks?|months?) (?:ago|after))\b",
    )
    SIDE = (r"\bwhich\b", rf"\b(?:{'|'.join(_SIDES)})\b")
    COUNT = (
        r"\bhow (?:much|many|long|tall|wide|high|deep|heavy|far|big|thick|old|often)\b",
        r"\b(?:\d[\d.,/]*|an?|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|twice|once|dozen)\b",
    )

    def __init__(self, asked: str, answer: str) -> None:
        self.asked, self.answer = re.compile(asked, re.IGNORECASE), re.compile(answer, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Claim:
    """What the customer says in one clause; `about` are its telling words, `sentence` is where it stands."""

    entry: Entry
    about: frozenset[str]
    sentence: str


@dataclass(frozen=True, slots=True)
class _Question:
    """A question of ours: the word that asks, what it is about, and what could be handed over for it."""

    word: str
    about: frozenset[str]
    things: frozenset[str]
    turn: int = -1


def answered_already(reply: Reply) -> Iterator[tuple[str, Entry]]:
    """Each question of the reply that the customer has answered, with the words that do."""
    asked = dict.fromkeys(words.strip() for words in _questions(reply.text))
    claims = tuple(_claims(reply)) if asked else ()
    ours = tuple(_ours(reply)) if asked else ()
    for words in asked:
        found = (
            _wish(words, claims) or _asked_before(words, ours, reply) or _sure(words, claims) or _value(words, claims)
        )
        if found:
            yield words, found


def _claims(reply: Reply) -> Iterator[_Claim]:
    """Each once: what was said twice is one claim."""
    said = [e for e in reply.ledger.entries if e.who is Who.CUSTOMER and e.turn >= 0]
    found = {e.quote: e for e in said if e.kind in (EntryKind.CLAIMED, EntryKind.DONE)}
    places = {n: t.text for n, t in enumerate(reply.matter.turns)}
    for entry in found.values():
        yield _Claim(entry, _about(entry.quote), _around(entry.quote, places[entry.turn]))


def _around(quote: str, text: str) -> str:
    """The sentence in which it stands."""
    at = text.find(quote)
    end = next((m.start() for m in _END.finditer(text, at + len(quote))), len(text)) if at >= 0 else 0
    return text[at:end] if at >= 0 else quote


def _ours(reply: Reply) -> Iterator[_Question]:
    for n, turn in enumerate(reply.matter.turns):
        for sentence in dict.fromkeys(sentences(turn.text)) if turn.who is Who.US else ():
            if found := _read(sentence, n):
                yield found


def _read(words: str, turn: int = -1) -> _Question | None:
    asks = None if _OFFERS.search(words) else ASKS.search(words)
    return _Question(asks[0].lower(), _about(words), things_of(words) & GIVABLE, turn) if asks else None


def _asked_before(words: str, ours: tuple[_Question, ...], reply: Reply) -> Entry | None:
    """What they said when we asked the same question in other words."""
    mine = _read(words)
    before = next((q for q in ours if mine and _alike(mine, q)), None)
    return next_words(before.turn, reply) if before else None


def _alike(a: _Question, b: _Question) -> bool:
    same = a.word == b.word and (bool(a.things & b.things) or not (a.things or b.things))
    return same and bool(a.about) and len(a.about & b.about) >= _ALIKE * max(len(a.about), len(b.about))


def _sure(words: str, claims: tuple[_Claim, ...]) -> Entry | None:
    """`Please make sure that the water is on`, where they say that it is."""
    told = _SURE.search(words)
    asked = _about(told["what"]) if told else frozenset()
    return next((c.entry for c in claims if len(asked & c.about) >= max(2, _MOST * len(asked))), None)


def _value(words: str, claims: tuple[_Claim, ...]) -> Entry | None:
    """A day, a number or a side that they have told."""
    for kind in Answer:
        for m in kind.asked.finditer(words):
            asked = _about(words[m.end() :])
            told = (c.entry for c in claims if asked and asked <= c.about and kind.answer.search(c.sentence))
            if found := next(told, None):
                return found
    return None


def _wish(words: str, claims: tuple[_Claim, ...]) -> Entry | None:
    """Which of two remedies they want."""
    choice = _PREFERS.search(words) and " or " in words and any(p.search(words) for p in _WISHES.values())
    return next((c.entry for c in reversed(claims) if _wanted(c.entry.quote)), None) if choice else None


def _wanted(words: str) -> str | None:
    """The one remedy that the words ask for."""
    if not _WANTS.search(words):
        return None
    named = [name for name, p in _WISHES.items() if any(not _NOT.search(words[: m.start()]) for m in p.finditer(words))]
    return named[0] if len(named) == 1 else None


def _about(words: str) -> frozenset[str]:
    return frozenset(_SAME_EVENT.get(w, w) for w in gist(words) - _SMALL if not w[0].isdigit())


def _questions(text: str) -> Iterator[str]:
    """The sentences of a reply that ask something; two questions joined are two."""
    for start, end in sentence_spans(text):
        words = text[start:end]
        if words.rstrip().endswith("?") or _PUTS.search(words):
            yield from (part for part in re.split(r",? and (?=by how|how|when|what|which|on w)", words) if part.strip())
