"""What sentences most likely promise: likeness to examples tells which promise, grammar whether it is meant."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.checks.commitments.acts import Meant, Side, SpeechAct, acts
from bot.checks.tone.reading import read
from bot.knowledge.schema.promises import Promised, Promises
from bot.language.segmentation.sentences import sentence_spans

_FEWEST, _LONGEST = 3, 400
"""Fewest words of a promise, and how many characters of a sentence are read."""
_MEANT = frozenset({Meant.NOW, Meant.PAST, Meant.LATER})


class Said(StrEnum):
    """OUTRIGHT: somebody does it, or it is so. OPEN: no clause says, or it is denied. NOT: asked, or left open."""

    OUTRIGHT = "outright"
    OPEN = "open"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Likely:
    """The part of a sentence most like a promise. `nothing`: the likelihood that it promises nothing."""

    promised: Promised
    words: str
    sentence: tuple[int, int]
    share: float
    shares: Mapping[Promised, float]
    nothing: float
    said: Said
    on_condition: bool


def likely_promises(text: str, promises: Promises) -> tuple[Likely, ...]:
    """One for each sentence, in order; none if there are no examples."""
    return tuple(_sentences(text, promises))


def _sentences(text: str, promises: Promises) -> Iterator[Likely]:
    parts = sorted(read(text).parts)
    for span in sentence_spans(text):
        first, last = (bisect_left(parts, (at, at)) for at in span)
        own = [p for p in parts[first:last] if len(text[slice(*p)].split()) >= _FEWEST]
        heard = [_likely(text, part, span, promises) for part in dict.fromkeys((*own, span))]
        found = [one for one in heard if one is not None]
        if found:
            yield min(found, key=lambda one: (one.said is Said.NOT, one.nothing))


def _likely(text: str, part: tuple[int, int], sentence: tuple[int, int], promises: Promises) -> Likely | None:
    words = text[part[0] : min(part[1], part[0] + _LONGEST)].strip()
    shares = promises.likelihoods(words) if len(words.split()) >= _FEWEST else {}
    if not shares:
        return None
    nothing = shares.pop(Promised.NONE)
    promised = max(shares, key=lambda kind: shares[kind])
    inside = [a for a in acts(text) if part[0] <= a.start < part[1]]
    on_condition = any(a.meant is Meant.CONDITION for a in acts(text) if a.sentence == sentence)
    said = _said(inside, promised) if not words.endswith("?") else Said.NOT
    return Likely(promised, words, sentence, shares[promised], shares, nothing, said, on_condition)


def _said(inside: list[SpeechAct], promised: Promised) -> Said:
    """How it is said. A denial may promise (`you won't be out of pocket`); a denied step asks for none."""
    if any(act.meant in _MEANT and (act.side is not Side.OTHER or promised is Promised.OUTCOME) for act in inside):
        return Said.OUTRIGHT
    told = [act for act in inside if act.meant is not Meant.CONDITION]
    demands = promised in (Promised.HURDLE, Promised.YOU_PAY)
    open_ = {Meant.ASKED, Meant.MAYBE} if demands else {Meant.NOT, *_MEANT}
    return Said.OPEN if all(act.meant in open_ for act in told) else Said.NOT
