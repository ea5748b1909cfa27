"""A case opened with a customer's message: one short write, once for each delivery of a request."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.checks.personal_data.redaction import new_nonce
from bot.desk.incoming.brought_again import elsewhere, message_hash, tell_both
from bot.desk.incoming.conversation import Said, conversation_in
from bot.desk.parts.desk import Desk
from bot.desk.parts.new_revision import ask_for_revision
from bot.desk.parts.sendings import is_first
from bot.desk.parts.sold_on import sold_on
from bot.domain.case import Fulfilment, Who
from bot.domain.reply import text_hash
from bot.domain.states import CaseState
from bot.errors import LevelheadError
from bot.store.case import cases, posts
from bot.store.due import inbox
from bot.store.engines.database import Tx
from bot.store.engines.prepared import together
from bot.store.history import trail
from bot.store.rows.cases import Cause, PostKind

LONGEST_MESSAGE = 40_000
PASTED = frozenset({"command", "form", "asked", "thread", "terminal"})
"""The surfaces on which a person pastes a text; on the others it is a message in Slack, which may be anybody's."""
OURS_LAST = (
    "In this conversation the last message is ours, so nothing waits for an answer. Paste it up to what the customer"
    " wrote last."
)
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Request:
    """A customer's message to answer. `key` is the same for every delivery of one request."""

    key: str
    team: str
    channel: str
    requester: str
    message: str
    marketplace: str = "any"
    fulfilment: Fulfilment = Fulfilment.UNKNOWN
    order_id: str | None = None
    written_at: datetime | None = None
    """When the customer wrote: when the message came into Slack, or as somebody says."""
    facts: tuple[tuple[str, str], ...] = ()
    surface: str = "command"
    turns: tuple[tuple[Who, str], ...] = ()
    """Earlier turns, oldest first."""
    customer: str | None = None
    """A hash by which the customer's next message is recognised; never a name."""
    language: str | None = None
    """The code of the language that a teammate wants replies in."""
    source: str | None = None
    """The message in Slack that the text is from: its channel and time."""


def checked_message(message: str, *, goes_on: bool = False) -> str:
    """The customer's words, trimmed. Raises LevelheadError with what to do when there is nothing to answer.

    `goes_on`: it follows others, and may be a sign alone: `???`, or a thumb.
    """
    text = message.strip()
    if not text:
        raise LevelheadError("There is no message here. Paste what the customer wrote.")
    if not goes_on and not re.search(r"\w", text):
        raise LevelheadError("This message has no words to answer. Paste what the customer wrote, or answer by hand.")
    if len(text) > LONGEST_MESSAGE:
        raise LevelheadError(
            f"This message has {len(text):,} characters; {LONGEST_MESSAGE:,} is the most. "
            "Paste the part that needs an answer, and the rest with Customer wrote again."
        )
    return text


def read_apart(desk: Desk, text: str, surface: str) -> tuple[Said, ...]:
    """The messages of a conversation, the customer's last; empty where the text is a single message.

    Names before the words count only where a person pasted it; else it may be anybody's. Words for a machine could hold
    both, so that a text with any is the customer's alone. Raises LevelheadError where we wrote last.
    """
    said = conversation_in(text, surface in PASTED)
    if not said or desk.book.ears.addressed.readings(text) != (text,):
        return ()
    if said[-1].who is Who.US:
        raise LevelheadError(OURS_LAST)
    return said


def with_turns(desk: Desk, request: Request) -> Request:
    """The request with what was written before, where its message is a whole conversation."""
    said = () if request.turns else read_apart(desk, request.message, request.surface)
    if not said:
        return request
    return replace(request, message=said[-1].text, turns=tuple((one.who, one.text) for one in said[:-1]))


def _goes_on(request: Request) -> bool:
    """Whether the customer's words stand in an earlier turn."""
    return any(who is Who.CUSTOMER and re.search(r"\w", text) for who, text in request.turns)


async def open_case(desk: Desk, request: Request) -> str | None:
    """Keep a new case, to be drafted at once. Returns its id; None when this request was seen before."""
    request = with_turns(desk, request)
    message = checked_message(request.message, goes_on=_goes_on(request))
    async with desk.write() as tx:
        if not await is_first(tx, request.key, desk.clock.now()):
            return None
        return await open_within(desk, tx, request, message)


async def open_within(desk: Desk, tx: Tx, request: Request, message: str) -> str:
    """As `open_case`, within a write that has noted the key. `message` is the request's, checked."""
    async with together(tx):
        case_id = await _open(desk, tx, request, message)
    if request.source:
        await inbox.note_read(tx, request.source, case_id, desk.clock.now())
    return case_id


async def _open(desk: Desk, tx: Tx, request: Request, message: str) -> str:
    now, case_id = desk.clock.now(), await unused_id(tx)
    known_by = message_hash(message)
    other = await elsewhere(desk, tx, request.team, known_by)
    await cases.open_case(
        tx,
        id=case_id,
        team=request.team,
        channel=request.channel,
        requester=request.requester,
        opened_at=now,
        state=CaseState.OPEN,
        marketplace=sold_on(
            desk, request.marketplace, (request.order_id or "", message, *(t for _, t in request.turns))
        ),
        fulfilment=request.fulfilment,
        order_id=request.order_id,
        written_at=min(request.written_at or now, now),
        nonce=new_nonce(),
        customer=request.customer,
        message_hash=known_by,
        language=request.language,
    )
    for who, text in (*request.turns, (Who.CUSTOMER, message)):
        await cases.add_turn(tx, case_id, who, text, request.requester, now)
    await cases.add_facts(tx, case_id, request.facts, request.requester, now)
    await trail.note(tx, case_id, request.requester, "opened", now, surface=request.surface, message=text_hash(message))
    await posts.add(tx, case_id=case_id, key=f"{case_id}:case", kind=PostKind.CASE, channel=request.channel)
    if other and (opened := await cases.get(tx, case_id)):
        await tell_both(desk, tx, opened, other)
    await ask_for_revision(desk, tx, case_id, request.requester, Cause.OPENED, request.surface)
    return case_id


def new_id() -> str:
    """A case id that a person can read aloud: `C-7K3QXH`."""
    return "C-" + "".join(secrets.choice(ALPHABET) for _ in range(6))


async def unused_id(tx: Tx, draw: Callable[[], str] = new_id) -> str:
    """An id that no case has. With a million cases, one draw in seven hundred is taken."""
    while await cases.get(tx, found := draw()):
        pass
    return found
