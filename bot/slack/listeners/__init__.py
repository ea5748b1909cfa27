"""Listeners, by surface. Each parses what came, calls one verb of the desk, and answers."""

import asyncio
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakValueDictionary

from bot.desk.parts.desk import Desk
from bot.desk.parts.sendings import form_key
from bot.desk.policies.live import Live
from bot.slack.limits import SlackLimits


@dataclass(frozen=True, slots=True)
class Ears:
    """What every listener needs: the current desk, who the bot is, and Slack's rate limits."""

    live: Live
    bot_user: str
    team: str
    limits: SlackLimits
    reading: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)
    """Held while a thread is read in Slack, by the key of the request."""

    @property
    def desk(self) -> Desk:
        return self.live.desk

    def drafts_here(self, channel: str) -> bool:
        """Whether this is a support channel; a direct message with the bot always is."""
        support = self.desk.options.support_channels
        return not support or channel in support or channel.startswith("D")


def key_of(body: dict[str, Any]) -> str:
    """The key of a form that was sent."""
    return form_key(body["view"]["id"], body["view"]["state"]["values"])


def is_own(event: Any, bot_user: str) -> bool:
    """Whether an event reports what the bot itself posted, changed or marked; a deletion of its message is not."""
    if not isinstance(event, dict):
        return False
    if event.get("type") in ("reaction_added", "reaction_removed"):
        return event.get("user") == bot_user
    if event.get("type") != "message":
        return False
    said = event.get("message") if event.get("subtype") == "message_changed" else event
    if not isinstance(said, dict):
        return False
    return event.get("subtype") in (None, "message_changed") and said.get("user") == bot_user and "subtype" not in said
