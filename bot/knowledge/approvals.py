"""Who decides, and by which reaction: the file `policies/approvals.yaml`."""

from enum import StrEnum

from pydantic import Field

from bot.domain.case import Role
from bot.knowledge.clauses import Id, Strict


class Decision(StrEnum):
    """What a reviewer says of a revision."""

    APPROVE = "approve"
    REVISE = "revise"
    REJECT = "reject"
    ESCALATE = "escalate"


class People(Strict):
    """Slack member ids (`U...`) of those who lead, and of those who own the account."""

    leads: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()


class Rule(Strict):
    """Who approves, and how many of them."""

    approver: Role | None = None
    """At least this role, whatever the situation says."""
    approvals: int = Field(default=1, ge=1, le=5)


class Approvals(Strict):
    """Emoji to decisions, situations to who may decide and how many."""

    people: People = People()
    reactions: dict[Decision, tuple[str, ...]]
    """Names without colons; skin tones and aliases are normalised before."""
    situations: dict[Id, Rule] = {}
    own_routine_replies: bool = True
    """Requesters may approve their own routine replies."""

    def decision(self, emoji: str) -> Decision | None:
        """What `emoji` says, or None: an unknown emoji is ignored."""
        name = emoji.split("::")[0].strip(":")
        return next((d for d, names in self.reactions.items() if name in names), None)
