"""Faults by likeness: what sounds like the house style's bad examples and not like its good ones."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.checks.tone.fine.harmless import only_offered
from bot.checks.tone.grammar.rhetoric import tags_on
from bot.checks.tone.reading import Reading
from bot.checks.tone.signs.signs import names_somebody, settled
from bot.checks.tone.telling import Fault
from bot.domain.reply import Severity
from bot.knowledge.schema.manners import Manner
from bot.knowledge.schema.style import Style, ToneRule
from bot.language.segmentation.spans import Span

CERTAIN, _LIKELY = 5.0, 2.2
"""Odds of any fault from which a sentence is reported alone, or together with another of its kind."""
_WORDS, _PARTS = 8, 3
"""The odds are scaled to this many words and this many parts. More words tell more, and among more parts one sounds
wrong by chance more easily."""
_FEWEST_PARTS, _MOST_PARTS = 2, 6
"""A reply with fewer parts is judged like one of the first number; with more, for what hurts, like one of the
second."""
_HURTING = (ToneRule.BLAME, ToneRule.RUDE, ToneRule.PERSONAL)
_SUREST = 0.999
"""Likelihoods above this count as this."""
_RARER = 4.0
"""How much surer likeness alone must be of a text that the bot wrote: its drafts seldom hold a fault, so that most of
what only sounds like one there is chance."""
_CLEAR = 0.3
"""How likely one manner must be among all for a report by itself."""
_HALF = 0.5
_WHOLE = 0.7
"""Weight of the whole sentence relative to its loudest part."""
_BY_ITSELF, _ENOUGH = 0.95, 5
"""Likelihood and number of words from which a part is a fault whatever surrounds it."""
_FINE = 0.85
"""Likelihood of being fine from which words that often offend are taken as harmless."""
_ACCUSES = 0.6
"""Likelihood from which blame is an accusation."""
_FEWEST, _LONGEST = 3, 500
"""Fewest words of a sentence that can be judged, and how many of its characters are read."""
_BLAMING = (Manner.BLAME, Manner.ACCUSATION)
_ACCUSED = "It accuses the customer, which nobody here can prove; state what was observed instead"
_APOLOGIZES = re.compile(
    r"\b(?:sorr|apolog|forg[ai]v|pardon|regret|asham|embarrass|(?:in)?excus|mortif|shame|disgrac|heart|beg\b|devastat"
    r"|horrif|dismay|guilt|mistakes?\b|faults?\b|fail|unacceptabl|unforgiv|let(?:ting)? you down|feel\b|terribl|awful"
    r"|dread)",
    re.I,
)
"""Every apology has one of these words."""
_ADDRESSED = re.compile(r"\b(?:you|your|yours|yourself|customer|buyer|u)\b", re.I)
"""Without one of these the sentence is about somebody else."""
_Likely = Mapping[Manner, float]


@dataclass(frozen=True)
class Likeness:
    """How the parts of one text sound. Each is judged once."""

    reading: Reading
    style: Style
    told: frozenset[str] = frozenset()
    """The stems of what the customer wrote."""
    apart: frozenset[Span] = frozenset()
    """Parts already reported for a fault of grammar."""
    judged: dict[Span, _Likely] = field(default_factory=dict)
    drafted: bool = False
    """Whether the bot wrote the text."""

    def of(self, span: Span) -> _Likely:
        """The likelihood of each manner for a part of the text; empty if it is too short to judge."""
        if span not in self.judged:
            words = self.reading.text[span[0] : min(span[1], span[0] + _LONGEST)]
            long_enough = len(words.split()) >= _FEWEST
            self.judged[span] = self.style.manners.likelihoods(words, self.told) if long_enough else {}
        return self.judged[span]

    def fine(self, span: Span) -> bool:
        """Whether a part, or its sentence, is so like good examples that its words are most likely harmless."""
        part, whole = self.of(span), self.of(self.reading.sentence(span[0]))
        faulty = bool(part) and part[Manner.FINE] < _HALF
        return any(likely and likely[Manner.FINE] >= _FINE for likely in (part, *(() if faulty else (whole,))))

    def faults(self) -> Iterator[Fault]:
        """One fault for each sentence that sounds like one, at its worst part."""
        for parts in self._sentences():
            heard = [span for span in _units(parts) if self.of(span)]
            if heard:
                loudest = max(heard, key=lambda span: (self._share(span), span[0] - span[1]))
                whole = self._in_its_sentence(loudest, heard[-1])
                yield from self._fault(self._with_neighbours(loudest, parts), whole)

    def _sentences(self) -> Iterator[list[Span]]:
        """The parts of each sentence, without greetings and parts already reported."""
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
        """The likelihoods of a part, mixed with its sentence's: a few words alone tell little."""
        alone, together = self.of(part), self.of(whole)
        if self._share(part) >= _BY_ITSELF and len(self.reading.text[slice(*part)].split()) >= _ENOUGH:
            return alone
        return {manner: (1 - _WHOLE) * share + _WHOLE * together[manner] for manner, share in alone.items()}

    def _odds(self, words: str, likely: _Likely) -> float:
        """The odds that words which sound like this are a fault, in a reply of this length."""
        share = min(1 - likely[Manner.FINE], _SUREST)
        parts = min(self._said, _MOST_PARTS) if _rule(likely, words) in _HURTING else self._said
        return share / (1 - share) * len(words.split()) / _WORDS * _PARTS / max(_FEWEST_PARTS, parts)

    @cached_property
    def _said(self) -> int:
        """How many parts the text has besides greetings."""
        return sum(not self.reading.greets(part) for part in self.reading.parts)

    def _with_neighbours(self, loudest: Span, parts: list[Span]) -> Span:
        """The loudest part, with adjacent ones that sound like a fault too."""
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
        accuses = rule is ToneRule.BLAME and self._accuses(span, words, likely)
        rarer = _RARER if self.drafted and not accuses else 1.0
        tagged, odds = tags_on(words), self._odds(words, likely) / rarer
        answered = rule is ToneRule.EVASIVE and (settled(self.reading, span) or names_somebody(words))
        if answered or (odds < _LIKELY and not tagged):
            return
        own = self.style.rule(rule)
        why = _ACCUSED if accuses else own.why if own else ""
        weight = 1.0 if tagged or (odds >= CERTAIN and max(likely.values()) >= _CLEAR) else _HALF
        yield Fault(rule, Severity.STOP if accuses else Severity.WARN, span, why, weight, evidence=0)

    def _accuses(self, span: Span, words: str, likely: _Likely) -> bool:
        """Whether blame must not go out: it is said to the customer's face, and is no question or offer."""
        sentence = self.reading.text[slice(*self.reading.sentence(span[0]))]
        asks = words.rstrip().endswith("?")
        sure = likely.get(Manner.ACCUSATION, 0.0) >= _ACCUSES and not asks
        return sure and bool(_ADDRESSED.search(sentence)) and not only_offered(words)


def _units(parts: list[Span]) -> list[Span]:
    """The parts of a sentence, and the whole."""
    return [*parts, (parts[0][0], parts[-1][1])] if len(parts) > 1 else parts


def _rule(likely: _Likely, words: str) -> ToneRule:
    """The likeliest fault. Blame and accusations are one."""
    shares = dict.fromkeys(ToneRule, 0.0)
    for manner, share in likely.items():
        if manner is not Manner.FINE:
            shares[ToneRule.BLAME if manner in _BLAMING else ToneRule(manner.value)] += share
    if not _APOLOGIZES.search(words):
        shares[ToneRule.OVER_APOLOGY] = 0.0
    return max(shares, key=lambda rule: shares[rule])
