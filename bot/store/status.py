"""How things stand, in numbers, and what is stuck."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, or_, select

from bot.domain.states import CaseState, PostState, RevisionState
from bot.store.database import Tx
from bot.store.rows import ActState
from bot.store.tables import acts, cases, posts, revisions, work

_STUCK = (PostState.UNCERTAIN, PostState.REFUSED)


@dataclass(frozen=True, slots=True)
class Stuck:
    """Something that doesn't go on by itself, or was tried in vain: what, of which case, and the error's name."""

    what: str
    case_id: str
    state: str
    error: str


async def counts(tx: Tx) -> dict[str, int]:
    """Numbers of what is open."""
    queries: dict[str, Select[Any]] = {
        "open cases": select(func.count()).where(cases.c.state.in_((CaseState.OPEN, CaseState.PERSON_ONLY))),
        "waiting for approval": select(func.count()).where(revisions.c.state == RevisionState.WAITING),
        "being written": select(func.count()).where(revisions.c.state == RevisionState.DRAFTING),
        "acts to decide on": select(func.count()).where(acts.c.state == ActState.PENDING),
        "messages to send": select(func.count()).where(posts.c.state.in_((PostState.PENDING, PostState.SENDING))),
        "uncertain messages": select(func.count()).where(posts.c.state == PostState.UNCERTAIN),
        "refused messages": select(func.count()).where(posts.c.state == PostState.REFUSED),
        "failing": select(func.count()).where(work.c.error.is_not(None)),
    }
    return {name: int(await tx.scalar(query) or 0) for name, query in queries.items()}


async def stuck(tx: Tx, most: int = 50) -> list[Stuck]:
    """What a person may have to look at, at most so many of each sort."""
    said = select(posts).where(or_(posts.c.state.in_(_STUCK), posts.c.error.is_not(None))).limit(most)
    found = [
        Stuck(f"message ({r['kind']})", r["case_id"], r["state"], r["error"] or "")
        for r in (await tx.execute(said)).mappings()
    ]
    failing = select(work).where(work.c.error.is_not(None)).limit(most)
    for r in (await tx.execute(failing)).mappings():
        found.append(Stuck(r["kind"], r["id"], f"tried {r['attempts']} times", r["error"]))
    return found
