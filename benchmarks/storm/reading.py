"""What the database and the workspace hold after the storm."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

from sqlalchemy import and_, func, or_, select, text

from benchmarks.load.cases import case_in
from benchmarks.storm.checking import Case, Kept, Post, Revision
from bot.domain.states import PostState, RevisionState
from bot.domain.trail import Link
from bot.store.engines.database import Database, Tx
from bot.store.history import trail
from bot.store.rows.cases import ActState
from bot.store.tables.cases import acts, cases, posts, revisions, turns, work
from bot.workspace import Workspace
from tests.trails import first_break

TRAILS = 2_000
"""Of so many cases at most the trail is read; they are spread evenly."""
SOON = timedelta(minutes=10)
"""Longer than any pause between two attempts, shorter than any reminder."""
JOBS = """
SELECT DISTINCT args->>'id' AS id FROM procrastinate_jobs
WHERE status IN ('todo', 'doing') AND coalesce(scheduled_at, now()) <= now() + interval '10 minutes'
"""
_UNSAID = posts.c.state.in_((PostState.PENDING, PostState.SENDING))
_CHANGING = and_(posts.c.state == PostState.POSTED, or_(posts.c.refresh, posts.c.remove), posts.c.error.is_(None))


async def unfinished(database: Database) -> int:
    """Rows that ask for something: 0 at rest."""
    asking = (
        select(func.count()).select_from(posts).where(or_(_UNSAID, _CHANGING)),
        select(func.count()).select_from(acts).where(acts.c.state == ActState.PENDING),
        select(func.count()).select_from(revisions).where(revisions.c.state == RevisionState.DRAFTING),
    )
    async with database.read() as tx:
        return sum([int(await tx.scalar(query) or 0) for query in asking])


async def kept(database: Database, workspace: Workspace) -> Kept:
    """All of it, at one moment of the database."""
    async with database.read() as tx:
        due = await _due(database, tx)
        changing = {row.id for row in await tx.execute(select(posts.c.id).where(_CHANGING))}
        return Kept(
            await _cases(tx, due),
            [
                Post(r.case_id, r.key, str(r.kind), str(r.state), r.ts, r.id in changing, r.error)
                for r in await tx.execute(select(posts))
            ],
            [Revision(r.id, r.case_id, str(r.state), r.id in due) for r in await tx.execute(select(revisions))],
            _standing(workspace),
            int(await tx.scalar(select(func.count()).where(acts.c.state == ActState.PENDING)) or 0),
        )


async def _due(database: Database, tx: Tx) -> set[str]:
    """Ids of cases and revisions that a worker looks at soon."""
    soon = select(work.c.id).where(work.c.due_at <= datetime.now(UTC) + SOON)
    return {row.id for row in await tx.execute(text(JOBS) if database.place.shared else soon)}


async def _cases(tx: Tx, due: set[str]) -> list[Case]:
    texts = {row.case_id: case_in(row.text) for row in await tx.execute(select(turns.c.case_id, turns.c.text))}
    ids = [row.id for row in await tx.execute(select(cases.c.id).order_by(cases.c.opened_at))]
    read = set(ids[:: max(1, len(ids) // TRAILS)])
    ends = {name: _break(await trail.of_case(tx, name)) for name in read}
    broken = {name: line for name, line in ends.items() if line}
    return [Case(name, texts.get(name), name in due, broken.get(name)) for name in ids]


def _break(chain: list[Link]) -> int | None:
    """The line at which a trail breaks; its first where there is none."""
    end = first_break(chain)
    return end.number if end else None if chain else 1


def _standing(workspace: Workspace) -> dict[str, list[str]]:
    found = defaultdict[str, list[str]](list)
    for stored in workspace.state.stored.values():
        for message in stored.values():
            key = ((message.metadata or {}).get("event_payload") or {}).get("key")
            if message.bot and key and not message.deleted:
                found[key].append(message.ts)
    return found
