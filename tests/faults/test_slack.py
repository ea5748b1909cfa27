"""What Slack does: tells of one event many times, and takes a call without being able to say so."""

from pathlib import Path

import pytest

from tests.faults.checking import problems, see_through
from tests.faults.persons import Person, Way
from tests.faults.programs import Launcher
from tests.faults.trial import HASTE, SUPPORT, trial

HOUR = 3600
RETRIES = 10
"""Beside the first delivery: eleven in all, as one incident sent them."""
QUESTION = "Do you ship to island 0001, and does it cost extra?"


@pytest.mark.parametrize("same_id", [True, False], ids=["the same id", "an id of its own each time"])
async def test_an_event_told_eleven_times_counts_once(
    launcher: Launcher, url: str, tmp_path: Path, same_id: bool
) -> None:
    async with trial(launcher, tmp_path, url, **HASTE) as made:
        await made.start()
        person = Person(made, 1, Way.REVISES)
        asked = await made.person("ana").say(SUPPORT, person.text)

        async def again() -> None:
            await made.ws.redeliver(times=RETRIES, same_id=same_id)

        await made.person("ana").say(SUPPORT, "@Levelhead draft", thread_ts=asked.ts)
        await again()
        case = await person.shown()
        await person.said(case, "Draft 1", "Approve")
        await made.person("ben").say(SUPPORT, "revise: shorter", thread_ts=case.ts)
        await again()
        draft = await person.said(case, "Draft 2", "Approve")
        await made.person("ben").react(draft, "white_check_mark")
        await again()
        approval = await person.said(case, "approved by", "Sent to the customer")
        await person.sends(approval)
        await made.at_rest()
        assert not await problems(made, [person])


@pytest.mark.deep
async def test_what_slack_took_without_saying_so_is_found_and_not_said_again(
    launcher: Launcher, url: str, tmp_path: Path
) -> None:
    async with trial(launcher, tmp_path, url, **HASTE) as made:
        await made.start()
        for method, times in {
            "chat.postMessage": 5,
            "chat.update": 3,
            "chat.delete": 2,
            "chat.postEphemeral": 1,
        }.items():
            made.ws.drop(method, after=True, times=times)
            made.ws.drop(method, after=False, times=1)
        people = [Person(made, number, way) for number, way in enumerate(Way)]
        await see_through(made, people)
        await made.at_rest()
        assert not await problems(made, people)


@pytest.mark.deep
@pytest.mark.parametrize("ahead", [HOUR, -HOUR], ids=["ahead", "behind"])
async def test_it_is_found_also_where_the_clock_of_the_machine_is_wrong(
    launcher: Launcher, url: str, tmp_path: Path, ahead: float
) -> None:
    """Seen from the program Slack's clock is wrong, by which every message has its name."""
    async with trial(launcher, tmp_path, url, **HASTE) as made:
        made.clock.forward(-ahead)
        await made.start()
        for method in ("chat.postMessage", "chat.postEphemeral"):
            made.ws.drop(method, after=True, times=3)
        people = [Person(made, number, way) for number, way in enumerate(Way)]
        await see_through(made, people)
        await made.at_rest()
        assert not await problems(made, people)
