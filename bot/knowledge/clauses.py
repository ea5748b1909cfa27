"""What a policy file may say: a policy and its clauses, each with parts for the model, the composer, the checks, people."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.domain.case import Role
from bot.domain.reply import CommitmentKind

ANY_MARKETPLACE = "any"
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")]


class Strict(BaseModel):
    """Unknown keys are errors; values don't change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Standing(StrEnum):
    """How far a clause has been verified. CONFIRM: from a second-hand source, may be cited, with a line to check."""

    CONFIRMED = "confirmed"
    CONFIRM = "confirm"


class Payer(StrEnum):
    """Who pays for what the clause is about."""

    SELLER = "seller"
    BUYER = "buyer"
    MARKETPLACE = "marketplace"


class Clause(Strict):
    """One rule. Only `id`, `title` and `text` are required."""

    id: Id
    title: str = Field(min_length=1)
    text: str = Field(min_length=1)
    """The rule in full, for the model, the checks and people."""
    say: str | None = None
    """Wording for customers, used by the composer; `{fact}` stands for a fact of the case."""
    applies_when: str | None = None
    """One line on when the clause matters; search reads it."""
    facts: tuple[str, ...] = ()
    """Facts a person checks before a reply may rest on this clause."""
    window_days: int | None = Field(default=None, ge=0)
    cap_percent: float | None = Field(default=None, ge=0, le=100)
    payer: Payer | None = None
    allows: tuple[CommitmentKind, ...] = ()
    """Commitments a reply may make on this clause."""
    approver: Role = Role.TEAMMATE
    marketplace: str | None = None
    """Overrides the policy's marketplace."""
    effective: date | None = None
    expires: date | None = None
    """The last day on which the clause holds."""
    source: str | None = None
    verified_on: date | None = None
    status: Standing = Standing.CONFIRMED

    def in_force(self, today: date) -> bool:
        """Whether the clause holds on `today`."""
        return (self.effective is None or self.effective <= today) and (self.expires is None or today <= self.expires)


class Policy(Strict):
    """A file of clauses on one subject."""

    policy: Id
    title: str
    marketplace: str = ANY_MARKETPLACE
    clauses: tuple[Clause, ...] = Field(min_length=1)
