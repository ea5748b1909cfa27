"""Steps that several people tick while the message doesn't show yet what the others ticked; on both databases."""

from bot.desk.cases.case import advance_case
from bot.desk.incoming.acting import Did, act
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import load
from bot.domain.acts import Act
from tests.desk.cases import opened
from tests.desk.slow_slack import Slow

PROCESS = "carrier_trace"


async def started(desk: Desk) -> str:
    case = await opened(desk)
    await did(desk, case, "UANA", Act.START_PROCESS, {"process": PROCESS})
    return case


async def did(desk: Desk, case: str, who: str, what: Act, payload: dict[str, object]) -> None:
    key = f"{who}:{what}:{payload}"
    await act(desk, Did(key, "C", who, what, "button", case_id=case, payload=payload))
    await advance_case(desk, case)


async def ticked(desk: Desk, case: str, who: str, done: list[str], shown: list[str] | None = None) -> dict[str, str]:
    """Gives who did which step then."""
    payload: dict[str, object] = {"process": PROCESS, "done": done} | ({} if shown is None else {"shown": shown})
    await did(desk, case, who, Act.TICK_STEPS, payload)
    async with desk.database.read() as tx:
        return {row.step: row.done_by for row in (await load(tx, case)).steps if row.done_by}


async def test_a_step_that_its_person_could_not_see_ticked_stays_a_colleagues(desk: Desk, slow: Slow) -> None:
    case = await started(desk)
    assert await ticked(desk, case, "UANA", ["gather"], shown=[]) == {"gather": "UANA"}
    assert await ticked(desk, case, "UBEN", ["open"], shown=[]) == {"gather": "UANA", "open": "UBEN"}


async def test_a_step_that_a_colleague_unticked_meanwhile_stays_open(desk: Desk, slow: Slow) -> None:
    case = await started(desk)
    await ticked(desk, case, "UANA", ["gather"], shown=[])
    assert await ticked(desk, case, "UBEN", [], shown=["gather"]) == {}
    assert await ticked(desk, case, "UCARO", ["gather", "open"], shown=["gather"]) == {"open": "UCARO"}


async def test_who_unticks_what_they_just_ticked_has_it_open_again(desk: Desk, slow: Slow) -> None:
    case = await started(desk)
    await ticked(desk, case, "UANA", ["gather"], shown=[])
    assert await ticked(desk, case, "UANA", [], shown=[]) == {}


async def test_who_ticks_again_what_they_just_unticked_has_it_done(desk: Desk, slow: Slow) -> None:
    case = await started(desk)
    await ticked(desk, case, "UBEN", ["gather", "open"], shown=[])
    shown = ["gather", "open"]
    assert await ticked(desk, case, "UANA", ["open"], shown=shown) == {"open": "UBEN"}
    assert await ticked(desk, case, "UANA", ["gather", "open"], shown=shown) == {"gather": "UANA", "open": "UBEN"}


async def test_what_a_colleague_ticked_meanwhile_stays_whatever_somebody_ticks_and_unticks(
    desk: Desk, slow: Slow
) -> None:
    case = await started(desk)
    await ticked(desk, case, "UANA", ["gather"], shown=[])
    await ticked(desk, case, "UBEN", ["gather", "open"], shown=["gather"])
    await ticked(desk, case, "UANA", ["gather", "decide"], shown=["gather"])
    assert await ticked(desk, case, "UANA", ["gather"], shown=["gather"]) == {"gather": "UANA", "open": "UBEN"}


async def test_an_act_of_an_older_version_says_of_every_step_whether_it_is_done(desk: Desk, slow: Slow) -> None:
    case = await started(desk)
    assert await ticked(desk, case, "UANA", ["gather", "open"]) == {"gather": "UANA", "open": "UANA"}
    assert await ticked(desk, case, "UBEN", ["open", "decide"]) == {"open": "UANA", "decide": "UBEN"}
