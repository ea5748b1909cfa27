"""Windows of a case, of the desk and of comparisons by every kind of person: they open for full members alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.slack.actions import Action
from bot.slack.listeners.buttons import OPENERS
from bot.workspace import Message
from bot.workspace.blocks.controls import find
from tests.dialogues.conftest import SUPPORT, Team
from tests.trust.people import OURS, STRANGERS, at_work, lines, routine, stopped

pytestmark = pytest.mark.usefixtures("sqlite_file")
SAID = {
    "bot": "Bots can't work on cases",
    "deactivated": "This account is deactivated",
    "guest": "Guests can't work on cases. Please ask a full member of the team.",
    "outsider": "Only members of our own workspace can work on cases.",
    "unknown": "could not tell who you are just now, so nothing was opened",
}
NOT_FOR_THEM = ("Only full members of our own workspace", "can't tell who you are just now")
"""What they are told; the second where Slack doesn't say who they are."""
OF_THE_DESK = (Action.DESK_SEARCH, Action.DESK_HISTORY, Action.DESK_FIGURES, Action.COMPARE_CHANGE)
NO_FACTS_OPEN = "Nothing is left to check"


async def _presses(team: Team, who: str, draft: Message, name: Action) -> None:
    """As from a button of that name under the draft."""
    control, _ = find(draft.blocks, "Edit")
    about = control.element["value"]
    value = about if name in OPENERS else about.partition(".")[0]
    person = team.ws.person(who)
    pressed = replace(control, element=control.element | {"action_id": str(name), "value": value})
    assert await person.interactions.press(person.id, draft, pressed, None) is None
    await team.settled()


@pytest.mark.deep
async def test_a_case_opens_its_windows_to_ours_alone_and_each_attempt_is_told_and_recorded(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        case = await routine(team)
        for name in OPENERS:
            for who in STRANGERS:
                await _opens_nothing(team, case, who, name)


async def _opens_nothing(team: Team, case: Message, who: str, name: Action) -> None:
    person, cell = team.ws.person(who), (who, name)
    told, count = len(person.ephemerals(SUPPORT)), len(await lines(team, case))
    if who == "una":
        team.ws.fail("users.info", "internal_error")
    await _presses(team, who, team.last(case), name)
    assert person.view is None, cell
    line = (await lines(team, case))[-1]
    about = [line.kind, line.actor, *(line.details[key] for key in ("act", "surface", "why"))]
    assert about == ["refused", person.id, str(name), "button", STRANGERS[who]], cell
    assert len(await lines(team, case)) == count + 1, cell
    heard = [m.plain for m in person.ephemerals(SUPPORT)[told:]]
    assert len(heard) == 1 and SAID[STRANGERS[who]] in heard[0], cell


async def test_they_open_to_everybody_of_ours(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        case = await stopped(team)
        for who in OURS:
            for name in OPENERS:
                team.ws.state.views[team.ws.person(who).id].clear()
                await _presses(team, who, team.last(case), name)
                opened = team.ws.person(who).view is not None
                assert opened or (name is Action.FACTS and NO_FACTS_OPEN in team.told(who)), (who, name)


async def test_nobody_else_opens_a_window_of_the_desk_or_of_a_comparison(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        case = await routine(team)
        for who in STRANGERS:
            for name in OF_THE_DESK:
                if who == "una":
                    team.ws.fail("users.info", "internal_error")
                await _presses(team, who, team.last(case), name)
                assert team.ws.person(who).view is None, (who, name)
                assert NOT_FOR_THEM[who == "una"] in team.told(who), (who, name)


async def test_the_form_of_a_comparison_is_not_filled_in_in_vain(tmp_path: Path) -> None:
    async with at_work(tmp_path) as team:
        for who in STRANGERS.keys() - {"dora"}:  # Slack takes no command from somebody deactivated
            if who == "una":
                team.ws.fail("users.info", "internal_error")
            await team.ws.person(who).command(SUPPORT, "/compare")
            await team.settled()
            assert team.ws.person(who).view is None, who
            assert NOT_FOR_THEM[who == "una"] in team.told(who), who
