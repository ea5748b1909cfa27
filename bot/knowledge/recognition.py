"""Which situation a message belongs to, without a model: by deciding patterns, likeness to examples, structure."""

import re
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.concurrency.steps import Steps, whole
from bot.domain.case import Further, Lane, Matter, Triage, Turn, Who
from bot.knowledge.careful import care, customers_words, with_further
from bot.knowledge.likelihoods import Likelihoods
from bot.knowledge.replies.points import complaints
from bot.knowledge.replies.said_back import bare_words, may_be_said_back, missing_in, to_say_back
from bot.knowledge.schema.alarms import AlarmFile
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
from bot.knowledge.triage.further.further import MOST_PARTS, Finder
from bot.knowledge.triage.hearing.hearing import AlarmDetector
from bot.knowledge.triage.hearing.venting import without_venting
from bot.knowledge.triage.thread.writing import latest
from bot.knowledge.words.memory import Learned
from bot.knowledge.words.wording import sentences
from bot.language.goods.other_goods import came_other

_UNLIKE = 0.1
"""With less likeness to the nearest example, the case is for the fallback."""
_FEW = 2
"""With fewer known words, a situation is named only by its own signals."""
_CLOSE = 0.4
"""With this likeness to an example of a person-only situation, it is suspected."""
_HINT = 0.1
"""With signs of this weight, it is possible."""
_CERTAIN = 0.85
"""On a hint, it must be this likely to be named."""
_CLEAR = 0.6
"""A situation this likely stands against one that an alarm names."""
_OPENS, _GOES_ON = 0.4, 0.6
"""To be quoted, the first sentence must be this likely of its situation by itself; another sentence, the second."""
_TOLD = 4
"""With so many known words, a sentence tells of a danger, or a piece of a case, by itself."""
_ANOTHER = re.compile(r"\b(?:also|another|other|too|besides|second|last (?:week|month|year)|as well)\b", re.IGNORECASE)
"""Words by which a part is about something else than what came."""
_NOTHING = 0.0001
"""Smaller likelihoods in a part aren't kept, as the memory is held while a model is asked."""
_LONGEST = 6000
"""Characters of a message that are compared: its beginning and its end."""


class Recognition:
    """Recognises the situations of a book. `learned` is an earlier result for the same book."""

    def __init__(
        self,
        situations: Sequence[Situation],
        fallback: str,
        ears: AlarmDetector | None = None,
        learned: Learned | None = None,
    ) -> None:
        self._situations = tuple(situations)
        self._known = {s.id: s for s in situations}
        self._fallback = fallback
        self._ears = ears or AlarmDetector(AlarmFile())
        self._likely = Likelihoods(self._situations, fallback, self._ears, learned)

    @property
    def learned(self) -> Learned:
        """All that is needed to make the same again."""
        return self._likely.learned

    def triage(self, matter: Matter) -> Triage:
        """The situation, the least care, the reason, and the customer's words that speak for it."""
        return whole(self.triage_steps(matter))

    def triage_steps(self, matter: Matter, parts: Finder | None = None) -> Steps[Triage]:
        """The same in steps of a few milliseconds. `parts` is as in `beside_steps`."""
        message = latest(matter)[:_LONGEST]
        for text in (*sentences(message), message):
            self._likely.read(text)
            yield
        found = self._decided(matter) or self._most_careful(list(self._guessed(matter)))
        yield
        further = yield from self._further(matter, self._known[found.situation], parts)
        cared = care(matter, self._known[found.situation], self._known, self._ears)
        return with_further(cared, further, matter, self._known, self._ears).triage(replace(found, further=further))

    def parts_steps(self, matter: Matter) -> Steps[Finder | None]:
        """Read what doesn't depend on the main matter, before a model has found it; `beside_steps` continues.

        None for a very long message, which is read as one matter.
        """
        finder = self._finder_of(matter)
        if finder:
            yield from finder.read(self._readable(latest(matter))[0])
        return finder

    def beside_steps(
        self, matter: Matter, named: Collection[str], main: str, parts: Finder | None = None
    ) -> Steps[tuple[Further, ...]]:
        """Further matters other than `named`, of which `main` is the main one.

        Most messages can have none, whatever the main one is; then it needn't be found. `parts` is the result of
        `parts_steps` for the same matter; without it, the parts are read here.
        """
        text, *apart = self._readable(latest(matter))
        finder = parts or self._finder_of(matter)
        if finder is None or not (yield from finder.may_find(text, main)):
            return ()
        unclear = apart or text != latest(matter) or self._ears.heard(customers_words(matter))
        if not unclear and not (yield from finder.may_find_beside(text, named)):
            return ()
        rules = yield from self.triage_steps(matter, finder)
        return tuple(f for f in rules.further if f.situation not in {*named, rules.situation})

    def _further(self, matter: Matter, situation: Situation, parts: Finder | None) -> Steps[tuple[Further, ...]]:
        """What other parts of the latest message are about, without words for a machine."""
        finder = parts or self._finder_of(matter)
        if finder is None:
            return ()
        found = yield from finder.found(self._readable(latest(matter))[0], situation)
        other = bool(found) and came_other(latest(matter))
        return tuple(f for f in found if not (other and self._is_of_what_came(f)))

    def _is_of_what_came(self, found: Further) -> bool:
        """Whether it only asks how what came wrongly goes back: of what we sent wrongly there is no other return."""
        excluded = self._known[found.situation].signals.excluded
        return any(c.came_other for c in excluded) and not _ANOTHER.search(found.words)

    def _finder_of(self, matter: Matter) -> Finder | None:
        """The finder, which caches what it reads; None for a very long message, which is read as one matter."""
        if len(latest(matter)) > _LONGEST:
            return None

        @lru_cache(maxsize=2 * MOST_PARTS)  # each part, and each together with the next
        def ranked(part: str) -> Sequence[Guess]:
            guesses = self.ranked(replace(matter, turns=(Turn(Who.CUSTOMER, part),)), signed=1)
            return tuple(guess for guess in guesses if guess.likelihood >= _NOTHING)

        def suspected(part: str) -> frozenset[str]:
            return self._ears.suspected(part, _HINT)

        ears = self._ears
        return Finder(
            ranked,
            self._likely.telling,
            suspected,
            ears.watched,
            self._fallback,
            ears.of_treatment,
            ears.addressed.sounds_so,
        )

    def plainest(self, matter: Matter, situation: str) -> str | None:
        """The customer's sentence that is most surely of this situation and can be quoted; None where there is none."""
        if any(t.original is not None and t.text == matter.message for t in matter.turns):
            return None  # a translation's words aren't theirs
        ours = self._readable(matter.message)[0]
        likely = [
            (self._likely.alone(s).get(situation, 0.0) - (_OPENS if ours.lstrip().startswith(s) else _GOES_ON), -n, s)
            for n, s in enumerate(to_say_back(ours))
            if not self._heard_in(s)
        ]
        above, _, plainest = max(likely, default=(-1.0, 0, ""))
        return plainest if above >= 0 else None

    def complaints(self, matter: Matter) -> tuple[str, ...]:
        """What the message complains of, as far as it is fit to be said back or tells what is missing."""
        if any(t.original is not None and t.text == matter.message for t in matter.turns):
            return ()
        told = map(bare_words, complaints(self._readable(matter.message)[0]))
        return tuple(c for c in told if (may_be_said_back(c) or missing_in(c)) and not self._heard_in(c))

    def _heard_in(self, sentence: str) -> bool:
        """Whether it is heated, or tells of a danger or a threat."""
        return bool(self._ears.thermometer.heat(sentence).score or any(self._ears.heard(sentence)))

    def ranked(self, matter: Matter, signed: int | None = None) -> list[Guess]:
        """Every situation that can fit, likeliest first; only the first `signed` (None: all) carry their words."""
        return self._likely.ranked(matter, signed)

    def _readings(self, matter: Matter) -> list[Matter]:
        """The matter without words for a machine; where their extent is unclear, in two ways."""
        turns = tuple(replace(t, text=self._readable(t.text)[0]) if t.who is not Who.US else t for t in matter.turns)
        last = max((i for i, t in enumerate(turns) if t.who is not Who.US), default=None)
        if last is None:
            return [matter]
        texts = self._readable(matter.turns[last].text)
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
        hinted = self._ears.suspected(sentence, _HINT) & self._ears.of_things
        if not hinted or self._likely.telling(sentence) < _TOLD:
            return None
        top = self.ranked(replace(matter, turns=(Turn(Who.CUSTOMER, sentence),)), signed=0)[0]
        if top.situation.id not in hinted or top.likelihood < _CERTAIN:
            return None
        return Triage(top.situation.id, sentence_reason(top, sentence), (sentence,))

    def _of_whole(self, matter: Matter) -> Triage:
        nearest, like = self._likely.example(matter, _CLOSE, _UNLIKE)
        close = {nearest} if nearest else set()
        text = customers_words(matter)
        hinted = self._ears.suspected(text, _HINT)
        signed = None if self._likely.telling(text) < _FEW else 0
        all_ = self.ranked(matter, signed) if like else []
        guesses = without(all_, self._ears.watched - hinted - close)
        guesses = [g for g in guesses if (g.signals or signed == 0) and self._may_be_hostile(g, matter, hinted)]
        guesses = [g._replace(signals=signals(g.situation, latest(matter))) if may_be_signed(g) else g for g in guesses]
        certain = {g.situation.id for g in guesses if g.likelihood >= _CERTAIN} & hinted & self._ears.of_things
        best = with_care(guesses, self._ears.watched - self._ears.suspected(text) - close - certain)
        best = None if best and endangers(all_) and is_slight(best, all_) else best
        best = unless_harmed(best, guesses, latest(matter)) if best else None
        best = best._replace(signals=signals(best.situation, latest(matter))) if best else None
        if best is None or best.situation.id == self._fallback:
            unlike = Triage(self._fallback, unsure(all_, self._fallback))
            return self._alarmed(text, unlike)
        found = Triage(best.situation.id, reason(best, matter, guesses[0]), best.signals)
        return found if best.likelihood >= _CLEAR else self._alarmed(text, found)

    def _may_be_hostile(self, guess: Guess, matter: Matter, hinted: Container[str]) -> bool:
        """In a few words, likeness alone makes no hostility: something must speak for it."""
        if guess.situation.lane is not Lane.HOSTILE or self._likely.telling(customers_words(matter)) >= _TOLD:
            return True
        return guess.situation.id in hinted or bool(signals(guess.situation, latest(matter)))

    def _alarmed(self, text: str, unlike: Triage) -> Triage:
        """What an alarm makes of a message that is unlike known cases, unless that is less careful."""
        for alarm, quote in ((h.alarm, h.quote) for h in self._ears.heard(text) if h.alarm.situation in self._known):
            found = Triage(alarm.situation or "", f"The customer writes “{quote}”: {alarm.title}.", (quote,))
            if self._rank(found)[:2] >= self._rank(unlike)[:2]:
                return found
        return unlike

    def _readable(self, text: str) -> tuple[str, ...]:
        """The text, or both ends of a very long one."""
        if len(text) > _LONGEST:
            text = f"{text[: _LONGEST // 2]}\n{text[-_LONGEST // 2 :]}"
        whole, *apart = self._ears.addressed.readings(text)
        return (whole, *filter(self._says_enough, apart))

    def _says_enough(self, text: str) -> bool:
        """Whether a piece beside orders to a machine tells something by itself; else it is only read with the rest."""
        certain = self._ears.addressed.is_ours(text) or any(self._ears.signs(text)) or any(self._ears.heard(text))
        return certain or self._likely.telling(text) >= _TOLD
