"""Who goes first: steps of the rest wait while a listener has no answer yet, and then go one a round of the loop."""

import asyncio
import socket
from collections.abc import Generator, Iterator
from contextvars import Context

from bot.concurrency.priority import computing, elsewhere, finished, first, give_way, in_steps

MANY = 30


async def _rounds(count: int = 5) -> None:
    """Let the loop go round so often."""
    for _ in range(count):
        await asyncio.sleep(0)


async def test_a_step_waits_while_somebody_goes_first() -> None:
    with first():
        step = asyncio.create_task(_as_one_of_the_rest())
        await _rounds()
        assert not step.done()
    await step


async def test_whoever_goes_first_waits_for_nobody() -> None:
    with first():
        step = asyncio.create_task(give_way())
        await _rounds()
        assert step.done()


async def test_what_waited_goes_on_one_after_the_other_and_lets_the_next_listener_in_between() -> None:
    done: list[int] = []

    async def step(number: int) -> None:
        await _as_one_of_the_rest()
        done.append(number)

    with first():
        steps = [asyncio.create_task(step(number)) for number in range(MANY)]
        await _rounds()
    while not done:  # noqa: ASYNC110  # the loop's rounds are what is looked at
        await asyncio.sleep(0)
    with first():
        await _rounds()
        assert len(done) < MANY
    await asyncio.gather(*steps)
    assert done == list(range(MANY))


async def test_a_listener_that_waits_for_slack_keeps_nothing_back() -> None:
    with first():
        step = asyncio.create_task(_as_one_of_the_rest())
        await _rounds()
        with elsewhere():
            await step
        later = asyncio.create_task(_as_one_of_the_rest())
        await _rounds()
        assert not later.done()
    await later


async def test_between_two_checks_whoever_came_meanwhile_goes() -> None:
    seen: list[str] = []

    async def listener() -> None:
        with first():
            seen.append("listener")
            await _rounds()
            seen.append("answered")

    def checks() -> Iterator[str]:
        for number in range(3):
            seen.append(f"check {number}")
            if not number:
                tasks.append(asyncio.create_task(listener()))
            yield f"found {number}"

    tasks: list[asyncio.Task[None]] = []
    async with computing():
        assert await in_steps(checks()) == ["found 0", "found 1", "found 2"]
    assert seen == ["check 0", "listener", "answered", "check 1", "check 2"]


async def test_what_lies_in_the_socket_is_answered_before_a_step_begins() -> None:
    """From the socket to a listener it is a few rounds of the loop: reading, queueing, taking, handling."""
    seen: list[str] = []
    ours, theirs = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=ours)
    heard: asyncio.Queue[bytes] = asyncio.Queue()

    async def handle() -> None:
        with first():
            await _rounds()
            seen.append("answered")

    async def hear() -> None:
        await heard.put(await reader.readline())

    async def answer() -> None:
        await heard.get()
        await asyncio.create_task(handle())

    listening = asyncio.gather(hear(), answer())
    await _rounds()
    theirs.sendall(b"/draft\n")
    async with computing():
        seen.append("step")
    await listening
    assert seen == ["answered", "step"]
    writer.close()
    theirs.close()


async def test_a_reading_in_steps_lets_whoever_came_meanwhile_go_between_two() -> None:
    seen: list[str] = []

    async def listener() -> None:
        with first():
            await _rounds()
            seen.append("answered")

    def reading() -> Generator[None, None, str]:
        seen.append("first sentence")
        tasks.append(asyncio.create_task(listener()))
        yield
        seen.append("second sentence")
        return "read"

    tasks: list[asyncio.Task[None]] = []
    async with computing():
        assert await finished(reading()) == "read"
    assert seen == ["first sentence", "answered", "second sentence"]


async def _as_one_of_the_rest() -> None:
    """A step of work that no listener does, whoever began it."""
    await asyncio.create_task(give_way(), context=Context())
