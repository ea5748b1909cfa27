"""Reading a row together with the end of the trail, before changing it with a new line: one statement on a server.

Use it in a transaction that holds the case, as nobody else changes these before its end.
"""

from bot.store.case import cases, posts, revisions
from bot.store.engines.database import Tx
from bot.store.engines.prepared import AtOnce
from bot.store.history import trail
from bot.store.rows.cases import CaseRow, PostRow, RevisionRow

_REVISION = AtOnce(cases.ONE, revisions.ONE, trail.LAST, trail.KEPT)
_POST = AtOnce(posts.ONE, trail.LAST)


async def revision(tx: Tx, case_id: str, revision_id: str, version: str) -> tuple[CaseRow | None, RevisionRow | None]:
    """The case and its revision, each if it exists. `version` is the policies it is written on."""
    values = {"of_case": case_id, "of_revision": revision_id, "of_version": version}
    case, row, last, kept = await _REVISION.all(tx, **values)
    trail.ends_with(tx, case_id, last)
    if kept:
        trail.has_snapshot(tx, version)
    return (CaseRow.read(case[0]) if case else None), (RevisionRow.read(row[0]) if row else None)


async def post(tx: Tx, case_id: str, post_id: int) -> PostRow | None:
    """A message of the case."""
    row, last = await _POST.all(tx, of_case=case_id, of_post=post_id)
    trail.ends_with(tx, case_id, last)
    return PostRow.read(row[0]) if row else None
