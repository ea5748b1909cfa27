"""Troubles with the goods that a message tells beside its main matter, by what is said of them and not by its parts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.domain.case import Further, Lane
from bot.knowledge.schema.situations import Situation
from bot.knowledge.triage.choosing import Guess
from bot.knowledge.triage.further.borders import EVEN, kin
from bot.knowledge.triage.further.both_told import harmed_beside, missing_beside
from bot.knowledge.triage.further.fault_told import fault_told

_BESIDE = 0.1
"""How likely its situation must be, of those that can be one, where structure tells of another trouble of the order."""
_A_VOICE = 6
"""Words from which a clause sounds like somebody."""
CAREFUL = (Lane.HOSTILE, Lane.PERSON_ONLY)

Ranked = Callable[[str], Sequence[Guess]]
"""Situations of a text by itself, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Troubles:
    """What they may be of; the fields are those of a `Finder`."""

    ranked: Ranked
    watched: frozenset[str]
    of_treatment: frozenset[str]
    fallback: str
    for_a_machine: Callable[[str], bool]

    def beside(self, text: str, main: Situation, found: tuple[Further, ...]) -> tuple[Further, ...]:
        """Those beside the main matter and the further ones that were found."""
        faults = self._fault(text, main, found)
        return (*faults, *self._beside(text, main, (*found, *faults)))

    def _beside(self, text: str, main: Situation, found: Sequence[Further]) -> tuple[Further, ...]:
        """What is missing beside broken goods, or broken beside missing ones; both beside how we treated them."""
        beside: dict[str, str] = {}
        named = {main.id, *(f.situation for f in found)}
        for told in self._told_beside(text, main):
            best = next((g for g in self.ranked(told) if self._may_be_fault(g.situation)), None) if told else None
            if best and best.likelihood >= _BESIDE and best.situation.id not in named:
                beside.setdefault(best.situation.id, told)
        return tuple(Further(id, told) for id, told in beside.items())

    def _told_beside(self, text: str, main: Situation) -> tuple[str, ...]:
        if self.has_a_subject(main):
            return harmed_beside(text), missing_beside(text)
        return (_beside_it(text, main) or self._missing_beside_a_fault(text, main),)

    def _missing_beside_a_fault(self, text: str, main: Situation) -> str:
        """What is missing, where the main matter is what doesn't work: its words alone are told as that."""
        broken = harmed_beside(text) if main.lane is Lane.ROUTINE else ""
        missing = missing_beside(text) if broken else ""
        read = next(iter(self.ranked(broken)), None) if missing else None
        return missing if read and read.situation.id == main.id else ""

    def _fault(self, text: str, main: Situation, found: Sequence[Further]) -> tuple[Further, ...]:
        """What is wrong with the goods, where the message is a worry about them, or of what they did to other things,
        of how we treated it, or a question apart from orders: beside that only what words of a fault tell.
        """
        worry = main.lane is Lane.DELICATE and main.id in self.watched
        told = fault_told(text) if worry or self.has_a_subject(main) or main.apart_from_orders else ""
        if not told or (len(told.split()) >= _A_VOICE and self.for_a_machine(told)):
            return ()
        guesses = self.ranked(told)
        named = {main.id, *(f.situation for f in found)}
        known = [g.situation for g in guesses if g.situation.id in named]
        may = [g for g in guesses if self._may_be_fault(g.situation)]
        total, best = sum(g.likelihood for g in may), next(iter(may), None)
        if best is None or best.likelihood < EVEN * total or best.situation.id in named:
            return ()
        if main.apart_from_orders and not worry and not best.signals:
            return ()
        return () if any(kin(best.situation, s) for s in known) else (Further(best.situation.id, told),)

    def has_a_subject(self, main: Situation) -> bool:
        """Whether it is how the customer was treated, or a threat: what it is about is another matter."""
        return main.id in self.of_treatment or main.lane is Lane.HOSTILE

    def _may_be_fault(self, situation: Situation) -> bool:
        none = situation.id in self.of_treatment | self.watched | {self.fallback}
        return not (none or situation.apart_from_orders or situation.lane in CAREFUL)


def _beside_it(text: str, main: Situation) -> str:
    """What a message tells of other goods of the same order, by what the main matter is told by."""
    facts = main.signals.facts
    if main.lane is not Lane.ROUTINE:
        return ""
    if any(c.came_harmed for c in facts):
        return missing_beside(text)
    return harmed_beside(text) if any(c.came_other for c in facts) else ""
