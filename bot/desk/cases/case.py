"""How a case goes on: a table of steps, each with when it is needed. The first needed one is done, until none is."""

import logging
from collections.abc import Awaitable, Callable, Container, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from bot.desk.cases.acts.effects import settle
from bot.desk.cases.messages import posting, updating
from bot.desk.cases.reminders.answer_clock import due_reminder, is_reminder, next_reminder, remind
from bot.desk.cases.reminders.offline_offer import being_written, next_offer, offer, slow
from bot.desk.cases.reminders.our_word import due_word, next_word_at, remind_of_word
from bot.desk.parts.desk import Desk
from bot.desk.parts.limits import having_waited, leaving_room
from bot.desk.parts.ports import PostLater
from bot.desk.parts.view import CaseView, load
from bot.desk.policies.outdated import compare, mark, of_another_version, outdated
from bot.domain.states import CaseState, PostState
from bot.store.case import posts
from bot.store.rows.cases import ActRow, PostKind, PostRow

Item = TypeVar("Item")
CHANGING = timedelta(seconds=1)
"""Time in which a draft without a model is written; the case's own message isn't updated before."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Step(Generic[Item]):
    """`needed` finds the next thing of its kind to do, or None; `do` does it, or raises PostLater.

    `do` returns the case as it stands afterwards, if it has read it. `comes_due` tells when a step that is needed at a
    time of its own will be.
    """

    name: str
    needed: Callable[[Desk, CaseView], Item | None]
    do: Callable[[Desk, CaseView, Item], Awaitable[CaseView | None]]
    comes_due: Callable[[Desk, CaseView], datetime | None] = lambda desk, view: None


async def advance_case(desk: Desk, case_id: str) -> datetime | None:
    """Do all that is due for this case. Returns when something is due again."""
    held: dict[str, datetime] = {}
    read: CaseView | None = None
    while True:
        view, read = read or await _as_it_stands(desk, case_id), None
        now = desk.clock.now()
        found = _next(desk, view, held)
        if found is None:
            return min((at for at in (_next_time(desk, view, now), *held.values()) if at), default=None)
        step, item = found
        log.debug(step.name)
        try:
            with having_waited(_has_waited(item)), leaving_room(_can_wait(view, item)):
                read = await step.do(desk, view, item)
        except PostLater as later:
            held[step.name] = desk.clock.now() + timedelta(seconds=later.seconds)


def _has_waited(item: object) -> bool | None:
    """Whether this message had to wait before, by which calls to Slack are ordered; None for other items."""
    return item.due_at is not None if isinstance(item, PostRow) else None


def _can_wait(view: CaseView, item: object) -> bool:
    """Whether this is a reminder: after a weekend without Levelhead many are due at once."""
    return isinstance(item, PostRow) and is_reminder(view, item)


async def _as_it_stands(desk: Desk, case_id: str) -> CaseView:
    async with desk.database.glance() as tx:
        return await load(tx, case_id)


def _next(desk: Desk, view: CaseView, held: Container[str] = ()) -> tuple[Step[Any], Any] | None:
    open_steps = (step for step in STEPS if step.name not in held)
    return next(((step, item) for step in open_steps if (item := step.needed(desk, view)) is not None), None)


def to_say_next(desk: Desk, view: CaseView) -> PostRow | None:
    """The message to post now, if posting it is the next step of the case; else None."""
    found = _next(desk, view)
    return found[1] if found and found[0] is _SEND else None


def _due(desk: Desk, items: Iterable[PostRow]) -> PostRow | None:
    now = desk.clock.now()
    return next((p for p in items if p.due_at is None or p.due_at <= now), None)


def _act(desk: Desk, view: CaseView) -> ActRow | None:
    return view.acts[0] if view.acts else None


def _to_remove(desk: Desk, view: CaseView) -> PostRow | None:
    return _due(desk, (p for p in view.posts if _goes(view, p)))


def _goes(view: CaseView, post: PostRow) -> bool:
    """Whether a message is to be taken out, or was never posted and its case is forgotten.

    The latter would otherwise wait for ever behind a message that Slack refused.
    """
    forgotten = view.case.state is CaseState.FORGOTTEN and post.kind is not PostKind.WHISPER
    unsaid = forgotten and post.state is PostState.PENDING
    return unsaid or (post.remove and post.error is None and post.state is not PostState.SENDING)


def _broken_off(desk: Desk, view: CaseView) -> PostRow | None:
    return _due(desk, (p for p in view.posts if p.state is PostState.SENDING))


def _to_send(desk: Desk, view: CaseView) -> PostRow | None:
    """The next message to post: first the case's own, then the thread's in order, even while one of them is held up."""
    waiting = [p for p in view.posts if p.state is PostState.PENDING and not p.remove]
    apart = [p for p in waiting if _is_apart(p)]
    held = any(p.state in _HELD_UP and not p.remove and not _is_apart(p) for p in view.posts)
    said = [] if held else [p for p in waiting if not _is_apart(p)][:1]
    if view.root is None or view.root.ts is None:
        said = [p for p in said if p.kind is PostKind.CASE]
        apart = [p for p in apart if p.kind in _APART]
    return _due(desk, (*said, *apart))


def _is_apart(post: PostRow) -> bool:
    """Whether it may be posted out of the thread's order, such as a reminder to the leads, which can't wait."""
    return post.kind in _APART or bool((post.body or {}).get("apart"))


def _to_refresh(desk: Desk, view: CaseView) -> PostRow | None:
    until = _changing_until(view)
    changing = until is not None and timedelta(0) < until - desk.clock.now() <= CHANGING
    return _due(desk, (p for p in view.posts if _stale(p) and not (changing and p.kind is PostKind.CASE)))


def _stale(post: PostRow) -> bool:
    return bool(post.refresh and post.ts and post.state in posts.SHOWN and not post.remove)


def _changing_until(view: CaseView) -> datetime | None:
    """Until when an update of the case's own message can wait for the draft; None where that waits for a model."""
    revision = being_written(view)
    return revision.created_at + CHANGING if revision and revision.waiting_until is None else None


def _next_time(desk: Desk, view: CaseView, now: datetime) -> datetime | None:
    """When something comes due by the clock. What is due already and wasn't done waits for something else."""
    times = [p.due_at for p in view.posts if p.due_at and (p.refresh or p.remove or p.state in _OPEN)]
    if (until := _changing_until(view)) and any(map(_stale, view.posts)):
        times.append(until)
    times += [at for step in STEPS if (at := step.comes_due(desk, view))]
    return min((at for at in times if at > now), default=None)


async def _settle(desk: Desk, view: CaseView, act: ActRow) -> None:
    await settle(desk, act)


_APART = (PostKind.WHISPER, PostKind.DELIVERY, PostKind.SHARED_REVIEW)
"""Kinds of message that aren't in the thread, or may be anywhere in it."""
_OPEN = (PostState.PENDING, PostState.SENDING)
_HELD_UP = (PostState.SENDING, PostState.REFUSED)
_SEND = Step("send a message", _to_send, posting.send)
STEPS: tuple[Step[Any], ...] = (
    Step("compare with the policies in force", of_another_version, compare),
    Step("mark what rests on a changed clause", outdated, mark),
    Step("decide on an act", _act, _settle),
    Step("take a message out", _to_remove, updating.remove),
    Step("look for a broken-off message", _broken_off, posting.reconcile),
    _SEND,
    Step("bring a message up to date", _to_refresh, updating.refresh),
    Step("offer the offline draft", slow, offer, next_offer),
    Step("remind of the answer clock", due_reminder, remind, next_reminder),
    Step("remind of our word", due_word, remind_of_word, next_word_at),
)
