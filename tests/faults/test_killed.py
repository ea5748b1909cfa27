"""`kill -9` between any two steps, of a case from `/draft` to the reply that is sent: nothing lost, nothing twice."""

import random
from pathlib import Path

import pytest

from tests.faults.boundaries import Boundary, Calls
from tests.faults.checking import problems
from tests.faults.killing import Crowd, boundaries, finish, kill_at_each
from tests.faults.programs import Launcher
from tests.faults.trial import HASTE, trial

SEED = 7
ALL_CASES, SOME_CASES = 220, 8
ALL_AT_ONCE, SOME_AT_ONCE = 6, 2
EVERY = 48
"""Of the boundaries that are tried always one in so many, beside those where something was found once."""
RACES = 0.05
"""The share of boundaries at most that are there only when two things happen to meet, so that one may not be reached."""
FOUND = (
    "call taken chat.postMessage case",
    "call taken chat.postEphemeral",
    "call arrived chat.update approval",
    "commit after desk.incoming.acting.act(escalate) < slack.listeners.buttons._did(escalate)",
    "commit after desk.cases.drafts.drafting._keep < desk.cases.drafts.drafting._draft",
    "commit after procrastinate.manager.fetch_job",
)


@pytest.mark.deep
async def test_killed_at_some_boundaries_nothing_is_lost_and_nothing_comes_twice(
    launcher: Launcher, url: str, tmp_path: Path
) -> None:
    await _killed(launcher, url, tmp_path, SOME_CASES, SOME_AT_ONCE, EVERY)


@pytest.mark.whole
async def test_killed_at_every_boundary_nothing_is_lost_and_nothing_comes_twice(
    launcher: Launcher, url: str, tmp_path: Path
) -> None:
    await _killed(launcher, url, tmp_path, ALL_CASES, ALL_AT_ONCE, 1)


async def _killed(launcher: Launcher, url: str, folder: Path, cases: int, at_once: int, every: int) -> None:
    async with trial(launcher, folder, url, **HASTE) as made:
        crowd, calls = Crowd(made, at_once), Calls(made.ws)
        found = await boundaries(crowd, calls, folder)
        plan = _chosen(found, every)
        missed = await kill_at_each(crowd, calls, plan)
        await finish(crowd, cases)
        assert not await problems(made, crowd.people)
        assert len(missed) <= len(plan) * RACES, [str(boundary) for boundary in missed]
        assert len(crowd.people) >= cases
        print(f"{len(plan)} of {len(found)} boundaries, {len(crowd.people)} cases, {len(made.ends)} programs killed")


def _chosen(found: list[Boundary], every: int) -> list[Boundary]:
    """In an order that is the same each time."""
    known = {str(b) for b in found}
    assert not [name for name in FOUND if name not in known and "procrastinate" not in name], "named otherwise now"
    mixed = random.Random(SEED).sample(found, len(found))
    return [b for i, b in enumerate(mixed) if i % every == 0 or str(b) in FOUND]
