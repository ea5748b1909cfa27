"""The queue of open cases by the time left, as one person chose to see it; and searching cases."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from heapq import merge
from itertools import islice, product
from textwrap import shorten

from bot.concurrency.priority import give_way
from bot.desk.cases.messages.showing import case_note
from bot.desk.parts.desk import Desk
from bot.desk.parts.links import thread_link
from bot.desk.parts.view import CaseView, load
from bot.domain.case import Lane
from bot.domain.team_desk import EXCERPT, PAGE, Sight, TeamDesk, Waiting, Which
from bot.store.case import cases
from bot.store.company.searching import replies_like
from bot.store.engines.database import Tx
from bot.store.team import queue
from bot.store.team.queue import Group
from bot.store.team.team_desk import holding, kept

MOST_REPLIES = 20


async def team_desk(desk: Desk, person: str, sight: Sight) -> TeamDesk:
    """One page of the desk for this person."""
    async with desk.database.read() as tx:
        groups = await _groups(desk, tx, person, sight)
        names = await _found(tx, sight.words) if sight.words else []
        found = len(names) if sight.words else sum(group.seen for group in _in_sight(groups, sight))
        sight = replace(sight, page=min(sight.page, max(0, (found - 1) // PAGE)))
        page = slice(sight.page * PAGE, (sight.page + 1) * PAGE)
        shown = names[page] if sight.words else await _waiting_longest(desk, tx, groups, person, sight)
        views = [await load(tx, name) for name in shown]
    lanes = Counter[Lane]()
    for group in groups:
        lanes[group.lane or Lane.DELICATE] += group.open
    return TeamDesk(
        sight=sight,
        rows=tuple([await _row(desk, view) for view in views]),
        found=found,
        open=lanes.total(),
        overdue=sum(group.overdue for group in groups),
        soon=sum(group.soon for group in groups),
        lanes=lanes,
    )


async def _groups(desk: Desk, tx: Tx, person: str, sight: Sight) -> list[Group]:
    """Open cases by marketplace and lane. Others go on between two marketplaces."""
    now, found = desk.clock.now(), list[Group]()
    for name in await queue.marketplaces(tx):
        allowed = _allowed(desk, name)
        ended = now - allowed if allowed else None
        found += await queue.groups(tx, name, sight.which, person, ended, desk.options.remind_requester)
        await give_way()
    return found


def _allowed(desk: Desk, marketplace: str) -> timedelta | None:
    """How long an answer may take; None where no answer clock runs."""
    hours = desk.book.message_rules.answer_hours(marketplace)
    return None if hours is None else timedelta(hours=hours)


def _in_sight(groups: Iterable[Group], sight: Sight) -> list[Group]:
    return [group for group in groups if group.seen and sight.lane in (None, group.lane)]


async def _waiting_longest(desk: Desk, tx: Tx, groups: Iterable[Group], person: str, sight: Sight) -> list[str]:
    """The cases of a page: first what a person must answer, then by the time left; without a clock last, by age."""
    names, left = list[str](), sight.page * PAGE
    seen = _in_sight(groups, sight)
    for urgent, clocked in product((True, False), repeat=2):
        streams = [
            stream
            for group in seen
            if (group.lane is Lane.PERSON_ONLY) is urgent and (stream := _stream(desk, group, clocked))
        ]
        count = sum(stream.count for stream in streams)
        if left < count and len(names) < PAGE:
            names += await _merged(tx, streams, person, sight.which, slice(left, left + PAGE - len(names)))
        left = max(0, left - count)
    return names


@dataclass(frozen=True, slots=True)
class _Stream:
    """Cases of a group in their order; `allowed` is None where no clock runs for them."""

    group: Group
    count: int
    allowed: timedelta | None
    answered: bool
    """Only those whose customer waits for nothing."""

    async def first(self, tx: Tx, which: Which, person: str, most: int) -> list[tuple[datetime, str]]:
        """(end of the clock, or when it was opened; case)."""
        if self.allowed is None:
            return await queue.oldest(tx, self.group, which, person, most, self.answered)
        found = await queue.unanswered(tx, self.group, which, person, most)
        return [(since + self.allowed, name) for since, name in found]


def _stream(desk: Desk, group: Group, clocked: bool) -> _Stream | None:
    """Those of a group whose clock runs, or the others; None where there are none."""
    allowed = _allowed(desk, group.marketplace)
    running = 0 if allowed is None else group.unanswered
    count = running if clocked else group.seen - running
    if not count:
        return None
    return _Stream(group, count, allowed if clocked else None, answered=allowed is not None)


async def _merged(tx: Tx, streams: Iterable[_Stream], person: str, which: Which, part: slice) -> list[str]:
    """This part of all streams as one, by their times."""
    found = [await stream.first(tx, which, person, part.stop) for stream in streams]
    return [name for _, name in islice(merge(*found), part.start, part.stop)]


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
