"""A customer's message that was edited in Slack after it was read: its case says so, and it isn't read again."""

from bot.desk.parts.desk import Desk
from bot.desk.parts.view import load
from bot.domain.reply import text_hash
from bot.domain.states import OPEN_CASES
from bot.store.case import posts
from bot.store.due import inbox
from bot.store.history import trail
from bot.store.rows.cases import PostKind

TOLD = (
    "A customer's message of this case was changed in Slack after it was read, and is answered as it was. "
    "If the change matters, write the new words here after `customer:`."
)


async def message_changed(desk: Desk, source: str, words: str) -> None:
    """Tell each open case that was read from this message, once for each wording. `words` are the new text."""
    async with desk.database.read() as tx:
        found = await inbox.read_into(tx, source)
    for case_id in found:
        await _tell(desk, case_id, f"{case_id}:changed:{source}:{text_hash(words)[:16]}")


async def _tell(desk: Desk, case_id: str, key: str) -> None:
    async with desk.write(case_id) as tx:
        case = (await load(tx, case_id)).case
        if case.state not in OPEN_CASES or not await inbox.first_time(tx, key, desk.clock.now()):
            return
        body = {"text": TOLD, "ask": [case.answers]}
        await posts.add(tx, case_id=case_id, key=key, kind=PostKind.NOTICE, channel=case.channel, body=body)
        await trail.note(tx, case_id, "slack", "message changed", desk.clock.now())
        await desk.wake_case(tx, case_id)
