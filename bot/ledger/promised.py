"""What a customer says they were told or promised by us: `your colleague said it would come on Friday`."""

import re
from collections.abc import Iterator

from bot.language.alternatives import either, word_of
from bot.language.content import stem_set
from bot.language.parties import OUTSIDERS
from bot.language.sentences import sentences
from bot.language.statements import Actor, Mood, Statement, statements
from bot.language.tokens import straight
from bot.ledger.abroad import promised_abroad

_SAYS = stem_set(
    "promise assure say tell write offer agree confirm guarantee advise suggest ask instruct announce quote commit"
    " inform recommend swear request propose"
)
_OF_US = word_of(
    "e-?mail mail message reply answer response chat letter colleague agent team support hotline people staff rep desk"
    " department office manager supervisor seller store"
)
"""Who or what speaks for a shop."""
_BY_US = (
    # your last mail said, the agent promised
    either(
        rf"your (?:\w+ ){{0,2}}?{_OF_US}",
        r"the (?:\w+ )?(?:e-?mail|mail(?! carrier)|message|reply|chat|colleague|agent|hotline)",
    )
    + r"\b[^.!?]{0,25}?\b"
    + word_of("said says promised stated states announced told wrote assured confirmed offered")
    + r"\b",
    # as you told me, like your agent wanted
    rf"(?:as|like) (?:you|your (?:\w+ )?{_OF_US}|they|he|she)(?: \w+)? "
    + word_of(
        r"advi[sc]ed? suggest\w* request\w* ask\w* told tell said say instruct\w* wrote write promis\w* recommend\w*"
        r" want\w*"
    )
    + r"\b",
    # per your instructions
    rf"(?:per|following|after|according to) your (?:\w+ )?(?:instructions?|advice|suggestions?|{_OF_US})\b",
    # someone from your team wrote
    r"(?:someone|somebody|a (?:lady|man|guy|woman|person|colleague|manager)|one) (?:from|of|in|at) your (?:\w+ )?\w+ "
    + word_of("said told promised offered assured wrote asked confirmed")
    + r"\b",
    # you promised me, two of your people had promised
    r"(?:you|they|(?:your|one|two|three|several) (?:\w+ ){0,2}(?:people|agents?|colleagues?|reps?))"
    r"(?: have| had| all| even)* promised (?:me|us|to|that|an?|it|the|my)\b",
    # you clearly told me
    r"you (?:(?:all|also|clearly|even|then|have|had|already|first|both) )*"
    r"(?:told|promised|assured|offered|advised) (?:me|us)\b",
    # you were supposed to
    r"you were (?:\w+ )?(?:going|supposed|meant) to\b",
    # your agent had me film it
    r"(?:you|your \w+|they) (?:\w+ )?had (?:me|us) (?!at\b|worried\b)[a-z]+\b",
    # the lady on the phone said
    r"the (?:lady|man|guy|woman|person|agent|one) (?:on|in|at) (?:the |your )?(?:phone|chat|hotline|support)"
    r"[^.!?]{0,15}? (?:said|told|promised|had me|asked|assured|offered|wrote)\b",
)
_BY_LETTER = re.compile(r"\b" + either(*_BY_US), re.IGNORECASE)
_BINDS = stem_set("promise guarantee assure offer")
_WHETHER = re.compile(r"\b(?:how|if|whether|why|what|which)\b", re.IGNORECASE)
_NEVER = re.compile(r"\b(?:never|nobody|no ?one)\b", re.IGNORECASE)
_THEY = re.compile(
    r"^\W*(?:(?:and|but|then|so) )*(?:they|someone|somebody|one of you\w*|(?:\w+ ){0,3}people)\b", re.IGNORECASE
)


def promised(text: str) -> Iterator[str]:
    """The sentences that say so, as they stand."""
    for sentence in sentences(text):
        if sentence.rstrip().endswith("?"):
            continue
        if (
            promised_abroad(sentence)
            or _BY_LETTER.search(straight(sentence))
            or any(_told(s) for s in statements(sentence))
        ):
            yield sentence


def _told(s: Statement) -> bool:
    """We said it, or they were told, by nobody else who is named."""
    said = s.verb in _SAYS and s.mood in (Mood.DONE, Mood.STATED) and not s.negated and not s.quoted
    if (
        (s.verb == "ask" and _WHETHER.search(s.text))
        or _NEVER.search(s.text)
        or not said
        or OUTSIDERS & set(re.findall(r"[a-z-]+", s.text.lower()))
    ):
        return _was_told_to(s)
    by_us = s.actor is Actor.READER and not s.passive and s.mood is Mood.DONE
    they = s.actor is Actor.THIRD_PARTY and s.mood is Mood.DONE and bool(_THEY.match(s.text))
    firmly = s.actor is Actor.THIRD_PARTY and s.mood is Mood.DONE and s.verb in _BINDS
    return by_us or they or firmly or (s.actor is Actor.WRITER and s.passive and s.mood is Mood.DONE)


def _was_told_to(s: Statement) -> bool:
    """`I was told to hold the button`."""
    return s.actor is Actor.WRITER and s.mood is Mood.REQUEST and bool(_BEEN_TOLD.search(s.text)) and not s.negated


_BEEN_TOLD = re.compile(r"\b(?:was|were|been|got) (?:\w+ )?(?:told|asked|advised|instructed|promised)\b", re.IGNORECASE)
