"""Things an app gets for a short while: trigger ids and response urls."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from .clock import Clock
from .errors import SlackError
from .model import Message

TRIGGER_SECONDS = 3.0
URL_SECONDS = 30 * 60.0
URL_USES = 5


@dataclass
class Trigger:
    user: str
    born: datetime
    view_id: str | None = None
    """The view it was pressed in, if any."""
    used: bool = False


@dataclass
class ResponseUrl:
    user: str
    channel: str
    born: datetime
    message: Message | None = None
    """The message whose button was pressed."""
    uses: int = 0


T = TypeVar("T", Trigger, ResponseUrl)


@dataclass
class Lent:
    """What is out, and for how long it works."""

    clock: Clock
    triggers: dict[str, Trigger] = field(default_factory=dict)
    urls: dict[str, ResponseUrl] = field(default_factory=dict)

    def trigger(self, user: str, view_id: str | None = None) -> str:
        name = f"{secrets.randbelow(10**12):012d}.{secrets.randbelow(10**11):011d}.{secrets.token_hex(16)}"
        self.triggers[name] = Trigger(user, self.clock.now(), view_id)
        return name

    def url(self, user: str, channel: str, message: Message | None = None) -> str:
        name = secrets.token_urlsafe(18)
        self.urls[name] = ResponseUrl(user, channel, self.clock.now(), message)
        return name

    def exchange(self, name: str) -> Trigger:
        """A trigger works once, for three seconds."""
        trigger = self.triggers.get(name)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self._age(trigger) > TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger

    def use(self, name: str) -> ResponseUrl:
        """A response url works five times, for thirty minutes."""
        url = self.urls.get(name)
        if url is None:
            raise SlackError("invalid_url")
        if self._age(url) > URL_SECONDS:
            raise SlackError("expired_url")
        if url.uses >= URL_USES:
            raise SlackError("used_url")
        url.uses += 1
        return url

    def _age(self, lent: T) -> float:
        return (self.clock.now() - lent.born).total_seconds()
