"""Cases as the store has them."""

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
