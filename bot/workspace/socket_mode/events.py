"""The events an app hears: subscribed in its manifest, allowed by its scopes, from where its bot is."""

from dataclasses import dataclass
from typing import Any

from ..model import Conversation, Message
from ..state import State
from .deliveries import Deliveries

Json = dict[str, Any]

SCOPES: dict[str, str | None] = {
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "app_mention": "app_mentions:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "member_joined_channel": "channels:read",
    "channel_archive": "channels:read",
    "channel_unarchive": "channels:read",
    "channel_deleted": "channels:read",
    "group_archive": "groups:read",
    "group_unarchive": "groups:read",
    "app_home_opened": None,
    "tokens_revoked": None,
    "app_uninstalled": None,
}
MESSAGE_KINDS = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}


@dataclass(frozen=True)
class Events:
    state: State
    deliveries: Deliveries

    def publish(self, event: Json, where: Conversation | None = None) -> None:
        """Hand an event to the app if it may hear it."""
        if self.state.installed is not None and self._heard(event["type"], where):
            self.deliveries.event(self._wrapped(event, where))

    def _heard(self, kind: str, where: Conversation | None) -> bool:
        app = self.state.installation
        name = MESSAGE_KINDS[where.kind] if kind == "message" and where else kind
        scope = SCOPES[name]
        if name not in app.manifest.settings.event_subscriptions.bot_events:
            return False
        if scope is not None and scope not in app.scopes:
            return False
        return where is None or app.app.bot_user_id in where.members

    def _wrapped(self, event: Json, where: Conversation | None) -> Json:
        app, team = self.state.installation.app, self.state.scene.team_id
        authorization = {"enterprise_id": None, "team_id": team, "user_id": app.bot_user_id, "is_bot": True}
        return {
            "token": "verification-token",
            "team_id": team,
            "context_team_id": team,
            "context_enterprise_id": None,
            "api_app_id": app.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": self.state.new_id("Ev"),
            "event_time": int(self.state.clock.now().timestamp()),
            "authorizations": [{**authorization, "is_enterprise_install": False}],
            "is_ext_shared_channel": where is not None and where.is_ext_shared,
            "event_context": f"4-{event['type']}-{app.app_id}",
        }

    def posted(self, message: Message) -> None:
        """A new message; a mention of the bot is told twice, as Slack does."""
        where = self.state.conversations[message.channel]
        event = self.body(message) | {"channel": where.id, "event_ts": message.ts, "channel_type": where.kind}
        self.publish(event, where)
        bot = self.state.installed and self.state.installed.app.bot_user_id
        if bot in message.mentions and where.kind != "im" and message.bot is None:
            mention = {key: value for key, value in event.items() if key != "channel_type"}
            self.publish(mention | {"type": "app_mention"}, where)

    def changed(self, message: Message, before: Json) -> None:
        self._hidden(message.channel, "message_changed", message=self.body(message), previous_message=before)

    def deleted(self, message: Message, before: Json) -> None:
        """A root with replies leaves a tombstone and is told as a change."""
        if self.state.messages(message.channel, message.ts):
            tomb = {"subtype": "tombstone", "text": "This message was deleted.", "user": "USLACKBOT", "hidden": True}
            grave = {key: before[key] for key in ("type", "ts", "thread_ts") if key in before}
            self._hidden(message.channel, "message_changed", message=grave | tomb, previous_message=before)
        else:
            self._hidden(message.channel, "message_deleted", deleted_ts=message.ts, previous_message=before)

    def _hidden(self, channel: str, subtype: str, **more: Any) -> None:
        where, now = self.state.conversations[channel], self.state.new_ts()
        event = {"type": "message", "subtype": subtype, "channel": where.id, "hidden": True, "ts": now, "event_ts": now}
        self.publish(event | {"channel_type": where.kind} | more, where)

    def reacted(self, kind: str, message: Message, user: str, name: str) -> None:
        item = {"type": "message", "channel": message.channel, "ts": message.ts}
        event = {"type": kind, "user": user, "reaction": name, "item": item, "event_ts": self.state.new_ts()}
        self.publish(event | {"item_user": message.user}, self.state.conversations[message.channel])

    def body(self, message: Message, metadata: bool = True) -> Json:
        """A message as events and answers carry it."""
        body: Json = {"type": "message", "ts": message.ts, "text": message.text, "blocks": message.blocks}
        if message.subtype != "bot_message":
            body |= {"user": message.user, "team": self._team(message.user)}
        if message.bot is None and message.subtype is None:
            body["client_msg_id"] = f"client-{message.ts}"
        return body | self._optional(message, metadata)

    def _team(self, user: str) -> str:
        person = self.state.people.get(user)
        return person.team_id if person else self.state.scene.team_id

    def _optional(self, message: Message, metadata: bool) -> Json:
        more: Json = {"files": message.files, "upload": False} if message.files else {}
        if message.subtype:
            more["subtype"] = message.subtype
        if message.bot:
            more |= {"bot_id": message.bot} | self._bot(message)
        if message.thread_ts:
            more["thread_ts"] = message.thread_ts
            root = self.state.stored[message.channel].get(message.thread_ts)
            if root is not None and root is not message:
                more["parent_user_id"] = root.user
        if message.edited:
            more["edited"] = {"user": message.user, "ts": message.edited}
        if message.metadata and metadata:
            more["metadata"] = message.metadata
        return more

    def _bot(self, message: Message) -> Json:
        app = self.state.installation
        if message.bot != app.app.bot_id:
            return {"username": self.state.names.get(message.user, "bot")}
        profile = {"id": app.app.bot_id, "app_id": app.app.app_id, "name": app.name, "deleted": False}
        return {"app_id": app.app.app_id, "bot_profile": profile | {"team_id": app.app.team_id}}
