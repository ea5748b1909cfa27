"""Starting a process from a draft or a brief, and ticking off its steps."""

from collections.abc import Iterable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.desk.incoming.acting import Did, act
from bot.domain.acts import Act
from bot.slack.actions import Action
from bot.slack.listener_context import ListenerContext
from bot.slack.text import Block


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to the button and the boxes."""

    @app.action(str(Action.START))
    async def start(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        revision_id, _, process = action["value"].partition(":")
        await act(listener.desk, _did(body, Act.START_PROCESS, {"process": process}, revision_id))
        await ack()

    @app.action(str(Action.TICK))
    async def tick(ack: AsyncAck, body: dict[str, Any]) -> None:
        done = {b: v[Action.TICK]["selected_options"] for b, v in body["state"]["values"].items() if Action.TICK in v}
        process = next(iter(done)).partition(":")[0]
        ticked = _values(option for options in done.values() for option in options)
        payload = {"process": process, "done": ticked, "shown": _shown(body["message"]["blocks"])}
        await act(listener.desk, _did(body, Act.TICK_STEPS, payload))
        await ack()


def _shown(blocks: list[Block]) -> list[str]:
    """The steps ticked in the message as shown: a newer tick by a colleague is in no client yet."""
    boxes = [e for b in blocks if b["type"] == "actions" for e in b["elements"] if e["action_id"] == Action.TICK]
    return _values(option for element in boxes for option in element.get("initial_options", ()))


def _values(options: Iterable[dict[str, Any]]) -> list[str]:
    return [option["value"] for option in options]


def _did(body: dict[str, Any], what: Act, payload: dict[str, Any], revision_id: str | None = None) -> Did:
    return Did(
        key=f"trigger:{body['trigger_id']}",
        channel=body["channel"]["id"],
        ts=body["message"]["ts"],
        actor=body["user"]["id"],
        act=what,
        surface="button",
        case_id=revision_id.partition(".")[0] if revision_id else None,
        revision_id=revision_id,
        payload=payload,
    )
