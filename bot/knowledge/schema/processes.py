"""Processes: how the team does things such as opening a trace, in steps with an owner, a day and links."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from bot.domain.case import Fulfilment, Role
from bot.domain.commitments import CommitmentKind
from bot.knowledge.schema.clauses import Id, Strict

Link = Annotated[str, Field(pattern=r"^https://\S+$")]


class ProcessStep(Strict):
    """One thing that somebody does."""

    id: Id
    title: str = Field(min_length=1, max_length=75)
    """The label of its box: at most 75 characters, as Slack takes them."""
    do: str | None = None
    """What is done, in full."""
    owner: Role = Role.TEAMMATE
    days: int = Field(default=0, ge=0, le=90, strict=True)
    """Calendar days from the start by which it is to be done."""
    link: Link | None = None
    """Where it is done."""

    def by(self, started: date) -> date:
        """The day by which it is to be done, in a process started then."""
        return started + timedelta(days=self.days)


class Process(Strict):
    """One way of doing a thing. `id`, `title`, `when` and `steps` are required."""

    id: Id
    title: str = Field(min_length=1)
    """As people call it: `Open a carrier trace`."""
    when: str = Field(min_length=1)
    """When to start it, continuing *When*: `a parcel is lost`. Search reads it."""
    owner: Role = Role.TEAMMATE
    """Who sees to its end."""
    situations: tuple[Id, ...] = ()
    """Situations in which it is named to the teammate."""
    keeps: tuple[CommitmentKind, ...] = ()
    """Promises that it keeps: a reply that makes one names the process."""
    fulfilment: Fulfilment | None = None
    """Only for orders fulfilled so."""
    marketplace: str | None = None
    clause: Id | None = None
    """The clause that requires it."""
    links: tuple[Link, ...] = ()
    steps: tuple[ProcessStep, ...] = Field(min_length=1)

    def fits(self, fulfilment: Fulfilment, marketplace: str) -> bool:
        """Whether it may be for such an order; what isn't known excludes nothing."""
        by = self.fulfilment is None or fulfilment in (self.fulfilment, Fulfilment.UNKNOWN)
        return by and (self.marketplace is None or marketplace in (self.marketplace, "any"))


class ProcessFile(Strict):
    """A file of processes."""

    processes: tuple[Process, ...] = Field(min_length=1)
