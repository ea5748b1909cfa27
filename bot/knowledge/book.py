"""The team's policies as one checked value: clauses, situations, approvals, and look-ups in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import combinations

from bot.domain.case import Fulfilment, Lane, Matter
from bot.domain.commitments import CommitmentKind
from bot.knowledge.schema.alarms import AlarmFile
from bot.knowledge.schema.approvals import Approvals
from bot.knowledge.schema.clauses import ANY_MARKETPLACE, Clause, Policy, Standing
from bot.knowledge.schema.languages import LanguageFile
from bot.knowledge.schema.listing_rules import ListingRules
from bot.knowledge.schema.message_rules import MessageRules
from bot.knowledge.schema.processes import Process
from bot.knowledge.schema.promises import Promises
from bot.knowledge.schema.situations import Offer, Situation
from bot.knowledge.schema.style import Style
from bot.knowledge.schema.watched import Watch
from bot.knowledge.triage.hearing.hearing import AlarmDetector
from bot.knowledge.words.memory import Memory
from bot.knowledge.words.search import Embed, Ranking, words

_USUAL = ("any", "amazon.com", "shopify", "ebay", "walmart")
_COMPARED = ("window_days", "cap_percent", "payer")
_MOST_KEPT = 32
"""Clauses in force are cached for so many combinations of marketplace, day and fulfilment."""
_ALIKE = 0.5
"""From this share of common words in title and `applies_when`, two clauses may be about the same thing."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two clauses in force that seem to be about the same thing and differ in `key`."""

    first: Clause
    second: Clause
    key: str


@dataclass(frozen=True)
class Book:
    """Valid policies. `version` is the hash of the files they were read from."""

    version: str
    policies: tuple[Policy, ...]
    situations: tuple[Situation, ...]
    approvals: Approvals
    fallback: str
    example: bool = False
    """Whether these are the policies shipped with Levelhead, for a fictitious seller."""
    alarms: AlarmFile = field(default_factory=AlarmFile)
    """What needs more care, whatever a message is about."""
    style: Style = field(default_factory=Style)
    """How a reply should sound. Without a style file, only what needs no word lists is checked."""
    message_rules: MessageRules = field(default_factory=MessageRules)
    """What a message to a buyer may not contain, by marketplace."""
    processes: tuple[Process, ...] = ()
    """How the team does things."""
    watched: tuple[Watch, ...] = ()
    """Channels whose messages become cases."""
    languages: LanguageFile = field(default_factory=LanguageFile)
    """Words of other languages, for triage without a model."""
    listings: ListingRules = field(default_factory=ListingRules)
    """What a marketplace allows in a listing, and what listings say about products."""
    promises: Promises = field(default_factory=Promises)
    """Examples by which promises are recognised."""
    guidance: tuple[str, ...] = ()
    """Lines for the prompt of every draft by a model."""

    @cached_property
    def _held(self) -> dict[tuple[str, date, Fulfilment], Mapping[str, Clause]]:
        return {}

    @cached_property
    def _rankings(self) -> dict[Embed | None, Ranking]:
        return {}

    @cached_property
    def ears(self) -> AlarmDetector:
        """What listens for the alarms."""
        examples = [text for s in self.situations for text in s.examples]
        asked = [phrases for s in self.situations for c in (*s.signals.conditions, *s.raised) for phrases in c.phrases]
        return AlarmDetector(self.alarms, self.languages, examples, asked)

    def learn(self, memory: Memory) -> None:
        """Learn from the examples now, or recall it from the cache, so that nobody waits for it later."""
        self.style.manners.learn(memory)
        self.promises.learn(memory)

    def learns_as(self, other: "Book") -> bool:
        """Whether both have the same examples."""
        return self.style.manners == other.style.manners and self.promises == other.promises

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Every clause by id, sorted, whether in force or not."""
        found = {c.id: c for p in self.policies for c in p.clauses}
        return dict(sorted(found.items()))

    @cached_property
    def named(self) -> frozenset[str]:
        """Ids of the clauses that situations name; the others are for any kind of case."""
        return frozenset(id for situation in self.situations for id in situation.own_clauses)

    @cached_property
    def marketplaces(self) -> tuple[str, ...]:
        """The usual marketplaces, and those for which the policies have clauses or rules."""
        held = (c.marketplace for c in self.clauses.values() if c.marketplace)
        named = {*held, *(f.messages for f in self.message_rules.files), *self.listings.marketplaces}
        return (*_USUAL, *sorted(named - {*_USUAL}))

    def marketplace_of(self, company: str) -> str | None:
        """The only marketplace of a company (`amazon`) in the policies; None where there is none, or several."""
        found = [name for name in self.marketplaces if name.split(".")[0] == company]
        return found[0] if len(found) == 1 else None

    def clause(self, id: str) -> Clause | None:
        """The clause of that id, or None."""
        return self.clauses.get(id)

    def situation(self, id: str) -> Situation:
        """The situation with that id, or the fallback."""
        known = {s.id: s for s in self.situations}
        return known.get(id) or known[self.fallback]

    @property
    def asks(self) -> dict[str, str]:
        """How a fact is asked for, by its key: as the first situation does that asks for it."""
        return {f.key: f.ask for situation in reversed(self.situations) for f in reversed(situation.facts)}

    def in_lane(self, id: str, lane: Lane | None) -> Situation:
        """The situation as used in that lane: in the hostile one, with the clause that states our boundary."""
        found, clause = self.situation(id), self.alarms.temper.clause
        raised = lane is self.alarms.temper.lane and found.lane is not lane
        if not raised or clause is None or clause in found.own_clauses or clause not in self.clauses:
            return found
        offer = (*found.offer, Offer(clause=clause))
        return found.model_copy(update={"offer": offer, "clauses": (*found.clauses, clause)})

    def in_force(self, marketplace: str, today: date) -> tuple[Clause, ...]:
        """The clauses that hold on this marketplace today, sorted by id."""
        held = (c for p in self.policies for c in p.holding(marketplace, today))
        return tuple(sorted(held, key=lambda c: c.id))

    def process(self, id: str) -> Process | None:
        """The process of that id, or None."""
        return next((p for p in self.processes if p.id == id), None)

    def processes_for(
        self, situation: str, promised: Iterable[CommitmentKind], fulfilment: Fulfilment, marketplace: str
    ) -> tuple[Process, ...]:
        """The processes to start in such a case, those that keep the reply's promises first."""
        kept, fitting = set(promised), [p for p in self.processes if p.fits(fulfilment, marketplace)]
        promised_first = [p for p in fitting if kept & set(p.keeps)]
        return tuple(dict.fromkeys((*promised_first, *(p for p in fitting if situation in p.situations))))

    def held(self, matter: Matter) -> Mapping[str, Clause]:
        """The clauses in force for the case's marketplace and fulfilment, by id."""
        asked = (matter.marketplace, matter.today, matter.fulfilment)
        if asked not in self._held:
            if len(self._held) >= _MOST_KEPT:
                self._held.clear()
            found = self.in_force(matter.marketplace, matter.today)
            self._held[asked] = {c.id: c for c in found if c.fits(matter.fulfilment)}
        return self._held[asked]

    def ranking(self, embed: Embed | None = None) -> Ranking:
        """All clauses, ready to be searched."""
        if embed not in self._rankings:
            texts = {c.id: f"{c.title} {c.applies_when or ''} {c.text}" for c in self.clauses.values()}
            self._rankings[embed] = Ranking(texts, embed)
        return self._rankings[embed]

    def to_confirm(self) -> tuple[Clause, ...]:
        """Clauses from a second-hand source, which somebody must still read at the source."""
        return tuple(c for c in self.clauses.values() if c.status is Standing.CONFIRM)

    def expired(self, today: date) -> tuple[Clause, ...]:
        """Clauses that no longer hold."""
        return tuple(c for c in self.clauses.values() if c.expires and c.expires < today)

    def overlapping(self, today: date) -> tuple[Overlap, ...]:
        """Pairs of clauses of one policy in force today, similar in words and different in a figure.

        A hint for people: words are compared, not meaning.
        """
        return tuple(o for p in self.policies for o in _overlaps(p, today))


def _overlaps(policy: Policy, today: date) -> Iterator[Overlap]:
    held = [c for c in policy.clauses if c.in_force(today)]
    for first, second in combinations(held, 2):
        places = {policy.place(first), policy.place(second)}
        if len(places - {ANY_MARKETPLACE}) > 1 or not _alike(first, second):
            continue
        for key in _COMPARED:
            values = (getattr(first, key), getattr(second, key))
            if None not in values and values[0] != values[1]:
                yield Overlap(first, second, key)


def _alike(first: Clause, second: Clause) -> bool:
    a, b = (set(words(f"{c.title} {c.applies_when or ''}")) for c in (first, second))
    return len(a & b) / (len(a | b) or 1) >= _ALIKE
