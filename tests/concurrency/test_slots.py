"""How many things are worked on at once: what waits for a model holds no slot."""

import asyncio

import pytest

from bot.concurrency.slots import Slots, away, meanwhile


async def test_what_waits_for_a_model_goes_on_while_the_work_inside_does() -> None:
    answered = asyncio.Event()

    async def model(number: int) -> int:
        await answered.wait()
        return number

    async with meanwhile(model(1), model(2)) as others:
        answered.set()
        assert await others() == [1, 2]


async def test_the_first_that_fails_fails_it_all_and_ends_the_others() -> None:
    ended: list[str] = []

    async def breaks() -> None:
        raise ValueError

    async def waits() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("ended")

    with pytest.raises(ValueError):
        async with meanwhile(waits(), breaks()) as others:
            await others()
    assert ended == ["ended"]


async def test_one_that_ends_before_the_others_takes_no_slot_meanwhile() -> None:
    slots, asked = Slots(1), asyncio.Event()

    async def model(until: asyncio.Event) -> None:
        async with away():
            await until.wait()

    async def works() -> None:
        async with slots.working(), meanwhile(model(asked), model(now)) as others:
            await others()

    now = asyncio.Event()
    now.set()
    task = asyncio.create_task(works())
    for _ in range(10):
        await asyncio.sleep(0)
    async with asyncio.timeout(60), slots.working():
        asked.set()
    await task
