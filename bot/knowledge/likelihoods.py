"""How likely each situation is for a matter: likeness to its examples, what is known, and whether it can fit at all."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.domain.case import Fact, Fulfilment, Matter
from bot.knowledge.schema.patterns import sieves, signals
from bot.knowledge.schema.situations import Condition, Situation
from bot.knowledge.triage.choosing import Guess
from bot.knowledge.triage.conditions import met, needs_words
from bot.knowledge.triage.hearing import Ears
from bot.knowledge.triage.shipped_by import says_amazon_ships
from bot.knowledge.triage.voices import PLACEHOLDER
from bot.knowledge.triage.writing import AGAIN, earlier, latest, written_before
from bot.knowledge.words.likeness import Likeness, normalised
from bot.knowledge.words.memory import Learned
from bot.knowledge.words.search import Index, telling

_EARLIER = 0.5
"""What earlier turns of the customer weigh beside the latest."""
_FITS_ORDER = 2.0
_FACT = 1.5
"""What known facts weigh."""
_CAME_BACK = 1.0
_REMEMBERED = 8
"""Cases: what is known of one is held against the situations once for all parts of its message."""


@dataclass(frozen=True, slots=True)
class _Conditions:
    """Those of a situation that speak for it, against it, or rule it out."""

    facts: tuple[Condition, ...]
    against: tuple[Condition, ...]
    excluded: tuple[Condition, ...]

    @classmethod
    def of(cls, situation: Situation, worded: bool) -> "_Conditions":
        """Those for which words count, or the others."""
        asks = situation.signals
        kinds = (asks.facts, asks.against, asks.excluded)
        return cls(*(tuple(c for c in kind if needs_words(c) is worded) for kind in kinds))


@dataclass(frozen=True, slots=True)
class _Known:
    """What the facts of a case say of a situation: for it, against it, whether they rule it out, and how much it asks
    for what is known."""

    facts: bool
    against: bool
    excluded: bool
    asked_for: float


class Likelihoods:
    """Of the situations of a book. `learned` is what came of the same book before."""

    def __init__(
        self, situations: Sequence[Situation], fallback: str, ears: Ears, learned: Learned | None = None
    ) -> None:
        known = learned or {}
        self._situations = tuple(situations)
        self._known = {s.id: s for s in situations}
        self._fallback = fallback
        self._ears = ears
        self._asking = Counter(f.key for s in situations for f in s.facts)
        self._unworded = {s.id: _Conditions.of(s, worded=False) for s in situations}
        self._worded = {s.id: _Conditions.of(s, worded=True) for s in situations}
        self._by_facts = lru_cache(maxsize=_REMEMBERED)(self._told_by_facts)
        self._patterns = [(s.id, sieve) for s in situations for sieve in sieves(s.signals.patterns)]
        examples = [(s.id, self._english(text)) for s in situations for text in _texts(s, fallback)]
        self._likeness = Likeness(examples, ears.file.alike, self._marks, known.get("likeness"))
        self._of_example = [id for id, _ in examples]
        self._nearest = Index({f"{i}": text for i, (_, text) in enumerate(examples)}, known.get("nearest"))

    @property
    def learned(self) -> Learned:
        """All that the same book needs to be told apart as here."""
        return {"likeness": self._likeness.learned, "nearest": self._nearest.learned}

    def ranked(self, matter: Matter, signed: int | None = None) -> list[Guess]:
        """Every situation that can fit, the likeliest first; the words that speak for it only for so many of them."""
        known = self._by_facts(matter.facts, matter.marketplace, matter.today)
        possible = {s.id for s in self._situations if self._possible(s, matter, known[s.id])}
        logs = normalised({id: log for id, log in self._logs(matter, known).items() if id in possible})
        found = self._routed({id: math.exp(log) for id, log in logs.items()}, matter)
        order = sorted(found, key=lambda id: (-found[id], id))
        words = {id: signals(self._known[id], latest(matter)) for id in order[:signed]}
        return [Guess(self._known[id], found[id], words.get(id, ())) for id in order]

    def _routed(self, likelihoods: dict[str, float], matter: Matter) -> dict[str, float]:
        """What another fulfils goes its way, whatever it is about: the likelihood of our ways is that of theirs."""
        theirs = [id for id in likelihoods if self._known[id].signals.fulfilment is matter.fulfilment]
        ours = [id for id in likelihoods if self._known[id].signals.not_fulfilled_by is matter.fulfilment]
        kept = {id: likelihood for id, likelihood in likelihoods.items() if id not in ours}
        if theirs and ours:
            kept[theirs[0]] += sum(likelihoods[id] for id in ours)
            return kept
        total = sum(kept.values())
        return {id: likelihood / total for id, likelihood in kept.items()} if total else likelihoods

    def read(self, text: str) -> None:
        """Hold a sentence against the examples; what comes of it is remembered while its message is read."""
        self._likeness.logs(self._english(text))

    def telling(self, text: str) -> int:
        """How many of its telling words the examples know."""
        return sum(map(self._nearest.holds, telling(self._english(PLACEHOLDER.sub(" ", text)))))

    def example(self, matter: Matter) -> tuple[str, float]:
        """The situation of the nearest example, and how near it is."""
        scores = self._nearest.scores(self._english(f"{latest(matter)} {earlier(matter)}"))
        nearest = max(scores, key=lambda i: scores[i], default=None)
        return (self._of_example[int(nearest)], scores[nearest]) if nearest else (self._fallback, 0.0)

    def _possible(self, situation: Situation, matter: Matter, known: _Known) -> bool:
        asks = situation.signals
        if asks.fulfilment and matter.fulfilment not in (asks.fulfilment, Fulfilment.UNKNOWN):
            return False
        if known.excluded or self.holds_any(self._worded[situation.id].excluded, matter):
            return False
        return not asks.repeated or written_before(matter) or bool(AGAIN.search(latest(matter)))

    def holds_any(self, conditions: Iterable[Condition], matter: Matter) -> bool:
        """Whether one of the conditions is met."""
        for condition in conditions:  # noqa: SIM110  # most have none: this is asked a hundred times for each part
            if met(condition, matter, self._ears) is not None:
                return True
        return False

    def _logs(self, matter: Matter, known: Mapping[str, _Known]) -> dict[str, float]:
        newest, older = self._english(latest(matter)), self._english(earlier(matter))
        logs = dict(self._likeness.of_message(newest))
        before = self._likeness.logs(older) if older.strip() else {}
        came_back, fulfilment = written_before(matter), _fulfilment(matter)
        for id in logs:
            signals, worded, told = self._known[id].signals, self._worded[id], known[id]
            logs[id] += _EARLIER * before.get(id, 0.0)
            if signals.fulfilment is fulfilment and fulfilment is not Fulfilment.UNKNOWN:
                logs[id] += _FITS_ORDER
            logs[id] += told.asked_for
            for_it = told.facts or self.holds_any(worded.facts, matter)
            against = told.against or self.holds_any(worded.against, matter)
            logs[id] += _FACT * (for_it - against)
            if signals.repeated:
                logs[id] += _CAME_BACK if came_back else -_CAME_BACK
        return logs

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
        """What is said for it by known facts that it asks for, those most that few others ask for."""
        keys = [f.key for f in situation.facts if matter.fact(f.key)]
        return min(sum(math.log(len(self._situations) / self._asking[key]) / 2 for key in keys), _FACT)

    def _english(self, text: str) -> str:
        return self._ears.glossary.english(text)

    def _marks(self, text: str) -> Iterator[str]:
        plain = text.replace("\u2019", "'").lower()
        yield from sorted({id for id, pattern in self._patterns if pattern.search(plain)})
        yield from (f"alarm {h.alarm.id}" for h in self._ears.heard(text))
        yield from (f"sign {name}" for name in self._ears.signs(text))
        heat = self._ears.thermometer.heat(text).score
        if heat >= self._ears.file.temper.hostile_from / 3:
            yield "hot" if heat >= self._ears.file.temper.hostile_from else "warm"


def _fulfilment(matter: Matter) -> Fulfilment:
    """By whom, as the case has it; where it doesn't say, as the customer does, which makes it no fact."""
    if matter.fulfilment is Fulfilment.UNKNOWN and says_amazon_ships(f"{latest(matter)}\n{earlier(matter)}"):
        return Fulfilment.AMAZON
    return matter.fulfilment


def _texts(situation: Situation, fallback: str) -> tuple[str, ...]:
    if situation.id == fallback:
        return situation.examples
    return (*situation.examples, f"{situation.title}. {situation.applies_when}. {' '.join(situation.signals.words)}")
