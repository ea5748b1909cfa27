"""What the page's controls do, by name; every body names its person."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from ..blocks.controls import Control, controls
from ..blocks.values import entry
from ..model import Message, View
from ..people.driver import Driver
from ..people.interactions import Interactions
from ..state import State

Json = dict[str, Any]


@dataclass(frozen=True)
class PageActs:
    state: State
    interactions: Interactions
    driver: Callable[[str], Driver]

    def message(self, body: Json) -> Message:
        for whisper in self.state.whispers:
            if (whisper.channel, whisper.ts) == (body["channel"], body["ts"]):
                return whisper
        return self.state.message(body["channel"], body["ts"])

    def top_view(self, body: Json) -> View:
        view = self.driver(body["person"]).view
        if view is None or view.id != body["view"]:
            raise LookupError("this form is no longer open")
        return view


async def send(acts: PageActs, body: Json) -> Json:
    """A message, or a command when it starts with a slash."""
    person, text, thread = acts.driver(body["person"]), str(body["text"]).strip("\n"), body.get("thread") or None
    if not text.startswith("/"):
        message = await person.say(body["channel"], text, thread)
        return {"ts": message.ts}
    result = await person.command(body["channel"], text, thread)
    return {"error": result.error} if result.error else {}


async def react(acts: PageActs, body: Json) -> Json:
    """Toggles."""
    person, message = acts.driver(body["person"]), acts.message(body)
    mine = person.id in message.reactions.get(body["name"], [])
    await (person.unreact if mine else person.react)(message, body["name"])
    return {}


async def edit(acts: PageActs, body: Json) -> Json:
    await acts.driver(body["person"]).edit(acts.message(body), body["text"])
    return {}


async def delete(acts: PageActs, body: Json) -> Json:
    await acts.driver(body["person"]).delete(acts.message(body))
    return {}


async def dismiss(acts: PageActs, body: Json) -> Json:
    """Slack lets a person clear an ephemeral message away."""
    message = acts.message(body)
    if message.visible_to == acts.driver(body["person"]).id:
        acts.state.whispers.remove(message)
        acts.state.changed()
    return {}


async def shortcut(acts: PageActs, body: Json) -> Json:
    person = acts.driver(body["person"])
    if "ts" in body:
        return _complaint(await person.shortcut(body["name"], acts.message(body)))
    return _complaint(await person.global_shortcut(body["name"]))


async def press(acts: PageActs, body: Json) -> Json:
    person, message = acts.driver(body["person"]), acts.message(body)
    control = _control(message.blocks, body)
    said = await acts.interactions.press(person.id, message, control, body.get("value"))
    return _complaint(said)


async def press_in_view(acts: PageActs, body: Json) -> Json:
    view = acts.top_view(body)
    control, filled = _control(view.blocks, body), _filled(view, body)
    user = acts.driver(body["person"]).id
    return _complaint(await acts.interactions.press_in_view(user, view, control, body.get("value"), filled))


async def submit(acts: PageActs, body: Json) -> Json:
    view = acts.top_view(body)
    wrong = await acts.interactions.submit(view.user, view, _filled(view, body))
    return {"errors": wrong} if wrong else {}


async def close_view(acts: PageActs, body: Json) -> Json:
    await acts.driver(body["person"]).close_view(bool(body.get("everything")))
    return {}


async def press_at_home(acts: PageActs, body: Json) -> Json:
    person = acts.driver(body["person"])
    if person.home is None:
        raise LookupError("nothing is shown there")
    control = _control(person.home.blocks, body)
    said = await acts.interactions.press_in_view(person.id, person.home, control, body.get("value"), {})
    return _complaint(said)


async def open_home(acts: PageActs, body: Json) -> Json:
    """The conversation with the app, at one of its two tabs."""
    person = acts.driver(body["person"])
    channel = await person.dm()
    await person.open_home("home" if body.get("tab") == "home" else "messages")
    return {"channel": channel}


def _control(blocks: list[Json], body: Json) -> Control:
    for control in controls(blocks):
        if (control.block_id, control.element["action_id"]) == (body["block"], body["action"]):
            return control
    raise LookupError("this button is no longer there")


def _filled(view: View, body: Json) -> dict[str, Json]:
    elements = {block["element"]["action_id"]: block["element"] for block in view.inputs.values()}
    given: Json = body.get("values", {})
    return {action: entry(elements[action], value) for action, value in given.items()}


def _complaint(said: str | None) -> Json:
    return {"error": said} if said else {}


_ACTS = (
    send, react, edit, delete, dismiss, shortcut, press, press_in_view, press_at_home, submit, close_view, open_home,
)  # fmt: skip
ACTS: dict[str, Callable[[PageActs, Json], Awaitable[Json]]] = {act.__name__: act for act in _ACTS}
