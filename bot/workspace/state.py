"""Everything the workspace holds, and the look-ups over it."""

import itertools
import secrets
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from .clock import Clock
from .errors import SlackError
from .manifest import Manifest
from .model import Conversation, Message, Upload, View
from .scene import Person, Scene

Json = dict[str, Any]


@dataclass(frozen=True)
class InstalledApp:
    bot_token: str = field(repr=False)
    app_token: str = field(repr=False)
    bot_user_id: str
    app_id: str
    bot_id: str
    team_id: str


@dataclass(frozen=True)
class Installation:
    app: InstalledApp
    manifest: Manifest
    installer: str

    @property
    def scopes(self) -> frozenset[str]:
        return frozenset(self.manifest.oauth_config.scopes.bot)

    @property
    def name(self) -> str:
        return self.manifest.features.bot_user.display_name


STATUS_LASTS = timedelta(minutes=2)


@dataclass
class State:
    scene: Scene
    clock: Clock
    people: dict[str, Person] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    stored: dict[str, dict[str, Message]] = field(default_factory=lambda: defaultdict(dict))
    whispers: list[Message] = field(default_factory=list)
    """Ephemeral messages, oldest first."""
    views: dict[str, list[View]] = field(default_factory=lambda: defaultdict(list))
    """Each person's open views, the topmost last."""
    homes: dict[str, View] = field(default_factory=dict)
    """What the app shows each person in its home."""
    names: dict[str, str] = field(default_factory=dict)
    installed: Installation | None = None
    dead_tokens: dict[str, str] = field(default_factory=dict)
    """Tokens that no longer work, with the error they get."""
    statuses: dict[tuple[str, str], tuple[str, datetime]] = field(default_factory=dict)
    """What the app is doing, by channel and thread, and since when."""
    files: dict[str, bytes] = field(default_factory=dict)
    """What people dropped into conversations, by the file's id."""
    uploads: dict[str, Upload] = field(default_factory=dict)
    """What the app uploads, by the file's id."""
    upload_url: str = ""
    """Where it sends the bytes of an upload."""
    watchers: set[Callable[[], None]] = field(default_factory=set)
    files_url: str = ""
    """Where the app fetches files, with its token."""
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    _last_ts: int = 0

    def __post_init__(self) -> None:
        keys = {person.key: person.id for person in self.scene.people}
        self.people = {person.id: person for person in self.scene.people}
        self.names = {person.id: person.name for person in self.scene.people}
        self.names |= {group.id: group.handle for group in self.scene.groups}
        for channel in self.scene.channels:
            self.names[channel.id] = channel.name
            kind = "group" if channel.is_private else "channel"
            members = {keys[key] for key in channel.members}
            self.conversations[channel.id] = Conversation(
                channel.id, channel.name, kind, members, channel.topic, channel.is_archived, channel.is_ext_shared
            )

    def set_status(self, channel: str, thread_ts: str, status: str) -> None:
        """An empty one takes it away."""
        self.statuses[channel, thread_ts] = (status, self.clock.now())
        self.changed()

    def status(self, channel: str, thread_ts: str) -> str:
        """Empty once the app has answered there, or two minutes later."""
        status, since = self.statuses.get((channel, thread_ts), ("", self.clock.now()))
        return status if self.clock.now() - since < STATUS_LASTS else ""

    def changed(self) -> None:
        for watcher in list(self.watchers):
            watcher()

    @property
    def installation(self) -> Installation:
        if self.installed is None:
            raise LookupError("no app is installed: call Workspace.install(manifest) first")
        return self.installed

    def new_ts(self) -> str:
        """`seconds.micros`, unique and rising."""
        now = int(self.clock.now().timestamp() * 1_000_000)
        self._last_ts = max(now, self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def new_id(self, prefix: str) -> str:
        return f"{prefix}0{next(self._numbers):09X}"

    def new_short_id(self) -> str:
        """For blocks and actions that came without one."""
        return secrets.token_urlsafe(4)

    def person(self, key: str) -> Person:
        found = next((person for person in self.people.values() if person.key == key), None)
        if found is None:
            raise LookupError(f"nobody is called {key!r}; there are {[p.key for p in self.people.values()]}")
        return found

    def conversation(self, name: str) -> Conversation:
        """By id, `#name` or `name`."""
        for conversation in self.conversations.values():
            if name == conversation.id or (conversation.kind != "im" and name.lstrip("#") == conversation.name):
                return conversation
        raise LookupError(f"there is no channel {name!r}; there are {[c.name for c in self.conversations.values()]}")

    def direct(self, user: str) -> Conversation:
        """The direct conversation between the app and this person, opened when it isn't yet."""
        for conversation in self.conversations.values():
            if conversation.user == user:
                return conversation
        members = {user, self.installation.app.bot_user_id}
        opened = Conversation(self.new_id("D"), "directmessage", "im", members, user=user)
        self.conversations[opened.id] = opened
        return opened

    def messages(self, channel: str, thread_ts: str | None = None) -> list[Message]:
        """A channel's roots, or the replies to one of them."""
        alive = [message for message in self.stored[channel].values() if not message.deleted]
        if thread_ts is None:
            return [message for message in alive if message.is_root]
        return [message for message in alive if message.thread_ts == thread_ts and message.ts != thread_ts]

    def message(self, channel: str, ts: str) -> Message:
        found = self.stored[channel].get(ts)
        if found is None or found.deleted:
            raise SlackError("message_not_found")
        return found

    def keep(self, message: Message) -> Message:
        """Store a message; its root, when it's a reply, becomes a thread."""
        message.names = self.names
        self.stored[message.channel][message.ts] = message
        root = self.stored[message.channel].get(message.thread_ts or "")
        if root is not None and root.thread_ts is None:
            root.thread_ts = root.ts
        self.changed()
        return message

    def whisper(self, message: Message) -> Message:
        message.names = self.names
        self.whispers.append(message)
        self.changed()
        return message
