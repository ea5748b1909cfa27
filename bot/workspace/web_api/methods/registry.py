"""How a Web API method is described: its arguments, scope, tier and effect."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from ...errors import SlackError
from ...model import Conversation
from ...socket_mode.events import Events
from ...socket_mode.sockets import Sockets
from ...state import Installation, State
from ...triggers import Lent
from ...views import Views
from ..limits import Tier
from ..posting import Posting

Json = dict[str, Any]


def _decoded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


FromJson = BeforeValidator(_decoded)
"""For lists and objects: a form carries them as JSON, the SDK's JSON calls as they are."""


class Arguments(BaseModel):
    """Forms carry numbers and flags as text, so types are read loosely; names are not."""

    model_config = ConfigDict(extra="forbid")

    team_id: str | None = None
    """Bolt adds it to every call; Slack looks at it for organisation-wide apps only."""


@dataclass(frozen=True)
class Call:
    """What a method may work with."""

    state: State
    events: Events
    posting: Posting
    views: Views
    lent: Lent
    sockets: Sockets
    socket_url: str

    @property
    def installation(self) -> Installation:
        return self.state.installation

    @property
    def bot(self) -> str:
        return self.installation.app.bot_user_id

    def channel(self, channel: str) -> Conversation:
        """A conversation the bot can see, by id."""
        found = self.state.conversations.get(channel)
        if found is None or (found.kind != "channel" and self.bot not in found.members):
            raise SlackError("channel_not_found")
        return found

    def joined(self, channel: str) -> Conversation:
        found = self.channel(channel)
        if self.bot not in found.members:
            raise SlackError("not_in_channel")
        return found

    def writable(self, channel: str) -> Conversation:
        """Where the bot may post; a user's id stands for the conversation with them."""
        if channel in self.state.people:
            channel = direct(self, channel).id
        found = self.joined(channel)
        if found.is_archived:
            raise SlackError("is_archived")
        if found.kind == "im" and not self.installation.manifest.features.app_home.messages_tab_enabled:
            raise SlackError("messages_tab_disabled")
        return found

    def needs(self, scope: str) -> None:
        if scope not in self.installation.scopes:
            raise SlackError("missing_scope", needed=scope, provided=",".join(sorted(self.installation.scopes)))


def direct(call: Call, user: str) -> Conversation:
    person = call.state.people.get(user)
    if person is None:
        raise SlackError("user_not_found")
    if person.deleted:
        raise SlackError("user_disabled")
    if person.is_bot:
        raise SlackError("cannot_dm_bot")
    return call.state.direct(user)


@dataclass(frozen=True)
class Method:
    arguments: type[Arguments]
    run: Callable[[Call, Any], Json]
    scope: str | None = None
    tier: Tier = Tier.FREE
    by_app_token: bool = False
