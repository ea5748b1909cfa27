"""Faults by likeness: what sounds like the sentences with a fault in the house style, and not like its fine ones."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.checks.personal_data.plain_text import Span
from bot.checks.tone.harmless import only_offered
from bot.checks.tone.reading import Reading
from bot.checks.tone.rhetoric import tags_on
from bot.checks.tone.signs import names_somebody, settled
from bot.checks.tone.telling import Fault
from bot.domain.reply import Severity
from bot.knowledge.schema.manners import Manner
from bot.knowledge.schema.style import Style, ToneRule

CERTAIN, _LIKELY = 4.5, 2.2
"""From such odds of any fault a sentence tells by itself, or together with another of its kind."""
_WORDS, _PARTS = 8, 3
"""The odds are for so many words in a reply of so many parts: more words tell more, and of more parts one sooner sounds
wrong by chance."""
_FEWEST_PARTS, _MOST_PARTS = 2, 6
"""A reply of fewer parts is judged like one of these; and one of more, for what hurts, like one of the most."""
_HURTING = (ToneRule.BLAME, ToneRule.RUDE, ToneRule.PERSONAL)
_SUREST = 0.999
"""No likelihood counts for more."""
_CLEAR = 0.3
"""How likely one manner must be beside the others for that."""
_HALF = 0.5
_WHOLE = 0.7
"""How much the whole sentence counts beside its loudest part."""
_BY_ITSELF, _ENOUGH = 0.95, 5
"""From so much likelihood in so many words a part is a fault whatever stands around it."""
_FINE = 0.85
"""From so much likelihood of being fine, words that often offend are taken to be meant otherwise."""
_ACCUSES = 0.6
"""From so much likelihood blame is an accusation."""
_FEWEST, _LONGEST = 3, 500
"""Words of a sentence that tell how it sounds, and the characters that are read of it."""
_BLAMING = (Manner.BLAME, Manner.ACCUSATION)
_ACCUSED = "It accuses the customer, which nobody here can prove; state what was observed instead"
_APOLOGIZES = re.compile(
    r"\b(?:sorr|apolog|forg[ai]v|pardon|regret|asham|embarrass|(?:in)?excus|mortif|shame|disgrac|heart|beg\b|devastat"
    r"|horrif|dismay|guilt|mistakes?\b|faults?\b|fail|unacceptabl|unforgiv|let(?:ting)? you down|feel\b|terribl|awful"
    r"|dread)",
    re.I,
)
"""Without such a word nothing is apologized for."""
_ADDRESSED = re.compile(r"\b(?:you|your|yours|yourself|customer|buyer|u)\b", re.I)
"""Without these the sentence is about somebody else."""
_Likely = Mapping[Manner, float]


@dataclass(frozen=True)
class Likeness:
    """How the parts of one text sound; each is judged once."""

    reading: Reading
    style: Style
    told: frozenset[str] = frozenset()
    """The stems of the message that is answered."""
    apart: frozenset[Span] = frozenset()
    """Parts that are told for a fault of their own, by their grammar."""
    judged: dict[Span, _Likely] = field(default_factory=dict)

    def of(self, span: Span) -> _Likely:
        """How likely a part of the text is of each manner; nothing where it is too short to tell."""
        if span not in self.judged:
            words = self.reading.text[span[0] : min(span[1], span[0] + _LONGEST)]
            long_enough = len(words.split()) >= _FEWEST
            self.judged[span] = self.style.manners.likelihoods(words, self.told) if long_enough else {}
        return self.judged[span]

    def fine(self, span: Span) -> bool:
        """Whether a part, or its sentence, is so like the fine ones that words in it are most likely meant well."""
        part, whole = self.of(span), self.of(self.reading.sentence(span[0]))
        faulty = bool(part) and part[Manner.FINE] < _HALF
        return any(likely and likely[Manner.FINE] >= _FINE for likely in (part, *(() if faulty else (whole,))))

    def faults(self) -> Iterator[Fault]:
        """Each sentence that sounds like a fault, in the part of it that does so most; one sentence gives one."""
        for parts in self._sentences():
            heard = [span for span in _units(parts) if self.of(span)]
            if heard:
                loudest = max(heard, key=lambda span: (self._share(span), span[0] - span[1]))
                whole = self._in_its_sentence(loudest, heard[-1])
                yield from self._fault(self._with_neighbours(loudest, parts), whole)

    def _sentences(self) -> Iterator[list[Span]]:
        """The parts of each sentence that are more than a greeting, and not told already."""
        parts = iter([*self.reading.parts, (len(self.reading.text) + 1, 0)])
        part = next(parts)
        for start, end in self.reading.sentences:
            own: list[Span] = []
            while part[0] < end:
                if part[0] >= start and part not in self.apart and not self.reading.greets(part):
                    own.append(part)
                part = next(parts)
            yield own

    def _share(self, span: Span) -> float:
        return 1 - self.of(span)[Manner.FINE]

    def _in_its_sentence(self, part: Span, whole: Span) -> _Likely:
        """How a part sounds where it stands: a few words by themselves tell little, `he wasn't allowed to` is curt."""
        alone, together = self.of(part), self.of(whole)
        if self._share(part) >= _BY_ITSELF and len(self.reading.text[slice(*part)].split()) >= _ENOUGH:
            return alone
        return {manner: (1 - _WHOLE) * share + _WHOLE * together[manner] for manner, share in alone.items()}

    def _odds(self, words: str, likely: _Likely) -> float:
        """That words which sound like this are a fault, in a reply as long as this one."""
        share = min(1 - likely[Manner.FINE], _SUREST)
        parts = min(self._said, _MOST_PARTS) if _rule(likely, words) in _HURTING else self._said
        return share / (1 - share) * len(words.split()) / _WORDS * _PARTS / max(_FEWEST_PARTS, parts)

    @cached_property
    def _said(self) -> int:
        """How many parts the text has that are more than a greeting."""
        return sum(not self.reading.greets(part) for part in self.reading.parts)

    def _with_neighbours(self, loudest: Span, parts: list[Span]) -> Span:
        """The loudest part with those next to it that sound like a fault as well."""
        if loudest not in parts:
            return loudest
        first = last = parts.index(loudest)
        while first and self._sounds_off(parts[first - 1]):
            first -= 1
        while last + 1 < len(parts) and self._sounds_off(parts[last + 1]):
            last += 1
        return parts[first][0], parts[last][1]

    def _sounds_off(self, part: Span) -> bool:
        return bool(self.of(part)) and self._share(part) >= _HALF

    def _fault(self, span: Span, likely: _Likely) -> Iterator[Fault]:
        words = self.reading.text[span[0] : min(span[1], span[0] + _LONGEST)]
        rule = _rule(likely, words)
        tagged, odds = tags_on(words), self._odds(words, likely)
        answered = rule is ToneRule.EVASIVE and (settled(self.reading, span) or names_somebody(words))
        if answered or (odds < _LIKELY and not tagged):
            return
        own = self.style.rule(rule)
        asks = words.rstrip().endswith("?")
        accuses = rule is ToneRule.BLAME and likely.get(Manner.ACCUSATION, 0.0) >= _ACCUSES and not asks
        sentence = self.reading.text[slice(*self.reading.sentence(span[0]))]
        accuses = accuses and bool(_ADDRESSED.search(sentence)) and not only_offered(words)
        why = _ACCUSED if accuses else own.why if own else ""
        weight = 1.0 if tagged or (odds >= CERTAIN and max(likely.values()) >= _CLEAR) else _HALF
        yield Fault(rule, Severity.STOP if accuses else Severity.WARN, span, why, weight, evidence=0)


def _units(parts: list[Span]) -> list[Span]:
    """The parts of a sentence, and the whole."""
    return [*parts, (parts[0][0], parts[-1][1])] if len(parts) > 1 else parts


def _rule(likely: _Likely, words: str) -> ToneRule:
    """The likeliest fault of those words; blame and accusations are one."""
    shares = dict.fromkeys(ToneRule, 0.0)
    for manner, share in likely.items():
        if manner is not Manner.FINE:
            shares[ToneRule.BLAME if manner in _BLAMING else ToneRule(manner.value)] += share
    if not _APOLOGIZES.search(words):
        shares[ToneRule.OVER_APOLOGY] = 0.0
    return max(shares, key=lambda rule: shares[rule])
