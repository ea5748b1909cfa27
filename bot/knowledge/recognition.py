"""Which situation a message belongs to, found without a model: deciding patterns, likeness to examples, structure."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.domain.case import Fulfilment, Further, Matter, Triage, Turn, Who
from bot.knowledge.careful import care, customers_words, with_further
from bot.knowledge.schema.alarms import AlarmFile
from bot.knowledge.schema.patterns import compiled, matches, signals
from bot.knowledge.schema.situations import Condition, Situation
from bot.knowledge.triage.choosing import Guess, reason, sentence_reason, unsure, with_care, without
from bot.knowledge.triage.conditions import met
from bot.knowledge.triage.further import Finder
from bot.knowledge.triage.hearing import Ears
from bot.knowledge.triage.voices import PLACEHOLDER
from bot.knowledge.triage.writing import AGAIN, earlier, latest, written_before
from bot.knowledge.words.likeness import Likeness, normalised
from bot.knowledge.words.memory import Learned
from bot.knowledge.words.search import Index, telling
from bot.knowledge.words.wording import sentences

_EARLIER = 0.5
"""What earlier turns of the customer weigh beside the latest."""
_FITS_ORDER = 2.0
_FACT = 1.5
"""What known facts weigh."""
_CAME_BACK = 1.0
_UNLIKE = 0.1
"""The least likeness to the nearest example for which a situation is named; below it the case is for the fallback."""
_FEW = 2
"""With fewer words that the examples know, a situation is only named where its own signals are in them."""
_CLOSE = 0.4
"""From when on an example is close enough to make its situation, one for people only, suspected."""
_HINT = 0.1
"""The weight of signs from which it is possible at all."""
_CERTAIN = 0.85
"""How likely such a situation must be to be named on a hint."""
_CLEAR = 0.6
"""How likely a situation must be to stand against one that an alarm names."""
_TOLD = 4
"""Words that the examples know, from which a sentence tells of a danger by itself, or a piece of a case."""
_LONGEST = 6000
"""Characters of a message that are held against the examples: its beginning and its end."""


class Recognition:
    """The situations of a book, ready to be told apart. `learned` is what came of the same book before."""

    def __init__(
        self,
        situations: Sequence[Situation],
        fallback: str,
        ears: Ears | None = None,
        learned: Learned | None = None,
    ) -> None:
        known = learned or {}
        self._situations = tuple(situations)
        self._known = {s.id: s for s in situations}
        self._fallback = fallback
        self._ears = ears or Ears(AlarmFile())
        self._asking = Counter(f.key for s in situations for f in s.facts)
        self._patterns = [(s.id, compiled(p)) for s in situations for p in s.signals.patterns]
        examples = [(s.id, self._english(text)) for s in situations for text in _texts(s, fallback)]
        self._likeness = Likeness(examples, self._ears.file.alike, self._marks, known.get("likeness"))
        self._of_example = [id for id, _ in examples]
        self._nearest = Index({f"{i}": text for i, (_, text) in enumerate(examples)}, known.get("nearest"))

    @property
    def learned(self) -> Learned:
        """All that a Recognition of the same book needs to tell them apart as this one does."""
        return {"likeness": self._likeness.learned, "nearest": self._nearest.learned}

    def triage(self, matter: Matter) -> Triage:
        """The situation, the least care it needs, the reason, and the customer's words that speak for it."""
        found = self._decided(matter) or self._most_careful(list(self._guessed(matter)))
        found = replace(found, further=self._further(matter, self._known[found.situation]))
        cared = care(matter, self._known[found.situation], self._known, self._ears)
        return with_further(cared, found.further, matter, self._known, self._ears).triage(found)

    def _further(self, matter: Matter, situation: Situation) -> tuple[Further, ...]:
        """What parts of the latest message are about beside it, without what is said to a machine.

        A very long one is read as one matter.
        """
        if len(latest(matter)) > _LONGEST:
            return ()

        def ranked(part: str) -> Sequence[Guess]:
            return self.ranked(replace(matter, turns=(Turn(Who.CUSTOMER, part),)), signed=1)

        finder = Finder(ranked, self._telling, lambda part: self._ears.suspected(part, _HINT), self._fallback)
        return finder.found(self._readable(latest(matter))[0], situation)

    def ranked(self, matter: Matter, signed: int | None = None) -> list[Guess]:
        """Every situation that can fit, the likeliest first; the words that speak for it only for so many of them."""
        possible = {s.id for s in self._situations if self._possible(s, matter)}
        logs = normalised({id: log for id, log in self._logs(matter).items() if id in possible})
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

    def _readings(self, matter: Matter) -> list[Matter]:
        """The matter as it reads without what is said to a machine; where that is unclear, in two ways."""
        turns = tuple(replace(t, text=self._readable(t.text)[0]) if t.who is not Who.US else t for t in matter.turns)
        last = max((i for i, t in enumerate(turns) if t.who is not Who.US), default=None)
        if last is None:
            return [matter]
        texts = self._readable(matter.turns[last].text)
        return [replace(matter, turns=(*turns[:last], replace(turns[last], text=x), *turns[last + 1 :])) for x in texts]

    def _most_careful(self, guesses: list[Triage]) -> Triage:
        """Of several ways to read it the most careful; where they are of different matters, no matter is sure."""
        found = max(guesses, key=self._rank)
        unclear = Triage(
            self._fallback, "Part is for a machine, and what the rest is about depends on where that ends."
        )
        differ = len({g.situation for g in guesses}) > 1
        return unclear if differ and self._rank(unclear)[:2] >= self._rank(found)[:2] else found

    def _rank(self, found: Triage) -> tuple[int, int, bool]:
        situation = self._known[found.situation]
        return situation.lane.rank, situation.approver.rank, situation.id != self._fallback

    def _decided(self, matter: Matter) -> Triage | None:
        text = customers_words(matter)
        for situation in sorted(self._situations, key=lambda s: -s.lane.rank):
            found = matches(situation.signals.always, text)
            if found:
                reason = f"The customer writes “{found[0]}”, which always makes it “{situation.title}”."
                return Triage(situation.id, reason, found)
            if self._any(situation.signals.certain, matter):
                return Triage(situation.id, f"What is known of the case makes it “{situation.title}”.")
        return None

    def _guessed(self, matter: Matter) -> Iterator[Triage]:
        """The likeliest for each way to read it; and the fallback, where no words in it are for us."""
        if self._ears.addressed.fills(customers_words(matter)):
            yield Triage(self._fallback, "No words in the message are for us: a person should read it first.")
        yield from map(self._likeliest, self._readings(matter))

    def _likeliest(self, matter: Matter) -> Triage:
        """What the message as a whole is like; or what one sentence of it is, where that is sure to be a danger."""
        found = self._of_whole(matter)
        dangers = [d for s in sentences(latest(matter)) if (d := self._danger(s, matter))]
        return max([found, *dangers], key=self._rank)

    def _danger(self, sentence: str, matter: Matter) -> Triage | None:
        hinted = self._ears.suspected(sentence, _HINT) & self._ears.of_things
        if not hinted or self._telling(sentence) < _TOLD:
            return None
        top = self.ranked(replace(matter, turns=(Turn(Who.CUSTOMER, sentence),)))[0]
        if top.situation.id not in hinted or top.likelihood < _CERTAIN:
            return None
        return Triage(top.situation.id, sentence_reason(top, sentence), (sentence,))

    def _of_whole(self, matter: Matter) -> Triage:
        situation, near = self._example(matter)
        close = {situation} if near >= _CLOSE else set()
        text = customers_words(matter)
        hinted = self._ears.suspected(text, _HINT)
        guesses = without(self.ranked(matter), self._ears.watched - hinted - close) if near >= _UNLIKE else []
        few = self._telling(text) < _FEW
        guesses = [g for g in guesses if g.signals or not few]
        certain = {g.situation.id for g in guesses if g.likelihood >= _CERTAIN} & hinted & self._ears.of_things
        best = with_care(guesses, self._ears.watched - self._ears.suspected(text) - close - certain)
        if best is None or best.situation.id == self._fallback:
            unlike = Triage(self._fallback, reason(best, matter) if best else unsure(guesses))
            return self._alarmed(text, unlike)
        found = Triage(best.situation.id, reason(best, matter), best.signals)
        return found if best.likelihood >= _CLEAR else self._alarmed(text, found)

    def _alarmed(self, text: str, unlike: Triage) -> Triage:
        """What an alarm makes of a message that isn't clearly like a known case, where that is no less careful."""
        for alarm, quote in ((h.alarm, h.quote) for h in self._ears.heard(text) if h.alarm.situation in self._known):
            found = Triage(alarm.situation or "", f"The customer writes “{quote}”: {alarm.title}.", (quote,))
            if self._rank(found)[:2] >= self._rank(unlike)[:2]:
                return found
        return unlike

    def _telling(self, text: str) -> int:
        """How many of its telling words the examples know."""
        return sum(map(self._nearest.holds, telling(self._english(PLACEHOLDER.sub(" ", text)))))

    def _example(self, matter: Matter) -> tuple[str, float]:
        """The situation of the nearest example, and how near it is."""
        scores = self._nearest.scores(self._english(f"{latest(matter)} {earlier(matter)}"))
        nearest = max(scores, key=lambda i: scores[i], default=None)
        return (self._of_example[int(nearest)], scores[nearest]) if nearest else (self._fallback, 0.0)

    def _possible(self, situation: Situation, matter: Matter) -> bool:
        asks = situation.signals
        if asks.fulfilment and matter.fulfilment not in (asks.fulfilment, Fulfilment.UNKNOWN):
            return False
        if self._any(asks.excluded, matter):
            return False
        return not asks.repeated or written_before(matter) or bool(AGAIN.search(latest(matter)))

    def _any(self, conditions: Iterable[Condition], matter: Matter) -> bool:
        return any(met(c, matter, self._ears) is not None for c in conditions)

    def _logs(self, matter: Matter) -> dict[str, float]:
        newest, older = self._english(latest(matter)), self._english(earlier(matter))
        logs = self._likeness.of_message(newest)
        before = self._likeness.logs(older) if older.strip() else {}
        came_back = written_before(matter)
        asked_for = self._asked_for(matter)
        for id in logs:
            signals = self._known[id].signals
            logs[id] += _EARLIER * before.get(id, 0.0)
            if signals.fulfilment is matter.fulfilment and matter.fulfilment is not Fulfilment.UNKNOWN:
                logs[id] += _FITS_ORDER
            logs[id] += asked_for.get(id, 0.0)
            logs[id] += _FACT * (self._any(signals.facts, matter) - self._any(signals.against, matter))
            if signals.repeated:
                logs[id] += _CAME_BACK if came_back else -_CAME_BACK
        return logs

    def _asked_for(self, matter: Matter) -> dict[str, float]:
        """What is said for each situation by known facts that it asks for, those most that few others ask for."""
        found: dict[str, float] = {}
        for s in self._situations:
            keys = [f.key for f in s.facts if matter.fact(f.key)]
            weight = sum(math.log(len(self._situations) / self._asking[key]) / 2 for key in keys)
            found[s.id] = min(weight, _FACT)
        return found

    def _readable(self, text: str) -> tuple[str, ...]:
        """What is said to us; of a very long text both ends."""
        if len(text) > _LONGEST:
            text = f"{text[: _LONGEST // 2]}\n{text[-_LONGEST // 2 :]}"
        whole, *apart = self._ears.addressed.readings(text)
        return (whole, *filter(self._says_enough, apart))

    def _says_enough(self, text: str) -> bool:
        """Whether a piece beside orders tells something by itself; else it is only read together with the rest."""
        certain = self._ears.addressed.is_ours(text) or any(self._ears.signs(text)) or any(self._ears.heard(text))
        return certain or self._telling(text) >= _TOLD

    def _english(self, text: str) -> str:
        return self._ears.glossary.english(text)

    def _marks(self, text: str) -> Iterator[str]:
        plain = text.replace("\u2019", "'")
        yield from sorted({id for id, pattern in self._patterns if pattern.search(plain)})
        yield from (f"alarm {h.alarm.id}" for h in self._ears.heard(text))
        yield from (f"sign {name}" for name in self._ears.signs(text))
        heat = self._ears.thermometer.heat(text).score
        if heat >= self._ears.file.temper.hostile_from / 3:
            yield "hot" if heat >= self._ears.file.temper.hostile_from else "warm"


def _texts(situation: Situation, fallback: str) -> tuple[str, ...]:
    if situation.id == fallback:
        return situation.examples
    return (*situation.examples, f"{situation.title}. {situation.applies_when}. {' '.join(situation.signals.words)}")
