"""Every way to decide by every kind of person: only the allowed cells change anything, and each is in the trail."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.desk.incoming.acting import Did, act
from bot.desk.team.history import history
from bot.domain.acts import Act
from bot.knowledge.schema.approvals import Decision
from bot.slack.actions import DECIDING, Action, Form
from bot.slack.listeners.buttons import OPENERS
from bot.slack.listeners.forms import FORMS as TAKEN
from bot.slack.thread_words import read_reply
from bot.workspace import Message
from bot.workspace.blocks.controls import controls
from tests.dialogues.conftest import SUPPORT, Team
from tests.trust.people import (
    APP_WRITES,
    OURS,
    QUESTION,
    STRANGERS,
    a_clause_changes,
    at_work,
    case_id,
    kept,
    lines,
    reasons_kept,
    routine,
    while_ours,
)
from tests.trust.ways import ALL, BUTTONS, BY_BOT, FORMS, NO_ATTEMPT, REACTIONS, REDRAFT, THREAD, Way, words

pytestmark = pytest.mark.usefixtures("sqlite_file")
ALONE = (FORMS[0], THREAD[0], REACTIONS[0], next(way for way in BUTTONS if way.act is Act.CLOSE))
"""A form, words in the thread, a reaction and a button: each decides on what the one before left."""
SURFACES = {"reactions": REACTIONS, "buttons": BUTTONS, "forms": FORMS, "thread": THREAD}


def test_every_act_and_every_way_that_the_listeners_hear_is_in_the_matrix() -> None:
    """A new act, button, form or word of a thread has to be put there."""
    acts = {surface: {way.act for way in ways} for surface, ways in SURFACES.items()}
    assert acts["reactions"] == {Act(decision.value) for decision in Decision} | {Act.TAKE_BACK}
    assert acts["buttons"] | {REDRAFT.act} == {*DECIDING.values(), Act.START_PROCESS, Act.TICK_STEPS}
    of_lanes = 1  # its form says what the case is about too
    assert len({(way.act, way.surface) for way in FORMS}) == len(TAKEN.keys() - {Form.DRAFT, Form.TONE}) + of_lanes
    said = ("customer: x", "revise: x", "language: de", "hand over: @ben x")
    heard = {found[0] for found in (read_reply(words, None, False) for words in said) if found}
    assert acts["thread"] == heard | {Act.EDIT}
    assert set().union({REDRAFT.act}, *acts.values()) == set(Act)


@pytest.mark.parametrize("ways", SURFACES.values(), ids=SURFACES)
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
    heard, can_be_told = team.ws.person(who).ephemerals(SUPPORT), not (way.quiet or who == "dora" or by_app)
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


@pytest.mark.parametrize(
    "ways",
    [
        REACTIONS,
        pytest.param(BUTTONS, marks=pytest.mark.deep),
        pytest.param(FORMS, marks=pytest.mark.deep),
        pytest.param(THREAD, marks=pytest.mark.deep),
    ],
    ids=SURFACES,
)
async def test_whoever_may_changes_what_they_meant_and_the_trail_names_them(
    ways: tuple[Way, ...], tmp_path: Path
) -> None:
    async with at_work(tmp_path) as team:
        for way in ways:
            for who in sorted(way.may):
                await _changes(team, await way.stage(team), way, who)


async def _changes(team: Team, case: Message, way: Way, who: str) -> None:
    before, count = await kept(team, case), len(await lines(team, case))
    await way.do(team, who, case)
    new = [e for e in (await lines(team, case))[count:] if e.actor == team.ws.person(who).id]
    assert new and new[0].kind != "refused" and new[0].details["surface"] == way.surface, (way.name, who)
    changes_by_itself = way.name != "ask for a change"
    assert (await kept(team, case) != before) == changes_by_itself, (way.name, who)


@pytest.mark.deep
async def test_what_a_changed_clause_made_void_is_drafted_anew_for_the_same_people(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        cases = {who: await routine(team) for who in sorted(REDRAFT.may)}
        await a_clause_changes(team)
        for who in STRANGERS:
            await _refused(team, cases["ana"], REDRAFT, who)
        for who, case in cases.items():
            await _changes(team, case, REDRAFT, who)


@pytest.mark.deep
async def test_in_a_direct_message_it_is_the_same_people(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        for who in (*OURS, *STRANGERS):
            await _alone_with_the_bot(team, who)


async def _alone_with_the_bot(team: Team, who: str) -> None:
    room = await team.ws.person(who).dm()
    async with while_ours(team, who):
        case = await team.draft(QUESTION, who, room)
    for way in ALONE:
        before, count = await kept(team, case), len(await lines(team, case))
        if who == "una":
            team.ws.fail("users.info", "internal_error")
        await way.do(team, who, case)
        new = [e for e in (await lines(team, case))[count:] if e.kind != "posted"]
        told = [(e.kind, e.details.get("why"), e.actor) for e in new]
        by_app = (who, way.surface) == (APP_WRITES, "thread")
        attempt = ("refused", STRANGERS.get(who), _app(team) if by_app else team.ws.person(who).id)
        assert (told == [attempt]) == (who in STRANGERS), (way.name, who, told)
        assert (await kept(team, case) == before) == (who in STRANGERS), (way.name, who)


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
    if asked:
        await team.ws.until(lambda: person.ephemerals(SUPPORT))
    await person.open_home()
    await team.settled()
    home = [person.home.text] if person.home else []
    assert bool(home) == (who not in ("otto", "dora")), "Slack has no home for these two"
    shown = [*home, *(w.plain for w in person.ephemerals(SUPPORT))]
    assert len(shown) == len(home) + asked
    assert all(("Hawaii" in text, case_id(case) in text) == (who in OURS, who in OURS) for text in shown)
    assert who != "una" or all("can't tell who you are just now" in text for text in shown)
    blocks = [*(person.home.blocks if person.home else ()), *(b for w in person.ephemerals(SUPPORT) for b in w.blocks)]
    offered = {control.element["action_id"] for control in controls(blocks)}
    assert not offered & {*DECIDING, *OPENERS, Action.PROPOSAL, Action.START, Action.TICK}, who
    assert bool(offered) == (who in OURS) and await kept(team, case) == before and len(await lines(team, case)) == count


async def test_an_app_that_was_refused_is_told_of_in_the_history_as_an_app(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        case = await routine(team)
        await words("revise: shorter")(team, "otto", case)
        _, told = await history(team.bot.desk, case_id(case))
        assert (told[-1].by, told[-1].what) == (None, "refused what another app wrote: revise")
