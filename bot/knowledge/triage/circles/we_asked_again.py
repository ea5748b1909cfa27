"""A thread in which we asked for what the customer had given: a circle, whether they complain or not."""

import re
from typing import Final

from bot.domain.case import Matter, Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import straight
from bot.language.vocabulary.content import gist
from bot.ledger.actions import GIVABLE, PARTIES, things_of
from bot.ledger.reading import read_ledger

_OF_A_KIND: Final = frozenset({"size"})
"""There may be several of these, each asked for by itself."""
_ONCE: Final = re.compile(r"^\W*(?:if|when|whenever|once|should)\b|\b(?:next time|in future)\b", re.IGNORECASE)
_HANDED: Final = r"(?:sent|attached|gave|included|uploaded|provided|enclosed|emailed|mailed|submitted)"
_MAIL: Final = r"(?:my|the) (?:first|last|previous|earlier) (?:e-?mail|mail|message|one)"
_BEFORE: Final = rf"(?:already|before|twice|last (?:time|week)|the first time|{_MAIL})"
_HAD_SENT: Final = re.compile(
    rf"(?:^|[.!?,]\s*|\b(?:i|we|i've|we've|i'd)\b(?: have| had)?(?: already)? ?){_HANDED}\b[^.!?]{{0,50}}?\b{_BEFORE}\b"
    rf"|\b(?:i|we|i've|we've)(?: have| had)? already {_HANDED}\b[^.!?,]{{0,30}}",
    re.IGNORECASE,
)
_THAT: Final = re.compile(rf"\b{_HANDED} (?:you |u )?(?:it|them|that|this|those|both|all)\b", re.IGNORECASE)
_USUAL: Final = gist(
    "please thank help send give attach show need photo picture image video item order product damage damaged thing"
    " problem number us once more again looking forward could would kindly provide share further assist two few"
    " confirm verify check tell"
)
"""Words of any such request."""


def asked_again(matter: Matter) -> str | None:
    """Our words that ask only for what the customer had given before; None where there are none."""
    if all(turn.who is not Who.US for turn in matter.turns):
        return None
    ledger = read_ledger(matter)
    told = gist(" ".join(t.text for t in matter.turns if t.who is not Who.US))
    given = [e for e in ledger.of(EntryKind.GIVEN) if e.who is Who.CUSTOMER]
    for asked in (e for e in ledger.of(EntryKind.ASKED) if e.who is Who.US):
        had = {thing for e in given if 0 <= e.turn < asked.turn for thing in e.things}
        wanted = asked.things & GIVABLE - _OF_A_KIND
        if wanted and wanted <= had and not asked.things & PARTIES and not _of_more(asked, matter, told):
            return asked.quote
        if wanted and not asked.things & PARTIES and _says_it_was_given(asked, matter):
            return asked.quote
    return None


def _says_it_was_given(asked: Entry, matter: Matter) -> bool:
    """Whether they answer that they had sent it before: `I attached it to my first mail, look at it`."""
    after = next((t.text for t in matter.turns[asked.turn + 1 :] if t.who is Who.CUSTOMER), "")
    found = _HAD_SENT.search(straight(after))
    return found is not None and bool(_THAT.search(found[0]) or things_of(found[0]) & asked.things)


def _of_more(asked: Entry, matter: Matter, told: frozenset[str]) -> bool:
    """Whether it is asked for only if something happens, or is about a thing not mentioned before."""
    whole = next((s for s in sentences(matter.turns[asked.turn].text) if asked.quote in s), asked.quote)
    return bool(_ONCE.search(whole)) or bool(gist(asked.quote) - asked.things - told - _USUAL)
