"""Which situation a whole message is of: by deciding words, by likeness, by one sentence that tells of a danger."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from bot.domain.case import Lane, Matter, Triage, Turn, Who
from bot.knowledge.careful import customers_words
from bot.knowledge.likelihoods import Likelihoods
from bot.knowledge.schema.patterns import matches, signals
from bot.knowledge.schema.situations import Situation
from bot.knowledge.triage.choosing import (
    Guess,
    endangers,
    is_slight,
    may_be_signed,
    reason,
    sentence_reason,
    unless_harmed,
    unsure,
    with_care,
    without,
)
from bot.knowledge.triage.hearing.hearing import AlarmDetector
from bot.knowledge.triage.hearing.venting import without_venting
from bot.knowledge.triage.thread.writing import latest, written_before
from bot.knowledge.words.wording import sentences

LONGEST = 6000
"""Characters of a message that are compared: its beginning and its end."""
HINT = 0.1
"""With signs of this weight, a situation is possible."""
_UNLIKE = 0.1
"""With less likeness to the nearest example, the case is for the fallback."""
_FEW = 2
"""With fewer known words, a situation is named only by its own signals."""
_CLOSE = 0.4
"""With this likeness to an example of a person-only situation, it is suspected."""
_CERTAIN = 0.85
"""On a hint, it must be this likely to be named."""
_CLEAR = 0.6
"""A situation this likely stands against one that an alarm names."""
_BESIDE = 0.4
"""A routine situation this likely is the matter beside what an alarm names."""
_TREATED = 0.5
"""From this likelihood a few words are on how we treated them, though none says so."""
_TOLD = 4
"""With so many known words, a sentence tells of a danger, or a piece of a case, by itself."""


class Deciding:
    """Decides between the situations of a book."""

    def __init__(
        self, situations: Sequence[Situation], fallback: str, ears: AlarmDetector, likely: Likelihoods
    ) -> None:
        self._situations = tuple(situations)
        self._known = {s.id: s for s in situations}
        self._fallback = fallback
        self._ears = ears
        self._likely = likely

    def decided(self, matter: Matter) -> Triage:
        """The situation, the reason, and the words that speak for it; further matters and alarms aren't in it."""
        return self._decided(matter) or self._most_careful(list(self._guessed(matter)))

    def _decided(self, matter: Matter) -> Triage | None:
        text = customers_words(matter)
        for situation in sorted(self._situations, key=lambda s: -s.lane.rank):
            found = matches(situation.signals.always, text)
            if found and not self._likely.holds_any(situation.signals.excluded, matter.about(text)):
                reason = f"The customer writes “{found[0]}”, which always makes it “{situation.title}”."
                return Triage(situation.id, reason, found)
            if self._likely.holds_any(situation.signals.certain, matter):
                return Triage(situation.id, f"What is known of the case makes it “{situation.title}”.")
        return None

    def _guessed(self, matter: Matter) -> Iterator[Triage]:
        """The likeliest situation of each reading, and the fallback where no words are for us."""
        if self._ears.addressed.fills(customers_words(matter)):
            yield Triage(self._fallback, "No words in the message are for us: a person should read it first.")
        yield from map(self._likeliest, self._readings(matter))

    def _readings(self, matter: Matter) -> list[Matter]:
        """The matter without words for a machine; where their extent is unclear, in two ways."""
        turns = tuple(replace(t, text=self.readable(t.text)[0]) if t.who is not Who.US else t for t in matter.turns)
        last = max((i for i, t in enumerate(turns) if t.who is not Who.US), default=None)
        if last is None:
            return [matter]
        texts = self.readable(matter.turns[last].text)
        return [replace(matter, turns=(*turns[:last], replace(turns[last], text=x), *turns[last + 1 :])) for x in texts]

    def _most_careful(self, guesses: list[Triage]) -> Triage:
        """The most careful of several readings; where their matters differ, none is sure."""
        found = max(guesses, key=self._rank)
        unclear = Triage(
            self._fallback, "Part is for a machine, and what the rest is about depends on where that ends."
        )
        differ = len({g.situation for g in guesses}) > 1
        return unclear if differ and self._rank(unclear)[:2] >= self._rank(found)[:2] else found

    def _rank(self, found: Triage) -> tuple[int, int, bool]:
        situation = self._known[found.situation]
        return situation.lane.rank, situation.approver.rank, situation.id != self._fallback

    def _likeliest(self, matter: Matter) -> Triage:
        """By the whole message; or by one sentence, where that surely tells of a danger."""
        found = self._without_venting(self._of_whole(matter), matter)
        dangers = [d for s in sentences(latest(matter)) if (d := self._danger(s, matter))]
        return max([found, *dangers], key=self._rank)

    def _without_venting(self, found: Triage, matter: Matter) -> Triage:
        """By the rest, where sentences only vent; a hostile message stays hostile."""
        text = latest(matter)
        rest = without_venting(text, self._ears.thermometer)
        if rest == text or self._known[found.situation].lane.rank > Lane.DELICATE.rank:
            return found
        last = max(i for i, t in enumerate(matter.turns) if t.who is not Who.US)
        turns = (*matter.turns[:last], replace(matter.turns[last], text=rest), *matter.turns[last + 1 :])
        calm = self._of_whole(replace(matter, turns=turns))
        return found if calm.situation == self._fallback else calm

    def _danger(self, sentence: str, matter: Matter) -> Triage | None:
        hinted = self._ears.suspected(sentence, HINT) & self._ears.of_things
        if not hinted or self._likely.telling(sentence) < _TOLD:
            return None
        top = self._likely.ranked(replace(matter, turns=(Turn(Who.CUSTOMER, sentence),)), signed=0)[0]
        if top.situation.id not in hinted or top.likelihood < _CERTAIN:
            return None
        return Triage(top.situation.id, sentence_reason(top, sentence), (sentence,))

    def _of_whole(self, matter: Matter) -> Triage:
        nearest, like = self._likely.example(matter, _CLOSE, _UNLIKE)
        close = {nearest} if nearest else set()
        text = customers_words(matter)
        hinted = self._ears.suspected(text, HINT)
        signed = None if self._likely.telling(text) < _FEW else 0
        all_ = self._likely.ranked(matter, signed) if like else []
        guesses = without(all_, self._ears.watched - hinted - close)
        guesses = [g for g in guesses if (g.signals or signed == 0) and self._may_be_hostile(g, matter, hinted)]
        guesses = [g._replace(signals=signals(g.situation, latest(matter))) if may_be_signed(g) else g for g in guesses]
        certain = {g.situation.id for g in guesses if g.likelihood >= _CERTAIN} & hinted & self._ears.of_things
        best = with_care(guesses, self._ears.watched - self._ears.suspected(text) - close - certain)
        best = None if best and endangers(all_) and is_slight(best, all_) else best
        best = None if best and self._is_untold(best, text, matter) else best
        best = unless_harmed(best, guesses, latest(matter)) if best else None
        best = best._replace(signals=signals(best.situation, latest(matter))) if best else None
        if best is None or best.situation.id == self._fallback:
            unlike = Triage(self._fallback, unsure(all_, self._fallback))
            return self._alarmed(text, unlike, guesses)
        found = Triage(best.situation.id, reason(best, matter, guesses[0]), best.signals)
        return found if best.likelihood >= _CLEAR else self._alarmed(text, found, guesses)

    def _is_untold(self, guess: Guess, text: str, matter: Matter) -> bool:
        """Whether a first outcry is only a little like those on how we treated them: no reply may say so of itself."""
        little = guess.situation.id in self._ears.of_treatment and guess.likelihood < _TREATED
        bare = self._likely.telling(text) < _TOLD and not any(self._ears.heard(text))
        return little and bare and not written_before(matter)

    def _may_be_hostile(self, guess: Guess, matter: Matter, hinted: Container[str]) -> bool:
        """In a few words, likeness alone makes no hostility: something must speak for it."""
        if guess.situation.lane is not Lane.HOSTILE or self._likely.telling(customers_words(matter)) >= _TOLD:
            return True
        return guess.situation.id in hinted or bool(signals(guess.situation, latest(matter)))

    def _alarmed(self, text: str, unlike: Triage, guesses: Sequence[Guess]) -> Triage:
        """What an alarm makes of a message that is unlike known cases, unless that is less careful.

        What is routine but for the alarm stays what it is: the alarm makes its kind the main one afterwards, and the
        routine matter stands beside it and gets its answer.
        """
        for alarm, quote in ((h.alarm, h.quote) for h in self._ears.heard(text) if h.alarm.situation in self._known):
            found = Triage(alarm.situation or "", f"The customer writes “{quote}”: {alarm.title}.", (quote,))
            if self._rank(found)[:2] >= self._rank(unlike)[:2]:
                return self._but_for_it(alarm.id, text, guesses) or found
        return unlike

    def _but_for_it(self, alarm: str, text: str, guesses: Sequence[Guess]) -> Triage | None:
        likeliest = next(iter(guesses), None)
        if likeliest is None or likeliest.situation.lane is not Lane.ROUTINE or likeliest.likelihood < _BESIDE:
            return None
        raises = any(h.alarm.id == alarm for h in self._ears.heard_by_us(text))
        return Triage(likeliest.situation.id, "", likeliest.signals) if raises else None

    def readable(self, text: str) -> tuple[str, ...]:
        """The text, or both ends of a very long one."""
        if len(text) > LONGEST:
            text = f"{text[: LONGEST // 2]}\n{text[-LONGEST // 2 :]}"
        whole, *apart = self._ears.addressed.readings(text)
        return (whole, *filter(self._says_enough, apart))

    def _says_enough(self, text: str) -> bool:
        """Whether a piece beside orders to a machine tells something by itself; else it is only read with the rest."""
        certain = self._ears.addressed.is_ours(text) or any(self._ears.signs(text)) or any(self._ears.heard(text))
        return certain or self._likely.telling(text) >= _TOLD
