"""Every way to decide by every kind of person: only the allowed cells change anything, and each is in the trail."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.desk.learning.deciding import waiting
from bot.desk.parts.intake import Did, act
from bot.desk.team.history import history
from bot.domain.acts import Act
from bot.domain.proposals import Aim, Amendment, Proposal
from bot.store import proposals, trail
from bot.workspace import Message
from bot.workspace.model import View
from bot.workspace.values import entry
from tests.dialogues.conftest import SUPPORT, Team
from tests.trust.people import (
    APP_WRITES,
    OURS,
    QUESTION,
    STRANGERS,
    at_work,
    case_id,
    kept,
    lines,
    reasons_kept,
    routine,
    still_here,
)
from tests.trust.ways import ALL, BUTTONS, BY_BOT, FORMS, NO_ATTEMPT, REACTIONS, THREAD, Way, words


@pytest.mark.parametrize("ways", [REACTIONS, BUTTONS, FORMS, THREAD], ids=["reactions", "buttons", "forms", "thread"])
async def test_nobody_but_those_who_may_changes_anything_and_each_is_told_and_recorded(
    ways: tuple[Way, ...], tmp_path: Path
) -> None:
    async with at_work(tmp_path) as team:
        for stage in dict.fromkeys(way.stage for way in ways):
            case = await stage(team)
            for way in (w for w in ways if w.stage is stage):
                for who in (*STRANGERS, *sorted(ALL - way.may)):
                    await _refused(team, case, way, who)
        assert len(await reasons_kept(team)) > len(ways)


async def _refused(team: Team, case: Message, way: Way, who: str) -> None:
    cell, before, told = (way.name, who), await kept(team, case), len(team.ws.person(who).ephemerals(SUPPORT))
    count = len(await lines(team, case))
    if who == "una":
        team.ws.fail("users.info", "internal_error", times=2 if way.surface == "review" else 1)
    await way.do(team, who, case)
    assert await kept(team, case) == before, cell
    if cell in NO_ATTEMPT:
        assert len(await lines(team, case)) == count, cell
        return
    why, surface = STRANGERS.get(who, "role"), BY_BOT.get(cell, way.surface)
    line = (await lines(team, case))[-1]
    recorded = [line.kind, *(line.details[name] for name in ("act", "surface", "why"))]
    assert recorded == ["refused", way.act, surface, why], cell
    by_app = (who, surface) == (APP_WRITES, "thread")
    assert line.actor == (_app(team) if by_app else team.ws.person(who).id), cell
    heard, can_be_told = team.ws.person(who).ephemerals(SUPPORT), who != "dora" and not by_app
    assert (len(heard) > told) == can_be_told, cell
    assert not can_be_told or SAID.get(why, "") in heard[-1].plain, cell


def _app(team: Team) -> str:
    """The name under which Otto writes."""
    return f"B{team.ws.person(APP_WRITES).id[1:]}"


SAID = {
    "bot": "Bots can't decide",
    "guest": "Guests can't decide",
    "outsider": "Only members of our own workspace",
    "unknown": "could not tell who you are",
}


@pytest.mark.parametrize("ways", [REACTIONS, BUTTONS, FORMS, THREAD], ids=["reactions", "buttons", "forms", "thread"])
async def test_whoever_may_changes_what_they_meant_and_the_trail_names_them(
    ways: tuple[Way, ...], tmp_path: Path
) -> None:
    async with at_work(tmp_path) as team:
        for way in ways:
            for who in sorted(way.may):
                case = await way.stage(team)
                before, count = await kept(team, case), len(await lines(team, case))
                await way.do(team, who, case)
                new = [e for e in (await lines(team, case))[count:] if e.actor == team.ws.person(who).id]
                assert new and new[0].kind != "refused" and new[0].details["surface"] == way.surface, (way.name, who)
                changes_by_itself = way.name != "ask for a change"
                assert (await kept(team, case) != before) == changes_by_itself, (way.name, who)


async def test_in_a_direct_message_it_is_the_same_people(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        for who in (*OURS, *STRANGERS):
            await _alone_with_the_bot(team, who)


async def _alone_with_the_bot(team: Team, who: str) -> None:
    person, room = team.ws.person(who), await team.ws.person(who).dm()
    with still_here(team, who):
        case = await team.draft(QUESTION, who, room)
    before = await kept(team, case)
    if who == "una":
        team.ws.fail("users.info", "internal_error")
    await team.press(who, team.last(case), "Approve")
    line = (await lines(team, case))[-1] if who in STRANGERS else None
    assert (await kept(team, case) == before) == (who in STRANGERS), who
    assert line is None or (line.kind, line.details["why"], line.actor) == ("refused", STRANGERS[who], person.id)


async def test_words_in_a_direct_message_decide_on_nothing(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        case = await routine(team)
        before = await kept(team, case)
        for text in (
            f"approve {case_id(case)}",
            "approve",
            f"revise: {case_id(case)} shorter",
            "customer: And to Alaska?",
        ):
            await team.omar.say(await team.omar.dm(), text)
            await team.settled()
        assert await kept(team, case) == before


async def test_a_reaction_beside_the_draft_approves_nothing_and_says_where_it_would(tmp_path: Path) -> None:
    """Somebody who marks the customer's message as seen has not read the draft."""
    async with at_work(tmp_path) as team:
        case = await routine(team)
        before = await kept(team, case)
        for emoji, act in (("white_check_mark", "approve"), ("x", "reject"), ("pencil2", "revise")):
            await team.react("omar", case, emoji)
            assert await kept(team, case) == before and "React to the draft itself" in team.told("omar")
            assert (await lines(team, case))[-1].details["act"] == act
        await team.react("omar", case, "sos")
        assert [line.kind for line in (await lines(team, case))[-3:]] == ["escalated", "handed over", "posted"]


async def test_a_decision_among_facts_by_somebody_who_may_not_take_it_is_in_the_trail(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        case = await routine(team)
        did = Did("k", case.channel, team.ben.id, Act.ADD_FACTS, "form", case_id=case_id(case))
        await act(team.bot.desk, replace(did, payload={"facts": {"lead_decision": "refund"}}))
        await team.settled()
        refused = next(line for line in await lines(team, case) if line.kind == "refused")
        assert (refused.actor, refused.details["act"], refused.details["why"]) == (
            team.ben.id,
            "record_decision",
            "role",
        )


async def test_the_app_home_and_the_desk_decide_on_nothing_and_show_a_case_to_ours_alone(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        case = await routine(team)
        for who in (*OURS, *STRANGERS):
            await _looks(team, who, case)


async def _looks(team: Team, who: str, case: Message) -> None:
    person = team.ws.person(who)
    before, count = await kept(team, case), len(await lines(team, case))
    if who == "una":
        team.ws.fail("users.info", "internal_error", times=4)
    asked = 0 if who == "dora" else 1  # Slack takes no command from somebody deactivated
    assert not asked or (await person.command(SUPPORT, "/desk")).ok
    await person.open_home()
    await team.settled()
    home = [person.home.text] if person.home else []
    assert bool(home) == (who not in ("otto", "dora")), "Slack has no home for these two"
    shown = [*home, *(w.plain for w in person.ephemerals(SUPPORT))]
    assert len(shown) == len(home) + asked
    assert all(("Hawaii" in text, case_id(case) in text) == (who in OURS, who in OURS) for text in shown)
    offered = {control for text in shown for control in ("[Approve]", "[Edit]") if control in text}
    assert offered == set() and await kept(team, case) == before and len(await lines(team, case)) == count


async def test_an_app_that_was_refused_is_told_of_in_the_history_as_an_app(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        case = await routine(team)
        await words("revise: shorter")(team, "otto", case)
        _, told = await history(team.bot.desk, case_id(case))
        assert (told[-1].by, told[-1].what) == (None, "refused what another app wrote: revise")


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
        for who in (*STRANGERS, "ana", "ben"):
            for decision in ("accept", "decline"):
                await _tries(team, who, lea.view, decision)
                assert file.read_text(encoding="utf-8") == before and (await waiting(team.bot.desk)), who
        assert await lea.submit({"Your decision": "Accept: write it to the files"}) is None
        assert "Write less." in file.read_text(encoding="utf-8") and not await waiting(team.bot.desk)


async def _proposed(team: Team) -> None:
    amendment = Amendment(Aim.ADVICE, "situation shipping_policy_question", "", "Write less.")
    async with team.bot.desk.write() as tx:
        await proposals.add(tx, Proposal(1, "k", amendment, "In 3 cases ...", (), team.bot.desk.clock.now()))


async def _tries(team: Team, who: str, view: View, decision: str) -> None:
    person = team.ws.person(who)
    if who == "una":
        team.ws.fail("users.info", "internal_error")
    given = {"Your decision": decision, "The line": "Say anything.", "Why not?": "x"}
    elements = {label: view.inputs[label]["element"] for label in given}
    filled = {elements[label]["action_id"]: entry(elements[label], value) for label, value in given.items()}
    wrong = await person.interactions.submit(person.id, view, filled)
    assert wrong, who
    async with team.bot.desk.database.read() as tx:
        event = (await trail.of_case(tx, "P-1"))[-1].event
    recorded = (event.kind, event.actor, event.details["act"], event.details["why"])
    assert recorded == ("refused", person.id, decision, STRANGERS.get(who, "role"))
