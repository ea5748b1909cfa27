"""A worker that stands still for longer than anything may take, as a machine that is paused does, and then goes on."""

import asyncio
import signal
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.faults.checking import problems, see_through
from tests.faults.persons import Person, Way
from tests.faults.programs import Launcher
from tests.faults.trial import HASTE, Trial, trial

BEFORE_IT_SAYS_SO = (
    "after desk.parts.attempts.take(approval) < desk.cases.messages.posting.send(approval)",
    "after desk.cases.drafts.drafting._keep < desk.cases.drafts.drafting._draft",
)
IN_THE_MIDDLE_OF_A_CHANGE = "before desk.cases.acts.effects.settle(approve) < desk.cases.case._settle(approve)"
LETS_GO = {"options": "-c idle_in_transaction_session_timeout=2s"}
"""Sooner than the program asks for."""


@pytest.mark.deep
@pytest.mark.parametrize("boundary", BEFORE_IT_SAYS_SO)
async def test_what_others_said_meanwhile_it_does_not_say_again(
    launcher: Launcher, postgres_url: str, tmp_path: Path, boundary: str
) -> None:
    async with trial(launcher, tmp_path, postgres_url, **HASTE) as made:
        await made.start()
        await _others_go_on(made, boundary)


@pytest.mark.deep
async def test_others_need_not_wait_for_what_it_holds(launcher: Launcher, postgres_url: str, tmp_path: Path) -> None:
    url = make_url(postgres_url).update_query_dict(LETS_GO).render_as_string(hide_password=False)
    async with trial(launcher, tmp_path, url, **HASTE) as made:
        await made.start()
        await _others_go_on(made, IN_THE_MIDDLE_OF_A_CHANGE)


async def _others_go_on(made: Trial, boundary: str) -> None:
    """People come until the worker sleeps there. They are seen through, and then it wakes."""
    sleeping = await made.programs.start("work", kill=boundary, asleep=True)
    people, working = list[Person](), list[asyncio.Task[None]]()
    asleep = asyncio.create_task(sleeping.asleep.wait())
    while not asleep.done():
        people.append(Person(made, len(people), Way.PLAIN))
        working.append(asyncio.create_task(see_through(made, people[-1:])))
        await asyncio.wait({working[-1], asleep}, return_when=asyncio.FIRST_COMPLETED)
    await asyncio.gather(*working)
    sleeping.strike(signal.SIGCONT)
    people.append(Person(made, len(people), Way.PLAIN))
    await see_through(made, people[-1:])
    await made.at_rest()
    assert not await problems(made, people)
    assert not sleeping.ended.is_set()
