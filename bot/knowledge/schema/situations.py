"""Situations: the kinds of case, how each is recognised, who handles it, and how its reply is built."""

import re
from collections.abc import Iterator
from functools import cached_property

from pydantic import Field

from bot.domain.case import Fulfilment, Lane, Matter, Role
from bot.domain.commitments import CommitmentKind
from bot.knowledge.schema.asked_facts import FINDING_OUT, FactToCheck, When, Wordings, holds
from bot.knowledge.schema.clauses import Day, Id, Strict
from bot.language.delivery.destination import asks_where_to


class Offer(Strict):
    """What a reply can offer: a clause with its `say` as wording, and when."""

    clause: Id
    needs: tuple[Id, ...] = ()
    """Facts that must be known; without one of them the offer is left out."""
    when: When = Field(default_factory=dict)
    """Facts with the value each must have."""
    unless: When = Field(default_factory=dict)
    """Facts and values; the offer is left out if all of them hold."""
    unless_known: tuple[Id, ...] = ()
    """The offer is left out once one of these facts is known."""
    marketplace: Wordings = ()
    """Marketplaces where it is made (`any`: where none is known); left out, all."""
    named: Wordings = ()
    """Patterns of which one must be in the customer's latest message, ignoring case: made only for these."""
    where_to: bool = Field(default=False, strict=True)
    """Made only if the customer's latest message asks where we ship to, not how long or at what cost."""
    asked: bool = Field(default=False, strict=True)
    """Made only if the customer's words are about the clause: those it names, else the nearest."""
    makes: tuple[CommitmentKind, ...] = ()
    """Commitments in its wording; the clause must allow them."""
    say: str | None = None
    """The wording here instead of the clause's, such as once the customer has chosen."""

    @property
    def pointed(self) -> bool:
        """Whether it is made only for what the message names or asks."""
        return bool(self.named) or self.where_to

    def stands(self, matter: Matter) -> bool:
        """Whether the known facts let the offer be made."""
        known = all(matter.fact(key) for key in self.needs) and holds(self.when, matter)
        return known and self.fits(matter.message) and not self.ruled_out(matter)

    def fits(self, words: str) -> bool:
        """Whether the customer's words name what it is made for."""
        named = not self.named or any(re.search(pattern, words, re.IGNORECASE) for pattern in self.named)
        return named and (not self.where_to or asks_where_to(words))

    def ruled_out(self, matter: Matter) -> bool:
        """Whether known facts exclude the offer; unknown ones exclude nothing."""
        other = any(matter.fact(key) and not holds({key: value}, matter) for key, value in self.when.items())
        ended = any(matter.fact(key) for key in self.unless_known)
        away = bool(self.marketplace) and matter.marketplace not in self.marketplace
        return other or ended or away or bool(self.unless and holds(self.unless, matter))


class NextStep(Strict):
    """The next step of a reply: who does what, by when. `days` are calendar days from today."""

    owner: str
    """Who acts, as the customer reads it: 'I', 'we', 'you'."""
    action: str
    """The whole sentence, with `{by}` for the date and `{fact}` for facts."""
    days: int = Field(default=2, ge=0, le=30, strict=True)
    commitment: CommitmentKind | None = None
    clause: Id | None = None
    """The clause it rests on, which must allow the commitment."""
    when: When = Field(default_factory=dict)
    """Facts with the value each must have for this step."""
    needs: tuple[Id, ...] = ()
    """Facts that must be known for it."""
    alone: bool = Field(default=False, strict=True)
    """Left out if the reply has another step, for another matter."""
    instead: tuple["NextStep", ...] = ()
    """More particular steps, tried first in order: the first that fits and can be filled is used."""


class Condition(Strict):
    """What is known about a case; everything given must hold. Days are calendar days up to today."""

    known: tuple[Id, ...] = ()
    """Facts that must be known."""
    unknown: tuple[Id, ...] = ()
    """Facts that must not be known."""
    when: When = Field(default_factory=dict)
    """Facts and the value each must have."""
    says: dict[Id, Wordings] = Field(default_factory=dict)
    """Facts and phrases of which their words must contain one: `{shipping_status: [shipped, in transit]}`."""
    over: dict[Id, float] = Field(default_factory=dict)
    """Facts and the amount each must exceed."""
    past: dict[Id, int] = Field(default_factory=dict)
    """Facts with a day, and the number of days that must have passed since."""
    within: dict[Id, int] = Field(default_factory=dict)
    """Facts with a day, and the most days that may have passed since; a future day is within."""
    between: dict[Id, tuple[Day, Day]] = Field(default_factory=dict)
    """Facts with a day, and the first and last day it may be."""
    until: Day | None = None
    """The last day on which the condition can hold."""
    came_within: int | None = Field(default=None, ge=0, strict=True)
    """The most days ago that the customer says it came or was bought."""
    came_before: int | None = Field(default=None, ge=0, strict=True)
    """The customer says it came longer ago than so many days."""
    differ: tuple[Id, ...] = ()
    """Facts that must be known and not all equal."""
    marketplace: Wordings = ()
    """One of these marketplaces."""
    heard: Wordings = ()
    """Phrases of which one must be in the customer's latest message."""
    came_back: bool = Field(default=False, strict=True)
    """The customer wrote again after we answered."""
    heated: bool = Field(default=False, strict=True)
    """The customer's words are hostile."""
    arrived: bool = Field(default=False, strict=True)
    """The latest message says that the goods are here, and mentions none that aren't."""
    ordered: bool = Field(default=False, strict=True)
    """The latest message tells of an order that was placed, or of goods that came."""
    came_harmed: bool = Field(default=False, strict=True)
    """The latest message says that the goods came broken, cracked or the like."""
    in_use: bool = Field(default=False, strict=True)
    """The latest message shows that they have the goods, by what they did or what is wrong."""
    came_other: bool = Field(default=False, strict=True)
    """The latest message says that another thing, size or color came than was ordered."""
    lacks_a_part: bool = Field(default=False, strict=True)
    """The latest message says in a short sentence that a part was never with what came, and else greets or thanks."""
    part_missing: bool = Field(default=False, strict=True)
    """The latest message says that a part was never with what came."""
    never_ordered: bool = Field(default=False, strict=True)
    """The latest message says that they placed no order, and mentions none of theirs."""
    never_came: bool = Field(default=False, strict=True)
    """The latest message says that what they ordered never came, and nothing in it did."""
    will_not_return: bool = Field(default=False, strict=True)
    """The latest message says that they won't send the goods back, or would sooner not, and asks for no return."""
    kept_for_part: bool = Field(default=False, strict=True)
    """The latest message proposes to keep the goods for part of their price."""
    only_pleased: bool = Field(default=False, strict=True)
    """The latest message thanks or praises, mentions no trouble, and asks nothing."""
    our_step: bool = Field(default=False, strict=True)
    """The customer took a step we told them to take, by their words or ours."""
    any: tuple["Condition", ...] = ()
    """At least one of these conditions must hold."""
    unless: tuple["Condition", ...] = ()
    """None of these conditions may hold."""

    @cached_property
    def named(self) -> frozenset[str]:
        """The keys that were written: all else asks for nothing."""
        return frozenset(self.model_fields_set)

    @property
    def phrases(self) -> Iterator[Wordings]:
        """All that it wants to hear, in the message or in a fact."""
        yield from filter(None, (self.heard, *self.says.values()))
        for other in (*self.any, *self.unless):
            yield from other.phrases


class Raise(Condition):
    """What lifts a case above its situation's lane or approver."""

    lane: Lane | None = None
    approver: Role | None = None
    why: str = Field(min_length=1)
    """The reason, as people read it."""


class Signals(Strict):
    """Words and patterns that speak for the situation. Patterns are regular expressions, ignoring case."""

    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    fulfilment: Fulfilment | None = None
    """It fits only orders fulfilled so."""
    not_fulfilled_by: Fulfilment | None = None
    """It fits no order fulfilled so."""
    always: tuple[str, ...] = ()
    """Patterns that decide alone, whatever else the message says: safety, violence, law."""
    named: tuple[str, ...] = ()
    """Patterns of which one must stand in what the customer writes, in English, unless facts speak for it."""
    repeated: bool = Field(default=False, strict=True)
    """It fits only a matter that came up before: we wrote earlier, or a word or pattern says so."""
    facts: tuple[Condition, ...] = ()
    """Any of these conditions speaks for the situation."""
    against: tuple[Condition, ...] = ()
    """Any of these conditions speaks against it."""
    certain: tuple[Condition, ...] = ()
    """Any of these conditions decides alone, as `always` does."""
    excluded: tuple[Condition, ...] = ()
    """Any of these conditions rules it out."""

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All of them, whatever they say."""
        return (*self.facts, *self.against, *self.certain, *self.excluded)


class Choice(Strict):
    """A way to settle such a case, and its risk; for whoever writes by hand."""

    what: str = Field(min_length=1)
    risk: str = Field(min_length=1)


class Situation(Strict):
    """One kind of case."""

    id: Id
    title: str = Field(min_length=1)
    apart_from_orders: bool = Field(default=False, strict=True)
    """A question of its own, whatever order the rest of a message is about."""
    about_us: bool = Field(default=False, strict=True)
    """It is about how the customer was treated: what its words tell counts for the matters beside it too."""
    no_step: bool = Field(default=False, strict=True)
    """Nothing is left to do: the reply is its first words alone, which rest on the first of its clauses."""
    said_back: bool = Field(default=False, strict=True)
    """A composed reply quotes the customer's sentence that is most surely of this kind."""
    applies_when: str = Field(min_length=1)
    """One line on when a case is of this kind; triage and search read it."""
    includes: tuple[Id, ...] = ()
    """Situations whose questions are part of this one: where it is, beside that it was delivered and isn't there."""
    lane: Lane
    approver: Role
    raised: tuple[Raise, ...] = ()
    """What lifts a case above this lane or approver; nothing lowers it."""
    signals: Signals = Signals()
    examples: tuple[str, ...] = ()
    facts: tuple[FactToCheck, ...] = ()
    clauses: tuple[Id, ...] = ()
    """The clauses about it, the most important first."""
    tells: Wordings = ()
    """Sentences that rest on facts alone, before offers; each is used if its gaps can be filled."""
    acknowledge: Wordings = ()
    """First words of a composed reply; `{fact}` stands for facts."""
    meanwhile: Wordings = ()
    """First words while a required fact is being found out; else `acknowledge`."""
    also: Wordings = ()
    """First words where the reply answered another matter before; else `acknowledge`."""
    offer: tuple[Offer, ...] = ()
    next_step: NextStep | None = None
    options: tuple[Choice, ...] = ()
    """What a teammate may choose between, with each one's risk."""
    advice: tuple[str, ...] = ()
    """How to say it, for whoever writes by hand."""
    never: tuple[str, ...] = ()
    """What a reply in this situation never does."""
    holding_line: str | None = None
    """PERSON_ONLY: the only neutral line that may go out before a person answers."""

    @property
    def own_clauses(self) -> tuple[str, ...]:
        """Every clause it names, in order."""
        steps = (self.next_step, *self.next_step.instead) if self.next_step else ()
        named = (*self.clauses, *(o.clause for o in self.offer), *(s.clause for s in steps if s and s.clause))
        return tuple(dict.fromkeys(named))

    @property
    def words_stand_on(self) -> Id:
        """The clause under a reply that is its first words alone; "" otherwise."""
        return self.clauses[0] if self.no_step and self.clauses else ""

    def sentences(self) -> Iterator[str]:
        """Every wording a reply may take from it, including what is being found out."""
        yield from (*self.acknowledge, *self.meanwhile, *self.also, *self.tells)
        yield from (offer.say for offer in self.offer if offer.say)
        yield from (FINDING_OUT.format(what=what) for f in self.facts for what in f.finding_out)
        if self.next_step:
            yield from (step.action for step in (self.next_step, *self.next_step.instead))
        if self.holding_line:
            yield self.holding_line


class ExampleFile(Strict):
    """More example messages, for situations of any file; a team adds its own without changing shipped files."""

    examples: dict[Id, tuple[str, ...]] = Field(min_length=1)
    """By situation."""


class SituationFile(Strict):
    """A file of situations; `fallback` names the one for cases that fit none."""

    situations: tuple[Situation, ...] = Field(min_length=1)
    fallback: Id | None = None
