"""Replies that need no dated step of ours: the customer only asks, another decides, or it is under way."""

import re

from bot.checks.circles.reply.reply import Reply
from bot.checks.commitments.words import CHANGES, MOVES
from bot.domain.case import Fulfilment, Who
from bot.domain.ledger import EntryKind
from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import gist, stem_set
from bot.language.vocabulary.stems import stem
from bot.ledger.actions import GIVABLE

_ASKING = re.compile(
    r"(?:^|[.!?;\n])[^\w.!?;\n]*+(?:(?:and|so|but|also|then|hi|hello|hey|pls|please)\W+){0,3}"
    r"(?:(?:who|what|when|where|which|why|how|whose)(?:'s)?"
    r"|(?:do|does|did|can|could|may|is|are|was|were|will|would|should|have|has|am) "
    r"(?:i|you|u|it|we|they|he|she|there|the|this|that|these|those|an?|my|your))\b",
    re.I,
)
"""A question by its form, with or without a question mark."""
_ANSWERS = re.compile(r"(?:yes|no|there is|there isn't|it is|it isn't|we do|we don't|done|of course|certainly)\b", re.I)
_PASSES_ON = stem_set("report pass tell forward inform hand raise notify")
_UNDER_WAY = frozenset(map(stem, MOVES | CHANGES | {"cancel", "refund", "exchange"}))
_PUTS = re.compile(
    r"\b(?:which|shall|should|would|could|can|may|will|prefer|suits?|ok|okay|alright|fine|agree|acceptable|right|or)\b",
    re.I,
)
_SMALL_TALK = gist(
    "how are you your well fine nice good great okay today weekend day week holiday holidays evening morning going"
    " doing feeling keeping everything everybody family weather hope thanks"
)
"""Questions for anybody, whatever the matter."""
_ELSE = re.compile(r"\b(?:anything|something|what) else\b", re.I)


def asks_of_us(text: str) -> bool:
    """Whether a message asks something."""
    return "?" in text or bool(_ASKING.search(text.replace("\u2019", "'")))


def only_asks(reply: Reply) -> bool:
    """Whether the customer wrote once, asks something and has no trouble."""
    theirs = [t.text for t in reply.matter.turns if t.who is Who.CUSTOMER]
    trouble = reply.ledger.of(EntryKind.DONE, EntryKind.FAILED, EntryKind.GIVEN, EntryKind.SENT_BACK)
    told = any(s.actor is Actor.NOBODY and s.mood is Mood.DONE for s in statements(theirs[-1] if theirs else ""))
    return len(theirs) == 1 and asks_of_us(theirs[0]) and not trouble and not told


def answered_outright(reply: Reply) -> bool:
    """Whether it says anything besides asking something of the customer."""
    asked = {s.sentence for s in reply.requests}
    answers = any(s.sentence not in asked and s.actor is not Actor.READER for s in reply.said)
    return answers or bool(_ANSWERS.match(reply.text.lstrip()))


def another_decides(reply: Reply) -> bool:
    """Whether Amazon handles the order and the reply tells them so."""
    ours = (s for s in reply.said if s.actor is Actor.WRITER and not s.negated)
    tells = any(s.verb in _PASSES_ON and s.mood not in (Mood.QUESTION, Mood.CONDITION) for s in ours)
    return reply.matter.fulfilment is Fulfilment.AMAZON and tells


def under_way(ours: list[Statement]) -> bool:
    """`We're sending it`, `I'm changing it to 12B`."""
    return any(s.mood is Mood.DOING and s.verb in _UNDER_WAY and s.actor is Actor.WRITER for s in ours)


def hangs_on_them(reply: Reply) -> bool:
    """Whether they wrote once and the next step needs something from them.

    It may be something to hand over, or the answer to a question at the end, other than `How are you?`.
    """
    last = (sentences(reply.text) or ("",))[-1]
    puts = bool(_PUTS.search(last) or gist(last) - _SMALL_TALK) and not _ELSE.search(last)
    hands = any(a.step.things & GIVABLE and a.statement and a.statement.mood is Mood.QUESTION for a in reply.asks)
    return len(reply.matter.turns) == 1 and (hands or (last.rstrip().endswith("?") and puts))
