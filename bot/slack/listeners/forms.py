"""Submitted forms: each becomes one short write; what is wrong is said at its field, and nothing typed is lost."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.desk.incoming.acting import Did, act
from bot.desk.incoming.opening import Request, checked_message, open_case
from bot.desk.reviews.work import LONGEST_REPLY, Asked, ask_review
from bot.domain.acts import Act
from bot.domain.case import Fulfilment
from bot.errors import LevelheadError
from bot.slack.actions import Form, any_of
from bot.slack.ears import Ears
from bot.slack.listeners import key_of
from bot.slack.text import in_words
from bot.slack.views.fields import EDIT_FIELDS, MESSAGE_FIELDS, About, Filled
from bot.slack.views.forms import KNOWN_FACTS


class WrongField(LevelheadError):
    """An error to show at this field."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


def register(app: AsyncApp, ears: Ears) -> None:
    """Listen to every form."""

    async def submitted(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        form = Form(view["callback_id"])
        field, take = FORMS[form]
        filled, about = Filled(view["state"]["values"]), About.read(view["private_metadata"])
        try:
            await take(ears, body, about, filled)
        except LevelheadError as error:
            named = error.field if isinstance(error, WrongField) else field
            at = named if named in filled.values else next(iter(filled.values))
            await ack(response_action="errors", errors={at: in_words(error)[:2000]})
            return
        await ack()

    app.view(any_of(FORMS))(submitted)


async def _draft(ears: Ears, body: dict[str, Any], about: About, filled: Filled) -> None:
    known = tuple((key, filled.text(key)) for key, _ in KNOWN_FACTS if filled.text(key))
    request = Request(
        key=key_of(body),
        team=ears.team,
        channel=about.channel,
        requester=body["user"]["id"],
        message=filled.joined(MESSAGE_FIELDS),
        marketplace=filled.text("marketplace") or "any",
        fulfilment=Fulfilment(filled.text("fulfilment") or Fulfilment.UNKNOWN),
        order_id=filled.text("order_id") or None,
        language=filled.text("language") or None,
        written_at=_written_at(ears, filled),
        facts=known,
        surface="form",
    )
    await open_case(ears.desk, request)


async def _change(ears: Ears, body: dict[str, Any], about: About, filled: Filled) -> None:
    wish = filled.text("instruction")
    if not wish:
        raise LevelheadError("Say what should change, for example: shorter.")
    await _did(ears, body, about, Act.REVISE, {"instruction": wish, "shown_hash": about.shown_hash})


async def _customer(ears: Ears, body: dict[str, Any], about: About, filled: Filled) -> None:
    text = checked_message(filled.joined(MESSAGE_FIELDS))
    when = _written_at(ears, filled)
    await _did(ears, body, about, Act.CUSTOMER_WROTE, {"text": text, "written_at": when.isoformat() if when else None})


def _written_at(ears: Ears, filled: Filled) -> datetime | None:
    when = filled.moment("written_at")
    if when and when > ears.desk.clock.now():
        raise WrongField(
            "written_at", "This is still to come. Choose when the customer wrote, or leave it empty for now."
        )
    return when


async def _edit(ears: Ears, body: dict[str, Any], about: About, filled: Filled) -> None:
    text = filled.joined(EDIT_FIELDS)
    if not text:
        raise LevelheadError("Write the reply first.")
    if len(text) > LONGEST_REPLY:
        raise LevelheadError(f"The reply has {len(text):,} characters; {LONGEST_REPLY:,} fit into one Slack message.")
    await _did(ears, body, about, Act.EDIT, {"text": text, "shown_hash": about.shown_hash})


async def _facts(ears: Ears, body: dict[str, Any], about: About, filled: Filled) -> None:
    if not filled.facts():
        raise LevelheadError("Fill in at least one field, or cancel.")
    await _did(ears, body, about, Act.ADD_FACTS, {"facts": filled.facts()})


async def _ask_review(ears: Ears, body: dict[str, Any], about: About, filled: Filled) -> None:
    asked = Asked(
        key=key_of(body),
        team=ears.team,
        channel=about.channel,
        person=body["user"]["id"],
        text=filled.joined(EDIT_FIELDS),
        thread_ts=about.thread_ts,
        case_id=about.case_id,
        message=filled.text("message") or None,
        marketplace=filled.text("marketplace") or "any",
    )
    await ask_review(ears.desk, asked)


async def _release(ears: Ears, body: dict[str, Any], about: About, filled: Filled) -> None:
    payload = {"reason": _reason(filled), "shown_hash": about.shown_hash}
    await _did(ears, body, about, Act.RELEASE, payload)


async def _lane(ears: Ears, body: dict[str, Any], about: About, filled: Filled) -> None:
    if not filled.text("lane"):
        raise LevelheadError("Choose the lane.")
    await _did(ears, body, about, Act.MOVE_LANE, {"lane": filled.text("lane"), "reason": filled.text("reason")})


async def _decision(ears: Ears, body: dict[str, Any], about: About, filled: Filled) -> None:
    given = {key: filled.text(key) for key in ("lead_decision", "refund_amount")}
    if given["refund_amount"] and not any(c.isdigit() for c in given["refund_amount"]):
        raise WrongField("refund_amount", "Write the amount in figures, such as 24.00 USD, or leave it empty.")
    await _did(ears, body, about, Act.RECORD_DECISION, given | {"reason": _reason(filled)})


async def _hand_over(ears: Ears, body: dict[str, Any], about: About, filled: Filled) -> None:
    if not filled.text("to"):
        raise LevelheadError("Choose who answers it from now on.")
    await _did(ears, body, about, Act.HAND_OVER, {"to": filled.text("to"), "reason": _reason(filled)})


def _reason(filled: Filled) -> str:
    reason = filled.text("reason")
    if not reason:
        raise LevelheadError("Say why in a few words; it is kept with the case.")
    return reason


async def _did(ears: Ears, body: dict[str, Any], about: About, name: Act, payload: dict[str, Any]) -> None:
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
    await act(ears.desk, did)


Take = Callable[[Ears, dict[str, Any], About, Filled], Awaitable[None]]
FORMS: dict[Form, tuple[str, Take]] = {
    Form.DRAFT: ("message", _draft),
    Form.CHANGE: ("instruction", _change),
    Form.CUSTOMER: ("message", _customer),
    Form.EDIT: ("text", _edit),
    Form.FACTS: ("", _facts),
    Form.TONE: ("text", _ask_review),
    Form.REVIEW: ("text", _ask_review),
    Form.RELEASE: ("reason", _release),
    Form.LANE: ("reason", _lane),
    Form.DECISION: ("reason", _decision),
    Form.HAND_OVER: ("to", _hand_over),
}
