"""Watched channels, into which an integration or email address posts customers' messages."""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.domain.case import Fulfilment
from bot.knowledge.schema.clauses import Strict

EMAIL = "email"
"""As a sender: anything forwarded into the channel by email."""
ChannelId = Annotated[str, Field(pattern=r"^[CG][A-Z0-9]{2,}$")]
_HEAD = re.compile(r"\A(?:From: (?P<from>[^\n]*)\n)?(?:Subject: (?P<subject>[^\n]*)\n)?\n")
"""What `bot/slack/posted.py` puts before the words of an email."""
_ANSWERED = re.compile(r"(?:re|aw|sv|antw|rv|fwd?|wg|tr|rif|res)\s*:", re.I)
"""How the subject of an answer begins, in several languages: it says again what is known."""
SenderId = Annotated[str, Field(pattern=r"^([BUW][A-Z0-9]{2,}|email)$")]


def _one_group(pattern: str) -> str:
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        raise ValueError(f"this is no regular expression: {error}") from error
    if groups != 1:
        raise ValueError(f"put what is looked for into one pair of brackets; this has {groups}")
    return pattern


OneGroup = Annotated[str, AfterValidator(_one_group)]


@dataclass(frozen=True, slots=True)
class CustomersPart:
    """What was found in a message: the customer's words, and how their case is recognised."""

    text: str
    order: str | None = None
    customer: str | None = None
    of_order: str | None = None
    """The order named outside the customer's own words, which prove no case to be theirs."""


class Watch(Strict):
    """One watched channel. `channel` and `senders` are required."""

    channel: ChannelId
    senders: tuple[SenderId, ...] = Field(min_length=1)
    """Ids of apps (`B...`) or members (`U...`), or `email`. Messages of others are left alone."""
    begins: str | None = Field(default=None, min_length=1)
    """The customer's words begin after the first of these; without it, with the message."""
    ends: str | None = Field(default=None, min_length=1)
    """They end before the next of these."""
    order: OneGroup | None = None
    """Finds the order number, in one group."""
    customer: OneGroup | None = None
    """Finds the writer, in one group: an address or a name. Their next message joins the case."""
    marketplace: str = "any"
    fulfilment: Fulfilment = Fulfilment.UNKNOWN
    asks: str | None = Field(default=None, pattern=r"^[UW][A-Z0-9]{2,}$")
    """The member responsible for these cases; left out, a lead."""

    def part(self, message: str) -> CustomersPart:
        """The customer's part of a message; the whole where the marks are missing."""
        text, around = message, message
        if self.begins and self.begins in text:
            around, _, text = text.partition(self.begins)
        if self.ends:
            text, _, after = text.partition(self.ends)
            around = around if around is message else f"{around}\n{after}"
        said = _written(text) or message.strip()
        customer, of_order = _first(self.customer, around), _order(self.order, around)
        return CustomersPart(said, _order(self.order, message), customer, of_order)


def _written(text: str) -> str:
    """The words that the customer wrote: a new subject is one of their lines, who sent an email is not."""
    head = _HEAD.match(text)
    if head is None:
        return text.strip()
    subject = (head["subject"] or "").strip()
    told = "" if _ANSWERED.match(subject) else subject
    return f"{told}\n\n{text[head.end() :].strip()}".strip()


def _order(pattern: str | None, message: str) -> str | None:
    """Only a value with a digit: help desks write a word where there is no number."""
    found = _first(pattern, message)
    return found if found and any(c.isdigit() for c in found) else None


def _first(pattern: str | None, message: str) -> str | None:
    found = re.search(pattern, message) if pattern else None
    return (found[1] or "").strip() or None if found else None


class WatchFile(Strict):
    """A file of watched channels."""

    watched: tuple[Watch, ...]
    example: bool = Field(default=False, strict=True)
    """Marks the file that ships with Levelhead; leave it out of your own."""
