"""Customers' messages that are posted into a watched channel: each a case by itself, or the next turn of theirs."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.desk.parts.desk import Desk
from bot.desk.parts.intake import LONGEST_MESSAGE, SYSTEM, Did, Request, act_within, checked_message, open_within
from bot.domain.acts import Act
from bot.domain.case import Role
from bot.errors import LevelheadError
from bot.knowledge.schema.watched import CustomersPart, Watch
from bot.store.case import cases
from bot.store.due import inbox

JOINS = timedelta(days=30)
"""A case that was opened longer ago is not gone on with."""
WATCHED = "watched"


@dataclass(frozen=True, slots=True)
class Posted:
    """A message in a channel since `at`. `sender` is an app, a member, or `email`."""

    key: str
    team: str
    channel: str
    sender: str
    text: str
    at: datetime
    source: str | None = None
    """Its channel and time."""


def watch_for(desk: Desk, channel: str, sender: str) -> Watch | None:
    """How messages by this sender are read there; None where they are left alone."""
    here = (w for w in desk.book.watched if w.channel == channel and sender in w.senders)
    return next(here, None)


async def take(desk: Desk, posted: Posted, watch: Watch) -> None:
    """Open a case, or add to the customer's. Raises LevelheadError where there is nothing to answer in it.

    Of a message that is too long the beginning is taken: what else was said stands in the channel, right above.
    """
    part = watch.part(posted.text)
    message, customer = checked_message(part.text[:LONGEST_MESSAGE]), _told_by(watch, part)
    async with desk.write(posted.channel) as tx:  # as whoever acts there, so that what is found stays as it is
        if not await inbox.first_time(tx, posted.key, desk.clock.now()):
            return
        earlier = await cases.latest_of(tx, posted.channel, part.of_order, customer, desk.clock.now() - JOINS)
        if earlier:
            await act_within(desk, tx, _next_turn(posted, earlier, message))
        else:
            request = replace(_request(desk, posted, watch, message), order_id=part.order, customer=customer)
            await open_within(desk, tx, request, message)


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
    """A customer is told again by a hash: who they are isn't kept."""
    if part.customer is None:
        return None
    return hashlib.sha256(f"{watch.channel}:{part.customer.casefold()}".encode()).hexdigest()


def _asker(desk: Desk, watch: Watch) -> str:
    """Who sees to it. Raises LevelheadError where nobody is named at all."""
    leads = desk.roles.members(Role.LEAD)
    if watch.asks or leads:
        return watch.asks or leads[0]
    raise LevelheadError("Nobody sees to this channel's cases: write asks: in watched.yaml, or name leads.")
