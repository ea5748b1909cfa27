"""Questions which of two remedies a customer wants, after they said so (signal 2)."""

import re

from bot.checks.circles.reply.reply import Reply
from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.grammar.statements import Actor, Mood, statements
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import stem_set

_PREFERS = re.compile(r"\b(?:prefer|rather|would you like|do you want|you'd like|like best|wish)\b", re.IGNORECASE)
_WANTS = re.compile(
    r"\b(?:i|we)(?:'d| would)? (?:\w+ )?(?:want|prefer|like|need|take|choose|go for|rather)\b", re.IGNORECASE
)
_WISHES = {
    "refund": re.compile(r"\b(?:refund\w*|money back|(?:my|the) money|reimburs\w+|credited)\b", re.IGNORECASE),
    "repair": re.compile(r"\b(?:repair\w*|fixed|mended)\b", re.IGNORECASE),
    "replacement": re.compile(r"\b(?:replac\w+|exchang\w+|new one|another one|a new|send it again)\b", re.IGNORECASE),
}
_NOT = re.compile(r"\b(?:no|not|don't|without|never|instead of|(?:rather )?than) (?:\w+ ){0,2}$", re.IGNORECASE)
_RATHER = re.compile(
    r"\b(?:prefer|rather|sooner)\b.*?"
    r"(?P<other>\b(?:over|instead of|(?:than|to) (?:an?|the|another|any|having|getting|get|have))\b)",
    re.IGNORECASE,
)
"""`I would prefer my money to another one`."""
_ITS_REASON = re.compile(
    r"\b(?:what (?:the|your|this) (?:\w+ ){1,3}?(?:is|was) for|why (?:you|the|your|this)\b[^,:;?]*"
    r"|(?:the |your )?reasons? (?:for|of|behind|why)\b[^,:;?]*)",
    re.IGNORECASE,
)
"""`What the refund is for` asks for a reason, and offers no refund."""
_REMEDY = stem_set("refund reimburse replace exchange cancel")


def wish(words: str, claims: tuple[Entry, ...], reply: Reply) -> Entry | None:
    """The entry with their choice of two remedies."""
    words = _ITS_REASON.sub(" ", words)
    named = sum(bool(p.search(words)) for p in _WISHES.values())
    if " or " not in words or not named or not (named > 1 or _PREFERS.search(words)):
        return None
    told = next((c for c in reversed(claims) if _WANTS.search(c.quote) and _remedy(c.quote)), None)
    return told or _bare_wish(reply)


def _bare_wish(reply: Reply) -> Entry | None:
    """`Money back. Not another one of these.`"""
    for number, turn in reversed(tuple(enumerate(reply.matter.turns))):
        for sentence in sentences(turn.text) if turn.who is Who.CUSTOMER else ():
            if _told_to(sentence) and _remedy(sentence):
                return Entry(EntryKind.CLAIMED, sentence, number, Who.CUSTOMER)
            verbs = [s for s in statements(sentence) if s.actor is not Actor.NOBODY or s.mood is Mood.DONE]
            if not verbs and not sentence.endswith("?") and _remedy(sentence):
                return Entry(EntryKind.CLAIMED, sentence, number, Who.CUSTOMER)
    return None


def _remedy(words: str) -> str | None:
    """The one remedy that the words ask for, of two the one that they would rather have."""
    if rather := _RATHER.search(words):
        words = words[: rather.start("other")]
    named = [name for name, p in _WISHES.items() if any(not _NOT.search(words[: m.start()]) for m in p.finditer(words))]
    return named[0] if len(named) == 1 else None


def _told_to(sentence: str) -> bool:
    """`Refund it to the card`: they tell us to, which is a wish."""
    return any(s.mood is Mood.REQUEST and s.actor is not Actor.WRITER and s.verb in _REMEDY and not s.negated
               for s in statements(sentence))  # fmt: skip
