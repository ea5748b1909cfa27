"""Messages an app sends: what Slack refuses, and what it keeps."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from ..blocks.surfaces import decoded, message_blocks, validated
from ..errors import SlackError
from ..model import Conversation, Message
from ..socket_mode.events import Events
from ..state import State

Json = dict[str, Any]
MOST_TEXT = 40_000
MOST_METADATA = 16_000


class Metadata(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    event_type: str
    event_payload: dict[str, Any]


@dataclass(frozen=True)
class Content:
    """The words of a message, checked."""

    text: str
    blocks: list[Json]
    metadata: Json | None


@dataclass(frozen=True)
class Posting:
    state: State
    events: Events

    def content(self, text: str | None, blocks: Any, metadata: Any = None, most: int = MOST_TEXT) -> Content:
        checked = message_blocks(blocks, self.state.new_short_id) if blocks not in (None, "") else []
        self._pictures_known(checked)
        if not checked and not (text or "").strip():
            raise SlackError("no_text")
        if len(text or "") > most:
            raise SlackError("msg_too_long")
        return Content(text or "", checked, self._metadata(metadata))

    def _pictures_known(self, blocks: list[Json]) -> None:
        """A picture can be named once Slack has taken it in."""
        for index, block in enumerate(blocks):
            upload = self.state.uploads.get(block.get("slack_file", {}).get("id", ""))
            if "slack_file" in block and not (upload and upload.taken_in and upload.is_picture):
                raise SlackError("invalid_blocks", f"invalid slack file [json-pointer:/blocks/{index}/slack_file]")

    def _metadata(self, raw: Any) -> Json | None:
        if raw is None:
            return None
        data = decoded(raw, "invalid_metadata_format")
        validated(Metadata, data, "invalid_metadata_format")
        if len(str(data)) > MOST_METADATA:
            raise SlackError("metadata_too_large")
        return dict(data)

    def post(self, where: Conversation, content: Content, thread_ts: str | None = None, **more: Any) -> Message:
        if thread_ts is not None:
            self._may_reply(where, thread_ts)
        message = self._message(where, content, thread_ts, **more)
        self.state.statuses.pop((where.id, thread_ts or ""), None)
        self.events.posted(self.state.keep(message))
        return message

    def _may_reply(self, where: Conversation, thread_ts: str) -> None:
        root = self.state.stored[where.id].get(thread_ts)
        if root is None or not root.is_root:
            raise SlackError("cannot_reply_to_message")

    def whisper(self, where: Conversation, user: str, content: Content, thread_ts: str | None = None) -> Message:
        return self.state.whisper(self._message(where, content, thread_ts, visible_to=user))

    def _message(self, where: Conversation, content: Content, thread_ts: str | None, **more: Any) -> Message:
        app = self.state.installation.app
        return Message(
            self.state.new_ts(),
            where.id,
            app.bot_user_id,
            content.text,
            content.blocks,
            thread_ts,
            bot=app.bot_id,
            metadata=content.metadata,
            **more,
        )

    def replace(self, message: Message, content: Content, keep_blocks: bool = False) -> None:
        """New words in the same place; an ephemeral one changes without an event."""
        before = self.events.body(message)
        message.text = content.text or message.text
        message.blocks = message.blocks if keep_blocks else content.blocks
        message.metadata = content.metadata or message.metadata
        message.edited = None if content.blocks or keep_blocks else self.state.new_ts()
        if message.visible_to is None:
            self.events.changed(message, before)
        self.state.changed()

    def remove(self, message: Message) -> None:
        before = self.events.body(message)
        message.deleted = True
        if message.visible_to is None:
            self.events.deleted(message, before)
        else:
            self.state.whispers.remove(message)
        self.state.changed()
