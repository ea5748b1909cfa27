"""A new revision of a case, which replaces the newest one.

Words that a person typed and nobody has checked yet are given back to them.
"""

from datetime import datetime
from typing import Any

from bot.desk.parts.desk import Desk
from bot.store.case import cases, posts, revisions
from bot.store.company import replies
from bot.store.due.work import Ref
from bot.store.engines.database import Tx
from bot.store.history import trail
from bot.store.rows.cases import Cause, PostKind, WorkKind

NOT_USED = (
    "Something newer came in case {case} before your reply was checked, so your reply isn't used. Read what is new. "
    "Where your text still fits, paste it with *Edit* below the newest draft, or send it in the case's thread after "
    "`reply:`."
)


async def ask_for_revision(
    desk: Desk, tx: Tx, case_id: str, asked_by: str, cause: Cause, surface: str, instruction: str | None = None
) -> str:
    """Add a revision to be written, which replaces the one before. Returns its id."""
    now = desk.clock.now()
    add = revisions.add_first if cause is Cause.OPENED else replace_revision
    revision_id = await add(tx, case_id, now, cause=cause, asked_by=asked_by, instruction=instruction)
    about = {"revision": revision_id, "cause": str(cause), "surface": surface}
    await trail.note(tx, case_id, asked_by, "revision asked", now, **about)
    if cause is not Cause.OPENED:  # a new case shows nothing yet, and nobody approved anything in it
        await posts.refresh(tx, case_id, (PostKind.CASE, PostKind.REVISION, PostKind.OFFER_OFFLINE))
        await posts.remove_approval(tx, case_id)
        await replies.withdraw(tx, case_id)
    await desk.wake.after(tx, Ref(WorkKind.REVISION, revision_id), Ref(WorkKind.CASE, case_id))
    return revision_id


async def replace_revision(tx: Tx, case_id: str, at: datetime, **values: Any) -> str:
    """As `revisions.add`.

    An unchecked text that is replaced is given back to its person, unless it has the same words.
    """
    unread = await revisions.typed(tx, case_id)
    if unread and _typed(unread.begun) not in (values.get("text"), _typed(values.get("begun"))):
        await _give_back(tx, case_id, unread.id, unread.written_by, _typed(unread.begun))
    return await revisions.add(tx, case_id, at, **values)


def _typed(begun: dict[str, Any] | None) -> str:
    return str((begun or {}).get("typed", ""))


async def _give_back(tx: Tx, case_id: str, revision_id: str, person: str | None, words: str) -> None:
    case = await cases.get(tx, case_id)
    if case is None:
        return
    await posts.add(
        tx,
        case_id=case_id,
        revision_id=revision_id,
        key=f"{revision_id}:typed",
        kind=PostKind.WHISPER,
        channel=case.channel,
        recipient=person,
        body={"text": NOT_USED.format(case=case_id), "given_back": words},
    )
