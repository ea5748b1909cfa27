"""What the runner calls: given a kind and an id, what is due for it is done."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from bot.desk.auditing import anchor_when_due
from bot.desk.cases.case import advance_case
from bot.desk.cases.drafts.drafting import advance_revision
from bot.desk.cases.forgetting import forget_old
from bot.desk.cases.reminders.offline_offer import slow_cases
from bot.desk.company.comparisons.work import KEEP_COMPARISONS, advance_comparison
from bot.desk.company.drops import advance_drop
from bot.desk.company.questions.work import advance_question
from bot.desk.incoming.parking import advance_parked
from bot.desk.learning.proposing import propose_when_due
from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater
from bot.desk.report.digest import plan_digests
from bot.desk.report.spending import within_budget
from bot.desk.report.telling import advance_announcement, wake_unfinished
from bot.desk.reviews.work import advance_review
from bot.desk.team.at_home import advance_home, forget_old_searches
from bot.runner.wake import wake_idle
from bot.store.case import posts, revisions
from bot.store.company import comparisons
from bot.store.due import inbox, limits, workers
from bot.store.due.work import Ref
from bot.store.engines.database import Tx
from bot.store.history import reporting
from bot.store.rows.cases import WorkKind
from bot.store.team import drops, questions, reviews

KEEP_SEEN = timedelta(days=1)
KEEP_UNANSWERED = timedelta(days=180)
KINDS: dict[WorkKind, Callable[[Desk, str], Awaitable[datetime | None]]] = {
    WorkKind.CASE: advance_case,
    WorkKind.REVISION: advance_revision,
    WorkKind.REVIEW: advance_review,
    WorkKind.QUESTION: advance_question,
    WorkKind.DROP: advance_drop,
    WorkKind.PARKED: advance_parked,
    WorkKind.COMPARISON: advance_comparison,
    WorkKind.HOME: advance_home,
    WorkKind.ANNOUNCEMENT: advance_announcement,
}


ASKING = (WorkKind.REVISION, WorkKind.REVIEW, WorkKind.QUESTION, WorkKind.COMPARISON)
"""Kinds of work that may ask a model."""


async def advance(desk: Desk, ref: Ref) -> datetime | None:
    """Do what is due for this work; a second run changes nothing. Returns when it is due again."""
    return await KINDS[ref.kind](await within_budget(desk) if ref.kind in ASKING else desk, ref.id)


async def started(desk: Desk) -> None:
    """At a start: try once more what Slack refused, as it may be mended."""
    async with desk.write() as tx:
        if not desk.database.place.shared:
            await posts.broken_off(tx)
        await posts.retry_refused(tx)


async def sweep(desk: Desk) -> None:
    """Wake all unfinished work, found in the rows themselves, and drop what was kept long enough.

    If a part fails, the others still run; the first error is raised afterwards.
    """
    failed: list[Exception] = []
    for part in _PARTS:
        try:
            await part(desk)
        except Exception as error:
            failed.append(error)
    if failed:
        raise failed[0]


async def _know_roles(desk: Desk) -> None:
    with suppress(PostLater):
        await desk.roles_now()


async def _clean(desk: Desk) -> None:
    now = desk.clock.now()
    async with desk.write() as tx:
        for module in (inbox, limits, workers, reviews, drops, questions):
            await module.clean(tx, now - KEEP_SEEN)
        await comparisons.clean(tx, now - KEEP_COMPARISONS)
        await reporting.clean(tx, now - KEEP_UNANSWERED)


async def _wake_parked(desk: Desk) -> None:
    """In a transaction of its own: it reads words, which may be damaged."""
    async with desk.write() as tx:
        await wake_idle(desk.wake, tx, WorkKind.PARKED, await inbox.unasked(tx), later=True)


_APART: dict[WorkKind, Callable[[Tx], Awaitable[Sequence[str]]]] = {
    WorkKind.DROP: drops.unfinished,
    WorkKind.QUESTION: questions.unfinished,
    WorkKind.COMPARISON: comparisons.unfinished,
    WorkKind.REVIEW: reviews.unfinished,
}
"""Kinds of work whose rows keep no time."""


async def _wake(desk: Desk) -> None:
    async with desk.write() as tx:
        for kind, unfinished in _APART.items():
            await wake_idle(desk.wake, tx, kind, await unfinished(tx), later=True)
        await plan_digests(desk, tx)
        await wake_unfinished(desk, tx)
        await wake_idle(desk.wake, tx, WorkKind.REVISION, await revisions.drafting(tx))
        open_cases = {
            *await inbox.cases_with_pending(tx),
            *await posts.cases_with_work(tx),
            *await slow_cases(desk, tx),
        }
        await wake_idle(desk.wake, tx, WorkKind.CASE, sorted(open_cases))


_PARTS: tuple[Callable[[Desk], Awaitable[None]], ...] = (
    forget_old,
    _know_roles,
    anchor_when_due,
    _clean,
    forget_old_searches,
    _wake_parked,
    _wake,
    propose_when_due,
)
