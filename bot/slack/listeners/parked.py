"""Answers to the private questions: where to draft, and whether a pasted text is the customer's."""

from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.desk.incoming.acting import Did, act
from bot.desk.incoming.opening import Request, open_case
from bot.desk.incoming.parking import drop, parked
from bot.domain.acts import Act
from bot.slack.actions import Action, any_of
from bot.slack.listener_context import ListenerContext
from bot.slack.private import GONE, answer_press
from bot.store.rows.private import ParkedRow


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to the buttons of the private questions."""

    async def answered(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond) -> None:
        await answer_press(ack, respond, _use(listener, action, body["user"]["id"]))

    buttons = (Action.PARKED_DRAFT, Action.PARKED_CUSTOMER, Action.PARKED_CHANGE, Action.PARKED_CANCEL)
    app.action(any_of(buttons))(answered)


async def _use(listener: ListenerContext, action: dict[str, Any], person: str) -> dict[str, Any]:
    row = await parked(listener.desk, action["value"], person)
    await _carry_out(listener, Action(action["action_id"]), row)
    await drop(listener.desk, row.id)
    return GONE


async def _carry_out(listener: ListenerContext, name: Action, row: ParkedRow) -> None:
    """Do what the button says. The text is removed only afterwards; a second press changes nothing.

    The customer wrote it no later than it was pasted here.
    """
    key, text, written = f"parked:{row.id}", str(row.payload["message"]), row.payload.get("written_at")
    at = datetime.fromisoformat(written) if written else row.at
    if name is Action.PARKED_DRAFT:
        about = (key, listener.team, row.channel, row.person, text)
        request = Request(*about, surface="asked", written_at=at, source=row.payload.get("source"))
        await open_case(listener.desk, request)
    elif name is Action.PARKED_CUSTOMER:
        await _act(listener, key, row, Act.CUSTOMER_WROTE, {"text": text, "written_at": at.isoformat()})
    elif name is Action.PARKED_CHANGE:
        await _act(listener, key, row, Act.REVISE, {"instruction": text})


async def _act(listener: ListenerContext, key: str, row: ParkedRow, name: Act, payload: dict[str, str]) -> None:
    source = row.payload.get("source") if name is Act.CUSTOMER_WROTE else None
    did = Did(key, row.channel, row.person, name, "asked", case_id=row.case_id, payload=payload, source=source)
    await act(listener.desk, did)
