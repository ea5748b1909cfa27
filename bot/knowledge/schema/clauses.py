"""Policy files: clauses, each with parts for the model, the composer, the checks and people."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Protocol

from pydantic import BaseModel, ConfigDict, Field

from bot.domain.case import Fulfilment, Role
from bot.domain.commitments import CommitmentKind

ANY_MARKETPLACE = "any"
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")]
Day = Annotated[date, Field(strict=True)]


class Strict(BaseModel):
    """Unknown keys are errors; values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Standing(StrEnum):
    """How far a rule is verified. CONFIRM: from a second-hand source; it may be cited, with a line to check."""

    CONFIRMED = "confirmed"
    CONFIRM = "confirm"


class _Dated(Protocol):
    @property
    def effective(self) -> date | None: ...
    @property
    def expires(self) -> date | None: ...


class InForce:
    """Has a first and a last day, either of which may be open."""

    def in_force(self: _Dated, today: date) -> bool:
        """Whether it holds on `today`."""
        return (self.effective is None or self.effective <= today) and (self.expires is None or today <= self.expires)


class Payer(StrEnum):
    """Who pays for what the clause is about."""

    SELLER = "seller"
    BUYER = "buyer"
    MARKETPLACE = "marketplace"


class Clause(Strict, InForce):
    """One rule. Only `id`, `title` and `text` are required."""

    id: Id
    title: str = Field(min_length=1)
    text: str = Field(min_length=1)
    """The rule in full, for the model, the checks and people."""
    say: str | None = None
    """Wording for customers, used by the composer; `{fact}` stands for a fact of the case."""
    applies_when: str | None = None
    """One line on when the clause matters; search reads it."""
    facts: tuple[Id, ...] = ()
    """Facts a person checks before a reply may rest on this clause."""
    window_days: int | None = Field(default=None, ge=0, strict=True)
    """Calendar days."""
    counts_from: tuple[Id, ...] = ()
    """Facts with days from which the window may count; more than one when a person must choose."""
    cap_percent: float | None = Field(default=None, ge=0, le=100, strict=True)
    """The most that may be withheld, in percent of the price."""
    payer: Payer | None = None
    allows: tuple[CommitmentKind, ...] = ()
    """Commitments a reply may make on this clause."""
    approver: Role = Role.TEAMMATE
    marketplace: str | None = None
    """Overrides the policy's marketplace."""
    fulfilment: Fulfilment | None = None
    """Overrides the policy's fulfilment."""
    effective: Day | None = None
    """The first day on which the clause holds."""
    expires: Day | None = None
    """The last day on which the clause holds."""
    source: str | None = None
    """Where the rule can be read: an address, or who decided it."""
    verified_on: Day | None = None
    status: Standing = Standing.CONFIRMED

    def fits(self, fulfilment: Fulfilment) -> bool:
        """Whether it may apply to orders fulfilled so; an unknown fulfilment excludes nothing."""
        return self.fulfilment is None or fulfilment in (self.fulfilment, Fulfilment.UNKNOWN)


class Policy(Strict):
    """A file of clauses on one subject."""

    policy: Id
    title: str = Field(min_length=1)
    marketplace: str = ANY_MARKETPLACE
    """`amazon.com`, `ebay`, `walmart`, `shopify`...; `any` holds everywhere."""
    fulfilment: Fulfilment | None = None
    """The policy holds only for orders fulfilled so; left out, for all."""
    example: bool = Field(default=False, strict=True)
    """Marks the policies that ship with Levelhead, for a fictitious seller; leave it out of your own."""
    clauses: tuple[Clause, ...] = Field(min_length=1)

    def spelled_out(self) -> "Policy":
        """The same policy with marketplace and fulfilment in each clause."""
        return self.model_copy(update={"clauses": tuple(self._spelled_out(c) for c in self.clauses)})

    def _spelled_out(self, clause: Clause) -> Clause:
        held = {"marketplace": self.place(clause), "fulfilment": clause.fulfilment or self.fulfilment}
        return clause.model_copy(update=held)

    def holding(self, marketplace: str, today: date) -> tuple[Clause, ...]:
        """The clauses in force on this marketplace today."""
        return tuple(c for c in self.clauses if c.in_force(today) and self.place(c) in (ANY_MARKETPLACE, marketplace))

    def place(self, clause: Clause) -> str:
        """The marketplace of a clause of this policy."""
        return clause.marketplace or self.marketplace
