"""Which situation a message belongs to, found without a model: deciding patterns, then likeness and signals."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.case import Fulfilment, Lane, Matter, Triage, Who
from bot.knowledge.search import Index
from bot.knowledge.situations import Situation
from bot.knowledge.wording import sentences

_PATTERN, _WORD = 0.16, 0.08
_MOST_SIGNALS = 0.4
_EARLIER = 0.35
"""What earlier turns of the customer weigh beside the latest."""
_CAREFUL = 1.5
"""What the signals of hostile cases weigh beside others: of a polite and a hostile reading the careful one is taken."""
_FITS_ORDER = 0.2
_REPEATED = 0.12
_ON_TOPIC = 0.1
"""The least likeness from which having written before speaks for a situation of those who come back."""
_AGAIN = re.compile(
    r"\b(again|still|already|yet another"
    r"|(second|third|fourth|\d+(nd|rd|th)) (time|message|mail|request)"
    r"|as (i|you) (said|asked|told|wrote|advised)"
    r"|(told|asked|wrote|waited|sent)\b.{0,30}\b(times|before|days|hours))\b",
    re.IGNORECASE | re.DOTALL,
)
"""Words of somebody who comes back on a matter."""
_SENTENCE = 0.5
"""The share of the likeliest sentence in the likeness of a message."""
_ENOUGH = 0.13
"""The least score for which a situation is named; below it the case is for the fallback."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A situation with its score and the customer's words that speak for it."""

    situation: Situation
    score: float
    signals: tuple[str, ...] = ()


class Recognition:
    """The situations of a book, ready to be told apart."""

    def __init__(self, situations: Sequence[Situation], fallback: str) -> None:
        self._situations = tuple(situations)
        self._fallback = fallback
        self._index = Index({s.id: _whole(s) for s in situations if s.id != fallback})

    def triage(self, matter: Matter) -> Triage:
        """The situation, the reason in one sentence, and the customer's words that speak for it."""
        decided = self._decided(matter)
        if decided:
            words = f"“{decided.signals[0]}”"
            reason = f"The customer writes {words}, which always makes it “{decided.situation.title}”."
            return Triage(decided.situation.id, reason, decided.signals)
        best = next(iter(self.ranked(matter)), None)
        if best is None or best.score < _ENOUGH:
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
        before = self._nearest(earlier) if earlier else {}
        return {id: score + _EARLIER * before.get(id, 0.0) for id, score in self._nearest(latest).items()}

    def _nearest(self, text: str) -> dict[str, float]:
        """Between the likeness of the whole text and that of its likeliest sentence: long messages hold one matter."""
        found = self._index.scores(text)
        by_sentence = [self._index.scores(sentence) for sentence in sentences(text)]
        tops = {id: max(scores[id] for scores in by_sentence) for id in found} if by_sentence else found
        return {id: (1 - _SENTENCE) * score + _SENTENCE * tops[id] for id, score in found.items()}

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


def _whole(situation: Situation) -> str:
    said = (*situation.examples, *situation.signals.words)
    return f"{situation.title}. {situation.applies_when}. {' '.join(said)}"


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
    weight = sum(_WORD if f.lower() in known else _PATTERN for f in found)
    return weight * (_CAREFUL if situation.lane is Lane.HOSTILE else 1.0)


def _reason(guess: Guess, matter: Matter) -> str:
    title = guess.situation.title
    if guess.signals:
        return f"It reads like “{title}”: the customer writes “{' '.join(guess.signals[0].split())}”."
    if guess.situation.signals.fulfilment is matter.fulfilment and matter.fulfilment is Fulfilment.AMAZON:
        return f"The order was fulfilled by Amazon, so it is handled as “{title}”."
    return f"It reads most like the examples of “{title}”."
