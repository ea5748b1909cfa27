"""Customers' messages posted into a watched channel: each opens a case, or is the next turn of one."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.desk.incoming.acting import Did, act_within
from bot.desk.incoming.opening import LONGEST_MESSAGE, Request, checked_message, open_within, with_turns
from bot.desk.parts.desk import Desk
from bot.domain.acts import Act
from bot.domain.case import Role
from bot.domain.people import SYSTEM
from bot.errors import LevelheadError
from bot.knowledge.schema.watched import CustomersPart, Watch
from bot.store.case import cases
from bot.store.due import inbox

JOINS = timedelta(days=30)
"""A case opened longer ago isn't continued: a new one is opened."""
WATCHED = "watched"


@dataclass(frozen=True, slots=True)
class Posted:
    """A message posted at `at`. `sender` is an app, a member, or `email`."""

    key: str
    team: str
    channel: str
    sender: str
    text: str
    at: datetime
    source: str | None = None
    """The message's channel and time."""


def watch_for(desk: Desk, channel: str, sender: str) -> Watch | None:
    """The rule for messages of this sender in this channel; None where they are not watched."""
    here = (w for w in desk.book.watched if w.channel == channel and sender in w.senders)
    return next(here, None)


async def take(desk: Desk, posted: Posted, watch: Watch) -> None:
    """Open a case, or add to the customer's latest. Raises LevelheadError where there is nothing to answer.

    Of a message that is too long the beginning is kept; the whole is in the channel, right above.
    """
    part = watch.part(posted.text)
    message, customer = checked_message(part.text[:LONGEST_MESSAGE], goes_on=True), _told_by(watch, part)
    async with desk.write(posted.channel) as tx:  # as everybody who acts there, so that what is found here stays true
        if not await inbox.first_time(tx, posted.key, desk.clock.now()):
            return
        earlier = await cases.latest_of(tx, posted.channel, part.of_order, customer, desk.clock.now() - JOINS)
        if earlier:
            await act_within(desk, tx, _next_turn(posted, earlier, message))
        else:
            opening = replace(_request(desk, posted, watch, message), order_id=part.order, customer=customer)
            request = with_turns(desk, opening)
            await open_within(desk, tx, request, checked_message(request.message, goes_on=bool(request.turns)))


def _next_turn(posted: Posted, case_id: str, message: str) -> Did:
    payload = {"text": message, "written_at": posted.at.isoformat()}
    about = (posted.key, posted.channel, SYSTEM, Act.CUSTOMER_WROTE, WATCHED)
    return Did(*about, case_id=case_id, payload=payload, source=posted.source)


def _request(desk: Desk, posted: Posted, watch: Watch, message: str) -> Request:
    return Request(
        key=posted.key,
        team=posted.team,
        channel=posted.channel,
        requester=_asker(desk, watch),
        message=message,
        marketplace=watch.marketplace,
        fulfilment=watch.fulfilment,
        written_at=posted.at,
        surface=WATCHED,
        source=posted.source,
    )


def _told_by(watch: Watch, part: CustomersPart) -> str | None:
    """A hash by which the same customer is recognised; who they are isn't kept."""
    if part.customer is None:
        return None
    return hashlib.sha256(f"{watch.channel}:{part.customer.casefold()}".encode()).hexdigest()


def _asker(desk: Desk, watch: Watch) -> str:
    """Who is responsible for the case. Raises LevelheadError where nobody is named."""
    leads = desk.roles.members(Role.LEAD)
    if watch.asks or leads:
        return watch.asks or leads[0]
    raise LevelheadError("Nobody sees to this channel's cases: write asks: in watched.yaml, or name leads.")
