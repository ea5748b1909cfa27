"""Who changes the policies, and who says why something was corrected: only those who may, and each try is in the trail."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from bot.desk.learning.accepting import waiting
from bot.domain.proposals import Aim, Amendment, Proposal
from bot.domain.trail import POLICIES, Event
from bot.store.history import trail
from bot.store.team import proposals
from bot.workspace.blocks.controls import find
from bot.workspace.blocks.values import entry
from bot.workspace.model import View
from tests.dialogues.conftest import SUPPORT, Team
from tests.trust.people import STRANGERS, at_work, kept, lines, routine

pytestmark = pytest.mark.usefixtures("sqlite_file")
CHOSEN = "lamps.lamps_may_come_back_within_21_days"
NOBODY_WHO_MAY = (*STRANGERS, "ana", "ben")
RULES = "Lamps may come back within 21 days of delivery.\n\nWe can't take back bulbs."


@pytest.mark.deep
async def test_a_proposed_change_is_decided_on_by_leads_and_owners_alone_whoever_presses(tmp_path: Path) -> None:
    """Only a lead's home has the button, and only who pressed has the window; here others press and send the same."""
    async with at_work(tmp_path) as team:
        await _proposed(team)
        file = team.settings.levelhead_policies / "situations/routine.yaml"
        before, lea = file.read_text(encoding="utf-8"), team.ws.person("lea")
        await lea.open_home()
        await team.settled()
        await lea.press_at_home("Look at it")
        assert lea.view and lea.home
        for who in NOBODY_WHO_MAY:
            await _opens(team, who)
            for decision in ("accept", "decline"):
                await _tries(team, who, lea.view, decision)
                assert file.read_text(encoding="utf-8") == before and (await waiting(team.bot.desk)), who
        assert await lea.submit({"Your decision": "Accept: write it to the files"}) is None
        assert "Write less." in file.read_text(encoding="utf-8") and not await waiting(team.bot.desk)


async def _proposed(team: Team) -> None:
    amendment = Amendment(Aim.ADVICE, "situation shipping_policy_question", "", "Write less.")
    async with team.bot.desk.write() as tx:
        await proposals.add(tx, Proposal(1, "k", amendment, "In 3 cases ...", (), team.bot.desk.clock.now()))


async def _opens(team: Team, who: str) -> None:
    """The button of a lead's home, pressed by somebody else."""
    person, lea = team.ws.person(who), team.ws.person("lea")
    assert lea.home
    _slack_knows(team, who)
    control, _ = find(lea.home.blocks, "Look at it")
    await person.interactions.press_in_view(person.id, lea.home, control, None, {})
    await team.settled()
    assert person.view is None and await _recorded(team, "P-1") == _refusal(team, who, "look", "home"), who


async def _tries(team: Team, who: str, view: View, decision: str) -> None:
    _slack_knows(team, who)
    wrong = await _sends(team, who, view, {"Your decision": decision, "The line": "Say anything.", "Why not?": "x"})
    assert wrong and await _recorded(team, "P-1") == _refusal(team, who, decision, "form"), who


async def _sends(team: Team, who: str, view: View, given: dict[str, Any]) -> dict[str, str] | None:
    """Somebody sends a form that another person has open."""
    person = team.ws.person(who)
    elements = {label: view.inputs[label]["element"] for label in given}
    filled = {elements[label]["action_id"]: entry(elements[label], value) for label, value in given.items()}
    return await person.interactions.submit(person.id, view, filled)


def _slack_knows(team: Team, who: str) -> None:
    if who == "una":
        team.ws.fail("users.info", "internal_error")


async def _recorded(team: Team, chain: str) -> tuple[Any, ...]:
    """The last line of it."""
    async with team.bot.desk.database.read() as tx:
        event: Event = (await trail.of_case(tx, chain))[-1].event
    about = event.details
    return event.kind, event.actor, about.get("act"), about.get("surface"), about.get("why")


def _refusal(team: Team, who: str, act: str, surface: str) -> tuple[Any, ...]:
    return "refused", team.ws.person(who).id, act, surface, STRANGERS.get(who, "role")


@pytest.mark.deep
async def test_policies_are_added_by_leads_and_owners_alone_whoever_sends_the_forms(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        lea, file = team.ws.person("lea"), team.settings.levelhead_policies / "lamps.yaml"
        await lea.global_shortcut("Add policies")
        pasting = deepcopy(lea.view)
        assert pasting and await lea.submit({"Name": "Lamps", "The text": RULES}) is None
        choosing = lea.view
        assert choosing and choosing.title == "Clauses found"
        for who in NOBODY_WHO_MAY:
            await _adds(team, who, pasting, choosing)
            assert not file.exists(), who
        assert await lea.submit({"Clauses 1 and on": [CHOSEN]}) is None
        await team.settled()
        assert file.exists() and (await _recorded(team, POLICIES))[:2] == ("policies saved", lea.id)


async def _adds(team: Team, who: str, pasting: View, choosing: View) -> None:
    person = team.ws.person(who)
    _slack_knows(team, who)
    await person.global_shortcut("Add policies")
    await team.settled()
    assert person.view is None and await _recorded(team, POLICIES) == _refusal(team, who, "add_policies", "shortcut")
    given = {"Name": "Lamps", "The text": RULES}, {"Clauses 1 and on": [CHOSEN]}
    for view, values in zip((pasting, choosing), given, strict=True):
        before = await _count(team, POLICIES)
        _slack_knows(team, who)
        await _sends(team, who, view, values)
        assert await _recorded(team, POLICIES) == _refusal(team, who, "add_policies", "form"), who
        assert await _count(team, POLICIES) == before + 1, who


async def _count(team: Team, chain: str) -> int:
    async with team.bot.desk.database.read() as tx:
        return len(await trail.of_case(tx, chain))


async def test_why_something_was_corrected_is_said_by_whoever_did_it_alone(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        case = await routine(team)
        await team.react("ben", team.last(case), "x")
        question, before = team.ben.ephemerals(SUPPORT)[-1], await kept(team, case)
        control, _ = find(question.blocks, "Promises too much")
        for who in (*STRANGERS, "ana", "lea", "omar"):
            person = team.ws.person(who)
            assert await person.interactions.press(person.id, question, control, None) is None
            await team.settled()
            line = (await lines(team, case))[-1]
            assert (line.kind, line.actor, line.details["act"]) == ("refused", person.id, "say_why"), who
            assert await kept(team, case) == before, who
        await team.ben.interactions.press(team.ben.id, question, control, None)
        await team.settled()
        assert (await lines(team, case))[-1].kind == "reason given"
