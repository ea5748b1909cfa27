"""Submitted forms: each becomes one short write; what is wrong is said at its field, and nothing typed is lost."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.desk.incoming.acting import Did, act
from bot.desk.incoming.opening import Request, checked_message, open_case
from bot.desk.parts.view import look
from bot.desk.reviews.work import LONGEST_REPLY, Asked, ask_review
from bot.domain.acts import Act
from bot.domain.case import Fulfilment
from bot.errors import LevelheadError
from bot.slack.actions import Form, any_of
from bot.slack.listener_context import ListenerContext
from bot.slack.listeners import key_of
from bot.slack.text import in_words
from bot.slack.views.fields import EDIT_FIELDS, MESSAGE_FIELDS, About, Filled
from bot.slack.views.forms import KNOWN_FACTS


class WrongField(LevelheadError):
    """An error to show at this field."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to every form."""

    async def submitted(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        form = Form(view["callback_id"])
        field, take = FORMS[form]
        filled, about = Filled(view["state"]["values"]), About.read(view["private_metadata"])
        try:
            await take(listener, body, about, filled)
        except LevelheadError as error:
            named = error.field if isinstance(error, WrongField) else field
            at = named if named in filled.values else next(iter(filled.values))
            await ack(response_action="errors", errors={at: in_words(error)[:2000]})
            return
        await ack()

    app.view(any_of(FORMS))(submitted)


async def _draft(listener: ListenerContext, body: dict[str, Any], about: About, filled: Filled) -> None:
    known = tuple((key, filled.text(key)) for key, _ in KNOWN_FACTS if filled.text(key))
    request = Request(
        key=key_of(body),
        team=listener.team,
        channel=about.channel,
        requester=body["user"]["id"],
        message=filled.joined(MESSAGE_FIELDS),
        marketplace=filled.text("marketplace") or "any",
        fulfilment=Fulfilment(filled.text("fulfilment") or Fulfilment.UNKNOWN),
        order_id=filled.text("order_id") or None,
        language=filled.text("language") or None,
        written_at=_written_at(listener, filled),
        facts=known,
        surface="form",
    )
    await open_case(listener.desk, request)


async def _change(listener: ListenerContext, body: dict[str, Any], about: About, filled: Filled) -> None:
    wish = filled.text("instruction")
    if not wish:
        raise LevelheadError("Say what should change, for example: shorter.")
    await _did(listener, body, about, Act.REVISE, {"instruction": wish, "shown_hash": about.shown_hash})


async def _customer(listener: ListenerContext, body: dict[str, Any], about: About, filled: Filled) -> None:
    text = checked_message(filled.joined(MESSAGE_FIELDS), goes_on=True)
    when = _written_at(listener, filled)
    await _did(
        listener, body, about, Act.CUSTOMER_WROTE, {"text": text, "written_at": when.isoformat() if when else None}
    )


def _written_at(listener: ListenerContext, filled: Filled) -> datetime | None:
    when = filled.moment("written_at")
    if when and when > listener.desk.clock.now():
        raise WrongField(
            "written_at", "This is still to come. Choose when the customer wrote, or leave it empty for now."
        )
    return when


async def _edit(listener: ListenerContext, body: dict[str, Any], about: About, filled: Filled) -> None:
    text = filled.joined(EDIT_FIELDS)
    if not text:
        raise LevelheadError("Write the reply first.")
    if len(text) > LONGEST_REPLY:
        raise LevelheadError(f"The reply has {len(text):,} characters; {LONGEST_REPLY:,} fit into one Slack message.")
    await _did(listener, body, about, Act.EDIT, {"text": text, "shown_hash": about.shown_hash})


async def _facts(listener: ListenerContext, body: dict[str, Any], about: About, filled: Filled) -> None:
    if not filled.facts():
        raise LevelheadError("Fill in at least one field, or cancel.")
    await _did(listener, body, about, Act.ADD_FACTS, {"facts": filled.facts()})


async def _ask_review(listener: ListenerContext, body: dict[str, Any], about: About, filled: Filled) -> None:
    asked = Asked(
        key=key_of(body),
        team=listener.team,
        channel=about.channel,
        person=body["user"]["id"],
        text=filled.joined(EDIT_FIELDS),
        thread_ts=about.thread_ts,
        case_id=about.case_id,
        message=filled.text("message") or None,
        marketplace=filled.text("marketplace") or "any",
    )
    await ask_review(listener.desk, asked)


async def _release(listener: ListenerContext, body: dict[str, Any], about: About, filled: Filled) -> None:
    payload = {"reason": _reason(filled), "shown_hash": about.shown_hash}
    await _did(listener, body, about, Act.RELEASE, payload)


async def _lane(listener: ListenerContext, body: dict[str, Any], about: About, filled: Filled) -> None:
    said = {key: value for key in ("situation", "lane", "reason") if (value := filled.text(key))}
    view, _ = await look(listener.desk, about.case_id or "")
    if said.get("situation") not in (None, view.case.situation):
        await _did(listener, body, about, Act.SET_SITUATION, said)
    elif "lane" in said:
        await _did(listener, body, about, Act.MOVE_LANE, said)
    else:
        raise LevelheadError("Choose another kind, or a lane.")


async def _decision(listener: ListenerContext, body: dict[str, Any], about: About, filled: Filled) -> None:
    given = {key: filled.text(key) for key in ("lead_decision", "refund_amount")}
    if given["refund_amount"] and not any(c.isdigit() for c in given["refund_amount"]):
        raise WrongField("refund_amount", "Write the amount in figures, such as 24.00 USD, or leave it empty.")
    await _did(listener, body, about, Act.RECORD_DECISION, given | {"reason": _reason(filled)})


async def _hand_over(listener: ListenerContext, body: dict[str, Any], about: About, filled: Filled) -> None:
    if not filled.text("to"):
        raise LevelheadError("Choose who answers it from now on.")
    await _did(listener, body, about, Act.HAND_OVER, {"to": filled.text("to"), "reason": _reason(filled)})


def _reason(filled: Filled) -> str:
    reason = filled.text("reason")
    if not reason:
        raise LevelheadError("Say why in a few words; it is kept with the case.")
    return reason


async def _did(
    listener: ListenerContext, body: dict[str, Any], about: About, name: Act, payload: dict[str, Any]
) -> None:
    did = Did(
        key=key_of(body),
        channel=about.channel,
        actor=body["user"]["id"],
        act=name,
        surface="form",
        case_id=about.case_id,
        revision_id=about.revision_id,
        payload=payload,
    )
    await act(listener.desk, did)


Take = Callable[[ListenerContext, dict[str, Any], About, Filled], Awaitable[None]]
FORMS: dict[Form, tuple[str, Take]] = {
    Form.DRAFT: ("message", _draft),
    Form.CHANGE: ("instruction", _change),
    Form.CUSTOMER: ("message", _customer),
    Form.EDIT: ("text", _edit),
    Form.FACTS: ("", _facts),
    Form.TONE: ("text", _ask_review),
    Form.REVIEW: ("text", _ask_review),
    Form.RELEASE: ("reason", _release),
    Form.LANE: ("situation", _lane),
    Form.DECISION: ("reason", _decision),
    Form.HAND_OVER: ("to", _hand_over),
}
