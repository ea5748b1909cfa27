"""Outcomes that a text guarantees though they aren't ours: somebody else's decision, or a future event."""

import re

from bot.checks.commitments.acts import Meant, Side, SpeechAct, acts
from bot.checks.commitments.words import REFUND
from bot.language.vocabulary.content import stem_set

_VOUCHES = frozenset({"guarantee", "promise", "assure", "vow", "swear"})
_SURE = re.compile(
    r"\b(?:definitely|certainly|guaranteed|for sure|for certain|(?:without|no) (?:a |any )?doubt|surely|100 ?%"
    r"|no matter what|never(?: ever)? happen|for granted|(?:certain|sure|bound|guaranteed) to)\b",
    re.I,
)
_YES = re.compile(r"^\W*(?:certainly|surely|definitely|without (?:a )?doubt)\W*[,.!:]", re.I)
"""A word that only answers: `Certainly, ...`."""
_BE_SURE = re.compile(
    r"\b(?:be|are|rest) (?:sure|certain|assured|confident)\b(?! to\b)|\bhave my word\b"
    r"|\bgive you my word\b|\bcount on it\b",
    re.I,
)
_IN_THEIR_FAVOR = re.compile(
    r"\b(?:bound|sure|certain|going|will)\b.*\b(?:for you|your favou?r|your way|on your side)\b", re.I
)
_NO_CHANCE = re.compile(r"\bno (?:chance|way(?! (?:to|of|for)\b)|risk|danger|question|possibility|doubt that)\b", re.I)
_GRANTED = re.compile(r"\bfor granted\b", re.I)
_MY_WORD = re.compile(r"\bmy word\b", re.I)
_A_PROMISE = re.compile(
    r"\b(?:that|this|it)(?:['\u2019]s| is) (?:an?|my|our) (?:firm )?(?:promise|guarantee|given|certainty)\b", re.I
)
_SEES_TO = re.compile(r"\b(?:i|we)\b[^.,;]*\b(?:make sure|see to it|ensure|get)(?: that)?\W*$", re.I)
_MAKES_SURE = re.compile(r"\b(?:i|we)\b[^.,;]*\bmake sure\b", re.I)
"""What we say that we bring about ourselves."""
_NOTHING_TO = re.compile(r"^(?:\w+ )?(?:not|never|n't|hardly) (?:something|anything|a thing|what)\b", re.I)
"""`not something I can guarantee`."""
_NOTHING_THAT = re.compile(
    r"(?:(?:\b(?:not|never|hardly)|n['\u2019]t) (?:something|anything|a thing|what)|\bnothing)(?: that)?\s*$", re.I
)
"""`isn't something | I can guarantee`."""
_ITS = re.compile(r"['\u2019]s (?:\w+ly )?guaranteed\b", re.I)
_FIXED = re.compile(
    r"\b(?:day|date|slot|delivery|arrival)\b(?:'s| is| stands)(?: \w+ly)?"
    r" (?:fixed|firm|certain|definite|set in stone)\b",
    re.I,
)
"""A day kept by others, called certain."""
_AS_IT_IS = re.compile(r"\b(?:certainly|definitely|surely)\b", re.I)
_RATED = re.compile(r"\bguaranteed (?:up to|to withstand|against) ", re.I)
"""A property of goods: `The frame is guaranteed up to 50 miles per hour`."""
_DECIDES = frozenset(
    "refund reimburse compensate pay approve accept credit grant find cover return repay settle resolve".split()
)
_OURS = stem_set("write answer check look tell update contact reply send")


def unvouched(text: str) -> tuple[str, ...]:
    """The words that promise what isn't ours to promise."""
    said = acts(text)
    found: list[str] = []
    for i, act in enumerate(said):
        after = said[i + 1 : i + 2]
        goes_on = after and after[0].sentence == act.sentence and (after[0].verb != "guarantee" or after[0].subject)
        follows = after[0].start if goes_on else act.sentence[1]
        words = text[act.start : min(follows, act.end + 80)].strip(" \n,;:.-\u2013\u2014")
        denied = _NOTHING_THAT.search(text, act.sentence[0], act.start)
        if (not denied and _unvouched(act, after, words)) or _seen_to(act, text):
            found.append(words)
    return tuple(dict.fromkeys(found))


def _unvouched(act: SpeechAct, after: tuple[SpeechAct, ...], words: str) -> bool:
    own = after[:1] and after[0].sentence == act.sentence and after[0].side is Side.US
    if _MY_WORD.search(words) and act.meant is not Meant.NOT:
        return any(a.sentence == act.sentence and a.side is not Side.US for a in after)
    if _A_PROMISE.search(words):
        return not own
    if act.side is Side.OTHER and act.meant is Meant.LATER and _pays(act):
        return True
    if _BE_SURE.search(words) and act.meant is not Meant.NOT:
        return any(a.sentence == act.sentence and _ahead(a) for a in after)
    if act.meant in (Meant.ASKED, Meant.CONDITION, Meant.MAYBE):
        return bool(_GRANTED.search(words)) and act.meant is Meant.MAYBE
    if act.meant is Meant.NOT:
        return _ruled_out(act, words)
    ahead = act.meant is not Meant.PAST or bool(_ITS.search(words))
    if _NOTHING_TO.search(words) or _RATED.search(words):
        return False
    if set(act.verbs) & _VOUCHES and (act.side is Side.US or act.passive) and ahead:
        return not own and not _own_act(act)
    return act.side is not Side.US and act.meant in (Meant.LATER, Meant.NOW) and _said_to_be_sure(act, words)


def _ruled_out(act: SpeechAct, words: str) -> bool:
    """Whether something bad is ruled out: `It will never happen again`, `you won't lose your refund`."""
    never = act.verb == "happen" and bool(act.about & {"never", "again", "ever"})
    loses = act.side is Side.CUSTOMER and act.verb == "lose" and bool(act.about & REFUND)
    return loses or (never and act.side is not Side.US) or bool(_NO_CHANCE.search(words))


def _said_to_be_sure(act: SpeechAct, words: str) -> bool:
    """Whether another's act or an event is called certain: `they will decide in your favor`."""
    decides = act.side is Side.OTHER and act.meant is Meant.LATER and bool(set(act.verbs) & _DECIDES)
    if decides or _IN_THEIR_FAVOR.search(words):
        return True
    if act.meant is Meant.NOW and act.verb in ("be", "have") and not act.passive:
        words = _AS_IT_IS.sub("", words)
    return bool(_SURE.search(_YES.sub("", words)) or _FIXED.search(words))


def _seen_to(act: SpeechAct, text: str) -> bool:
    """Whether we bring it about: `We'll make sure Amazon refunds you`."""
    before = text[act.sentence[0] : act.start]
    decides = act.side is Side.OTHER and bool(set(act.verbs) & _DECIDES)
    return (
        decides
        and act.meant is not Meant.NOT
        and bool(_SEES_TO.search(before) or _MAKES_SURE.search(text, act.sentence[0], act.end))
    )


def _pays(act: SpeechAct) -> bool:
    """`They will give you your money back`."""
    return bool(set(act.verbs) & {"give", "send", "return", "transfer"}) and bool(act.about & REFUND)


def _ahead(act: SpeechAct) -> bool:
    """Whether it is a future event that isn't ours to bring about."""
    decides = act.side is Side.OTHER and bool(set(act.verbs) & _DECIDES)
    return act.side is not Side.US and (act.meant is Meant.LATER or (act.meant is Meant.NOW and decides))


def _own_act(act: SpeechAct) -> bool:
    """Whether it is our own next step: `I promise to write`."""
    return bool(frozenset(act.verbs[1:]) & _OURS)
