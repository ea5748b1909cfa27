"""Proposed changes to the policies, based on corrections; a lead accepts or declines them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Aim(StrEnum):
    """What would change."""

    WORDING = "wording"
    """A wording of a clause or situation: `say`, `acknowledge`, `tells`, a next step."""
    STYLE = "style"
    """The house style: words, and what to write instead."""
    TELLS = "tells"
    """A sentence for replies in one situation."""
    ADVICE = "advice"
    """A line on how to write in one situation, for briefs and the prompt of its drafts."""
    PROMPT = "prompt"
    """A line for the prompt of every draft by a model."""
    CONFIRM = "confirm"
    """A clause to be read again at its source."""
    CLAUSE = "clause"
    """A new clause, whose rule a person writes."""


class ProposalState(StrEnum):
    """OUTDATED: the files have changed, so that it no longer applies."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change. `about` is the clause or situation, such as `clause returns.window`; empty for neither.

    `old` words are replaced by `new`. Empty `new` removes words, or is still to be written.
    """

    aim: Aim
    about: str = ""
    old: str = ""
    new: str = ""

    @property
    def id(self) -> str:
        """The id of the clause or situation."""
        return self.about.partition(" ")[2]

    @property
    def title(self) -> str:
        """As people read it."""
        named = {
            Aim.WORDING: f"Another wording in {self.id}",
            Aim.STYLE: f"House style: “{self.old}”",
            Aim.TELLS: f"One more sentence in {self.id}",
            Aim.ADVICE: f"How to write in {self.id}",
            Aim.PROMPT: "How every draft is written",
            Aim.CONFIRM: f"Read {self.id} again at its source",
            Aim.CLAUSE: f"A clause for {self.id}" if self.about else "A new clause",
        }
        return named[self.aim]

    @property
    def to_write(self) -> bool:
        """Whether a person has to write the words first."""
        return self.aim not in (Aim.STYLE, Aim.CONFIRM) and not self.new.strip()


@dataclass(frozen=True, slots=True)
class Cited:
    """A case that a proposal rests on; `link` is its thread's address, if Slack gave it."""

    case_id: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """`key` names what repeats, always the same; `why` says it to people."""

    number: int
    key: str
    amendment: Amendment
    why: str
    cases: tuple[Cited, ...]
    at: datetime
    state: ProposalState = ProposalState.OPEN
    decided_by: str | None = None
    decided_at: datetime | None = None
    reason: str | None = None
    """Why it was declined."""

    @property
    def trail(self) -> str:
        """Its name in the trail."""
        return f"P-{self.number}"
