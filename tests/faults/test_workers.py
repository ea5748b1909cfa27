"""Two workers on one queue: what a dead one had in hand is taken over by the other, and done once."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.faults.checking import problems, see_through
from tests.faults.killing import Crowd
from tests.faults.persons import Person, Way
from tests.faults.programs import Launcher
from tests.faults.trial import HASTE, Trial, trial

IN_HAND = (
    "after procrastinate.manager.fetch_job",
    "before procrastinate.manager.finish_job_by_id_async",
    "after desk.cases.drafts.drafting._keep < desk.cases.drafts.drafting._draft",
)

NEXT = """
INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args)
SELECT queue_name, task_name, priority, lock, queueing_lock, args FROM procrastinate_jobs WHERE task_name = 'sweep'
"""
"""What any worker does at each full minute."""
DUE = "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE task_name = 'sweep' AND status = 'todo'"


@pytest.mark.deep
async def test_a_worker_that_dies_with_work_in_hand_is_replaced_by_the_other(
    launcher: Launcher, postgres_url: str, tmp_path: Path
) -> None:
    async with trial(launcher, tmp_path, postgres_url, **HASTE) as made:
        listening, crowd = await made.start(), Crowd(made)
        for boundary in IN_HAND:
            dying = await made.programs.start("work", kill=boundary)
            await crowd.work_until(dying, 12)
            await made.ended(dying)
        await crowd.work_until(listening, 0)
        await made.at_rest()
        assert not await problems(made, crowd.people)


@pytest.mark.deep
async def test_two_workers_do_everything_once_while_both_live(
    launcher: Launcher, postgres_url: str, tmp_path: Path
) -> None:
    async with trial(launcher, tmp_path, postgres_url, **HASTE) as made:
        await made.start()
        await made.programs.start("work")
        people = [Person(made, number, way) for number, way in enumerate(2 * list(Way))]
        await see_through(made, people)
        await made.at_rest()
        assert not await problems(made, people)


@pytest.mark.deep
@pytest.mark.parametrize("waits", [False, True], ids=["alone", "with the next minute's waiting"])
async def test_the_sweep_of_a_worker_that_died_in_it_goes_on_elsewhere(
    launcher: Launcher, postgres_url: str, tmp_path: Path, waits: bool
) -> None:
    async with trial(launcher, tmp_path, postgres_url, **HASTE) as made:
        dying = await made.programs.start("work", kill=IN_HAND[0])
        async with made.patience():
            while not dying.ended.is_set():
                await _sweep_now(made)
        await made.ended(dying)
        assert await _sweeps(made) == 1, "it had the sweep in hand, and with it the lock of every later one"
        if waits:
            await _execute(made, NEXT)
        await made.start()
        async with made.patience():
            while await _sweeps(made):
                await _sweep_now(made)


async def _sweep_now(made: Trial) -> None:
    """What waits for the end of its minute is due at once; a moment for whoever takes it."""
    await _execute(made, DUE)
    await asyncio.sleep(0.05)


async def _execute(made: Trial, statement: str) -> None:
    async with made.database.write() as tx:
        await tx.execute(text(statement))


async def _sweeps(made: Trial) -> int:
    """Sweeps that a worker has in hand, or that wait for one."""
    async with made.database.read() as tx:
        return int(await tx.scalar(text("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'sweep'")) or 0)
