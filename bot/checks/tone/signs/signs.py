"""Which signs of a house style a text has, and in which words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.checks.tone.reading import Reading
from bot.domain.reply import Severity
from bot.knowledge.schema.phrases import Hit
from bot.knowledge.schema.style import UNLESS, Sign, Style, StyleRule, ToneRule
from bot.language.figures.figures import Kind, figures
from bot.language.grammar.statements import Actor, Mood, statements
from bot.language.segmentation.spans import Span, overlaps

_ANY_DAY = date(2000, 1, 3)
_SOON_AFTER = 2
"""Sentences in which the day of a step may follow."""
_NEAR_DAY = re.compile(r"\b(?:today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening))\b|\bmy lead\b", re.I)

_SOMEBODY = re.compile(r"\b(?:[Mm]y|[Oo]ur) (?:colleague|teammate|lead|manager)s?,? [A-Z][a-z]+\b")


@dataclass(frozen=True, slots=True)
class Heard:
    """A sign found: the part to quote, and its weight."""

    rule: StyleRule
    sign: Sign
    span: Span

    @property
    def severity(self) -> Severity:
        return self.sign.severity or self.rule.severity

    @property
    def why(self) -> str:
        return self.sign.why or self.rule.why


def heard(reading: Reading, style: Style) -> Iterator[Heard]:
    """Every sign without its exception; one sign may occur several times."""
    hits: dict[str, list[Hit]] = {}
    for hit in style.phrases.found(reading.words):
        hits.setdefault(hit.name.removeprefix(UNLESS), []).append(hit)
    for rule in style.rules:
        for i, sign in enumerate(rule.signs):
            name = f"{rule.rule} {i}"
            own = hits.get(name, [])
            for span in _spans(name, sign, own, reading) if own or sign.patterns else ():
                if not (sign.vague and settled(reading, span)):
                    yield Heard(rule, sign, span)


def means_else(rule: ToneRule, span: Span, reading: Reading, style: Style) -> bool:
    """Whether the words of a rule's signs at a span all mean something else: honey, the boom of a crane."""
    spared = any(
        hit.name.startswith(f"{UNLESS}{rule} ")
        and overlaps((reading.words[hit.first].start, reading.words[hit.last].end), [span])
        for hit in style.phrases.found(reading.words)
    )
    return spared and not any(h.rule.rule is rule and overlaps(h.span, [span]) for h in heard(reading, style))


def meant(hits: Iterable[Hit], name: str, unless: str) -> list[Hit]:
    """The phrases of that name without a word in common with an exception."""
    hits = list(hits)
    taken = {place for h in hits if h.name == unless for place in range(h.first, h.last + 1)}
    return [h for h in hits if h.name == name and taken.isdisjoint(range(h.first, h.last + 1))]


def settled(reading: Reading, span: Span) -> bool:
    """Whether the sentence names a day, or the lead who decides."""
    start, end = reading.sentence(span[0])
    words = reading.text[start:end]
    days = (f.kind in (Kind.DATE, Kind.WEEKDAY, Kind.DAYS) for f in figures(words, _ANY_DAY))
    return bool(_NEAR_DAY.search(words)) or any(days)


def dated_after(reading: Reading, span: Span) -> bool:
    """Whether one of the next sentences says what we do and by which day: `We will write to you by Friday`."""
    after = [s for s in reading.sentences if s[0] >= reading.sentence(span[0])[1]][:_SOON_AFTER]
    return any(settled(reading, s) and _ours(reading.text[slice(*s)]) for s in after)


def _ours(words: str) -> bool:
    ahead = (Mood.PLANNED, Mood.DOING)
    return any(s.actor is Actor.WRITER and s.mood in ahead and not s.negated for s in statements(words))


def names_somebody(words: str) -> bool:
    """Whether it names who does it: `my colleague Ines`."""
    return bool(_SOMEBODY.search(words))


def _spans(name: str, sign: Sign, hits: list[Hit], reading: Reading) -> Iterator[Span]:
    for hit in _apart(meant(hits, name, UNLESS + name)):
        yield reading.span(hit)
    for pattern in sign.patterns:
        for match in re.finditer(pattern, reading.text):
            yield reading.around(match.span())


def _apart(hits: list[Hit]) -> list[Hit]:
    """As many phrases as possible that share no word: several often match the same words."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.last, -h.first)):
        if not kept or hit.first > kept[-1].last:
            kept.append(hit)
    return kept
