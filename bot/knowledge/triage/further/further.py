"""Further matters of a message: parts that are surely about something else than the rest."""

from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.concurrency.steps import Steps
from bot.domain.case import Further
from bot.knowledge.schema.patterns import signals
from bot.knowledge.schema.situations import Situation
from bot.knowledge.triage.further.borders import (
    EVEN,
    MAIN,
    SAID_SO,
    SURE,
    Border,
    Read,
    another_thing,
    border_of,
    goes_on,
    kin,
    least_of,
    names_it,
    only_other,
    says_something,
    stands_alone,
)
from bot.knowledge.triage.further.both_told import harmed_beside, missing_beside
from bot.knowledge.triage.further.fault_told import fault_told
from bot.knowledge.triage.further.troubles import CAREFUL, Ranked, Troubles
from bot.knowledge.triage.further.weighing import own_matter
from bot.knowledge.triage.parts.parts import (
    Part,
    asks_who_pays,
    is_of_the_last,
    joined,
    names_its_own,
    parts,
    points_back,
    tells_of_trouble,
)

_NOT_MAIN, _LESS_MAIN = 0.01, 0.1
"""The most the main situation may have of a part's likelihood; the second, if the part says it adds something or is
about another order."""
_STATED = 0.95
"""How likely its situation must be if the part asks for nothing, as it may be mere background."""
_TOLD, _SAID, _SHORT = 4, 3, 2
"""Known words a part needs to count by itself; if it says it adds something; with its situation's signals."""
MOST_PARTS = 40
"""So many parts of one message are read."""


@dataclass(frozen=True)
class Finder:
    """Finds further matters in a message. `ranked` reads a part, `telling` counts its known words."""

    ranked: Ranked
    telling: Callable[[str], int]
    suspected: Callable[[str], frozenset[str]]
    watched: frozenset[str]
    """Situations with alarm signs: likeness alone doesn't make them a further matter."""
    fallback: str
    of_treatment: frozenset[str] = frozenset()
    """Situations about how the customer was treated: there is another matter beside them."""
    for_a_machine: Callable[[str], bool] = lambda part: False
    """Whether words sound meant for machines; such a part isn't counted."""

    def read(self, text: str) -> Steps[list[Read]]:
        """Each part by itself; empty where there is only one."""
        pieces = parts(text)[:MOST_PARTS]
        reads: list[Read] = []
        for i, part in enumerate(pieces if len(pieces) >= _SHORT else ()):
            reads += (Read(part, frozenset({i}), guesses) for guesses in (self.ranked(part.content),) if guesses)
            yield
        return reads

    def found(self, text: str, main: Situation) -> Steps[tuple[Further, ...]]:
        """Each further situation with the customer's words on it, in order; one step reads one part."""
        reads = yield from self.read(text)
        reads = yield from self._widened(reads)
        own = [r for r in reads if self._is_own(r, border_of(r, reads, main), main)]
        words: dict[str, list[str]] = {}
        if own and self._main_stands([r for r in reads if r not in own], main):
            for read in own:
                words.setdefault(read.top.situation.id, []).append(_with_its_own(read, reads, own))
            found = tuple(Further(id, " ".join(said)) for id, said in words.items())
        else:
            others = [r for r in reads if r.top.situation.id != main.id]
            found = (
                (self._subject(others) or self._named_amid(text, main, others))
                if self._troubles.has_a_subject(main)
                else ()
            )
        return (*found, *self._troubles.beside(text, main, found))

    @cached_property
    def _troubles(self) -> Troubles:
        return Troubles(self.ranked, self.watched, self.of_treatment, self.fallback, self.for_a_machine)

    def _subject(self, reads: list[Read]) -> tuple[Further, ...]:
        """For a complaint about treatment, or a threat: what the customer wrote about, by the likeliest single part."""
        names_none = self.of_treatment | {self.fallback}
        may = [r for r in reads if r.top.situation.id not in names_none and self._tells_surely(r) and names_it(r)]
        best = max(may, key=lambda r: r.top.likelihood, default=None)
        return (Further(best.top.situation.id, best.part.text),) if best else ()

    def _named_amid(self, text: str, main: Situation, reads: list[Read]) -> tuple[Further, ...]:
        """The matter that words of it name: of a complaint that is all of the message, or of a part beside a threat."""
        amid = (text,) if main.id in self.of_treatment else (r.part.text for r in reads)
        return next((found for said in amid if (found := self._named_in(said))), ())

    def _named_in(self, said: str) -> tuple[Further, ...]:
        none = self.of_treatment | self.watched | {self.fallback}
        ordinary = [g for g in self.ranked(said) if g.situation.id not in none and not _beside_orders(g.situation)]
        best, total = next(iter(ordinary), None), sum(g.likelihood for g in ordinary)
        if best is None or best.likelihood < EVEN * total or not signals(best.situation, said):
            return ()
        return (Further(best.situation.id, said),)

    def _tells_surely(self, read: Read) -> bool:
        watched = read.top.situation.id in self.watched - self.suspected(read.part.text)
        return read.top.likelihood >= SAID_SO and not watched and self._tells(read)

    def may_find(self, text: str, but: str) -> Steps[bool]:
        """Whether there may be one besides `but`, whatever the main one is. If not, `found` finds none."""
        reads = yield from self.read(text)
        if any(self._may_be_another(r, but) for r in reads) or self._may_hide_a_fault(text):
            return True
        for one, other in pairwise(reads):
            wider = self._both(one, other) if one.top.situation.id != but or one.part.adds else None
            if wider and self._may_be_another(wider, but):
                return True
            yield
        return False

    def _may_be_another(self, read: Read, but: str) -> bool:
        return read.top.situation.id != but and read.top.likelihood >= EVEN and self._tells(read)

    def _may_hide_a_fault(self, text: str) -> bool:
        """Whether a fault is told beside words for a worry or for our treatment."""
        worry = bool(self.suspected(text) & (self.watched | self.of_treatment)) and bool(fault_told(text))
        return worry or bool(missing_beside(text) or harmed_beside(text))

    def may_find_beside(self, text: str, named: Container[str]) -> Steps[bool]:
        """Whether there may be one that isn't named yet, whatever the main one is. If not, `found` finds none."""
        reads = yield from self._widened((yield from self.read(text)))
        subject = any(f.situation not in named for f in self._subject(reads))
        return subject or any(r.top.situation.id not in named and self._may_be_own(r) for r in reads)

    def _may_be_own(self, read: Read) -> bool:
        top, known = read.top, self.telling(read.part.text)
        if top.situation.id == self.fallback:
            return "?" in read.part.text and top.likelihood >= SURE and known >= _SHORT
        if top.likelihood >= SAID_SO and known >= (_SHORT if top.signals else _SAID) and self._may_be_told(read):
            return True
        likely = own_matter(top.likelihood, 0.0, read.part.text, apart=True, adds=True) >= EVEN or read.part.listed
        own = likely and top.likelihood >= EVEN and self._is_ordinary(read, top.situation)
        return own and (known >= _SHORT or bool(top.signals)) and says_something(read)

    def _tells(self, read: Read) -> bool:
        """The least that `_is_another` asks of a part, whatever is beside it."""
        if read.top.situation.id == self.fallback:
            return "?" in read.part.text and read.top.likelihood >= SURE
        if read.top.situation.lane in CAREFUL and not self._suspected(read):
            return False
        return bool(read.top.signals) or self.telling(read.part.text) >= _SHORT

    def _widened(self, reads: list[Read]) -> Steps[list[Read]]:
        """Each part, joined with the next where only both together are sure."""
        found: list[Read] = []
        for read in reads:
            last = found[-1] if found else None
            wider = self._both(last, read) if last else None
            if wider:
                found[-1] = wider
            else:
                found.append(read)
            yield
        return found

    def _both(self, one: Read, other: Read) -> Read | None:
        open_ = one.top.likelihood < SURE and len(one.places) == 1
        if not open_ or other.part.line != one.part.line or other.part.adds:
            return None
        part = Part(joined((one.part, other.part)), one.part.line, one.part.adds)
        wider = Read(part, one.places | other.places, self.ranked(part.content))
        same = one.top.situation.id == wider.top.situation.id or one.part.adds
        sure = same and wider.top.likelihood >= SURE
        return wider if sure or goes_on(one, other, wider) else None

    def _is_own(self, read: Read, border: Border, main: Situation) -> bool:
        if read.top.situation.apart_from_orders and not main.apart_from_orders and asks_who_pays(read.part.text):
            return False
        return self._is_another(read, border, main) or self._is_likely_another(read, border, main)

    def _is_likely_another(self, read: Read, border: Border, main: Situation) -> bool:
        """Whether everything together says so, where the part's form begins something of its own."""
        top, part = read.top, read.part
        if top.situation.id == main.id or top.likelihood < EVEN or not self._is_ordinary(read, main):
            return False
        apart = main.apart_from_orders or top.situation.apart_from_orders
        likely = own_matter(top.likelihood, read.likelihood(main.id), part.text, apart, border.later.adds)
        enough = likely >= EVEN or part.listed
        return enough and self._begins_its_own(read, border) and not self.for_a_machine(part.text)

    def _is_ordinary(self, read: Read, main: Situation) -> bool:
        """Whether neither is careful or unknown, so that the part can be compared with the rest."""
        kinds, none = (main, read.top.situation), self.of_treatment | {self.fallback}
        unheard = read.top.situation.id in self.watched - self.suspected(read.part.text)
        return not unheard and not any(k.lane in CAREFUL or k.id in none for k in kinds)

    def _begins_its_own(self, read: Read, border: Border) -> bool:
        part, said = read.part, border.later.adds or border.other
        if kin(border.now, border.before) and not (said or another_thing(read, border)):
            return False
        if self.telling(part.text) < _SHORT and not read.top.signals:
            return False
        if read.top.situation.apart_from_orders:
            own = said or bool(read.top.signals) or names_its_own(part.text, border.beside(part))
            own = own or (border.crosses and read.far_from(border.before, _NOT_MAIN))
            both = border.now.apart_from_orders and border.before.apart_from_orders
            return says_something(read) and own and (said or border.main_later or both or not points_back(part.text))
        return says_something(read) and (
            said or names_its_own(border.later.text, border.rest) or stands_alone(read, border)
        )

    def _is_another(self, read: Read, border: Border, main: Situation) -> bool:
        """Whether a part is surely about something else than the main situation, not another side of it."""
        top, known = read.top, self.telling(read.part.text)
        of_an_order = not top.situation.apart_from_orders  # trouble that is only told is no question on a product
        stated = of_an_order and border.crosses and border.main_later and tells_of_trouble(read.part.text)
        likely = top.likelihood >= least_of(read, border, stated)
        most = _LESS_MAIN if border.said else _NOT_MAIN
        if top.situation.id == main.id or not likely or not read.far_from(main, most):
            return False
        if top.situation.id == self.fallback:
            return "?" in read.part.text and top.likelihood >= SURE and known >= _SHORT
        if not self._may_be_told(read):
            return False
        tells = read.part.asks or border.said or stated or (bool(top.signals) and top.likelihood >= _STATED)
        said = (border.said and not only_other(read, border)) or border.crosses
        enough = known >= (_SHORT if top.signals else _SAID if said else _TOLD)
        return tells and enough and self._apart(border)

    def _may_be_told(self, read: Read) -> bool:
        """Whether likeness may name the situation; for a careful one an alarm must be heard too."""
        if read.top.situation.lane in CAREFUL and not self._suspected(read):
            return False
        return read.top.situation.id not in self.watched - self.suspected(read.part.text)

    def _suspected(self, read: Read) -> bool:
        return bool(read.top.signals) and read.top.situation.id in self.suspected(read.part.text)

    def _apart(self, border: Border) -> bool:
        """Whether the later part begins something of its own, rather than continuing."""
        if border.other:
            return True
        if kin(border.now, border.before):
            return border.later.adds
        if border.now.apart_from_orders or border.now.id == self.fallback:
            on_its_own = border.later.adds or border.main_later or not points_back(border.later.text)
            told = border.later.adds and tells_of_trouble(border.later.text)
            return (border.later.asks or told) and on_its_own
        return border.later.adds or names_its_own(border.later.text, border.rest)

    def _main_stands(self, rest: list[Read], main: Situation) -> bool:
        """Whether the other parts are about the main situation; if it is unknown, they must ask something."""
        stand = (r for r in rest if r.likelihood(main.id) >= MAIN and (main.id != self.fallback or r.part.asks))
        return main.lane in CAREFUL or any(stand)


def _beside_orders(situation: Situation) -> bool:
    return situation.lane in CAREFUL or situation.apart_from_orders


def _with_its_own(read: Read, reads: list[Read], own: list[Read]) -> str:
    """Its words, with what goes on about the thing it just named: `do you sell the pads? Mine are gone`."""
    said = read.part.text
    for after in reads[reads.index(read) + 1 :]:
        if after in own or not is_of_the_last(after.part.text):
            break
        said = f"{said} {after.part.text}"
    return said
