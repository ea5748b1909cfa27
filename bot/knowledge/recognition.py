"""Which situation a message belongs to, without a model: by deciding patterns, likeness to examples, structure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.concurrency.steps import Steps, whole
from bot.domain.case import Further, Matter, Triage, Turn, Who
from bot.knowledge.careful import care, customers_words, with_further
from bot.knowledge.deciding import HINT, LONGEST, Deciding
from bot.knowledge.likelihoods import Likelihoods
from bot.knowledge.replies.points import complaints
from bot.knowledge.replies.said_back import bare_words, may_be_said_back, missing_in, to_say_back
from bot.knowledge.schema.alarms import AlarmFile
from bot.knowledge.schema.situations import Situation
from bot.knowledge.triage.choosing import Guess
from bot.knowledge.triage.further.further import MOST_PARTS, Finder
from bot.knowledge.triage.hearing.hearing import AlarmDetector
from bot.knowledge.triage.thread.writing import latest
from bot.knowledge.words.memory import Learned
from bot.knowledge.words.wording import sentences
from bot.language.goods.other_goods import came_other

_OPENS, _GOES_ON = 0.4, 0.6
"""To be quoted, the first sentence must be this likely of its situation by itself; another sentence, the second."""
_ANOTHER = re.compile(r"\b(?:also|another|other|too|besides|second|last (?:week|month|year)|as well)\b", re.IGNORECASE)
"""Words by which a part is about something else than what came."""
_NOTHING = 0.0001
"""Smaller likelihoods in a part aren't kept, as the memory is held while a model is asked."""


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
        self._deciding = Deciding(self._situations, fallback, self._ears, self._likely)

    @property
    def learned(self) -> Learned:
        """All that is needed to make the same again."""
        return self._likely.learned

    def triage(self, matter: Matter) -> Triage:
        """The situation, the least care, the reason, and the customer's words that speak for it."""
        return whole(self.triage_steps(matter))

    def triage_steps(self, matter: Matter, parts: Finder | None = None) -> Steps[Triage]:
        """The same in steps of a few milliseconds. `parts` is as in `beside_steps`."""
        message = latest(matter)[:LONGEST]
        for text in (*sentences(message), message):
            self._likely.read(text)
            yield
        found = self._deciding.decided(matter)
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
            yield from finder.read(self._deciding.readable(latest(matter))[0])
        return finder

    def beside_steps(
        self, matter: Matter, named: Collection[str], main: str, parts: Finder | None = None
    ) -> Steps[tuple[Further, ...]]:
        """Further matters other than `named`, of which `main` is the main one.

        Most messages can have none, whatever the main one is; then it needn't be found. `parts` is the result of
        `parts_steps` for the same matter; without it, the parts are read here.
        """
        text, *apart = self._deciding.readable(latest(matter))
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
        found = yield from finder.found(self._deciding.readable(latest(matter))[0], situation)
        other = bool(found) and came_other(latest(matter))
        return tuple(f for f in found if not (other and self._is_of_what_came(f)))

    def _is_of_what_came(self, found: Further) -> bool:
        """Whether it only asks how what came wrongly goes back: of what we sent wrongly there is no other return."""
        excluded = self._known[found.situation].signals.excluded
        return any(c.came_other for c in excluded) and not _ANOTHER.search(found.words)

    def _finder_of(self, matter: Matter) -> Finder | None:
        """The finder, which caches what it reads; None for a very long message, which is read as one matter."""
        if len(latest(matter)) > LONGEST:
            return None

        @lru_cache(maxsize=2 * MOST_PARTS)  # each part, and each together with the next
        def ranked(part: str) -> Sequence[Guess]:
            guesses = self.ranked(replace(matter, turns=(Turn(Who.CUSTOMER, part),)), signed=1)
            return tuple(guess for guess in guesses if guess.likelihood >= _NOTHING)

        def suspected(part: str) -> frozenset[str]:
            return self._ears.suspected(part, HINT)

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
        ours = self._deciding.readable(matter.message)[0]
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
        told = map(bare_words, complaints(self._deciding.readable(matter.message)[0]))
        return tuple(c for c in told if (may_be_said_back(c) or missing_in(c)) and not self._heard_in(c))

    def _heard_in(self, sentence: str) -> bool:
        """Whether it is heated, or tells of a danger or a threat."""
        return bool(self._ears.thermometer.heat(sentence).score or any(self._ears.heard(sentence)))

    def ranked(self, matter: Matter, signed: int | None = None) -> list[Guess]:
        """Every situation that can fit, likeliest first; only the first `signed` (None: all) carry their words."""
        return self._likely.ranked(matter, signed)
