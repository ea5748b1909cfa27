"""What calls for more care whatever a message is about: the alarms of the policies, and the word classes they name."""

from pydantic import Field

from bot.domain.case import Lane, Role
from bot.knowledge.schema.clauses import Id, Strict


class Sign(Strict):
    """What tells something together with other signs: the weights of those in a message add up, each sign once."""

    weight: float = Field(gt=0, le=3)
    heard: tuple[str, ...] = Field(min_length=1)
    deniable: bool = Field(default=False, strict=True)
    """True: not counted where the words around it deny it: "I am not angry"."""


class Alarm(Strict):
    """One reason for more care. A denied one is not heard ("nobody was hurt"), nor one that is only asked about."""

    id: Id
    title: str = Field(min_length=1)
    """What has been heard, for people: 'somebody was hurt'."""
    lane: Lane
    approver: Role
    situation: Id | None = None
    """What the case becomes; without it the case keeps its subject and only takes the lane and the approver."""
    heard: tuple[str, ...] = ()
    """Phrases over word classes that give it away."""
    signs: tuple[Sign, ...] = ()
    """What gives it away together, wherever it stands in the message: it is heard where their weights reach 1."""
    needs: tuple[str, ...] = ()
    """Phrases of which one must be in the message for its signs to count: a threat is aimed at somebody."""
    each_to_the_other: bool = Field(default=False, strict=True)
    """True: heard too where two parties are said to send the customer each to the other."""
    asked_again: bool = Field(default=False, strict=True)
    """True: heard too where something is wanted of the customer that they say they have given."""
    figurative: tuple[str, ...] = ()
    """Phrases in which the same words mean something else: this price is killing me."""
    deniable: bool = Field(default=True, strict=True)
    """False: heard even where the words around it deny it or only ask."""
    asked: bool = Field(default=False, strict=True)
    """True: not heard in a question of what is so, either: "Is the dye toxic?"."""


class Temper(Strict):
    """How heat is told from the words. From `hostile_from` on, a message counts as hostile."""

    hostile_from: float = Field(default=1.0, gt=0)
    lane: Lane = Lane.HOSTILE
    approver: Role = Role.LEAD
    clause: Id | None = None
    """The clause that a reply to hostile words holds, whatever they are about: its boundary."""
    signs: tuple[Sign, ...] = ()
    figurative: tuple[str, ...] = ()


class AlarmFile(Strict):
    """A file of alarms, with the word classes that their phrases name."""

    alarms: tuple[Alarm, ...] = ()
    classes: dict[Id, tuple[str, ...]] = Field(default_factory=dict)
    temper: Temper = Temper()
    to_the_bot: tuple[str, ...] = ()
    """Phrases of sentences that are addressed to a machine, not to us."""
    perhaps_to_the_bot: tuple[str, ...] = ()
    """Such phrases in words that customers use too: they count unless the sentence sounds like a customer's."""
    for_machines: tuple[str, ...] = ()
    """Examples of what people tell machines; without them only the phrases tell."""
    for_us: tuple[str, ...] = ()
    """Examples of what customers write to us that looks alike; the situations' own examples are used with them."""
    alike: dict[Id, tuple[str, ...]] = Field(default_factory=dict)
    """Words that mean much the same when a message is held against the examples of situations."""
