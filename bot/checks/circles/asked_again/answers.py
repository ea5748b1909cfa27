"""Asking again for what we asked before and they answered (signals 1 and 2)."""

import re

from bot.checks.circles.reply.asks import Ask
from bot.checks.circles.reply.manner import Manner
from bot.checks.circles.reply.reply import Reply
from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import gist, stem_set
from bot.ledger.actions import GIVABLE

_OPEN = re.compile(
    r"\b(?<!it )(?<!that )(?<!this )(?<!they )(?<!ing )(?:hasn't|didn't|won't|couldn't|can't)\b"
    r"|\b(?:cannot|unable|haven't|not yet|don't (?:know|have|see)|not sure|no idea"
    r"|how (?:do|can|should|am)|where (?:do|is|can|should|are)|what do you mean|which (?:one|do)|will (?:do|try|send)"
    r"|later|tonight|tomorrow|as soon as|i'll|forgot|instead of)\b",
    re.IGNORECASE,
)
"""Words of somebody who hasn't done it yet."""
_LEAST = 2
"""Fewest shared words of two requests for the same act."""
_UNITS = stem_set("please second minute hour day try keep again once time would could")
ASKS = re.compile(r"\b(?:which|what|when|where|how|whose|whether)\b", re.IGNORECASE)


def put_before(reply: Reply) -> tuple[Entry, ...]:
    """What we have asked of the customer, latest first, each once."""
    ours = (e for e in reversed(reply.ledger.of(EntryKind.ASKED)) if e.who is Who.US)
    return tuple({(e.quote, e.actions, e.terms): e for e in ours}.values())


def answered(ask: Ask, before_this: tuple[Entry, ...], reply: Reply) -> Entry | None:
    """What the customer said when we asked for the same before."""
    if ask.manner is Manner.HINT:
        return None
    for before in before_this:
        if _same(ask, before):
            first = next_words(before.turn, reply)
            if first and (said := next((e for e in _of_turn(first, reply) if _answers(before, e)), None)):
                return said
    return None


def _of_turn(first: Entry, reply: Reply) -> tuple[Entry, ...]:
    """The customer's words of that turn, the first of them first."""
    return (first, *(e for e in reply.ledger.entries if e.turn == first.turn and e.who is Who.CUSTOMER))


def next_words(turn: int, reply: Reply) -> Entry | None:
    """What the customer says next, unless it leaves something open."""
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
    both_ask = bool(ASKS.search(ask.text) and ASKS.search(before.quote))
    if acts and len(gist(ask.text) & gist(before.quote) - _UNITS) >= _LEAST:
        return True
    return bool(acts and terms) or len(terms) > 1 or (both_ask and bool(terms)) or acts == {"wait"}


def _answers(before: Entry, said: Entry) -> bool:
    """Whether the words take up the question, or give a value."""
    return bool(gist(said.quote) & gist(before.quote)) or bool(re.search(r"\d", said.quote)) or "wait" in before.actions
