"""Cases as the store has them."""

from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView, load


async def seen(desk: Desk, case: str) -> CaseView:
    """The case as it stands now."""
    async with desk.database.read() as tx:
        return await load(tx, case)
