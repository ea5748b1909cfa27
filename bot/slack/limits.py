"""Slack's published rate limits, and its answers when it limits us. See docs.slack.dev/apis/web-api/rate-limits."""

import math
from datetime import timedelta

from slack_sdk.errors import SlackApiError

from bot.desk.parts.limits import Limits
from bot.desk.parts.ports import PostLater
from bot.domain.pace import Rate, asked_seconds
from bot.domain.phrases import counted
from bot.slack.refusals import code, status

POST = "chat.postMessage"
TIER_2, TIER_3, TIER_4 = Rate.within(20), Rate.within(50), Rate.within(100)
RATES = {
    POST: Rate(timedelta(seconds=1), 3),
    "chat.update": TIER_3,
    "chat.delete": TIER_3,
    "chat.postEphemeral": TIER_4,
    "conversations.history": TIER_3,
    "conversations.info": TIER_3,
    "conversations.open": TIER_3,
    "conversations.replies": TIER_3,
    "assistant.threads.setStatus": TIER_4,
    "chat.getPermalink": TIER_4,
    "files.completeUploadExternal": TIER_4,
    "files.getUploadURLExternal": TIER_4,
    "files.info": TIER_4,
    "reactions.add": TIER_3,
    "usergroups.users.list": TIER_2,
    "users.info": TIER_4,
    "views.open": TIER_4,
    "views.publish": TIER_4,
    "views.update": TIER_4,
}
"""By method; for posting, by channel too."""


class SlackLimits:
    """Asked before each call. With `paced` False no published rate holds, only what Slack answers."""

    def __init__(self, limits: Limits, paced: bool = True) -> None:
        self._limits, self._paced = limits, paced

    async def ask(self, method: str, channel: str = "", count: int = 1, again: bool = True) -> None:
        """Count so many calls. Raises PostLater when they may not be made now."""
        rate = RATES[method] if self._paced else None
        if wait := await self._limits.call(_name(method, channel), rate, count, again):
            raise PostLater(wait)

    async def rests(self, method: str) -> float:
        """For how many seconds this method, which has no rate of ours, may not be called."""
        return await self._limits.paused(_name(method, ""))

    async def refused(self, method: str, channel: str, error: SlackApiError) -> PostLater:
        """Slack limits this method: every worker waits as long as it says. Returns the error to raise."""
        return PostLater(await self._limits.refused(_name(method, channel), wait_asked(error), RATES.get(method)))


def limited(error: SlackApiError) -> bool:
    """Whether Slack says that it was called too often."""
    return status(error) == 429 or code(error) in ("ratelimited", "rate_limited")


def wait_asked(error: SlackApiError) -> float:
    """The seconds Slack asks to wait; one where it doesn't say."""
    found = asked_seconds(str(error.response.headers.get("Retry-After", "")))
    return 1.0 if found is None else found


def slow_down(seconds: float) -> str:
    """What to tell a person who has to wait so long."""
    return f"Slack has asked us to slow down. Please try again in {counted(math.ceil(seconds), 'second')}."


def _name(method: str, channel: str) -> str:
    return f"slack {method} {channel}" if method == POST else f"slack {method}"
