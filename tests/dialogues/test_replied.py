"""Approved replies are part of what the company knows, without the customer's data, for as long as they stand."""

import pytest

from bot.desk.cases.forgetting import forget, forget_old
from bot.workspace import Message
from tests.dialogues.conftest import SUPPORT, Start, Team

HAWAII = "Hello, do you ship to Hawaii, and does it cost extra? Regards, Marta Klein, marta.klein@example.org"
ASKED = "what did we reply about Hawaii"


async def approved(team: Team) -> Message:
    case = await team.draft(HAWAII)
    draft = team.last(case)
    await team.press("ben", draft, "Approve")
    assert "Approved" in team.case().plain
    return draft


async def ask(team: Team, question: str = ASKED) -> str:
    await team.ana.command(SUPPORT, f"/ask {question}")
    await team.settled()
    return team.told("ana")


async def test_an_approved_reply_is_found_with_its_day_and_a_link_to_its_case(team: Team) -> None:
    assert "Approved reply" not in await ask(team)
    await approved(team)
    shown = await ask(team)
    assert f"Approved reply of {team.bot.desk.today.day} {team.bot.desk.today:%b %Y}" in shown and "Hawaii" in shown
    assert "Marta" not in shown and "Klein" not in shown
    case = team.case()
    address = f"/archives/{case.channel}/p{case.ts.replace('.', '')}"
    assert address in str(team.ana.ephemerals(SUPPORT)[-1].blocks)


async def test_an_approval_taken_back_takes_the_reply_out(team: Team) -> None:
    await approved(team)
    await team.press("ben", team.last(team.case()), "Take the approval back")
    assert "Approved reply" not in await ask(team)


async def test_a_reply_that_another_draft_replaced_is_not_found(team: Team) -> None:
    await approved(team)
    await team.say("ana", team.case(), "revise: shorter")
    assert "Approved reply" not in await ask(team)


@pytest.mark.deep
async def test_a_reply_that_was_sent_stays_when_the_customer_writes_again(team: Team) -> None:
    await approved(team)
    await team.press("ben", team.last(team.case()), "Sent to the customer")
    await team.say("ana", team.case(), "customer: And to Guam?")
    assert "Approved reply" in await ask(team)


async def test_a_forgotten_case_has_no_reply_and_answers_that_told_of_it_are_gone(team: Team) -> None:
    await approved(team)
    await ask(team)
    private = team.ana.ephemerals(SUPPORT)[-1]
    await forget(team.bot.desk, team.case().plain.partition("Case ")[2].split()[0])
    await team.settled()
    assert "Approved reply" not in await ask(team)
    await team.press("ana", private, "Share it here")
    assert not [m for m in team.ws.messages(SUPPORT) if "Approved reply" in m.plain]


@pytest.mark.deep
async def test_what_was_kept_long_enough_has_no_reply(start: Start) -> None:
    team: Team = await start(levelhead_keep_days=30)
    await approved(team)
    await team.pause(31 * 24 * 3600)
    await forget_old(team.bot.desk)
    assert "Approved reply" not in await ask(team)
