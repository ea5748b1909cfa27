"""What Slack sends an app about a person's act."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..blocks.values import state_values
from ..model import Conversation, Message, View
from ..state import State
from ..triggers import Lent
from ..views import Views
from .events import Events

Json = dict[str, Any]
CHANNEL_NAMES = {"im": "directmessage", "group": "privategroup"}


@dataclass(frozen=True)
class Payloads:
    state: State
    lent: Lent
    events: Events
    views: Views
    response_url: Callable[[str], str]
    """From the name of a lent url to its address."""

    def command(self, user: str, where: Conversation, name: str, text: str) -> Json:
        return {
            "token": "verification-token",
            "team_id": self.state.scene.team_id,
            "team_domain": self.state.scene.domain,
            "channel_id": where.id,
            "channel_name": CHANNEL_NAMES.get(where.kind, where.name),
            "user_id": user,
            "user_name": self.state.people[user].handle,
            "command": name,
            "text": text,
            "api_app_id": self.state.installation.app.app_id,
            "is_enterprise_install": "false",
            "response_url": self.response_url(self.lent.url(user, where.id)),
            "trigger_id": self.lent.trigger(user),
        }

    def pressed(self, user: str, message: Message, action: Json, filled: dict[str, Json]) -> Json:
        hidden = message.visible_to is not None
        container = {"type": "message", "message_ts": message.ts, "channel_id": message.channel, "is_ephemeral": hidden}
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        payload = self._interaction("block_actions", user) | self._channel(message.channel)
        payload |= {"container": container, "actions": [self._timed(action)]}
        payload["state"] = {"values": state_values(message.blocks, filled)}
        payload["response_url"] = self.response_url(self.lent.url(user, message.channel, message))
        return payload if hidden else payload | {"message": self.events.body(message)}

    def pressed_in_view(self, user: str, view: View, action: Json, filled: dict[str, Json]) -> Json:
        sent = self.views.as_sent(view, filled)
        payload = self._interaction("block_actions", user, view.id)
        container = {"type": "view", "view_id": view.id}
        return payload | {"container": container, "view": sent, "actions": [self._timed(action)]}

    def message_shortcut(self, user: str, callback_id: str, message: Message) -> Json:
        payload = self._interaction("message_action", user) | self._channel(message.channel)
        url = self.response_url(self.lent.url(user, message.channel))
        about = {"message_ts": message.ts, "message": self.events.body(message), "response_url": url}
        return payload | about | {"callback_id": callback_id, "action_ts": self.state.new_ts()}

    def global_shortcut(self, user: str, callback_id: str) -> Json:
        payload = self._interaction("shortcut", user)
        return payload | {"callback_id": callback_id, "action_ts": self.state.new_ts()}

    def submission(self, user: str, view: View, filled: dict[str, Json]) -> Json:
        payload = self._interaction("view_submission", user, view.id)
        return payload | {"view": self.views.as_sent(view, filled), "response_urls": []}

    def closed(self, user: str, view: View, everything: bool) -> Json:
        payload = self._interaction("view_closed", user)
        del payload["trigger_id"]
        return payload | {"view": self.views.as_sent(view), "is_cleared": everything}

    def _interaction(self, kind: str, user: str, view_id: str | None = None) -> Json:
        person, scene = self.state.people[user], self.state.scene
        names = {"id": user, "username": person.handle, "name": person.handle, "team_id": person.team_id}
        return {
            "type": kind,
            "token": "verification-token",
            "team": {"id": scene.team_id, "domain": scene.domain},
            "user": names,
            "api_app_id": self.state.installation.app.app_id,
            "enterprise": None,
            "is_enterprise_install": False,
            "trigger_id": self.lent.trigger(user, view_id),
        }

    def _channel(self, channel: str) -> Json:
        where = self.state.conversations[channel]
        return {"channel": {"id": channel, "name": CHANNEL_NAMES.get(where.kind, where.name)}}

    def _timed(self, action: Json) -> Json:
        return action | {"action_ts": self.state.new_ts()}
