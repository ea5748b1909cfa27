"""How likely each situation is: by likeness to its examples, what is known, and whether it can fit at all."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.domain.case import Fact, Fulfilment, Lane, Matter
from bot.knowledge.schema.patterns import OwnWords, sieves, signals
from bot.knowledge.schema.situations import Condition, Situation
from bot.knowledge.triage.choosing import Guess
from bot.knowledge.triage.conditions import met, needs_words
from bot.knowledge.triage.hearing.hearing import AlarmDetector
from bot.knowledge.triage.injection.voices import PLACEHOLDER
from bot.knowledge.triage.order.shipped_by import names_amazon, says_amazon_ships
from bot.knowledge.triage.order.sooner_keeps import without_unwilling
from bot.knowledge.triage.thread.answering import answers_us
from bot.knowledge.triage.thread.writing import AGAIN, earlier, latest, written_before
from bot.knowledge.words.memory import Learned
from bot.knowledge.words.naive_bayes import Likeness, normalised
from bot.knowledge.words.search import Index, telling
from bot.language.goods.harm import without_denied_harm
from bot.language.matter.announced_claim import without_announced_claim
from bot.language.normalization.spelled import Speller, spelled

_EARLIER = 0.5
"""Weight of the customer's earlier turns, beside the latest."""
_LITTLE = 2
"""With so few words known from examples, the latest message continues what was written before: `any news?`."""
_SURELY = math.log(0.9)
_VALUE = re.compile(r"\S*\d\S*")
"""A number that they give is no word of its own: `its SN 44821-B, what is next`."""
_FITS_ORDER = 2.0
_FACT = 1.5
"""Weight of known facts."""
_CAME_BACK = 1.0
_LITTLE_ELSE = 0.55
"""How likely all that needs no name must be for a routine one of it to be told."""
_NEAR = 0.5
"""The share of the likeliest one's likelihood from which a pattern of another tells that the matter is like it."""
_USUAL = 8
"""Examples that hold a word from which on one with a slip in it is taken for it."""
_REMEMBERED = 8
"""So many cases are cached, as each part of a message asks for the same facts."""


@dataclass(frozen=True, slots=True)
class _Conditions:
    """A situation's conditions that speak for it, speak against it, or rule it out."""

    facts: tuple[Condition, ...]
    against: tuple[Condition, ...]
    excluded: tuple[Condition, ...]

    def __bool__(self) -> bool:
        return bool(self.facts or self.against or self.excluded)

    @classmethod
    def of(cls, situation: Situation, worded: bool) -> "_Conditions":
        """Those that need the message's words, or those that don't."""
        asks = situation.signals
        kinds = (asks.facts, asks.against, asks.excluded)
        return cls(*(tuple(c for c in kind if needs_words(c) is worded) for kind in kinds))


@dataclass(frozen=True, slots=True)
class _Known:
    """What a case's facts say about a situation: for, against, ruled out; and how many asked-for facts are known."""

    facts: bool
    against: bool
    excluded: bool
    asked_for: float


class Likelihoods:
    """For the situations of a book. `learned` is an earlier result for the same book."""

    def __init__(
        self, situations: Sequence[Situation], fallback: str, ears: AlarmDetector, learned: Learned | None = None
    ) -> None:
        known = learned or {}
        self._situations = tuple(situations)
        self._known = {s.id: s for s in situations}
        self._fallback = fallback
        self._ears = ears
        self._asking = Counter(f.key for s in situations for f in s.facts)
        self._unworded = {s.id: _Conditions.of(s, worded=False) for s in situations}
        self._worded = {s.id: asks for s in situations if (asks := _Conditions.of(s, worded=True))}
        self._ways = {s.id: s.signals.fulfilment for s in situations}
        self._closed_to = {
            w: frozenset(s.id for s in situations if s.signals.not_fulfilled_by is w) for w in Fulfilment
        }
        self._named = {s.id: sieves(s.signals.named) for s in situations if s.signals.named}
        self._repeated = {s.id for s in situations if s.signals.repeated}
        self._by_facts = lru_cache(maxsize=_REMEMBERED)(self._told_by_facts)
        self._patterns = [(s.id, sieve) for s in situations for sieve in sieves(s.signals.patterns)]
        self._any_pattern = sieves(p for s in situations for p in s.signals.patterns)
        self._words = OwnWords(situations)
        examples = [(s.id, self._english(text)) for s in situations for text in _texts(s, fallback)]
        self._likeness = Likeness(examples, ears.file.alike, self._marks, known.get("likeness"))
        self._of_example = [id for id, _ in examples]
        self._nearest = Index({f"{i}": text for i, (_, text) in enumerate(examples)}, known.get("nearest"))
        self._speller = Speller(self._nearest.words_in(_USUAL), self._nearest.holds)

    @property
    def learned(self) -> Learned:
        """All that is needed to make the same again."""
        return {"likeness": self._likeness.learned, "nearest": self._nearest.learned}

    def ranked(self, matter: Matter, signed: int | None = None) -> list[Guess]:
        """Every situation that can fit, the likeliest first; the words that speak for it only for so many of them."""
        logs = normalised(self._logs(matter))
        likelihoods = self._without_unnamed({id: math.exp(log) for id, log in logs.items()}, matter)
        found = sorted([(-likelihood, id) for id, likelihood in self._routed(likelihoods, matter).items()])
        words = {id: signals(self._known[id], latest(matter)) for _, id in found[:signed]}
        return [Guess(self._known[id], -negative, words.get(id, ())) for negative, id in found]

    def _without_unnamed(self, likelihoods: dict[str, float], matter: Matter) -> dict[str, float]:
        """Without what must be named, where neither words nor facts do. Where little else is likely, and that is
        routine and no pattern fits, the matter is unlike all: then the fallback has what those had."""
        named = self._names(matter)
        unnamed = {id for id in self._named.keys() & likelihoods.keys() if id not in named}
        if not unnamed:
            return likelihoods
        kept = {id: likelihood for id, likelihood in likelihoods.items() if id not in unnamed}
        left = sum(kept.values())
        best = max(kept, key=lambda id: kept[id], default=self._fallback)
        near = [id for id, likelihood in kept.items() if likelihood >= _NEAR * kept[best]] if kept else []
        told = left >= _LITTLE_ELSE or any(signals(self._known[id], latest(matter)) for id in near)
        if not told and self._known[best].lane is Lane.ROUTINE and self._fallback in kept:
            return kept | {self._fallback: kept[self._fallback] + 1 - left}
        return {id: likelihood / left for id, likelihood in kept.items()} if left else likelihoods

    def _names(self, matter: Matter) -> frozenset[str]:
        """Those of the situations that must be named which its words or its facts name."""
        known = self._by_facts(matter.facts, matter.marketplace, matter.today)
        written = _plain(self._english(f"{latest(matter)}\n{earlier(matter)}"))
        by_words = {id for id, patterns in self._named.items() if any(p.search(written) for p in patterns)}
        return frozenset(by_words | {id for id in self._named if known[id].facts or known[id].asked_for})

    def _routed(self, likelihoods: dict[str, float], matter: Matter) -> dict[str, float]:
        """Where another party fulfils the order, our situations' likelihood goes to the matching ones of theirs."""
        ours = self._closed_to[matter.fulfilment] & likelihoods.keys()
        theirs = [id for id in likelihoods if self._ways[id] is matter.fulfilment] if ours else []
        kept = {id: likelihood for id, likelihood in likelihoods.items() if id not in ours}
        if theirs and ours:
            kept[theirs[0]] += sum(likelihoods[id] for id in likelihoods if id in ours)
            return kept
        total = sum(kept.values())
        return {id: likelihood / total for id, likelihood in kept.items()} if total else likelihoods

    def read(self, text: str) -> None:
        """Hold a sentence against the examples; what comes of it is remembered while its message is read."""
        self._likeness.logs(self._told(text))

    def alone(self, sentence: str) -> Mapping[str, float]:
        """How likely each situation is for a sentence by likeness alone (0 to 1)."""
        return {id: math.exp(log) for id, log in self._likeness.logs(self._told(sentence)).items()}

    def telling(self, text: str) -> int:
        """How many of its telling words the examples know."""
        return sum(map(self._nearest.holds, telling(self._told(PLACEHOLDER.sub(" ", text)))))

    def example(self, matter: Matter, close: float, least: float) -> tuple[str | None, bool]:
        """The situation of the nearest example that is close, if one is; and whether any is at least so like it."""
        near = self._nearest.nearest(self._told(f"{latest(matter)} {earlier(matter)}"), close, least)
        return (None if near.name is None else self._of_example[int(near.name)]), near.like

    def holds_any(self, conditions: Iterable[Condition], matter: Matter) -> bool:
        """Whether one of the conditions is met."""
        for condition in conditions:  # noqa: SIM110  # most have none: this is asked a hundred times for each part
            if met(condition, matter, self._ears) is not None:
                return True
        return False

    def _logs(self, matter: Matter) -> dict[str, float]:
        """Of every situation that can fit."""
        newest, older = without_announced_claim(latest(matter)), self._told(without_announced_claim(earlier(matter)))
        before = self._likeness.logs(older) if older.strip() else {}
        goes_on = bool(before) and (self._goes_on(newest) or answers_us(matter))
        likely = self._likeness.of_message(self._told(without_unwilling(newest)))
        weight = 1.0 if goes_on else 0.0 if self._names_its_own(likely, matter) else _EARLIER
        matter = matter.about(f"{earlier(matter)}\n{newest}") if goes_on else matter
        known = self._by_facts(matter.facts, matter.marketplace, matter.today)
        came_back, fulfilment = written_before(matter), _fulfilment(matter)
        untold = matter.fulfilment is Fulfilment.UNKNOWN and not names_amazon(f"{newest}\n{earlier(matter)}")
        again = came_back or AGAIN.search(newest) is not None
        logs: dict[str, float] = {}
        for id, log in likely.items():
            way, asks, repeated, told = self._ways[id], self._worded.get(id), id in self._repeated, known[id]
            away = way and (untold or matter.fulfilment not in (way, Fulfilment.UNKNOWN))
            if away or told.excluded or (repeated and not again):
                continue
            if asks is not None and self.holds_any(asks.excluded, matter):
                continue
            log += weight * before.get(id, 0.0)
            if way is fulfilment and fulfilment is not Fulfilment.UNKNOWN:
                log += _FITS_ORDER
            log += told.asked_for
            log += _FACT * (told.facts - told.against if asks is None else self._told_by_words(asks, told, matter))
            logs[id] = log + (_CAME_BACK if came_back else -_CAME_BACK) if repeated else log
        return logs

    def _names_its_own(self, likely: Mapping[str, float], matter: Matter) -> bool:
        """Whether an added message by itself is surely of a kind that words of it name: `also, can you wrap it?`.

        What the messages before it are about is open still, and is found beside it.
        """
        if written_before(matter):
            return False
        best = max(likely, key=lambda id: likely[id], default=self._fallback)
        return likely.get(best, 0.0) >= _SURELY and bool(signals(self._known[best], latest(matter)))

    def _goes_on(self, newest: str) -> bool:
        told = self.telling(_VALUE.sub(" ", newest))
        return told <= _LITTLE and not any(s.search(_plain(newest)) for s in self._any_pattern)

    def _told_by_words(self, asks: _Conditions, told: _Known, matter: Matter) -> int:
        """1 where facts or words speak for it, -1 where they speak against it, 0 for neither or both."""
        for_it = told.facts or self.holds_any(asks.facts, matter)
        return for_it - (told.against or self.holds_any(asks.against, matter))

    def _told_by_facts(self, facts: tuple[Fact, ...], marketplace: str, today: date) -> dict[str, _Known]:
        matter = Matter((), today, facts, marketplace)
        return {
            id: _Known(
                self.holds_any(conditions.facts, matter),
                self.holds_any(conditions.against, matter),
                self.holds_any(conditions.excluded, matter),
                self._asked_for(self._known[id], matter),
            )
            for id, conditions in self._unworded.items()
        }

    def _asked_for(self, situation: Situation, matter: Matter) -> float:
        """Weight of known facts that it asks for, higher the fewer situations ask for them."""
        keys = [f.key for f in situation.facts if matter.fact(f.key)]
        return min(sum(math.log(len(self._situations) / self._asking[key]) / 2 for key in keys), _FACT)

    def _english(self, text: str) -> str:
        """In English, and without harm that it says isn't there, so that no example with that harm is like it."""
        return without_denied_harm(spelled(self._ears.glossary.english(text)))

    def _told(self, text: str) -> str:
        """What a customer writes, in English, and without slips of the keyboard."""
        return self._speller.mended(self._english(text))

    def _marks(self, text: str) -> Iterator[str]:
        plain = _plain(text)
        if any(sieve.search(plain) for sieve in self._any_pattern):
            yield from sorted({id for id, pattern in self._patterns if pattern.search(plain)})
        yield from (f"word {id}" for id in sorted(self._words.whose(plain)))
        yield from (f"alarm {h.alarm.id}" for h in self._ears.heard(text))
        yield from (f"sign {name}" for name in self._ears.signs(text))
        heat = self._ears.thermometer.heat(text).score
        if heat >= self._ears.file.temper.hostile_from / 3:
            yield "hot" if heat >= self._ears.file.temper.hostile_from else "warm"


def _plain(text: str) -> str:
    return text.replace("\u2019", "'").lower()


def _fulfilment(matter: Matter) -> Fulfilment:
    """Who ships the order: as the case says, else as the customer says, which makes it no fact."""
    if matter.fulfilment is Fulfilment.UNKNOWN and says_amazon_ships(f"{latest(matter)}\n{earlier(matter)}"):
        return Fulfilment.AMAZON
    return matter.fulfilment


def _texts(situation: Situation, fallback: str) -> tuple[str, ...]:
    if situation.id == fallback:
        return situation.examples
    return (*situation.examples, f"{situation.title}. {situation.applies_when}. {' '.join(situation.signals.words)}")
