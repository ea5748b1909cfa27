"""Cases as the store has them."""

from bot.desk.incoming.opening import Request, open_case
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView, load
from bot.knowledge.recalled import learn


async def seen(desk: Desk, case: str) -> CaseView:
    """The case as it stands now."""
    async with desk.database.read() as tx:
        return await load(tx, case)


def taught(desk: Desk) -> Desk:
    """The same, and what its policies teach is recalled, as when a bot starts.

    Its first draft would learn all of it anew where this process has read several other policies since.
    """
    learn(desk.book, desk.options.memory)
    return desk


MESSAGE = "Where is my parcel? Order 112-5391166-8803432."


async def opened(desk: Desk, key: str = "k", message: str = MESSAGE) -> str:
    case = await open_case(desk, Request(key, "T", "C", "U", message))
    assert case
    return case
