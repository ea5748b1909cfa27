"""Which kinds of entry a customer's statement makes: tense and negation tell what was done, its subject by whom."""

import re
from collections.abc import Iterator

from bot.domain.ledger import EntryKind
from bot.language.grammar.statements import Actor, Mood, Statement
from bot.language.grammar.verb_groups import past_form
from bot.language.vocabulary.content import content, stem_set
from bot.language.vocabulary.stems import stem
from bot.ledger.actions import PARTIES
from bot.ledger.befell import befell
from bot.ledger.given import gives
from bot.ledger.others import TELLS, failed, told_us
from bot.ledger.turns import Said

_ARRIVES = stem_set("return receive deliver send ship sign hand drop post mail bring")
_GOODS = frozenset({"address", "carton"})
PARCEL = stem_set("return parcel package box unit item product stock pallet shipment device thing")
_TAKES = stem_set("have take collect pick fetch")
_PRONOUN = frozenset("it them everything both".split())
_TAKES_IN = stem_set("get receive sign accept")
_STATES = stem_set(
    "want need like love think know believe hope expect feel see hear notice wonder understand find say receive"
)
"""Verbs that are no step."""
_AS_ASKED = re.compile(
    r"\b(?:did|done)\b(?:\s\w+){0,2}?\s(?:that|this|so|it|both|all|everything|exactly|as|what)\b|\b(?:what|that|this"
    r"|all|both) "
    r"(?:\w+ )?(?:i|we) (?:\w+ )?(?:did|done)\b|^\W*(?:(?:all|yes|both|everything|already)\W+)*(?:did|done)\b(?! not"
    r"|n't)",
    re.IGNORECASE,
)
_BY_ME = re.compile(r"\bby (?:me|us|myself|ourselves|my|our)\b", re.IGNORECASE)
_STATUS_SAYS = re.compile(
    r"\b(?:says?|said|saying|shows?|showed|showing|reads|states?|stated|marked(?: as)?|status)\W*$", re.IGNORECASE
)
"""Before `shipped on the 24th`: what a mail or a page has of the parcel."""
_OF_PARCELS = stem_set("ship deliver dispatch send return leave collect receive process cancel refund")
SEEN_TO = frozenset(
    "charge restart clean mend oil install pair search weigh press disconnect dry wet empty refill heat cool thaw swap"
    " tighten loosen turn insert remove close build".split()
)
"""What the customer must have done where it was done: `the battery was charged overnight`."""


def kinds(said: Said, quoted: bool) -> Iterator[EntryKind]:
    """Each kind that it is; `quoted`: the words are somebody else's, so that nothing in them is given."""
    s = said.s
    if s.mood in (Mood.QUESTION, Mood.REQUEST):
        yield _asked_or_told(said)
        return
    if s.mood is Mood.CONDITION:
        return
    done = s.mood in (Mood.DONE, Mood.DOING) and not said.denied and not s.quoted
    mine = s.actor is Actor.WRITER and (not s.passive or bool(_BY_ME.search(s.text)))
    if carrier_has_it(said):
        yield EntryKind.DONE
    if _did(said, mine, done) or did_as_asked(said) or (done and _arrived(said)):
        yield EntryKind.DONE
    if gives(said, mine, done) and not quoted:
        yield EntryKind.GIVEN
    if s.actor is Actor.THIRD_PARTY and s.verb in TELLS and "neighbor" in said.step.things:
        yield EntryKind.DONE
    if failed(said, done):
        yield EntryKind.FAILED
    if told_us(s, done):
        yield EntryKind.TOLD
    yield EntryKind.CLAIMED


def is_status(s: Statement, text: str) -> bool:
    """`Your mail says | shipped on the 24th`: what a mail or a page has of the parcel is nobody's step."""
    begins = stem(s.text.split()[0].lower()) == stem(s.verb) or past_form(s.text.split()[0].lower())
    return begins and s.verb in _OF_PARCELS and _STATUS_SAYS.search(text[max(0, s.start - 24) : s.start]) is not None


def _asked_or_told(said: Said) -> EntryKind:
    """`I was asked to wait` tells what they were told, or have done where it was to wait."""
    told = said.s.actor is Actor.WRITER and said.s.mood is Mood.REQUEST
    waited = told and "wait" in said.step.actions
    return EntryKind.DONE if waited else EntryKind.TOLD if told else EntryKind.ASKED


def _did(said: Said, mine: bool, done: bool) -> bool:
    """`I sent it`, `I have been to the store`, `the battery was charged overnight`."""
    s, step = said.s, said.step
    if done and s.passive and s.actor is Actor.NOBODY and step.actions & SEEN_TO:
        return True
    if mine and done and s.verb not in _STATES and (s.verb != "get" or "contact" in step.actions):
        return not befell(s)
    if not mine or s.verb != "be" or said.denied:
        return False
    looked = "search" in step.actions and "been" in s.text.lower().split()
    return looked or "wait" in step.actions or bool(step.things & PARTIES)


def _arrived(said: Said) -> bool:
    """`It was returned to you`, `your warehouse signed for it`."""
    s = said.s
    if s.passive and s.actor is not Actor.WRITER and s.verb in _ARRIVES:
        return _goods(said) or "it" in s.text.lower().split()
    theirs = s.actor is Actor.READER or (s.actor is Actor.THIRD_PARTY and s.text.lower().startswith("your "))
    return theirs and s.verb in _TAKES_IN and (_goods(said) or "it" in s.text.lower().split())


def carrier_has_it(said: Said) -> bool:
    """`UPS has it since Friday`, `the driver picked the box up`: they have handed it over."""
    s = said.s
    takes = s.verb in _TAKES and s.mood in (Mood.DONE, Mood.STATED) and not said.denied
    it = bool(_PRONOUN & set(s.text.lower().split())) or bool(_goods(said))
    return s.actor is Actor.THIRD_PARTY and takes and "carrier" in said.step.things and it and " to " not in s.text


def _goods(said: Said) -> bool:
    return bool(said.step.things & _GOODS or set(content(said.s.text)) & PARCEL)


def did_as_asked(said: Said) -> bool:
    """`I did both`, `that's what I did`: with what we asked for last."""
    s = said.s
    mine = s.actor is Actor.WRITER and s.verb == "do" and s.mood in (Mood.DONE, Mood.STATED) and not said.denied
    return mine and bool(_AS_ASKED.search(s.text))
