"""What was asked of the customer and sent by them, told in one breath: `asked for a clip, sent on Friday`."""

import re
from collections.abc import Iterator

from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.patterns.worded import may_hold, words_of
from bot.language.segmentation.tokens import straight
from bot.ledger.actions import GIVABLE, step_of

_ASKED = words_of("asked wanted requested needed required demanded")
_AND_SENT = re.compile(
    r"(?<!\bi )(?<!\bwe )\b(?:asked|wanted|requested|needed|required|demanded) (?:(?:me|us|for|to|see|have|again) )*"
    r"(?P<thing>[^.!?;,:]{2,40}?)(?:,| -)? (?:(?:so|and|which|i|we|was|were|have|it|them|all|already|then|i've|ive) )*"
    r"(?:e-?mailed|sent|mailed|uploaded|attached|submitted|provided|forwarded|supplied|handed (?:in|over)|done)\b"
    r"(?! (?:an?|the|my|your|me|us|him|her|some|another|back|nothing|you an?)\b)",
    re.IGNORECASE,
)
_NONE_SENT = re.compile(r"\b(?:not|never|nothing|cannot|unable|but|should|to be|will|if)\b|n't\b", re.IGNORECASE)
_DID = words_of("did done")
_AND_DID = re.compile(
    r"\b(?:asked|told|wanted|instructed|requested|said)(?: me| us)? to (?:re-?)?"
    r"(?:send|e-?mail|upload|attach|submit|provide|forward|supply|share|give)(?: you| them| in)? "
    r"(?P<thing>[^.!?;,:]{2,40}?)(?:[,.;]| -)?"
    r" (?:(?:so|and|which|then|that|i|we|i've|we've|have|had|just|already|also|immediately) )*"
    r"(?:did|done)\b(?: (?:so|that|it|this|both|all))*"
    r"(?=\W*$|\s*[.,;!)]|\s+(?:the )?(?:same|twice|on|yesterday|last|already|immediately|right|straight|at once|within"
    r"|and|in|again|days?|\d+|this|today|then|back)\b)",
    re.IGNORECASE,
)
"""`You told me to send a photo, I did, same day`."""
_SENT = words_of("sent gave given attached uploaded emailed mailed provided posted forwarded submitted shared included")
_WHICH_I_SENT = re.compile(
    r"\b(?P<thing>[a-z]+(?: (?:number|id|code|slip))?),?(?: (?:that|which))?"
    r"(?: you (?:(?:now|still|all) )*(?:want|ask(?:ed)? for|need|demand)(?: (?:now|again|for))?)?"
    r" (?:i|we)(?:'ve| have|'d| had)?(?: (?:already|just|also|even|both|twice))*"
    r" (?:sent|attached|uploaded|e-?mailed|posted|forwarded|submitted|shared|included|(?P<gave>gave|given|provided))\b"
    r"(?! (?:it|them|this|that|him|her|back|to (?!you\b|your\b|support\b)))",
    re.IGNORECASE,
)
"""`You keep asking for photos that I sent twice`; `the receipt you want again I sent on Friday`."""
_WHERE_THEY_ARE = frozenset({"email", "address", "phone"})
"""What a message also goes to, so that only giving it hands it over."""
_UNREAL = re.compile(r"\b(?:if|had|unless|nobody|never|not)\b[^.!?]*$|n't\b[^.!?]*$", re.IGNORECASE)
"""Before it: it was never asked."""


def asked_for_and_sent(sentence: str, turn: int, who: Who) -> Iterator[Entry]:
    """`Joe asked for a clip of it, sent on Friday`: what was asked for is what was sent."""
    found = _AND_SENT.search(sentence) if may_hold(sentence, _ASKED) else None
    if found and not sentence.rstrip().endswith("?") and not _NONE_SENT.search(found[0]):
        things = step_of(found["thing"]).things & GIVABLE
        if things:
            yield Entry(
                EntryKind.GIVEN, found[0], turn, who, frozenset({"give"}), things, step_of(found["thing"]).terms
            )


def which_they_sent(text: str, turn: int, who: Who) -> Iterator[Entry]:
    """A thing named with the words that they sent it hung on: the verb's own clause doesn't name it."""
    for found in _WHICH_I_SENT.finditer(straight(text)) if may_hold(text, _SENT) else ():
        step = step_of(found["thing"])
        things = (step.things & GIVABLE) - (frozenset() if found["gave"] else _WHERE_THEY_ARE)
        if things and not _UNREAL.search(text, 0, found.start()):
            words = text[found.start() : found.end()]
            yield Entry(EntryKind.GIVEN, words, turn, who, frozenset({"give"}), things, step.terms)


def told_to_and_did(text: str, turn: int, who: Who) -> Iterator[Entry]:
    """What they were told to send and say that they did, in the same sentence or the next."""
    for found in _AND_DID.finditer(straight(text)) if may_hold(text, _DID) else ():
        step, words = step_of(found["thing"]), text[found.start() : found.end()]
        if (things := step.things & GIVABLE) and not _UNREAL.search(text, 0, found.start()):
            yield Entry(EntryKind.GIVEN, words, turn, who, frozenset({"give"}), things, step.terms)
