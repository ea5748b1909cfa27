"""Which situation a message belongs to, found without a model: deciding patterns, likeness to examples, structure."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.case import Fulfilment, Lane, Matter, Triage, Who
from bot.knowledge.alarms import AlarmFile
from bot.knowledge.careful import care, customers_words
from bot.knowledge.conditions import met
from bot.knowledge.hearing import Ears
from bot.knowledge.likeness import Likeness, normalised
from bot.knowledge.search import Index
from bot.knowledge.situations import Signals, Situation
from bot.knowledge.wording import sentences

_EARLIER = 0.5
"""What earlier turns of the customer weigh beside the latest."""
_SENTENCE = 0.3
"""The share of the likeliest sentence in the likeness of a message: long messages hold one matter."""
_FITS_ORDER = 3.5
_FACT = 1.5
"""What known facts weigh."""
_CAME_BACK = 1.0
_UNLIKE = 0.1
"""The least likeness to the nearest example for which a situation is named; below it the case is for the fallback."""
_SURE = 0.4
"""How likely it must be that the case is a routine one; below it the likeliest delicate situation is taken."""
_NAMED = 0.15
"""How likely a situation must be to be named."""
_GRAVE = {Lane.PERSON_ONLY: 0.6, Lane.HOSTILE: 0.3}
"""How likely a situation of these lanes must be to be named by likeness alone; an alarm names it without likeness."""
_LONGEST = 6000
"""Characters of a message that are held against the examples: its beginning and its end."""
_AGAIN = re.compile(
    r"\b(again|still|already|yet another"
    r"|(second|third|fourth|\d{1,3}(nd|rd|th)) (time|message|mail|request)"
    r"|as (i|you) (said|asked|told|wrote|advised)"
    r"|(told|asked|wrote|waited|sent)\b.{0,30}\b(times|before|days|hours))\b",
    re.IGNORECASE | re.DOTALL,
)
"""Words of somebody who comes back on a matter."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A situation, how likely it is (0 to 1), and the customer's words that speak for it."""

    situation: Situation
    likelihood: float
    signals: tuple[str, ...] = ()


class Recognition:
    """The situations of a book, ready to be told apart."""

    def __init__(self, situations: Sequence[Situation], fallback: str, ears: Ears | None = None) -> None:
        self._situations = tuple(situations)
        self._known = {s.id: s for s in situations}
        self._fallback = fallback
        self._ears = ears or Ears(AlarmFile())
        self._asking = Counter(f.key for s in situations for f in s.facts)
        self._patterns = [(s.id, _compiled(p)) for s in situations for p in s.signals.patterns]
        examples = [(s.id, text) for s in situations for text in _texts(s, fallback)]
        self._likeness = Likeness(examples, self._ears.file.alike, self._marks)
        self._nearest = Index({f"{i}": text for i, (_, text) in enumerate(examples)})

    def triage(self, matter: Matter) -> Triage:
        """The situation, the least care it needs, the reason, and the customer's words that speak for it."""
        found = self._decided(matter) or max(self._guessed(matter), key=self._rank)
        return care(matter, self._known[found.situation], self._known, self._ears).triage(found)

    def ranked(self, matter: Matter) -> list[Guess]:
        """Every situation that can fit, the likeliest first."""
        possible = {s.id: s for s in self._situations if _possible(s, matter)}
        logs = normalised({id: log for id, log in self._logs(matter).items() if id in possible})
        order = sorted(logs, key=lambda id: (-logs[id], id))
        return [Guess(possible[id], math.exp(logs[id]), _signals(possible[id], _latest(matter))) for id in order]

    def _readings(self, matter: Matter) -> list[Matter]:
        """The matter as it reads without what is said to a machine; where that is unclear, in two ways."""
        turns = tuple(replace(t, text=self._readable(t.text)[0]) if t.who is not Who.US else t for t in matter.turns)
        last = max((i for i, t in enumerate(turns) if t.who is not Who.US), default=None)
        if last is None:
            return [matter]
        texts = self._readable(matter.turns[last].text)
        return [replace(matter, turns=(*turns[:last], replace(turns[last], text=x), *turns[last + 1 :])) for x in texts]

    def _rank(self, found: Triage) -> tuple[int, int]:
        situation = self._known[found.situation]
        return situation.lane.rank, situation.approver.rank

    def _decided(self, matter: Matter) -> Triage | None:
        text = customers_words(matter)
        for situation in sorted(self._situations, key=lambda s: -s.lane.rank):
            found = tuple(_matches(map(_compiled, situation.signals.always), text))
            if found:
                reason = f"The customer writes “{found[0]}”, which always makes it “{situation.title}”."
                return Triage(situation.id, reason, found)
        return None

    def _guessed(self, matter: Matter) -> Iterator[Triage]:
        """The likeliest for each way to read it; and the fallback, where no words in it are for us."""
        if self._ears.addressed.fills(customers_words(matter)):
            yield Triage(self._fallback, "No words in the message are for us: a person should read it first.")
        yield from map(self._likeliest, self._readings(matter))

    def _likeliest(self, matter: Matter) -> Triage:
        best = _with_care(self.ranked(matter)) if self._is_like_any(matter) else None
        if best is None:
            return Triage(self._fallback, "The message is like none of the known cases: a person should read it first.")
        return Triage(best.situation.id, _reason(best, matter), best.signals)

    def _is_like_any(self, matter: Matter) -> bool:
        asked = f"{_latest(matter)} {_earlier(matter)}"
        return max(self._nearest.scores(asked).values(), default=0.0) >= _UNLIKE

    def _logs(self, matter: Matter) -> dict[str, float]:
        latest, earlier = _latest(matter), _earlier(matter)
        logs = self._of_text(latest)
        before = self._likeness.logs(earlier) if earlier.strip() else {}
        came_back = _written_before(matter)
        asked_for = self._asked_for(matter)
        for id in logs:
            signals = self._known[id].signals
            logs[id] += _EARLIER * before.get(id, 0.0)
            if signals.fulfilment is matter.fulfilment and matter.fulfilment is not Fulfilment.UNKNOWN:
                logs[id] += _FITS_ORDER
            logs[id] += asked_for.get(id, 0.0) + self._known_facts(signals, matter)
            if signals.repeated:
                logs[id] += _CAME_BACK if came_back else -_CAME_BACK
        return logs

    def _known_facts(self, signals: Signals, matter: Matter) -> float:
        classes = self._ears.file.classes
        speaks = any(met(c, matter, classes) is not None for c in signals.facts)
        denies = any(met(c, matter, classes) is not None for c in signals.against)
        return _FACT * (speaks - denies)

    def _asked_for(self, matter: Matter) -> dict[str, float]:
        """What is said for each situation by known facts that it asks for, those most that few others ask for."""
        found: dict[str, float] = {}
        for s in self._situations:
            keys = [f.key for f in s.facts if matter.fact(f.key)]
            weight = sum(math.log(len(self._situations) / self._asking[key]) / 2 for key in keys)
            found[s.id] = min(weight, _FACT)
        return found

    def _of_text(self, text: str) -> dict[str, float]:
        """Between the likeness of the whole text and that of its likeliest sentence."""
        whole, single = self._likeness.logs(text), sentences(text)
        if len(single) < 2:
            return whole
        parts = [self._likeness.logs(s) for s in single]
        return {id: (1 - _SENTENCE) * log + _SENTENCE * max(p[id] for p in parts) for id, log in whole.items()}

    def _readable(self, text: str) -> tuple[str, ...]:
        """What is said to us, without what is said to a machine; of a very long text both ends."""
        if len(text) > _LONGEST:
            text = f"{text[: _LONGEST // 2]}\n{text[-_LONGEST // 2 :]}"
        return self._ears.addressed.readings(text)

    def _marks(self, text: str) -> Iterator[str]:
        plain = text.replace("\u2019", "'")
        yield from {id for id, pattern in self._patterns if pattern.search(plain)}
        yield from (f"alarm {h.alarm.id}" for h in self._ears.heard(text))
        heat = self._ears.thermometer.heat(text).score
        if heat >= self._ears.file.temper.hostile_from / 3:
            yield "hot" if heat >= self._ears.file.temper.hostile_from else "warm"


def _texts(situation: Situation, fallback: str) -> tuple[str, ...]:
    if situation.id == fallback:
        return situation.examples
    return (*situation.examples, f"{situation.title}. {situation.applies_when}. {' '.join(situation.signals.words)}")


def _with_care(guesses: Sequence[Guess]) -> Guess | None:
    """The likeliest; where it is routine without being sure, the likeliest delicate one; None when all are unlikely."""
    likely = [g for g in guesses if g.likelihood >= _GRAVE.get(g.situation.lane, _NAMED)]
    if not likely:
        return None
    routine = sum(g.likelihood for g in guesses if g.situation.lane is Lane.ROUTINE)
    if likely[0].situation.lane is Lane.ROUTINE and routine < _SURE:
        return next((g for g in likely if g.situation.lane is Lane.DELICATE), None)
    return likely[0]


def _latest(matter: Matter) -> str:
    return matter.message or next((t.text for t in reversed(matter.turns) if t.who is not Who.US), "")


def _earlier(matter: Matter) -> str:
    latest = _latest(matter)
    return "\n".join(t.text for t in matter.turns if t.who is Who.CUSTOMER and t.text != latest)


def _written_before(matter: Matter) -> bool:
    return any(t.who is Who.US for t in matter.turns)


def _possible(situation: Situation, matter: Matter) -> bool:
    asks = situation.signals
    if asks.fulfilment and matter.fulfilment not in (asks.fulfilment, Fulfilment.UNKNOWN):
        return False
    return not asks.repeated or _written_before(matter) or bool(_AGAIN.search(_latest(matter)))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


def _signals(situation: Situation, text: str) -> tuple[str, ...]:
    words = (_compiled(rf"\b{re.escape(w)}\b") for w in situation.signals.words)
    patterns = map(_compiled, situation.signals.patterns)
    return tuple(dict.fromkeys((*_matches(patterns, text), *_matches(words, text))))


def _matches(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[str]:
    plain = text.replace("\u2019", "'")
    for pattern in patterns:
        found = pattern.search(plain)
        if found:
            yield text[found.start() : found.end()]


def _reason(guess: Guess, matter: Matter) -> str:
    title = guess.situation.title
    if guess.signals:
        return f"It reads like “{title}”: the customer writes “{' '.join(guess.signals[0].split())}”."
    if guess.situation.signals.fulfilment is matter.fulfilment and matter.fulfilment is Fulfilment.AMAZON:
        return f"The order was fulfilled by Amazon, so it is handled as “{title}”."
    return f"It reads most like the examples of “{title}”."
