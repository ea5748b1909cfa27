"""What runs the work, in one process on SQLite and as workers on PostgreSQL: one contract."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import pytest

from bot.domain.clock import SystemClock
from bot.errors import StoreError
from bot.runner.wake import RowWake, wake_idle
from bot.store.due import work as rows
from bot.store.due.work import Ref
from bot.store.engines.database import Tx
from bot.store.rows.cases import WorkKind
from tests.runner.bench import CASE, Advance, Bench, Work


async def test_what_is_asked_for_is_advanced(bench: Bench) -> None:
    work = Work()
    async with bench.worker(work):
        await bench.ask(CASE)
        await asyncio.wait_for(work.reached.wait(), 60)


async def test_what_was_asked_for_before_the_start_is_found(bench: Bench) -> None:
    await bench.ask(CASE)
    work = Work()
    async with bench.worker(work):
        await asyncio.wait_for(work.reached.wait(), 60)


async def test_the_case_that_was_opened_first_goes_first(bench: Bench) -> None:
    """Behind a long queue what comes of a draft would else wait until all the others were written."""
    await bench.open("C-first", "C-second")
    await bench.ask(Ref(WorkKind.REVISION, "C-second.1"), Ref(WorkKind.CASE, "C-second"))
    await bench.ask(Ref(WorkKind.REVISION, "C-first.1"), Ref(WorkKind.CASE, "C-first"), Ref(WorkKind.QUESTION, "Q"))
    work = Work(5)
    async with bench.worker(work):
        await asyncio.wait_for(work.reached.wait(), 60)
    order = [name.partition(".")[0] for name in work.done]
    assert [name for name in order if name != "Q"] == ["C-first", "C-first", "C-second", "C-second"]


async def test_of_many_that_are_woken_at_once_each_goes_by_its_own_age(bench: Bench) -> None:
    names = [f"C-{n:02}" for n in range(1, 9)]
    await bench.open(*names)
    order, end = list[str](), asyncio.Event()

    async def note(ref: Ref) -> None:
        order.append(ref.id)
        if len(order) == len(names):
            end.set()

    async with bench.database.write() as tx:
        await bench.wake.after(tx, *(Ref(WorkKind.CASE, name) for name in reversed(names)))
    async with bench.worker(note, at_once=1):
        await asyncio.wait_for(end.wait(), 60)
    assert order == names


@pytest.mark.deep
async def test_what_rests_keeps_its_place(bench: Bench) -> None:
    """A draft that Claude asked to wait for goes on before the cases that came after it, however many wait."""
    await bench.open("C-first", "C-second", "C-third")
    until, order, end = list[datetime](), list[str](), asyncio.Event()

    async def rests_once(ref: Ref) -> datetime | None:
        order.append(ref.id)
        if order == ["C-first"]:
            until.append(SystemClock().now() + timedelta(seconds=2))  # time enough to take up the next one
            return until[0]
        if ref.id == "C-second":
            await SystemClock().sleep((until[0] - SystemClock().now()).total_seconds() + 0.1)
        if len(order) == 4:
            end.set()
        return None

    await bench.ask(*(Ref(WorkKind.CASE, name) for name in ("C-third", "C-second", "C-first")))
    async with bench.worker(rests_once, at_once=1):
        await asyncio.wait_for(end.wait(), 60)
    assert order == ["C-first", "C-second", "C-first", "C-third"]


async def test_what_is_woken_together_goes_by_the_age_of_its_case(bench: Bench) -> None:
    order: list[str] = []
    end = asyncio.Event()

    async def note(ref: Ref) -> None:
        order.append(ref.id)
        if len(order) == 4:
            end.set()

    await bench.open("C-first", "C-second")
    for name in ("C-second", "C-first"):
        async with bench.database.write() as tx:
            await bench.wake.after(tx, Ref(WorkKind.REVISION, f"{name}.1"), Ref(WorkKind.CASE, name))
    async with bench.worker(note, at_once=1):
        await asyncio.wait_for(end.wait(), 60)
    assert set(order[:2]) == {"C-first.1", "C-first"} and set(order[2:]) == {"C-second.1", "C-second"}


async def test_what_is_rolled_back_is_not_advanced(bench: Bench) -> None:
    work = Work()
    with pytest.raises(ZeroDivisionError):
        async with bench.database.write() as tx:
            await bench.wake.after(tx, Ref(WorkKind.CASE, "C-gone"))
            raise ZeroDivisionError
    async with bench.worker(work):
        await bench.ask(CASE)
        await asyncio.wait_for(work.reached.wait(), 60)
    assert set(work.done) == {"C-1"}


async def test_what_waits_already_is_not_asked_for_once_more_by_the_sweep(bench: Bench) -> None:
    await bench.ask(CASE)
    await bench.plan(Ref(WorkKind.CASE, "C-later"), timedelta(hours=1))
    for _ in range(3):
        async with bench.database.write() as tx:
            await wake_idle(bench.wake, tx, WorkKind.CASE, ["C-1", "C-2", "C-later"])
    async with bench.database.read() as tx:
        assert (await bench.wake.standing(tx)).due == 3
        assert await bench.wake.asked(tx, WorkKind.CASE) == {"C-1", "C-2", "C-later"}
        assert not await bench.wake.asked(tx, WorkKind.REVISION)


async def test_of_nothing_unfinished_it_is_not_asked_what_waits(bench: Bench) -> None:
    """Every minute, of each kind: it would read all that is due."""

    class Unasked(RowWake):
        async def asked(
            self, tx: Tx, kind: WorkKind, later: bool = False, among: Sequence[str] | None = None
        ) -> frozenset[str]:
            raise AssertionError("asked in vain")

    async with bench.database.read() as tx:
        await wake_idle(Unasked(SystemClock()), tx, WorkKind.CASE, [])


@pytest.mark.parametrize("later", [True, False])
async def test_what_is_being_advanced_is_not_asked_for_once_more_by_the_sweep(bench: Bench, later: bool) -> None:
    """Advanced again it would be given another turn at Slack, behind all that wait."""
    begun, may_end, done = asyncio.Event(), asyncio.Event(), Counter[str]()

    async def advance(ref: Ref) -> None:
        done[ref.id] += 1
        begun.set()
        await may_end.wait()

    async with bench.worker(advance) as runner:
        await bench.ask(Ref(WorkKind.REVIEW, "R-1"))
        await asyncio.wait_for(begun.wait(), 60)
        async with bench.database.write() as tx:
            await wake_idle(bench.wake, tx, WorkKind.REVIEW, ["R-1"], later=later)
        may_end.set()
        await asyncio.wait_for(runner.settled(), 60)
    assert done == {"R-1": 1}


async def test_what_will_be_due_by_itself_keeps_its_time(bench: Bench) -> None:
    await bench.plan(Ref(WorkKind.REVIEW, "R-1"), timedelta(hours=1))
    await bench.ask(Ref(WorkKind.REVIEW, "R-2"))
    async with bench.database.write() as tx:
        await wake_idle(bench.wake, tx, WorkKind.REVIEW, ["R-1", "R-2", "R-lost"], later=True)
    async with bench.database.read() as tx:
        assert await bench.wake.asked(tx, WorkKind.REVIEW) == {"R-2", "R-lost"}
        assert await bench.wake.asked(tx, WorkKind.REVIEW, later=True) == {"R-1", "R-2", "R-lost"}


async def test_one_thing_is_advanced_by_one_at_a_time(bench: Bench) -> None:
    work = Work()
    async with bench.worker(work) as first, bench.worker(work) if bench.url else _nobody():
        for _ in range(5):
            await bench.ask(CASE)
        await asyncio.wait_for(work.reached.wait(), 60)
        await asyncio.wait_for(first.settled(), 60)
    assert work.most == 1


async def test_what_fails_is_tried_again(bench: Bench) -> None:
    tried, done = [], asyncio.Event()

    async def fails_once(ref: Ref) -> None:
        tried.append(ref)
        if len(tried) == 1:
            raise OSError("the first time")
        done.set()

    async with bench.worker(fails_once):
        await bench.ask(CASE)
        await asyncio.wait_for(done.wait(), 60)
    assert tried == [CASE, CASE]


async def test_a_database_that_goes_away_for_a_while_ends_nothing(bench: Bench) -> None:
    swept = []

    async def fails_once() -> None:
        swept.append(True)
        if len(swept) == 1:
            raise StoreError("away")

    work = Work()
    await bench.ask(CASE)
    async with bench.worker(work, fails_once):
        await asyncio.wait_for(work.reached.wait(), 60)


@pytest.mark.deep
async def test_what_is_due_later_is_advanced_later(bench: Bench) -> None:
    begun = SystemClock().now()
    work = Work(expected=2, says=lambda n: begun + timedelta(seconds=1) if n == 1 else None)
    async with bench.worker(work):
        await bench.ask(CASE)
        await asyncio.wait_for(work.reached.wait(), 60)
    assert SystemClock().now() >= begun + timedelta(seconds=1)


@pytest.mark.deep
async def test_what_was_planned_by_a_program_that_is_gone_is_advanced_at_its_time(bench: Bench) -> None:
    begun, work = SystemClock().now(), Work()
    await bench.plan(CASE, timedelta(seconds=1))
    async with bench.worker(work):
        await asyncio.wait_for(work.reached.wait(), 60)
    assert SystemClock().now() >= begun + timedelta(seconds=1)


async def test_of_what_it_said_the_last_time_counts(bench: Bench) -> None:
    begun = SystemClock().now()
    seconds = [250, 140, 200]
    work = Work(says=lambda n: begun + timedelta(seconds=seconds[n - 1]))
    async with bench.worker(work) as runner:
        for _ in seconds:
            await bench.ask(CASE)
            await asyncio.wait_for(runner.settled(), 60)
        await runner.stop()
    async with bench.database.read() as tx:
        assert await rows.next_due(tx, after=SystemClock().now()) == begun + timedelta(seconds=200)


async def test_what_waits_for_later_holds_up_nothing_that_is_asked_for_meanwhile(bench: Bench) -> None:
    begun = SystemClock().now()
    work = Work(expected=2, says=lambda n: begun + timedelta(hours=n))
    async with bench.worker(work) as runner:
        await bench.ask(CASE)
        await asyncio.wait_for(runner.settled(), 60)
        await bench.plan(CASE, timedelta(hours=1))
        await bench.ask(CASE)
        await asyncio.wait_for(work.reached.wait(), 60)


async def test_a_hundred_things_are_each_advanced_once(bench: Bench) -> None:
    work = Work(expected=100)
    refs = [Ref(WorkKind.CASE, f"C-{i}") for i in range(100)]
    async with bench.worker(work) as runner, bench.worker(work) if bench.url else _nobody():
        await bench.ask(*refs)
        await asyncio.wait_for(work.reached.wait(), 60)
        await asyncio.wait_for(runner.settled(), 60)
    assert work.done == Counter({ref.id: 1 for ref in refs})


async def test_a_sweep_that_always_fails_keeps_nothing_waiting(bench: Bench) -> None:
    async def fails() -> None:
        raise StoreError("turns.text is damaged")

    work = Work()
    await bench.ask(CASE)
    async with bench.worker(work, fails):
        await asyncio.wait_for(work.reached.wait(), 60)


async def test_what_fails_waits_once_however_often_it_is_asked_for_meanwhile(bench: Bench) -> None:
    async def fails(ref: Ref) -> datetime | None:
        raise OSError("always")

    assert await _waiting_after_asking(bench, fails) <= 1


async def test_what_is_put_off_waits_once_however_often_it_is_asked_for_meanwhile(bench: Bench) -> None:
    async def later(ref: Ref) -> datetime | None:
        return SystemClock().now() + timedelta(seconds=60)

    assert await _waiting_after_asking(bench, later) == 1


async def _waiting_after_asking(bench: Bench, advance: Advance) -> int:
    async with bench.worker(advance) as runner:
        for _ in range(4):
            await bench.ask(CASE)
            await asyncio.wait_for(runner.settled(), 60)
    async with bench.database.read() as tx:
        return (await bench.wake.standing(tx)).later


@asynccontextmanager
async def _nobody() -> AsyncIterator[None]:
    yield None
