"""Channels into which an integration or an email address posts customers' messages: which, by whom, which part."""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.domain.case import Fulfilment
from bot.knowledge.schema.clauses import Strict

EMAIL = "email"
"""As a sender: whatever is forwarded into the channel from an email address."""
ChannelId = Annotated[str, Field(pattern=r"^[CG][A-Z0-9]{2,}$")]
SenderId = Annotated[str, Field(pattern=r"^([BUW][A-Z0-9]{2,}|email)$")]


def _one_group(pattern: str) -> str:
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        raise ValueError(f"this is no regular expression: {error}") from error
    if groups != 1:
        raise ValueError(f"put what is looked for into one pair of brackets; this has {groups}")
    return pattern


Found = Annotated[str, AfterValidator(_one_group)]


@dataclass(frozen=True, slots=True)
class CustomersPart:
    """What was found in a message: the customer's words, and by what their case is told again."""

    text: str
    order: str | None = None
    customer: str | None = None


class Watch(Strict):
    """One channel with who posts customers' messages there. `channel` and `senders` are required."""

    channel: ChannelId
    senders: tuple[SenderId, ...] = Field(min_length=1)
    """Ids of apps (`B...`) or members (`U...`) that post them, or `email`. What others write is left alone."""
    begins: str | None = Field(default=None, min_length=1)
    """The customer's words begin after the first of these; the whole message where it isn't there."""
    ends: str | None = Field(default=None, min_length=1)
    """And end before the next of these."""
    order: Found | None = None
    """Finds the order's number, by one group."""
    customer: Found | None = None
    """Finds who wrote, by one group: an address or a name. What they write next joins their case."""
    marketplace: str = "any"
    fulfilment: Fulfilment = Fulfilment.UNKNOWN
    asks: str | None = Field(default=None, pattern=r"^[UW][A-Z0-9]{2,}$")
    """The member who sees to these cases, as if they had asked; a lead where nobody is named."""

    def part(self, message: str) -> CustomersPart:
        """The customer's part of a message. Nothing is lost where a mark isn't there: then it is the whole."""
        text = message
        if self.begins and self.begins in text:
            text = text.partition(self.begins)[2]
        if self.ends:
            text = text.partition(self.ends)[0]
        said = text.strip() or message.strip()
        return CustomersPart(said, _first(self.order, message), _first(self.customer, message))


def _first(pattern: str | None, message: str) -> str | None:
    found = re.search(pattern, message) if pattern else None
    return (found[1] or "").strip() or None if found else None


class WatchFile(Strict):
    """A file of watched channels."""

    watched: tuple[Watch, ...]
    example: bool = Field(default=False, strict=True)
    """Marks the file that ships with Levelhead; leave it out of your own."""
