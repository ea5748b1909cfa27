"""Words that a person typed and nobody has checked yet, when another revision takes their place; on both databases."""

import pytest

from bot.desk.cases.case import advance_case
from bot.desk.incoming.acting import Did, act
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import Whisper
from bot.desk.parts.view import load
from bot.domain.acts import Act
from bot.domain.states import PostState
from tests.desk.cases import opened
from tests.desk.slow_slack import Slow

GERMAN = "Wo bleibt mein Paket? Ich warte seit drei Wochen."
TYPED = "Vielen Dank für Ihre Nachricht. Wir sehen nach und schreiben Ihnen morgen wieder."
OTHER = "Vielen Dank für Ihre Geduld. Wir fragen morgen beim Zusteller nach."


async def did(desk: Desk, case: str, what: Act, text: str, key: str) -> None:
    await act(desk, Did(key, "C", "UBEN", what, "form", case_id=case, payload={"text": text}))
    for _ in range(3):
        await advance_case(desk, case)


def given_back(slow: Slow) -> list[str]:
    return [said.given_back for said in slow.words if isinstance(said, Whisper) and said.given_back]


async def test_they_are_told_to_their_person_alone_and_then_kept_in_no_message(desk: Desk, slow: Slow) -> None:
    case = await opened(desk, message=GERMAN)
    await did(desk, case, Act.EDIT, TYPED, "edit")
    assert given_back(slow) == []
    await did(desk, case, Act.CUSTOMER_WROTE, "Haben Sie schon etwas gehört?", "customer")
    await did(desk, case, Act.CUSTOMER_WROTE, "Hallo?", "again")
    assert given_back(slow) == [TYPED]
    async with desk.database.read() as tx:
        [told] = [post for post in (await load(tx, case)).posts if post.key == f"{case}.2:typed"]
    assert told.recipient == "UBEN" and told.state is PostState.POSTED and told.body is None


@pytest.mark.parametrize(("second", "back"), [(OTHER, [TYPED]), (TYPED, [])], ids=["other words", "the same words"])
async def test_another_edit_gives_them_back_where_it_says_something_else(
    desk: Desk, slow: Slow, second: str, back: list[str]
) -> None:
    case = await opened(desk, message=GERMAN)
    await did(desk, case, Act.EDIT, TYPED, "edit")
    await did(desk, case, Act.EDIT, second, "another")
    assert given_back(slow) == back
    async with desk.database.read() as tx:
        newest = (await load(tx, case)).newest
    assert newest and newest.number == 3 and (newest.begun or {})["typed"] == second
