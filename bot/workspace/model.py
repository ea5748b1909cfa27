"""What the workspace remembers: conversations, messages, views."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .blocks.controls import controls
from .blocks.plain import plain_blocks, plain_mrkdwn
from .effects import effects

Json = dict[str, Any]


@dataclass
class Conversation:
    id: str
    name: str
    kind: str
    """`channel`, `group` or `im`, as Slack's `channel_type`."""
    members: set[str]
    topic: str = ""
    is_archived: bool = False
    is_ext_shared: bool = False
    user: str = ""
    """The person at the other end of an im."""


@dataclass
class Upload:
    """A file that the app uploads: announced, sent, completed, and taken in a moment later."""

    id: str
    name: str
    length: int
    alt_text: str
    ticket: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    title: str = ""
    data: bytes | None = None
    complete: bool = False
    taken_in: bool = False

    @property
    def kind(self) -> str:
        """By its first bytes, as Slack tells it."""
        kinds = {b"\x89PNG": "image/png", b"GIF8": "image/gif", b"\xff\xd8\xff": "image/jpeg"}
        return next((kind for start, kind in kinds.items() if (self.data or b"").startswith(start)), "text/plain")

    @property
    def is_picture(self) -> bool:
        return self.kind.startswith("image/")


@dataclass
class Message:
    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    bot: str | None = None
    metadata: Json | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    subtype: str | None = None
    edited: str | None = None
    deleted: bool = False
    visible_to: str | None = None
    unfurl_links: bool = True
    unfurl_media: bool = True
    link_names: bool = False
    files: list[Json] = field(default_factory=list)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def plain(self) -> str:
        """The message as a person reads it."""
        return plain_blocks(self.blocks, self.names) if self.blocks else plain_mrkdwn(self.text, self.names)

    @property
    def labels(self) -> list[str]:
        """What can be pressed or chosen."""
        return [label for control in controls(self.blocks) for label in control.labels]

    @property
    def mentions(self) -> set[str]:
        """Ids of the people and groups notified, and `channel`, `here`, `everyone`."""
        found = effects(self.text, self.blocks).mentions
        return set(found) | ({f"@{name}" for name in self._named()} if self.link_names else set())

    @property
    def unfurls(self) -> list[str]:
        """Links that Slack would fetch and preview."""
        return effects(self.text, self.blocks).unfurled(self.unfurl_links, self.unfurl_media)

    @property
    def is_root(self) -> bool:
        return self.thread_ts is None or self.thread_ts == self.ts

    def _named(self) -> list[str]:
        words = self.text.replace(",", " ").split()
        return [word[1:] for word in words if word.startswith("@")]


@dataclass
class View:
    id: str
    user: str
    payload: Json
    hash: str
    root_view_id: str
    previous_view_id: str | None = None
    names: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def title(self) -> str:
        return str(self.payload["title"]["text"])

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.payload["blocks"]
        return blocks

    @property
    def inputs(self) -> dict[str, Json]:
        """Input blocks by their label."""
        return {block["label"]["text"]: block for block in self.blocks if block["type"] == "input"}

    @property
    def labels(self) -> list[str]:
        pressable = [label for control in controls(self.blocks) for label in control.labels]
        return [*self.inputs, *pressable]

    @property
    def text(self) -> str:
        return plain_blocks(self.blocks, self.names)
