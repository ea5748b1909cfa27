"""What kinds of case a team meets: how each is recognised, who handles it, and how a reply to it is built."""

import re
from collections.abc import Iterator

from pydantic import Field

from bot.domain.case import Fulfilment, Lane, Matter, Role
from bot.domain.commitments import CommitmentKind
from bot.knowledge.schema.asked_facts import FINDING_OUT, FactToCheck, When, Wordings, holds
from bot.knowledge.schema.clauses import Day, Id, Strict
from bot.language.destination import asks_where_to


class Offer(Strict):
    """What the reply can offer: a clause, whose `say` is its wording, and when it holds."""

    clause: Id
    needs: tuple[Id, ...] = ()
    """Facts that must be known for the offer to be made; without one of them it is left out."""
    when: When = Field(default_factory=dict)
    """Facts and the value each must have for the offer to be made."""
    unless: When = Field(default_factory=dict)
    """Facts and values with which the offer is not made: all of them must be so."""
    unless_known: tuple[Id, ...] = ()
    """Facts that, once any of them is known, end the offer."""
    marketplace: Wordings = ()
    """The marketplaces on which it is made, `any` where none is known; left out, on all."""
    named: Wordings = ()
    """Patterns, in any case, of which one must stand in the customer's latest message: what it is only made for."""
    where_to: bool = Field(default=False, strict=True)
    """Made only when the customer's latest message asks where we send to, and not how long or for how much."""
    asked: bool = Field(default=False, strict=True)
    """Made only when the customer's words are about the clause; of several those it names, then the nearest."""
    makes: tuple[CommitmentKind, ...] = ()
    """The commitments its wording makes; the clause must allow them."""
    say: str | None = None
    """The wording in this case, in place of the clause's: a choice that the customer has made is no longer offered."""

    @property
    def pointed(self) -> bool:
        """Whether it is only made for what the message names or asks itself."""
        return bool(self.named) or self.where_to

    def stands(self, matter: Matter) -> bool:
        """Whether what is known of the case lets the offer be made."""
        known = all(matter.fact(key) for key in self.needs) and holds(self.when, matter)
        return known and self.fits(matter.message) and not self.ruled_out(matter)

    def fits(self, words: str) -> bool:
        """Whether the customer's words name what it is only made for."""
        named = not self.named or any(re.search(pattern, words, re.IGNORECASE) for pattern in self.named)
        return named and (not self.where_to or asks_where_to(words))

    def ruled_out(self, matter: Matter) -> bool:
        """Whether what is known already excludes the offer; what isn't known excludes nothing."""
        other = any(matter.fact(key) and not holds({key: value}, matter) for key, value in self.when.items())
        ended = any(matter.fact(key) for key in self.unless_known)
        away = bool(self.marketplace) and matter.marketplace not in self.marketplace
        return other or ended or away or bool(self.unless and holds(self.unless, matter))


class NextStep(Strict):
    """The one next step of a reply: who does what, by when. `days` counts calendar days from today."""

    owner: str
    """Who acts, as the customer reads it: 'I', 'we', 'you'."""
    action: str
    """The sentence in full, with `{by}` for the date and `{fact}` for facts."""
    days: int = Field(default=2, ge=0, le=30, strict=True)
    commitment: CommitmentKind | None = None
    clause: Id | None = None
    """The clause that the step stands on; it must allow the commitment."""
    when: When = Field(default_factory=dict)
    """Facts and the value each must have for this step to be the one."""
    needs: tuple[Id, ...] = ()
    """Facts that must be known for it."""
    alone: bool = Field(default=False, strict=True)
    """Left out of a reply that has another step, for another matter."""
    instead: tuple["NextStep", ...] = ()
    """More particular steps, tried first, in order: the first that holds and can be filled is taken."""


class Condition(Strict):
    """What is known of a case; all that is given must hold. Days are calendar days up to today."""

    known: tuple[Id, ...] = ()
    """Facts that must be known."""
    unknown: tuple[Id, ...] = ()
    """Facts that must not be known."""
    when: When = Field(default_factory=dict)
    """Facts and the value each must have."""
    says: dict[Id, Wordings] = Field(default_factory=dict)
    """Facts and phrases of which one stands in their words: `{shipping_status: [shipped, in transit]}`."""
    over: dict[Id, float] = Field(default_factory=dict)
    """Facts and the amount each must exceed."""
    past: dict[Id, int] = Field(default_factory=dict)
    """Facts with a day, and the number of days that must have gone by since, and more."""
    within: dict[Id, int] = Field(default_factory=dict)
    """Facts with a day, and the number of days since then that must not be exceeded; a day to come is within."""
    between: dict[Id, tuple[Day, Day]] = Field(default_factory=dict)
    """Facts with a day, and the first and the last day that it may be."""
    until: Day | None = None
    """The last day, today, on which the condition can be met."""
    came_within: int | None = Field(default=None, ge=0, strict=True)
    """The most days ago that the customer says it came or was bought."""
    came_before: int | None = Field(default=None, ge=0, strict=True)
    """More days ago than these, as the customer tells it."""
    differ: tuple[Id, ...] = ()
    """Facts that must be known and not all the same."""
    marketplace: Wordings = ()
    """Marketplaces of which it must be one."""
    heard: Wordings = ()
    """Phrases of which one stands in the customer's latest message."""
    came_back: bool = Field(default=False, strict=True)
    """The customer has written again after we answered."""
    heated: bool = Field(default=False, strict=True)
    """The tone of what the customer writes is hostile by its words."""
    arrived: bool = Field(default=False, strict=True)
    """The customer's latest message says that the goods are here, and of nothing that it isn't."""
    ordered: bool = Field(default=False, strict=True)
    """The customer's latest message tells of an order that was placed, or of goods that came."""
    came_harmed: bool = Field(default=False, strict=True)
    """The customer's latest message says that the goods came broken, cracked or the like."""
    in_use: bool = Field(default=False, strict=True)
    """The customer's latest message shows that they have the goods, by what they did with them or what is wrong."""
    came_other: bool = Field(default=False, strict=True)
    """The customer's latest message says that what came is another thing, size or color than they ordered."""
    never_ordered: bool = Field(default=False, strict=True)
    """The customer's latest message says that they placed no order, and tells of none of theirs."""
    only_pleased: bool = Field(default=False, strict=True)
    """The customer's latest message thanks or praises, tells of no trouble, and asks nothing."""
    our_step: bool = Field(default=False, strict=True)
    """The customer took a step that we told them to take, by their words or by ours before."""
    any: tuple["Condition", ...] = ()
    """Conditions of which one must be met."""
    unless: tuple["Condition", ...] = ()
    """Conditions of which none may be met."""


class Raise(Condition):
    """What lifts a single case above its situation's lane or approver."""

    lane: Lane | None = None
    approver: Role | None = None
    why: str = Field(min_length=1)
    """The reason, as people read it."""


class Signals(Strict):
    """Words and patterns that speak for the situation. Patterns are regular expressions, case-insensitive."""

    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    fulfilment: Fulfilment | None = None
    """The situation fits only orders fulfilled so."""
    not_fulfilled_by: Fulfilment | None = None
    """The situation fits no order fulfilled so."""
    always: tuple[str, ...] = ()
    """Patterns that decide alone, whatever else the message says: safety, violence, law."""
    named: tuple[str, ...] = ()
    """Patterns of which one must stand in what the customer writes, in English, unless facts speak for it."""
    repeated: bool = Field(default=False, strict=True)
    """The situation fits only a matter that has come up before: we wrote earlier, or a word or pattern says so."""
    facts: tuple[Condition, ...] = ()
    """What is known of cases of this kind; any of them speaks for the situation."""
    against: tuple[Condition, ...] = ()
    """Any of them speaks against it."""
    certain: tuple[Condition, ...] = ()
    """Any of them decides alone, as `always` does: what is known leaves no other kind."""
    excluded: tuple[Condition, ...] = ()
    """Any of them rules the situation out."""


class Choice(Strict):
    """One way to settle a case of this kind, and what it risks; for whoever writes the reply by hand."""

    what: str = Field(min_length=1)
    risk: str = Field(min_length=1)


class Situation(Strict):
    """One kind of case."""

    id: Id
    title: str = Field(min_length=1)
    apart_from_orders: bool = Field(default=False, strict=True)
    """A question that stands for itself, whatever order the rest of a message is about."""
    no_step: bool = Field(default=False, strict=True)
    """Nothing is open in it: a reply is its first words alone, which stand on the first of its clauses."""
    said_back: bool = Field(default=False, strict=True)
    """A composed reply tells the customer's sentence that is most surely of this kind, in their own words."""
    applies_when: str = Field(min_length=1)
    """One line on when a case is of this kind; triage and search read it."""
    lane: Lane
    approver: Role
    raised: tuple[Raise, ...] = ()
    """What lifts a single case above this lane or approver; nothing lowers it."""
    signals: Signals = Signals()
    examples: tuple[str, ...] = ()
    facts: tuple[FactToCheck, ...] = ()
    clauses: tuple[Id, ...] = ()
    """The clauses that bear on it, most telling first."""
    tells: Wordings = ()
    """Sentences of the reply that stand on facts alone, before what is offered: each whose gaps can all be filled."""
    acknowledge: Wordings = ()
    """First words of a composed reply, particular to the case: `{fact}` stands for facts."""
    meanwhile: Wordings = ()
    """First words while a required fact is being found out; `acknowledge` where there are none."""
    also: Wordings = ()
    """First words of its part in a reply that has answered another matter before it; `acknowledge` without them."""
    offer: tuple[Offer, ...] = ()
    next_step: NextStep | None = None
    options: tuple[Choice, ...] = ()
    """What a teammate may choose between, and what each risks."""
    advice: tuple[str, ...] = ()
    """How to say it, for whoever writes the reply by hand."""
    never: tuple[str, ...] = ()
    """What a reply in this situation never does."""
    holding_line: str | None = None
    """PERSON_ONLY: the one neutral line that may go out before a person answers."""

    @property
    def own_clauses(self) -> tuple[str, ...]:
        """Every clause the situation names, in its order."""
        steps = (self.next_step, *self.next_step.instead) if self.next_step else ()
        named = (*self.clauses, *(o.clause for o in self.offer), *(s.clause for s in steps if s and s.clause))
        return tuple(dict.fromkeys(named))

    @property
    def words_stand_on(self) -> Id:
        """The clause of a reply that is its first words alone; "" where more is said."""
        return self.clauses[0] if self.no_step and self.clauses else ""

    def sentences(self) -> Iterator[str]:
        """Every wording that a reply may take from it; what is found out as the reply says it."""
        yield from (*self.acknowledge, *self.meanwhile, *self.also, *self.tells)
        yield from (offer.say for offer in self.offer if offer.say)
        yield from (FINDING_OUT.format(what=what) for f in self.facts for what in f.finding_out)
        if self.next_step:
            yield from (step.action for step in (self.next_step, *self.next_step.instead))
        if self.holding_line:
            yield self.holding_line


class ExampleFile(Strict):
    """Further messages of customers, for situations of any file; a team adds its own without touching theirs."""

    examples: dict[Id, tuple[str, ...]] = Field(min_length=1)
    """By situation."""


class SituationFile(Strict):
    """A file of situations; `fallback` names the one for cases that fit none."""

    situations: tuple[Situation, ...] = Field(min_length=1)
    fallback: Id | None = None
