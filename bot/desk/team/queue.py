"""The queue of open cases by the time left, as one person chose to see it; and searching cases."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from textwrap import shorten

from bot.desk.cases.messages.showing import case_note
from bot.desk.parts.desk import Desk
from bot.desk.parts.links import thread_link
from bot.desk.parts.view import CaseView, load
from bot.domain.case import Lane
from bot.domain.states import RevisionState
from bot.domain.team_desk import EXCERPT, PAGE, Sight, TeamDesk, Waiting, Which
from bot.store.case import cases
from bot.store.company.searching import replies_like
from bot.store.engines.database import Tx
from bot.store.team.team_desk import OpenCase, holding, kept, open_cases

MOST_REPLIES = 20


async def team_desk(desk: Desk, person: str, sight: Sight) -> TeamDesk:
    """One page of the desk for this person."""
    now = desk.clock.now()
    async with desk.database.read() as tx:
        waiting = await open_cases(tx)
        ends = {row.id: _ends(desk, row) for row in waiting}
        names = await _found(tx, sight.words) if sight.words else _queue(waiting, ends, person, sight)
        page = min(sight.page, max(0, (len(names) - 1) // PAGE))
        views = [await load(tx, name) for name in names[page * PAGE : (page + 1) * PAGE]]
    left = [end - now for end in ends.values() if end]
    return TeamDesk(
        sight=Sight(sight.which, sight.lane, sight.words, page),
        rows=tuple([await _row(desk, view) for view in views]),
        found=len(names),
        open=len(waiting),
        overdue=sum(span < timedelta(0) for span in left),
        soon=sum(timedelta(0) <= span < desk.options.remind_requester for span in left),
        lanes=Counter(row.lane or Lane.DELICATE for row in waiting),
    )


def _ends(desk: Desk, row: OpenCase) -> datetime | None:
    """When the answer clock ends; None where none runs."""
    hours = desk.book.message_rules.answer_hours(row.marketplace)
    return row.since + timedelta(hours=hours) if row.since and hours is not None else None


def _queue(waiting: Iterable[OpenCase], ends: dict[str, datetime | None], person: str, sight: Sight) -> list[str]:
    """First what a person must answer, then by the time left; without a clock last, by age."""

    def order(row: OpenCase) -> tuple[bool, bool, datetime]:
        end = ends[row.id]
        return (row.lane is not Lane.PERSON_ONLY, end is None, end or row.opened_at)

    return [row.id for row in sorted(waiting, key=order) if _in_sight(row, person, sight)]


def _in_sight(row: OpenCase, person: str, sight: Sight) -> bool:
    if sight.lane and row.lane is not sight.lane:
        return False
    mine, waits = person in (row.requester, row.assignee), row.state is RevisionState.WAITING
    return {Which.ALL: True, Which.MINE: mine, Which.WAITING: waits}[sight.which]


async def _found(tx: Tx, words: str) -> list[str]:
    """Cases with this id or order, open ones whose messages hold the words, and those whose approved reply does."""
    told = [reply.case_id for reply in await replies_like(tx, words, MOST_REPLIES, all_words=True)]
    named = await cases.named(tx, words)
    return await kept(tx, list(dict.fromkeys((*named, *await holding(tx, words), *told))))


async def _row(desk: Desk, view: CaseView) -> Waiting:
    note = case_note(desk, view)
    return Waiting(
        case_id=note.case_id,
        status=str(note.status),
        requester=note.requester,
        assignee=note.assignee,
        message=_beginning(note.message),
        situation=note.situation,
        lane=note.lane,
        approver=note.approver,
        order_id=note.order_id,
        answer_by=note.answer_by,
        overdue=note.answer_by is not None and note.answer_by < desk.clock.now(),
        link=await thread_link(desk, view),
    )


def _beginning(message: str) -> str:
    return re.sub(r"[\s.,;:…]+…$", "…", shorten(message, EXCERPT, placeholder="…"))
