"""A message that a case has is changed in Slack: the case's thread says so, once for each wording, and isn't read again."""

import pytest

from bot.workspace import Message
from tests.dialogues.conftest import SUPPORT, Start, Team
from tests.dialogues.test_watched import INBOX, SHIPPING, TICKET, ticket, watching

__all__ = ["watching"]
OTHER = "Hello, do you ship to Guam, and does it cost extra?"
TOLD = "was changed in Slack after it was read"


def told(team: Team, case: Message) -> list[Message]:
    return [m for m in team.thread(case) if TOLD in m.plain]


async def changed(team: Team, message: Message, words: str) -> None:
    await team.ws.person("ben").edit(message, words)
    await team.settled()


@pytest.mark.parametrize(
    "way",
    ["shortcut", "mention", *(pytest.param(w, marks=pytest.mark.deep) for w in ("quoted to the bot", "next message"))],
)
async def test_the_thread_says_that_a_message_was_changed_and_what_to_do(team: Team, way: str) -> None:
    said = await team.ben.say(SUPPORT, SHIPPING)
    if way == "shortcut":
        await team.ana.shortcut("Draft a reply", said)
    elif way == "mention":
        await team.ana.say(SUPPORT, "@Levelhead draft", thread_ts=said.ts)
    elif way == "quoted to the bot":
        said = await team.ben.say(SUPPORT, f"@Levelhead draft {SHIPPING}", thread_ts=said.ts)
    else:
        case = await team.draft(SHIPPING)
        said = await team.ben.say(SUPPORT, f"customer: {SHIPPING}", thread_ts=case.ts)
    await team.settled()
    case = team.case()
    before = [m.plain for m in team.thread(case) if "Draft" in m.plain]
    await changed(team, said, OTHER)
    (notice,) = told(team, case)
    assert "`customer:`" in notice.plain and notice.mentions
    assert [m.plain for m in team.thread(case) if "Draft" in m.plain] == before
    await team.ws.redeliver(2, same_id=False)
    assert len(told(team, case)) == 1
    await changed(team, said, f"{OTHER} Please answer soon.")
    assert len(told(team, case)) == 2


@pytest.mark.deep
async def test_where_it_was_asked_where_to_draft_it_is_told_too(start: Start) -> None:
    team = await start(levelhead_support_channels=frozenset({"C0NOWHERE99"}))
    said = await team.ben.say(SUPPORT, SHIPPING)
    await team.ana.shortcut("Draft a reply", said)
    await team.settled()
    await team.press("ana", team.ana.ephemerals(SUPPORT)[-1], "Draft it here")
    await changed(team, said, OTHER)
    assert len(told(team, team.case())) == 1


async def test_of_a_case_that_is_closed_and_of_other_messages_nothing_is_told(team: Team) -> None:
    said, aside = await team.ben.say(SUPPORT, SHIPPING), await team.ben.say(SUPPORT, "Lunch?")
    await team.ana.shortcut("Draft a reply", said)
    await team.settled()
    case = team.case()
    talk = await team.ben.say(SUPPORT, "I know her", thread_ts=case.ts)
    await changed(team, aside, "Lunch at one?")
    await changed(team, talk, "I know her well")
    await team.press("ana", case, "Close the case")
    await changed(team, said, OTHER)
    assert told(team, case) == []


async def test_in_a_watched_channel_only_the_customers_part_counts(watching: Team) -> None:
    await ticket(watching, SHIPPING)
    post = next(m for m in watching.ws.messages(INBOX) if "New ticket" in m.plain)
    case = watching.case(INBOX)
    words = {"who": "jane@roe.example", "order": "112-4070611-2246605"}
    await watching.otto.edit(post, f"{TICKET.format(words=SHIPPING, **words)} (opened by Ana)")
    await watching.settled()
    assert told(watching, case) == []
    await watching.otto.edit(post, TICKET.format(words=OTHER, **words))
    await watching.settled()
    assert len(told(watching, case)) == 1
