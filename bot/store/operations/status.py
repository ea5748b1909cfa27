"""The state of the store in numbers, and what is stuck."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, select
from sqlalchemy.sql.elements import TextClause

from bot.domain.states import PostState
from bot.store.engines.database import Tx
from bot.store.rows.cases import PostKind
from bot.store.tables.cases import (
    DRAFTING,
    FAILED,
    OPEN_CASE,
    OPEN_POST,
    PENDING_ACT,
    STUCK_POST,
    WAITING,
    acts,
    cases,
    posts,
    revisions,
    work,
)

NOT_DELIVERED = f"message ({PostKind.DELIVERY})"
_MOST = 50
"""Of messages and of pieces of work each."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """Something that doesn't go on by itself, or failed: what, of which case, and the error's name."""

    what: str
    case_id: str
    state: str
    error: str


async def counts(tx: Tx) -> dict[str, int]:
    """Numbers of what is open."""
    queries: dict[str, Select[Any]] = {
        "open cases": _count(cases, OPEN_CASE),
        "waiting for approval": _count(revisions, WAITING),
        "being written": _count(revisions, DRAFTING),
        "acts to decide on": _count(acts, PENDING_ACT),
        "messages to send": _count(posts, OPEN_POST),
        "uncertain messages": _count(posts, STUCK_POST, posts.c.state == PostState.UNCERTAIN),
        "refused messages": _count(posts, STUCK_POST, posts.c.state == PostState.REFUSED),
        "failing": _count(work, FAILED),
    }
    return {name: int(await tx.scalar(query) or 0) for name, query in queries.items()}


def _count(table: Table, *where: TextClause | ColumnElement[bool]) -> Select[Any]:
    return select(func.count()).select_from(table).where(*where)


async def stuck(tx: Tx) -> list[Stuck]:
    """What a person may have to look at, at most `_MOST` of each kind."""
    found: dict[int, Stuck] = {}
    for where in (STUCK_POST, FAILED):
        for r in (await tx.execute(select(posts).where(where).limit(_MOST))).mappings():
            found[r["id"]] = Stuck(f"message ({r['kind']})", r["case_id"], r["state"], r["error"] or "")
    failing = (await tx.execute(select(work).where(FAILED).limit(_MOST))).mappings()
    tried = [Stuck(r["kind"], r["id"], f"tried {_often(r['attempts'])}", r["error"]) for r in failing]
    return [*sorted(found.values(), key=lambda stuck: stuck.case_id)[:_MOST], *tried]


def _often(times: int) -> str:
    return "once" if times == 1 else f"{times} times"
