"""What people do that the app answers: commands, buttons, shortcuts, forms."""

from dataclasses import dataclass, field
from typing import Any

from ..blocks.controls import Control
from ..blocks.plain import escape
from ..blocks.surfaces import validated
from ..blocks.values import complaint, entry, initial
from ..errors import SlackError, Undelivered
from ..model import Conversation, Message, View
from ..socket_mode.deliveries import Deliveries
from ..socket_mode.payloads import Payloads
from ..state import State
from ..triggers import ResponseUrl
from ..views import Views
from ..web_api.responses import Responses, ViewAnswer
from .acts import Acts

Json = dict[str, Any]
NO_CONNECTION = "We had some trouble connecting. Try again?"


@dataclass(frozen=True)
class CommandResult:
    ok: bool
    error: str | None = None
    ephemeral: Message | None = None


@dataclass(frozen=True)
class Interactions:
    state: State
    acts: Acts
    deliveries: Deliveries
    responses: Responses
    views: Views
    payloads: Payloads
    refused: list[str] = field(default_factory=list)
    """Acks that Slack would have thrown away, and why."""

    async def command(self, user: str, where: Conversation, line: str, thread_ts: str | None) -> CommandResult:
        name, _, text = line.partition(" ")
        if "\n" in name:
            name, _, text = line.partition("\n")
        if thread_ts is not None:
            return CommandResult(False, f"{name} is not supported in threads. Sorry!")
        if refusal := self._cannot_command(user, where, name):
            return CommandResult(False, refusal)
        if name == "/invite":
            return self._invite(user, where, text)
        return await self._command(user, where, name, text)

    def _cannot_command(self, user: str, where: Conversation, name: str) -> str | None:
        try:
            self.acts.may_write(user, where)
        except PermissionError as refusal:
            return str(refusal)
        known = self.state.installed and self.state.installed.manifest.command(name)
        if name != "/invite" and not known:
            return f"{name} is not a valid command."
        return None

    def _invite(self, user: str, where: Conversation, text: str) -> CommandResult:
        app = self.state.installation
        if text.strip().lower() != f"@{app.name.lower()}":
            return CommandResult(False, f"Only apps can be invited here: /invite @{app.name}")
        if app.app.bot_user_id in where.members:
            return CommandResult(False, f"{app.name} is already in this channel.")
        self.acts.invite_app(user, where)
        return CommandResult(True)

    async def _command(self, user: str, where: Conversation, name: str, text: str) -> CommandResult:
        command = self.state.installation.manifest.command(name)
        escaped = command is not None and command.should_escape
        sent = self.acts.typed().text(text, labels=True) if escaped else text
        url = ResponseUrl(user, where.id, self.state.clock.now())
        before = len(self.state.whispers)
        try:
            payload = self.payloads.command(user, where, name, sent)
            answer = await self.deliveries.ask("slash_commands", payload, response=True)
        except Undelivered as failure:
            return CommandResult(False, _command_failed(name, failure))
        said = self._answered(url, answer)
        mine = [whisper for whisper in self.state.whispers[before:] if whisper.visible_to == user]
        return CommandResult(True, None, said if said and said.visible_to else (mine[-1] if mine else None))

    def _answered(self, url: ResponseUrl, answer: Json) -> Message | None:
        if not answer:
            return None
        try:
            return self.responses.answer(url, answer)
        except SlackError as refusal:
            self.refused.append(str(refusal))
            return None

    async def press(self, user: str, message: Message, control: Control, value: Any) -> str | None:
        """Press or choose in a message; the answer is Slack's complaint, if any."""
        action, filled = _action(control, value)
        return await self._interact(self.payloads.pressed(user, message, action, filled))

    async def press_in_view(
        self, user: str, view: View, control: Control, value: Any, filled: dict[str, Json]
    ) -> str | None:
        action, chosen = _action(control, value)
        return await self._interact(self.payloads.pressed_in_view(user, view, action, filled | chosen))

    async def message_shortcut(self, user: str, name: str, message: Message) -> str | None:
        shortcut = self.state.installation.manifest.shortcut(name, "message")
        return await self._interact(self.payloads.message_shortcut(user, shortcut.callback_id, message))

    async def global_shortcut(self, user: str, name: str) -> str | None:
        shortcut = self.state.installation.manifest.shortcut(name, "global")
        return await self._interact(self.payloads.global_shortcut(user, shortcut.callback_id))

    async def _interact(self, payload: Json) -> str | None:
        app = self.state.installation
        if not app.manifest.settings.interactivity.is_enabled:
            return f"{app.name} is not configured to handle interactive responses."
        try:
            answer = await self.deliveries.ask("interactive", payload)
        except Undelivered as failure:
            return f"{app.name} {'did not respond' if failure.reason == 'timeout' else 'is not connected'}."
        if answer:
            self.refused.append(f"{payload['type']} accepts no payload in its ack")
        return None

    async def submit(self, user: str, view: View, filled: dict[str, Json]) -> dict[str, str] | None:
        """Send a form; the answer is what is wrong, by label. `filled` is keyed by action_id."""
        if wrong := _incomplete(view, filled):
            return wrong
        try:
            payload = self.payloads.submission(user, view, filled)
            answer = await self.deliveries.ask("interactive", payload, response=True)
            return self._view_answer(user, view, answer)
        except Undelivered:
            return {"": NO_CONNECTION}
        except SlackError as refusal:
            self.refused.append(str(refusal))
            return {"": NO_CONNECTION}

    def _view_answer(self, user: str, view: View, raw: Json) -> dict[str, str] | None:
        if not raw:
            self._close_this(user, view)
            return None
        answer: ViewAnswer = validated(ViewAnswer, raw, "invalid_arguments")
        match answer.response_action:
            case "errors":
                return _errors(view, answer.errors or {})
            case "clear":
                self.views.clear(user)
            case "update":
                self.views.update(view, answer.view)
            case "push":
                self.views.push(user, answer.view)
        return None

    def _close_this(self, user: str, view: View) -> None:
        """The submitted view closes, wherever it is by now."""
        if view in self.state.views[user]:
            self.state.views[user].remove(view)
        self.state.changed()

    async def close_view(self, user: str, everything: bool = False) -> None:
        view = self.state.views[user][-1] if self.state.views[user] else None
        if view is None:
            return
        if everything:
            self.views.clear(user)
        else:
            self.views.close_top(user)
        if view.payload.get("notify_on_close"):
            await self._interact(self.payloads.closed(user, view, everything))


def _command_failed(name: str, failure: Undelivered) -> str:
    if failure.reason == "timeout":
        return f'{name} failed with the error "operation_timeout": the app did not respond'
    return f'{name} failed with the error "dispatch_failed"'


def _action(control: Control, value: Any) -> tuple[Json, dict[str, Json]]:
    """The action as Slack reports it, and the state it leaves."""
    element = control.element
    common = {"type": element["type"], "action_id": element["action_id"], "block_id": control.block_id}
    if element["type"] == "button":
        extra = {key: element[key] for key in ("text", "value", "style") if key in element}
        return common | extra, {}
    chosen = entry(element, value)
    return common | chosen, {element["action_id"]: chosen}


def _incomplete(view: View, filled: dict[str, Json]) -> dict[str, str]:
    wrong: dict[str, str] = {}
    for label, block in view.inputs.items():
        element = block["element"]
        said = complaint(block, filled.get(element["action_id"], initial(element)))
        if said:
            wrong[label] = said
    return wrong


def _errors(view: View, errors: dict[str, str]) -> dict[str, str]:
    labels = {block["block_id"]: label for label, block in view.inputs.items()}
    if not errors or not errors.keys() <= labels.keys():
        raise SlackError("invalid_arguments", f"errors name blocks that aren't inputs: {escape(str(list(errors)))}")
    return {labels[block_id]: words for block_id, words in errors.items()}
