"""Who decides, and by which reaction: the file `policies/approvals.yaml`."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from bot.domain.case import Lane, Role
from bot.knowledge.schema.clauses import Id, Strict

MemberId = Annotated[str, Field(pattern=r"^[UWS][A-Z0-9]{2,}$")]
"""A member (`U...`, `W...`) or a user group (`S...`)."""
_TONE = re.compile(r"(::|:)?skin-tone-[2-6]$")
_ALIASES = {
    "thumbsup": "+1",
    "thumbsdown": "-1",
    "pencil": "memo",
    "\u2705": "white_check_mark",
    "\u2714": "heavy_check_mark",
    "\U0001f44d": "+1",
    "\U0001f44e": "-1",
    "\u270f": "pencil2",
    "\U0001f4dd": "memo",
    "\u274c": "x",
    "\U0001f6ab": "no_entry_sign",
    "\U0001f198": "sos",
    "\U0001f6a8": "rotating_light",
}


def plain_emoji(emoji: str) -> str:
    """An emoji's name without colons, skin tone or alias: `:thumbsup::skin-tone-3:` is `+1`."""
    name = _TONE.sub("", emoji.strip().strip(":").lower()).strip(":")
    name = re.sub("[\U0001f3fb-\U0001f3ff\ufe0f]", "", name)
    return _ALIASES.get(name, name)


class Decision(StrEnum):
    """A reviewer's decision; each is the act of that name (`bot/domain/acts.py`)."""

    APPROVE = "approve"
    REVISE = "revise"
    REJECT = "reject"
    ESCALATE = "escalate"


class People(Strict):
    """Slack ids of leads, and of owners of the account."""

    leads: tuple[MemberId, ...] = ()
    owners: tuple[MemberId, ...] = ()


class Rule(Strict):
    """Who approves, and how many of them."""

    approver: Role | None = None
    """At least this role, whatever the situation says."""
    approvals: int = Field(default=1, ge=1, le=5, strict=True)
    """How many different people must approve."""


class LaneRule(Rule):
    """The same for a lane, and whether somebody may approve their own reply."""

    own: bool | None = Field(default=None, strict=True)
    """False: nobody approves their own words, not even leads. True: everybody who may approve at all."""


class Approvals(Strict):
    """Emoji to decisions, situations to who may decide and how many."""

    reactions: dict[Decision, tuple[str, ...]]
    """Names without colons; skin tones and aliases are normalised first."""
    people: People = People()
    situations: dict[Id, Rule] = Field(default_factory=dict)
    lanes: dict[Lane, LaneRule] = Field(default_factory=dict)
    """Rules for all situations of a lane; of two rules the stricter counts."""
    own_routine_replies: bool = Field(default=True, strict=True)
    """Requesters may approve their own routine replies."""
    call_back_days: int = Field(default=7, ge=1, le=60, strict=True)
    """How many days ahead a reply may promise our next message."""
    example: bool = Field(default=False, strict=True)
    """Marks the file that ships with Levelhead; leave it out of your own."""

    def decision(self, emoji: str) -> Decision | None:
        """What `emoji` says, or None: an unknown emoji is ignored."""
        name = plain_emoji(emoji)
        return next((d for d, names in self.reactions.items() if name in map(plain_emoji, names)), None)

    @property
    def offered(self) -> tuple[str, ...]:
        """The emoji put under a draft: the first of each decision, as Slack names it."""
        return tuple(plain_emoji(names[0]) for names in self.reactions.values() if names)
