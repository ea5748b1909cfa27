"""What every listener needs, and those that answer its person."""

import asyncio
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from bot.desk.parts.desk import Desk
from bot.desk.policies.live import Live
from bot.slack.limits import SlackLimits


@dataclass(frozen=True, slots=True)
class ListenerContext:
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
