"""A driver for one person: what they do in Slack, and what they see."""

import asyncio
from dataclasses import dataclass
from typing import Any

from ..blocks.controls import find
from ..blocks.values import entry
from ..model import Message, View
from ..scene import Person
from ..state import State
from .acts import Acts
from .interactions import CommandResult, Interactions

Json = dict[str, Any]


@dataclass
class Driver:
    person: Person
    state: State
    acts: Acts
    interactions: Interactions

    @property
    def id(self) -> str:
        return self.person.id

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def view(self) -> View | None:
        """The topmost open view."""
        stack = self.state.views[self.id]
        return stack[-1] if stack else None

    @property
    def home(self) -> View | None:
        """What the app shows this person in its home."""
        return self.state.homes.get(self.id)

    def ephemerals(self, channel: str) -> list[Message]:
        """What only this person sees there, in order."""
        where = self.state.conversation(channel).id
        return [whisper for whisper in self.state.whispers if (whisper.channel, whisper.visible_to) == (where, self.id)]

    async def command(self, channel: str, line: str, thread_ts: str | None = None) -> CommandResult:
        """Type a slash command and wait for its ack."""
        return await self.interactions.command(self.id, self.state.conversation(channel), line, thread_ts)

    async def say(self, channel: str, text: str, thread_ts: str | None = None, quote: str | None = None) -> Message:
        """Write a message; `quote` is put before it as quoted text."""
        return self.acts.say(self.id, self.state.conversation(channel), text, thread_ts, quote)

    async def edit(self, message: Message, text: str) -> None:
        self.acts.edit(self.id, message, text)

    async def drop(self, channel: str, name: str, data: bytes, text: str = "", thread_ts: str | None = None) -> Message:
        """Drop a file into a conversation, or into a thread of it."""
        return self.acts.drop(self.id, self.state.conversation(channel), name, data, text, thread_ts)

    async def delete(self, message: Message) -> None:
        self.acts.delete(self.id, message)

    async def react(self, message: Message, name: str) -> None:
        self.acts.react(self.id, message, name)

    async def unreact(self, message: Message, name: str) -> None:
        self.acts.unreact(self.id, message, name)

    async def press(self, message: Message, label: str, value: Any = None) -> str | None:
        """Press a button or choose an option by its label or action_id and wait for the ack.

        `value` is for pickers and checkboxes. A confirm dialog is answered with yes.
        The answer is what Slack would complain about, if anything.
        """
        self._must_see(message)
        control, option = find(message.blocks, label)
        chosen = option["value"] if option and value is None else value
        if control.element["type"] == "checkboxes" and not isinstance(chosen, list):
            chosen = [chosen]
        return await self.interactions.press(self.id, message, control, chosen)

    def _must_see(self, message: Message) -> None:
        hidden = message.visible_to not in (None, self.id)
        if message.deleted or hidden or self.id not in self.state.conversations[message.channel].members:
            raise LookupError(f"{self.name} doesn't see this message")

    async def shortcut(self, name: str, message: Message) -> str | None:
        """A message shortcut, by its name in the menu."""
        self._must_see(message)
        return await self.interactions.message_shortcut(self.id, name, message)

    async def global_shortcut(self, name: str) -> str | None:
        return await self.interactions.global_shortcut(self.id, name)

    async def submit(self, values: dict[str, Any] | None = None, **by_label: Any) -> dict[str, str] | None:
        """Fill the topmost view by its labels and send it; the answer is what is wrong, by label."""
        view = self._open_view()
        given = {**(values or {}), **by_label}
        if unknown := given.keys() - view.inputs.keys():
            raise LookupError(f"no input is called {sorted(unknown)}; there are {list(view.inputs)}")
        elements = {label: view.inputs[label]["element"] for label in given}
        filled = {
            elements[label]["action_id"]: entry(elements[label], self._meant(elements[label], value))
            for label, value in given.items()
        }
        return await self.interactions.submit(self.id, view, filled)

    def _meant(self, element: Json, value: Any) -> Any:
        """A person is named by key, as everywhere here."""
        return self.state.person(value).id if element["type"] == "users_select" and value else value

    async def press_in_view(self, label: str, value: Any = None) -> str | None:
        return await self._press_in(self._open_view(), label, value)

    async def press_at_home(self, label: str, value: Any = None) -> str | None:
        """Press or choose in the app's home, as `press` does in a message."""
        if self.home is None:
            raise LookupError(f"the app shows {self.name} nothing in its home")
        return await self._press_in(self.home, label, value)

    async def _press_in(self, view: View, label: str, value: Any) -> str | None:
        control, option = find(view.blocks, label)
        chosen = option["value"] if option and value is None else value
        if control.element["type"] == "checkboxes" and not isinstance(chosen, list):
            chosen = [chosen]
        return await self.interactions.press_in_view(self.id, view, control, chosen, {})

    async def close_view(self, everything: bool = False) -> None:
        await self.interactions.close_view(self.id, everything)

    def _open_view(self) -> View:
        if self.view is None:
            raise LookupError(f"{self.name} has no view open")
        return self.view

    async def invite(self, channel: str) -> CommandResult:
        """`/invite @app`."""
        return await self.command(channel, f"/invite @{self.state.installation.name}")

    async def archive(self, channel: str) -> None:
        self.acts.archive(self.id, self.state.conversation(channel))

    async def unarchive(self, channel: str) -> None:
        self.acts.unarchive(self.id, self.state.conversation(channel))

    async def remove_app(self, channel: str) -> None:
        """Take the app out of a channel."""
        self.acts.remove_app(self.state.conversation(channel))

    async def open_home(self, tab: str = "home") -> None:
        self.acts.open_home(self.id, tab)

    async def dm(self) -> str:
        """The id of this person's conversation with the app."""
        await asyncio.sleep(0)
        return self.state.direct(self.id).id
