"""Clauses of a text that say the opposite of a source on the same subject."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.checks.commitments.acts import Meant, SpeechAct, acts
from bot.checks.sourced.figures.known import topic
from bot.checks.sourced.sources import Sources
from bot.domain.reply import Finding, Severity
from bot.language.patterns.worded import may_hold, words_of
from bot.language.vocabulary.stems import stem

_SHARED = 3
"""Fewest shared words of two clauses on the same subject."""
_ALIKE = 0.6
"""Share of the text's words that a clause of a source on the same subject has."""
_FEW, _MOST = 2, 0.6
"""The same for clauses with the same verb: words, and the share of the shorter clause."""
_ELSE = ("nothing else", "no other", "nobody else")
"""Clauses that refer to an act named before: `nothing else is`."""
_NOT_THAT = re.compile(r"\b(?:not|never|nor) that\b", re.I)
"""What follows is denied: `not that the matter is closed`."""
_BEGINS_WITH_NOT = re.compile(r"\W*(?:not|never|no longer)\b(?! (?:only|just|merely)\b)", re.I)
"""A clause without its subject: `it stands with the order, not sent by email`."""
_SAVE = re.compile(r"\b(?:except|apart from|aside from|other than)\b", re.I)
"""It denies all but one thing: `nothing except the label`."""
_SAVING = words_of("except apart aside other")
"""One of these stands in it."""
_WITHOUT = re.compile(r"\W*(?:without|with|for|in case of|except)\b", re.I)
"""A condition of the rule: `without them the refund is full`."""
_CUSTOMER = frozenset(map(stem, ("customer", "buyer", "you", "your")))
_LEFT_OPEN = frozenset({Meant.ASKED, Meant.CONDITION})


@dataclass(frozen=True, slots=True)
class Reversal:
    """Words of a text, and words of a source that say the opposite."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class _Said:
    words: str
    verb: str
    about: frozenset[str]
    no: bool
    on_them: bool
    """It is done to the customer, not to a thing."""
    names_them: bool


def check_polarity(text: str, sources: Sources) -> Iterator[Finding]:
    """What a clause denies and the text affirms of the same act, or the reverse, unless another clause agrees.

    Only the clauses it cites count, else those of its situation. It stops if enough words are shared to be sure that
    both are about one thing, else it warns.
    """
    clauses = [c for c in sources.scope if c.id not in sources.undecided]
    for said in _said(text):
        beside = [(c, other) for c in clauses for other in _said(c.text) if _same_act(said, other)]
        best = max(beside, key=lambda pair: (_likeness(said, pair[1]), pair[1].no == said.no), default=None)
        if best and best[1].no != said.no:
            clause, other = best
            reason = f"{clause.id} says the opposite: “{other.words}”. Correct it, or cite the clause that says so."
            severity = Severity.STOP if _one_thing(said, other) else Severity.WARN
            yield Finding("polarity", severity, said.words, reason, against=clause.text)


def _one_thing(one: _Said, other: _Said) -> bool:
    """Whether they share many words, or all words of a rule without a condition: `one photo is enough`."""
    shared = len(one.about & other.about)
    return shared >= _SHARED or (shared == len(other.about) and not _WITHOUT.match(other.words))


def _same_act(one: _Said, other: _Said) -> bool:
    """Whether they share the verb and most words of the shorter one."""
    shared = len(one.about & other.about)
    if any(of.on_them and not to.names_them for of, to in ((one, other), (other, one))):
        return False
    if other.words.lower().startswith(_ELSE):
        return False
    return one.verb == other.verb and shared >= _FEW and shared >= _MOST * min(len(one.about), len(other.about))


def reversals(text: str, *sources: str, shared: int = _SHARED, alike: float = _ALIKE) -> tuple[Reversal, ...]:
    """Each clause of the text with the most similar one of the sources, if one denies what the other says."""
    found: list[Reversal] = []
    told = [other for source in sources for other in _said(source)]
    for act in _said(text):
        best = max(told, key=lambda other: _likeness(act, other), default=None)
        if best and _likeness(act, best) >= alike and len(act.about & best.about) >= shared and act.no != best.no:
            found.append(Reversal(act.words, best.words))
    return tuple(found)


@lru_cache(maxsize=512)
def _said(text: str) -> tuple[_Said, ...]:
    said = acts(text)
    told = (i for i, a in enumerate(said) if a.meant not in _LEFT_OPEN and not _saves(text[a.start : a.end]))
    return tuple(_plain(said[i], text, said[i + 1 : i + 2]) for i in told)


def _saves(words: str) -> bool:
    return may_hold(words, _SAVING) and bool(_SAVE.search(words))


def _plain(act: SpeechAct, text: str, after: tuple[SpeechAct, ...]) -> _Said:
    """The clause, compared together with the condition that follows: `before the replacement leaves`."""
    words = text[act.start : act.end]
    goes_on = after and after[0].sentence == act.sentence and after[0].meant is Meant.CONDITION
    about = topic(text[act.start : after[0].end]) if goes_on else topic(words)
    no = (
        act.meant is Meant.NOT
        or bool(_BEGINS_WITH_NOT.match(words))
        or bool(_NOT_THAT.search(text[max(act.start - 9, 0) : act.start + 9]))
    )
    on_them = act.passive and bool(act.subject & _CUSTOMER)
    return _Said(words, act.verb, about, no, on_them, bool(act.about & _CUSTOMER))


def _likeness(one: _Said, other: _Said) -> float:
    return len(one.about & other.about) / (len(one.about) or 1)
