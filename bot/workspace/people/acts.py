"""What people do that Slack itself answers: talk, edit, react, invite, open the app's home."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote as in_url

from .. import emoji
from ..errors import SlackError
from ..model import Conversation, Message
from ..socket_mode.events import Events
from ..state import State
from .typed import Typed

SLACKBOT = "USLACKBOT"


@dataclass(frozen=True)
class Acts:
    state: State
    events: Events

    def typed(self) -> Typed:
        handles = {f"#{c.name}": c.id for c in self.state.conversations.values() if c.kind != "im"}
        for person in self.state.people.values():
            handles |= {f"@{word}": person.id for word in (person.key, person.handle, person.name.lower())}
        if self.state.installed:
            handles[f"@{self.state.installed.name.lower()}"] = self.state.installed.app.bot_user_id
        return Typed(handles, frozenset(emoji.all_names()))

    def say(self, user: str, where: Conversation, text: str, thread_ts: str | None, quote: str | None) -> Message:
        self.may_write(user, where)
        person, typed = self.state.people[user], self.typed()
        quoted = "".join(f"&gt; {line}\n" for line in typed.text(quote).split("\n")) if quote else ""
        blocks = [typed.block(text, quote, self.state.new_short_id())]
        message = Message(self.state.new_ts(), where.id, user, quoted + typed.text(text), blocks, thread_ts)
        if person.is_bot:
            message.bot, message.subtype, message.blocks = f"B{user[1:]}", "bot_message", []
        self.events.posted(self.state.keep(message))
        return message

    def drop(
        self, user: str, where: Conversation, name: str, data: bytes, text: str, thread_ts: str | None = None
    ) -> Message:
        """A file with a message: its words may be empty."""
        self.may_write(user, where)
        file_id = self.state.new_id("F")
        self.state.files[file_id] = data
        blocks = [self.typed().block(text, None, self.state.new_short_id())] if text else []
        words = self.typed().text(text)
        message = Message(self.state.new_ts(), where.id, user, words, blocks, thread_ts, subtype="file_share")
        message.files = [self._file(file_id, name, len(data), user)]
        self.events.posted(self.state.keep(message))
        return message

    def forward(self, where: Conversation, address: str, subject: str, text: str) -> Message:
        """An email that came to the channel's address: Slack shows it as a file."""
        email = self._file(self.state.new_id("F"), subject, len(text), SLACKBOT)
        written = {"subject": subject, "from": [{"address": address, "name": address}], "plain_text": text}
        files = [email | written | {"filetype": "email", "mimetype": "text/html"}]
        message = Message(self.state.new_ts(), where.id, SLACKBOT, "", subtype="file_share", files=files)
        self.events.posted(self.state.keep(message))
        return message

    def _file(self, file_id: str, name: str, size: int, user: str) -> dict[str, Any]:
        url = f"{self.state.files_url}{file_id}/{in_url(name, safe='')}"
        created = int(self.state.clock.now().timestamp())
        about = {"id": file_id, "created": created, "name": name, "title": name, "user": user, "size": size}
        return about | {"mode": "hosted", "mimetype": "text/plain", "url_private": url, "url_private_download": url}

    def may_write(self, user: str, where: Conversation) -> None:
        person = self.state.people[user]
        if person.deleted:
            raise PermissionError(f"{person.name} is deactivated.")
        if user not in where.members:
            raise PermissionError(f"{person.name} is not in #{where.name}.")
        if where.is_archived:
            raise PermissionError(f"#{where.name} is archived.")
        if where.kind == "im" and self.state.installation.manifest.features.app_home.messages_tab_read_only_enabled:
            raise PermissionError("Sending messages to this app has been turned off.")

    def edit(self, user: str, message: Message, text: str) -> None:
        self._own(user, message)
        before = self.events.body(message)
        message.text = self.typed().text(text)
        message.blocks = [self.typed().block(text, None, self.state.new_short_id())]
        message.edited = self.state.new_ts()
        self.events.changed(message, before)
        self.state.changed()

    def delete(self, user: str, message: Message) -> None:
        self._own(user, message)
        before = self.events.body(message)
        message.deleted = True
        self.events.deleted(message, before)
        self.state.changed()

    def _own(self, user: str, message: Message) -> None:
        if message.deleted:
            raise LookupError("this message was deleted")
        if message.user != user and not self.state.people[user].is_owner:
            raise PermissionError("People change only what they wrote.")

    def react(self, user: str, message: Message, name: str) -> None:
        name = emoji.canonical(name)
        if message.deleted:
            raise SlackError("message_not_found")
        people = message.reactions.setdefault(name, [])
        if user in people:
            raise SlackError("already_reacted")
        people.append(user)
        self.events.reacted("reaction_added", message, user, name)
        self.state.changed()

    def unreact(self, user: str, message: Message, name: str) -> None:
        name = emoji.canonical(name)
        if user not in message.reactions.get(name, []):
            raise SlackError("no_reaction")
        message.reactions[name].remove(user)
        if not message.reactions[name]:
            del message.reactions[name]
        self.events.reacted("reaction_removed", message, user, name)
        self.state.changed()

    def invite_app(self, user: str, where: Conversation) -> None:
        """`/invite @app`: the workspace answers it itself."""
        app = self.state.installation
        where.members.add(app.app.bot_user_id)
        text = f"<@{app.app.bot_user_id}> was added to <#{where.id}> by <@{user}>."
        joined = Message(self.state.new_ts(), where.id, app.app.bot_user_id, text, subtype="channel_join")
        self.state.keep(joined)
        event = {"type": "member_joined_channel", "user": app.app.bot_user_id, "channel": where.id, "inviter": user}
        where_kind = {"channel_type": where.kind[0].upper(), "team": self.state.scene.team_id}
        self.events.publish(event | where_kind | {"event_ts": joined.ts}, where)

    def archive(self, user: str, where: Conversation) -> None:
        where.is_archived = True
        kind = "group_archive" if where.kind == "group" else "channel_archive"
        ts = self.state.new_ts()
        self.events.publish({"type": kind, "channel": where.id, "user": user, "event_ts": ts}, where)
        self.state.changed()

    def unarchive(self, user: str, where: Conversation) -> None:
        where.is_archived = False
        kind = "group_unarchive" if where.kind == "group" else "channel_unarchive"
        ts = self.state.new_ts()
        self.events.publish({"type": kind, "channel": where.id, "user": user, "event_ts": ts}, where)
        self.state.changed()

    def remove_app(self, where: Conversation) -> None:
        """`/remove @app`: nothing is heard of the channel after that."""
        where.members.discard(self.state.installation.app.bot_user_id)
        self.state.changed()

    def open_home(self, user: str, tab: str) -> None:
        where = self.state.direct(user)
        ts = self.state.new_ts()
        event = {"type": "app_home_opened", "user": user, "channel": where.id, "tab": tab, "event_ts": ts}
        self.events.publish(event, where)
