"""Which situation a message belongs to, found without a model: deciding patterns, then likeness and signals."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.case import Fulfilment, Lane, Matter, Triage, Who
from bot.knowledge.search import Index
from bot.knowledge.situations import Situation

_EXAMPLE, _DESCRIPTION, _PATTERN, _WORD = 1.0, 0.6, 0.16, 0.08
_MOST_SIGNALS = 0.4
_EARLIER = 0.35
"""What earlier turns of the customer weigh beside the latest."""
_FITS_ORDER = 0.2
_REPEATED = 0.12
_ON_TOPIC = 0.1
"""The least likeness from which having written before speaks for a situation of those who come back."""
_AGAIN = re.compile(
    r"\b(again|still|already|yet another|(second|third|fourth|\d+(nd|rd|th)) (time|message|mail|request)"
    r"|as (i|you) (said|asked|told|wrote|advised)|(told|asked|wrote|waited|sent)\b.{0,30}\b(times|before|days|hours))\b",
    re.IGNORECASE | re.DOTALL,
)
"""Words of somebody who comes back on a matter."""
_ENOUGH, _ENOUGH_ALONE = 0.14, 0.28
"""The least score for which a situation is named, with a signal and on likeness alone; below it the fallback has it."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A situation with its score, the customer's words that speak for it, and the example that is most like them."""

    situation: Situation
    score: float
    signals: tuple[str, ...] = ()


class Recognition:
    """The situations of a book, ready to be told apart."""

    def __init__(self, situations: Sequence[Situation], fallback: str) -> None:
        self._situations = tuple(situations)
        self._fallback = fallback
        examples = {(s.id, i): text for s in situations for i, text in enumerate(s.examples)}
        described = {(s.id, -1): f"{s.title}. {s.applies_when}" for s in situations if s.id != fallback}
        texts = {f"{id}#{i}": text for (id, i), text in {**examples, **described}.items()}
        self._index = Index(texts)

    def triage(self, matter: Matter) -> Triage:
        """The situation, the reason in one sentence, and the customer's words that speak for it."""
        decided = self._decided(matter)
        if decided:
            words = f"“{decided.signals[0]}”"
            reason = f"The customer writes {words}, which always makes it “{decided.situation.title}”."
            return Triage(decided.situation.id, reason, decided.signals)
        best = next(iter(self.ranked(matter)), None)
        if best is None or best.score < (_ENOUGH if best.signals else _ENOUGH_ALONE):
            return Triage(
                self._fallback, "The message is like none of the known cases, so a person should read it first."
            )
        return Triage(best.situation.id, _reason(best, matter), best.signals)

    def ranked(self, matter: Matter) -> list[Guess]:
        """Every situation that can fit, the likeliest first."""
        likeness = self._likeness(matter)
        guesses = [self._guess(s, matter, likeness.get(s.id, 0.0)) for s in self._situations if _possible(s, matter)]
        return sorted(guesses, key=lambda g: (-g.score, g.situation.id))

    def _decided(self, matter: Matter) -> Guess | None:
        text = "\n".join(t.text for t in matter.turns if t.who is not Who.US)
        by_care = sorted(self._situations, key=lambda s: s.lane is not Lane.PERSON_ONLY)
        for situation in by_care:
            found = tuple(_matches(situation.signals.always, text))
            if found:
                return Guess(situation, 1.0, found)
        return None

    def _likeness(self, matter: Matter) -> dict[str, float]:
        latest, earlier = _latest(matter), _earlier(matter)
        found = self._nearest(latest)
        if earlier:
            for id, score in self._nearest(earlier).items():
                found[id] = found.get(id, 0.0) + _EARLIER * score
        return found

    def _nearest(self, text: str) -> dict[str, float]:
        best: dict[str, float] = {}
        described: dict[str, float] = {}
        for name, score in self._index.scores(text).items():
            id, _, number = name.partition("#")
            if number == "-1":
                described[id] = score
            else:
                best[id] = max(score, best.get(id, 0.0))
        ids = {*best, *described}
        return {id: _EXAMPLE * best.get(id, 0.0) + _DESCRIPTION * described.get(id, 0.0) for id in ids}

    def _guess(self, situation: Situation, matter: Matter, likeness: float) -> Guess:
        signals = tuple(dict.fromkeys(_signals(situation, _latest(matter))))
        before = tuple(_signals(situation, _earlier(matter)))
        weight = _weight(situation, signals) + _EARLIER * _weight(situation, before)
        score = likeness + min(weight, _MOST_SIGNALS)
        if situation.signals.fulfilment is matter.fulfilment and matter.fulfilment is not Fulfilment.UNKNOWN:
            score += _FITS_ORDER
        if situation.signals.repeated and likeness >= _ON_TOPIC:
            score += _REPEATED
        return Guess(situation, score, signals)


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


def _signals(situation: Situation, text: str) -> Iterator[str]:
    yield from _matches(situation.signals.patterns, text)
    yield from _matches((rf"\b{re.escape(w)}\b" for w in situation.signals.words), text)


def _matches(patterns: Iterable[str], text: str) -> Iterator[str]:
    for pattern in patterns:
        found = re.search(pattern, text.replace("\u2019", "'"), re.IGNORECASE | re.DOTALL)
        if found:
            yield text[found.start() : found.end()]


def _weight(situation: Situation, found: Iterable[str]) -> float:
    known = {w.lower() for w in situation.signals.words}
    return sum(_WORD if f.lower() in known else _PATTERN for f in found)


def _reason(guess: Guess, matter: Matter) -> str:
    title = guess.situation.title
    if guess.signals:
        return f"It reads like “{title}”: the customer writes “{' '.join(guess.signals[0].split())}”."
    if guess.situation.signals.fulfilment is matter.fulfilment and matter.fulfilment is Fulfilment.AMAZON:
        return f"The order was fulfilled by Amazon, so it is handled as “{title}”."
    return f"It reads most like the examples of “{title}”."
