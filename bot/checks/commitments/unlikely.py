"""Words that sound like a promise without any grammatical sign of one: likeness alone isn't enough for them."""

import re

from bot.checks.commitments.acts import Meant, Side, SpeechAct, acts
from bot.checks.commitments.likely import Likely
from bot.checks.commitments.words import WHOLE
from bot.knowledge.schema.promises import Promised
from bot.knowledge.words.traits import plain_words
from bot.language.vocabulary.content import gist
from bot.language.vocabulary.stems import stem

_SPOKEN_TO = frozenset({"you", "your", "yours"})
_DOUBT = 0.3
"""From this likelihood of promising nothing, words must at least address the customer."""
_SURE = 0.05
"""Above this likelihood of promising nothing, what is only denied promises nothing."""
_WAITS = frozenset({"moment", "until", "unless"})
"""Words with which something of ours is put off."""
_CAUTION = re.compile(
    r"\W*(?:(?:and|so|but|please|do|kindly)\W+)*(?:mind (?:the|your)|watch (?:out|your)|be (?:\w+ )?careful"
    r"|take (?:\w+ )?care|handle (?:\w+ ){1,3}with care)\b",
    re.I,
)
_NO_GUARANTEE = re.compile(
    r"\b(?:never|not|no|isn't|than|rather than) (?:\w+ ){0,2}?(?:guaranteed?|promised?|certain(?:ty)?)\b", re.I
)
_HOPES = re.compile(r"\W*(?:(?:and|so|but|now) )?(?:i|we) (?:\w+ ){0,2}?hope\b", re.I)
_SORRY = re.compile(
    r"\W*(?:(?:and|so|but) )?(?:i am|i'm|we are|we're) (?:\w+ ){0,2}?sorry\b(?!.*\b(?:i|we|my|our|us)\b)", re.I | re.S
)
_FINDS_OUT = re.compile(
    r"\W*(?:i|we)(?:'ll|'re|'m| will| are| am)? (?:\w+ )?(?:find(?:ing)? out|check(?:ing)?|look(?:ing)? into)"
    r" (?:why|whether|when|where|how|what|which|if)\b(?!.*\b(?:and|then|so) (?:we|i|will|then)\b)",
    re.I | re.S,
)
_TOLD = frozenset("ask say write tell mention describe report want wish".split())
_SEES = frozenset("understand see realize realise imagine appreciate regret know hear".split())
_WANTS = frozenset("wait want wish need hope like prefer ask miss worry think feel".split())
_IN_EARNEST = re.compile(r"\b(?:take|takes|taking|took) (?:\w+ ){1,6}?seriously\b", re.I)
_SO = frozenset({Meant.NOW, Meant.PAST, Meant.NOT, Meant.MAYBE})
_WHEN = gist("today tomorrow tonight already now just done yesterday again instead morning afternoon well also too")


def shows_none(one: Likely, about: frozenset[str]) -> bool:
    """Whether only likeness speaks for a promise. `about`: stems of what is promised.

    Such are words about things that neither address the customer nor name what is promised, acts of nobody, mere
    conditions, and past acts on something named only in an earlier sentence.
    """
    said, to_them = acts(one.words), bool(_SPOKEN_TO & set(plain_words(one.words)))
    if one.nothing > _DOUBT and not to_them:
        return True
    if said and all(act.meant is Meant.CONDITION for act in said):
        return True
    if one.promised is Promised.HURDLE and _CAUTION.match(one.words):
        return True
    if one.promised is Promised.OUTCOME and _NO_GUARANTEE.search(one.words):
        return True
    if len(said) == 1 and _IN_EARNEST.search(one.words):
        return True
    if understood(said) and (not about & _stems(one.words) or only_wished(said)):
        return True
    if hoped(one.words, about) or only_sorry(one.words) or only_retold(said):
        return True
    if one.nothing > _SURE and said and all(act.meant in (Meant.NOT, Meant.CONDITION) for act in said):
        return True
    of_things = bool(said) and all(act.side is Side.THING for act in said) and not _WAITS & set(plain_words(one.words))
    return not to_them and ((of_things and not about & _stems(one.words)) or _was_done(said, one.words))


def understood(said: tuple[SpeechAct, ...]) -> bool:
    """Whether we only say what we see: `I understand that this comes as a surprise to you`."""
    ours = [act.verb in _SEES for act in said if act.side is Side.US]
    return bool(ours) and all(ours) and said[0].side is Side.US and all(act.meant in _SO for act in said)


def hoped(words: str, about: frozenset[str]) -> bool:
    """Whether we only hope it, and name nothing of what is promised: `we hope you enjoy every cup`."""
    return bool(_HOPES.match(words)) and not (about - WHOLE) & _stems(words)


def only_sorry(words: str) -> bool:
    """Whether we only regret what befell them: `I am sorry that you are locked out of your account`."""
    return bool(_SORRY.match(words))


def finds_out(words: str) -> bool:
    """Whether we only find something out: `we will find out why the code is not reaching you`."""
    return bool(_FINDS_OUT.match(words))


def only_retold(said: tuple[SpeechAct, ...]) -> bool:
    """Whether it is only what they say or ask: `you ask for nothing on account of it`."""
    return bool(said) and all(act.side is Side.CUSTOMER and set(act.verbs[:1]) <= _TOLD for act in said)


def only_wished(said: tuple[SpeechAct, ...]) -> bool:
    """Whether it is only what they want: `I understand that you're waiting for the money`."""
    rest = said[1:]
    return understood(said) and bool(rest) and all(a.side is Side.CUSTOMER and a.verb in _WANTS for a in rest)


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, plain_words(words)))


def _was_done(said: tuple[SpeechAct, ...], words: str) -> bool:
    """Whether we did something to a thing not named here: `I've handed it to her`, `I've done so just now`."""
    ours = bool(said) and all(act.side is Side.US and act.meant is Meant.PAST for act in said)
    return ours and len(gist(words) - _WHEN) <= 1
