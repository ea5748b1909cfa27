"""The offer of an offline draft, where a model takes long.

Whoever writes the revision keeps the time; a row for it would be written and cleared with every draft. While the writer
is busy the case keeps the time; where nobody has begun, the sweep finds it.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from bot.desk.parts.desk import Desk
from bot.desk.parts.restored import maybe_said
from bot.desk.parts.view import CaseView
from bot.domain.people import SYSTEM
from bot.domain.states import CaseState, RevisionState
from bot.errors import StoreError
from bot.store.case import posts, revisions
from bot.store.engines.database import Tx
from bot.store.history import trail
from bot.store.rows.cases import Cause, PostKind, RevisionRow

log = logging.getLogger(__name__)


def being_written(view: CaseView) -> RevisionRow | None:
    """The newest revision, if it is still to be written."""
    revision = view.newest
    written = revision is None or revision.state is not RevisionState.DRAFTING or view.case.state is CaseState.CLOSED
    return None if written else revision


def slow(desk: Desk, view: CaseView) -> RevisionRow | None:
    """The revision to offer an offline draft for now."""
    revision = _unoffered(desk, view)
    return revision if revision and _offer_at(desk, revision) <= desk.clock.now() else None


def next_offer(desk: Desk, view: CaseView) -> datetime | None:
    """When to look again; None where the worker that writes keeps the time."""
    revision = _unoffered(desk, view)
    return _offer_at(desk, revision) if revision and revision.waiting_until else None


async def offer(desk: Desk, view: CaseView, revision: RevisionRow) -> None:
    """Post the offer."""
    async with desk.write(view.case.id) as tx:
        said = await maybe_said(desk, tx, _offer_at(desk, revision))
        await posts.add(
            tx,
            case_id=view.case.id,
            revision_id=revision.id,
            key=f"{revision.id}:offer",
            kind=PostKind.OFFER_OFFLINE,
            channel=view.case.channel,
            **said,
        )
        await trail.note(tx, view.case.id, SYSTEM, "offline offered", desk.clock.now(), revision=revision.id)


async def slow_cases(desk: Desk, tx: Tx) -> list[str]:
    """Cases for which an offer may be due, whoever keeps the time."""
    return await revisions.long_in_writing(tx, desk.clock.now() - _longest(desk)) if desk.asks_a_model else []


@asynccontextmanager
async def timed(desk: Desk, view: CaseView) -> AsyncIterator[None]:
    """Around the writing of the newest revision: if it takes too long, the case is woken to make the offer."""
    revision = _unoffered(desk, view)
    if revision is None:
        yield
        return
    left = max(timedelta(0), _offer_at(desk, revision) - desk.clock.now())
    sleeping = asyncio.ensure_future(desk.clock.sleep(left.total_seconds()))
    waking = asyncio.ensure_future(_wake_after(sleeping, desk, view.case.id))
    try:
        yield
    finally:
        sleeping.cancel()
        await waking


async def _wake_after(sleeping: "asyncio.Future[None]", desk: Desk, case_id: str) -> None:
    """Raises nothing: if the wake fails, the next sweep makes up for it."""
    await asyncio.wait((sleeping,))
    if sleeping.cancelled():
        return
    try:
        async with desk.write(case_id) as tx:
            await desk.wake_case(tx, case_id)
    except StoreError:
        log.warning("the offline draft can't be offered now; the next sweep tries it again")


def _unoffered(desk: Desk, view: CaseView) -> RevisionRow | None:
    revision = being_written(view)
    if revision is None or not desk.asks_a_model or revision.cause in (Cause.OFFLINE, Cause.EDIT):
        return None
    offered = any(p.kind is PostKind.OFFER_OFFLINE and p.revision_id == revision.id for p in view.posts)
    return None if offered else revision


def _offer_at(desk: Desk, revision: RevisionRow) -> datetime:
    return revision.created_at + _longest(desk)


def _longest(desk: Desk) -> timedelta:
    return timedelta(seconds=desk.options.offer_offline_after)
