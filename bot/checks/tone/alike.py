"""Faults by likeness: what sounds like the sentences with a fault that a house style shows, and not like its fine ones."""

from collections.abc import Iterator, Mapping

from bot.checks.plain_text import Span
from bot.checks.tone.reading import Reading
from bot.checks.tone.signs import settled
from bot.checks.tone.telling import Fault
from bot.domain.reply import Severity
from bot.knowledge.manners import Manner
from bot.knowledge.style import Style, ToneRule

_CERTAIN, _LIKELY = 0.85, 0.6
"""From so much likelihood of any fault a sentence tells by itself, or together with another of its kind."""
_CLEAR = 0.5
"""How likely one manner must be beside the others for that."""
_HALF = 0.5
_FINE = 0.8
"""From so much likelihood of being fine, words that often offend are taken to be meant otherwise."""
_ACCUSES = 0.6
"""From so much likelihood blame is an accusation."""
_FEWEST = 3
"""Words of a sentence that tell how it sounds."""
_BLAMING = (Manner.BLAME, Manner.ACCUSATION)
_ACCUSED = "It accuses the customer, which nobody here can prove; state what was observed instead"


def alike(reading: Reading, style: Style) -> Iterator[Fault]:
    """Each sentence that sounds like a fault, in the part of it that does so most; one sentence gives one at most."""
    for start, end in reading.sentences:
        parts = [part for part in reading.parts if start <= part[0] < end and not reading.greets(part)]
        heard = [(span, likely) for span in _units(parts) if (likely := _heard(span, reading, style))]
        if heard:
            yield from _fault(*max(heard, key=lambda h: (_share(h[1]), h[0][0] - h[0][1])), reading, style)


def sounds_fine(span: Span, reading: Reading, style: Style) -> bool:
    """Whether this part of the text is so much like the fine sentences that words in it are most likely meant well."""
    likely = _heard(span, reading, style)
    return bool(likely) and likely[Manner.FINE] >= _FINE


def _units(parts: list[Span]) -> list[Span]:
    """The parts of a sentence, and the whole."""
    return [*parts, (parts[0][0], parts[-1][1])] if len(parts) > 1 else parts


def _heard(span: Span, reading: Reading, style: Style) -> Mapping[Manner, float]:
    words = reading.text[span[0] : span[1]]
    return style.manners.likelihoods(words) if len(words.split()) >= _FEWEST else {}


def _share(likely: Mapping[Manner, float]) -> float:
    return 1 - likely[Manner.FINE]


def _fault(span: Span, likely: Mapping[Manner, float], reading: Reading, style: Style) -> Iterator[Fault]:
    if _share(likely) < _LIKELY:
        return
    rule = _rule(likely)
    if rule is ToneRule.EVASIVE and settled(reading, span):
        return
    own = style.rule(rule)
    accuses = rule is ToneRule.BLAME and likely.get(Manner.ACCUSATION, 0.0) >= _ACCUSES
    why = _ACCUSED if accuses else own.why if own else ""
    certain = _share(likely) >= _CERTAIN and max(likely.values()) >= _CLEAR
    weight = 1.0 if certain else _HALF
    yield Fault(rule, Severity.STOP if accuses else Severity.WARN, span, why, weight, evidence=0)


def _rule(likely: Mapping[Manner, float]) -> ToneRule:
    shares = {manner: share for manner, share in likely.items() if manner not in (Manner.FINE, *_BLAMING)}
    blame = sum(likely.get(manner, 0.0) for manner in _BLAMING)
    best = max(shares, key=lambda m: shares[m], default=Manner.BLAME)
    return ToneRule.BLAME if blame >= shares.get(best, 0.0) else ToneRule(best)
