"""What people correct is kept with its reason, which is asked for afterwards and never in the way."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from bot.desk.cases.acts.correcting import say_why
from bot.domain.mistakes import Mistake
from bot.errors import LevelheadError
from bot.slack.views.correcting import ask_why_blocks
from bot.workspace import Message
from tests.dialogues.conftest import SUPPORT, Team, case_id, file_of

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
OWN = "Hello,\n\nYes, we ship to Hawaii.\n\nKind regards,\nAna"


def asked(team: Team, who: str) -> Message:
    """The question that this person was asked last."""
    return team.ws.person(who).ephemerals(SUPPORT)[-1]


def reasons(team: Team) -> list[tuple[Any, ...]]:
    query = "SELECT revision_id, act, before, after, mistake, reason, void_at IS NOT NULL FROM reasons ORDER BY id"
    with closing(sqlite3.connect(file_of(team.settings))) as database:
        return database.execute(query).fetchall()


async def edit(team: Team, who: str, draft: Message, words: str) -> None:
    await team.press(who, draft, "Edit")
    await team.fill(who, {"The reply": words})


async def test_a_rejection_counts_at_once_and_its_reason_is_one_private_click(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.react("ben", team.last(case), "x")
    assert "rejected" in team.case().plain and reasons(team)[0][4] is None
    question = asked(team, "ben")
    assert "You rejected draft 1" in question.plain and not team.ana.ephemerals(SUPPORT)
    await team.press("ben", question, "Promises too much")
    assert reasons(team) == [(f"{case_id(case)}.1", "reject", None, None, "promises_too_much", None, 0)]
    assert "Rejected by" in team.last(case).plain and "promises too much" in team.last(case).plain
    assert "Noted: promises too much" in team.told("ben")


async def test_it_may_be_left_out(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.react("ben", team.last(case), "x")
    await team.say("ben", case, "revise: shorter")
    assert "Draft 2" in team.last(case).plain
    assert [row[1:] for row in reasons(team)] == [("reject", None, None, None, None, 0)]


async def test_an_edit_keeps_the_two_revisions_and_its_reason(team: Team) -> None:
    case = await team.draft(QUESTION)
    await edit(team, "ben", team.last(case), OWN)
    assert "You changed draft 1" in team.told("ben")
    await team.press("ben", asked(team, "ben"), "Too long")
    one, two = f"{case_id(case)}.1", f"{case_id(case)}.2"
    assert reasons(team) == [(one, "edit", one, two, "too_long", None, 0)]


async def test_nobody_is_asked_of_words_that_a_person_wrote_or_did_not_change(team: Team) -> None:
    case = await team.draft(QUESTION)
    await edit(team, "ben", team.last(case), OWN)
    asked_before = len(team.ben.ephemerals(SUPPORT))
    await edit(team, "ben", team.last(case), OWN + " of support")
    await edit(team, "ben", team.last(case), OWN + " of support")
    assert len(team.ben.ephemerals(SUPPORT)) == asked_before and len(reasons(team)) == 2


@pytest.mark.deep
async def test_who_rejected_a_draft_is_not_asked_again_when_they_edit_it(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.react("ben", team.last(case), "x")
    asked_before = len(team.ben.ephemerals(SUPPORT))
    await edit(team, "ben", team.last(case), OWN)
    assert len(team.ben.ephemerals(SUPPORT)) == asked_before
    assert [row[1] for row in reasons(team)] == ["reject", "edit"]


async def test_a_reason_in_words_is_kept_and_goes_when_the_customer_is_forgotten(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.react("ana", team.last(case), "x")
    question = asked(team, "ana")
    await team.press("ana", question, "In my words")
    await team.fill("ana", {"What was wrong?": "Hawaii is <!channel> walrusblue"})
    assert reasons(team)[0][5] == "Hawaii is <!channel> walrusblue"
    assert "Hawaii is <!channel> walrusblue" in team.last(case).plain
    await team.press("ana", case, "Withdraw the case")
    assert reasons(team)[0][4:6] == (None, None)
    await team.press("ana", question, "Tone")
    assert "not kept here any more" in question.plain and reasons(team)[0][4:6] == (None, None)


async def test_only_whoever_did_it_says_why(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.react("ben", team.last(case), "x")
    with pytest.raises(LevelheadError, match="Only whoever did it"):
        await say_why(team.bot.desk, 1, team.ana.id, Mistake.TONE)
    with pytest.raises(LevelheadError, match="not kept here"):
        await say_why(team.bot.desk, 99, team.ben.id, Mistake.TONE)
    assert reasons(team)[0][4] is None


async def test_a_rejection_that_is_taken_back_counts_no_more(team: Team) -> None:
    case = await team.draft(QUESTION)
    draft = team.last(case)
    await team.react("ben", draft, "x")
    await team.press("ben", asked(team, "ben"), "Tone")
    await team.ben.unreact(draft, "x")
    await team.settled()
    assert reasons(team)[0][4:] == ("tone", None, 1) and "Rejected" not in team.last(case).plain


async def test_where_nobody_alone_can_be_asked_in_the_channel_it_is_asked_in_a_direct_message(team: Team) -> None:
    case = await team.draft(QUESTION)
    team.ws.fail("chat.postEphemeral", "user_not_in_channel")
    await team.react("ben", team.last(case), "x")
    question = team.ws.messages(await team.ben.dm())[-1]
    assert f"Case {case_id(case)}" in question.plain
    await team.press("ben", question, "Circles")
    assert reasons(team)[0][4] == "circles"


def test_every_mistake_has_a_button_of_its_own() -> None:
    actions = ask_why_blocks(7, "Why?")[1]["elements"]
    assert [b["text"]["text"] for b in actions][:-1] == [m.label for m in Mistake]
    assert len({b["action_id"] for b in actions}) == len(actions)


@pytest.mark.deep
async def test_the_menu_asks_as_the_reaction_does(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ben", team.last(case), "Reject")
    assert "What was wrong with it?" in team.told("ben")
