"""Alarms: what needs more care, whatever a message is about; and the word classes they use."""

from pydantic import Field

from bot.domain.case import Lane, Role
from bot.knowledge.schema.clauses import Id, Strict


class Sign(Strict):
    """A sign that counts together with others: the weights of those in a message add up, each once."""

    weight: float = Field(gt=0, le=3)
    heard: tuple[str, ...] = Field(min_length=1)
    deniable: bool = Field(default=False, strict=True)
    """True: not counted if the words around deny it: "I am not angry"."""


class Alarm(Strict):
    """A reason for more care. Not heard where it is denied ("nobody was hurt") or only asked about."""

    id: Id
    title: str = Field(min_length=1)
    """What was heard, for people: 'somebody was hurt'."""
    lane: Lane
    approver: Role
    situation: Id | None = None
    """What the case becomes; left out, the case keeps its subject and takes only lane and approver."""
    heard: tuple[str, ...] = ()
    """Phrases over word classes that raise the alarm."""
    signs: tuple[Sign, ...] = ()
    """Signs that raise it together, anywhere in the message, once their weights reach 1."""
    needs: tuple[str, ...] = ()
    """Phrases of which one must be present for its signs to count: a threat is aimed at somebody."""
    each_to_the_other: bool = Field(default=False, strict=True)
    """True: also raised where two parties send the customer to each other."""
    asked_again: bool = Field(default=False, strict=True)
    """True: also raised where the customer is asked for something they say they have given."""
    another_day: bool = Field(default=False, strict=True)
    """True: also raised where a day that they were told went by, or they were told another after it."""
    figurative: tuple[str, ...] = ()
    """Phrases in which the same words mean something else: this price is killing me."""
    deniable: bool = Field(default=True, strict=True)
    """False: heard even where the words around it deny it or only ask."""
    asked: bool = Field(default=False, strict=True)
    """True: a factual question doesn't raise it either: "Is the dye toxic?"."""


class Temper(Strict):
    """How heat is measured. From `hostile_from` on, a message is hostile."""

    hostile_from: float = Field(default=1.0, gt=0)
    lane: Lane = Lane.HOSTILE
    approver: Role = Role.LEAD
    clause: Id | None = None
    """The clause that a reply to hostile words includes, whatever they are about: its boundary."""
    signs: tuple[Sign, ...] = ()
    figurative: tuple[str, ...] = ()


class AlarmFile(Strict):
    """A file of alarms, with the word classes of their phrases."""

    alarms: tuple[Alarm, ...] = ()
    classes: dict[Id, tuple[str, ...]] = Field(default_factory=dict)
    temper: Temper = Temper()
    to_the_bot: tuple[str, ...] = ()
    """Phrases of sentences addressed to a machine."""
    perhaps_to_the_bot: tuple[str, ...] = ()
    """Such phrases that customers use too: they count unless the sentence sounds like a customer's."""
    for_machines: tuple[str, ...] = ()
    """Examples of what people tell machines; without them only phrases count."""
    for_us: tuple[str, ...] = ()
    """Similar examples written to us; the situations' own examples are used too."""
    alike: dict[Id, tuple[str, ...]] = Field(default_factory=dict)
    """Words treated as the same when comparing with situations' examples."""
