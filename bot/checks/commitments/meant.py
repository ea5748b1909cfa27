"""Who acts in a clause of a reply, and how it is meant: promised, done, left open, asked, denied."""

from enum import StrEnum

from bot.checks.commitments import words as w
from bot.language.grammar.statements import Mood, Statement
from bot.language.grammar.verb_groups import past_form
from bot.language.segmentation.tokens import all_tokens
from bot.language.vocabulary.lexicon import CAN, NOTHING
from bot.language.vocabulary.stems import stem


class Side(StrEnum):
    """Who acts: we, the customer, a named other, or a thing (also for nobody)."""

    US = "us"
    CUSTOMER = "customer"
    OTHER = "other"
    THING = "thing"


class Meant(StrEnum):
    """How it is meant. NOT: negated or refused. ASKED: a question, or a request to the customer. MAYBE: left open."""

    NOW = "now"
    PAST = "past"
    LATER = "later"
    MAYBE = "maybe"
    CONDITION = "condition"
    ASKED = "asked"
    NOT = "not"


OF_MOOD = {
    Mood.DONE: Meant.PAST,
    Mood.DOING: Meant.NOW,
    Mood.STATED: Meant.NOW,
    Mood.PLANNED: Meant.LATER,
    Mood.REQUEST: Meant.ASKED,
    Mood.QUESTION: Meant.ASKED,
    Mood.CONDITION: Meant.CONDITION,
    Mood.REFUSED: Meant.NOT,
}
_OF_ALL = frozenset({"every", "all", "each", "everything", "everyone", "many", "much", "any"})
"""`Not every late return is accepted`."""


def how_meant(s: Statement, said: list[str], at: int, side: Side, first: bool) -> Meant:
    """`said` are its words, its verb the one at `at`; `first`: it begins its sentence."""
    if (_background(said, at) and s.mood is not Mood.REQUEST) or _relative(said, at):
        return Meant.CONDITION
    named = at == 0 and said[0].endswith("ing") and s.mood is Mood.DOING
    if (said[0] in w.EMBEDS and not (first and said[0] == "what")) or named:
        return Meant.MAYBE
    if s.negated or _barred(said, at) or (said[0] == "not" and bool(_OF_ALL & set(said[1:2]))):
        return Meant.ASKED if s.mood is Mood.REQUEST else Meant.NOT
    if _unreal([t.word for t in all_tokens(s.text)]):
        return Meant.MAYBE
    if s.mood is Mood.POSSIBLE:
        offered = (side is Side.US and bool(set(said[:at]) & (w.US | w.OURS))) or (s.passive and "can" in said[:at])
        offered = offered or (
            side is Side.CUSTOMER and bool({w.verb_of(v) for v in said[at:]} & (w.RECEIVE | w.RELIES))
        )
        return Meant.LATER if offered and not set(said[:at]) & (CAN - {"can"}) else Meant.MAYBE
    return OF_MOOD[s.mood]


def _unreal(words: list[str]) -> bool:
    """Whether it didn't happen: `We'd have liked to cancel it`, `we should have refunded it`."""
    perfect = ((a, b, c) for a, b, c in zip(words, words[1:], words[2:], strict=False) if b == "have")
    return any(a in w.UNREAL and past_form(c) for a, _, c in perfect)


def _barred(said: list[str], at: int) -> bool:
    if any(word in w.BARRED or w.verb_of(word) in w.BARRED for word in said[: at + 4]):
        return True
    return any(word in NOTHING and not _costs_nothing(said, i) for i, word in enumerate(said[: at + 3]))


def _costs_nothing(said: list[str], i: int) -> bool:
    """Whether this `no` or `nothing` denies no promise: `at no cost`, `costs you nothing`, `no matter`."""
    return (said[i] == "nothing" and i > 0) or any(stem(word) in w.FREE_OF for word in said[i + 1 : i + 3])


def _background(said: list[str], at: int) -> bool:
    """Whether it is only when or why: `after you return it`; not `after a look at it we refund`."""
    if said[0] == "as":
        return said[1:2] in (["soon"], ["long"])
    noun_first = said[0] in w.ALSO_BEFORE_NOUNS and any(word in w.US | w.YOU for word in said[2:at])
    return said[0] in w.BACKGROUND and not noun_first


def _relative(said: list[str], at: int) -> bool:
    """Whether it says which thing is meant, and so promises nothing: `the refund you asked for`."""
    return said[0] in w.NAMES_ONE and any(word in w.US | w.YOU | {"that", "which"} for word in said[2:at])
