"""The name of a new case is one that no other has."""

from bot.desk.incoming.opening import Request, open_case, unused_id
from bot.desk.parts.desk import Desk


async def test_a_name_that_a_case_has_is_drawn_again(desk: Desk) -> None:
    taken = await open_case(desk, Request("k", "T", "C", "U", "Where is my parcel?"))
    assert taken
    drawn = iter((taken, taken, "C-ANEW22"))
    async with desk.database.read() as tx:
        assert await unused_id(tx, drawn.__next__) == "C-ANEW22"
