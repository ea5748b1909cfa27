"""The patience of tests with other programs: what counts of the time, and that it ends."""

import asyncio
import os
from collections.abc import Iterable, Mapping

import pytest

from tests.patience import LEAST, LONGEST_SECONDS, Patience, queued, within


class Machine:
    """A clock, and threads that wait for a processor, as a test says."""

    def __init__(self, **waited: float) -> None:
        self.now, self.waited = 100.0, waited

    def patience(self, seconds: float) -> Patience:
        return Patience(seconds, lambda: (1,), lambda: self.now, self._queued)

    def _queued(self, programs: Iterable[int]) -> Mapping[str, float]:
        assert tuple(programs) == (1,)
        return dict(self.waited)

    def goes_on(self, seconds: float, **waited: float) -> None:
        self.now += seconds
        self.waited = {thread: self.waited.get(thread, 0.0) + more for thread, more in waited.items()}


def test_where_nobody_waits_for_a_processor_every_second_counts() -> None:
    machine = Machine(loop=7.0)
    patience = machine.patience(4)
    machine.goes_on(3, loop=0.0)
    assert patience.look() and patience.left == 1
    machine.goes_on(1, loop=0.0)
    assert not patience.look()


def test_what_the_thread_that_waits_longest_has_no_processor_for_does_not_count() -> None:
    machine = Machine(loop=7.0, other=1.0)
    patience = machine.patience(4)
    machine.goes_on(2, loop=1.5, other=1.0)
    assert patience.look() and patience.left == 3.5


def test_a_thread_that_began_meanwhile_counts_from_the_next_look_on() -> None:
    machine = Machine()
    patience = machine.patience(4)
    machine.goes_on(2, begun=90.0)
    assert patience.look() and patience.left == 2
    machine.goes_on(2, begun=1.0)
    assert patience.look() and patience.left == 1


def test_a_machine_that_stood_still_takes_no_more_than_a_moment_of_it() -> None:
    machine = Machine(loop=0.0)
    patience = machine.patience(60)
    machine.goes_on(360, loop=0.0)
    assert patience.look() and patience.left == 60 - LONGEST_SECONDS


def test_it_ends_also_where_somebody_waits_for_a_processor_all_the_time() -> None:
    machine = Machine(loop=0.0)
    patience = machine.patience(1)
    for _ in range(round(1 / LEAST)):
        machine.goes_on(1, loop=1.0)
        patience.look()
    assert patience.left <= 1e-9


def test_the_system_tells_of_each_thread_and_nothing_of_a_program_that_is_gone() -> None:
    assert all(seconds >= 0 for seconds in queued([os.getpid()]).values())
    assert not queued([0])


async def test_what_lasts_longer_is_cut_off() -> None:
    machine = Machine()
    patience = machine.patience(0)
    with pytest.raises(TimeoutError):
        async with within(patience):
            await asyncio.Event().wait()


async def test_what_is_done_in_time_goes_on() -> None:
    async with within(Machine().patience(1)):
        await asyncio.sleep(0)
    await asyncio.sleep(0)
