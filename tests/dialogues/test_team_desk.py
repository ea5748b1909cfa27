"""The team's desk: the app home and `/desk`, by the time left; filters, search, and what happened in a case."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.desk.cases.forgetting import forget
from bot.desk.team.history import history
from bot.domain.people import Actor
from bot.store.history import trail
from bot.store.team import team_desk as rows
from tests.dialogues.conftest import HUNG, SUPPORT, Start, Team

SHIPPING = "Hello, do you ship to Hawaii, and does it cost extra?"
ANGRY = "You crooks refuse my return of the rug! Give me my money back or everyone will hear about it."

ANSWER_SECONDS = 30
"""Far more than a listener takes that asks Slack for nothing."""


async def home(team: Team, person: str) -> str:
    """Somebody opens their home; what it shows."""
    await team.ws.person(person).open_home()
    await team.settled()
    view = team.ws.person(person).home
    assert view is not None
    return view.text


async def desk(team: Team, person: str, words: str = "") -> str:
    """What `/desk` answers."""
    someone = team.ws.person(person)
    before = len(someone.ephemerals(SUPPORT))
    answer = await someone.command(SUPPORT, f"/desk {words}".strip())
    assert answer.ok, answer.error
    await asyncio.wait_for(team.ws.until(lambda: len(someone.ephemerals(SUPPORT)) > before), HUNG)
    await team.settled()
    return team.told(person)


class HeldDirectory:
    """Slack as a directory that says nothing before it is `free`."""

    def __init__(self, directory: Any) -> None:
        self.directory, self.free = directory, asyncio.Event()

    async def actor(self, person: str) -> Actor:
        await self.free.wait()
        return Actor(person)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.directory, name)


@pytest.mark.deep
async def test_the_command_and_what_is_turned_in_its_answer_do_not_wait_for_slack_to_say_who_asks(team: Team) -> None:
    for number in range(12):
        await team.draft(f"{SHIPPING} Number {number}")
    directory: Any = HeldDirectory(team.bot.desk.directory)
    team.bot.live.desk = replace(team.bot.desk, directory=directory)
    try:
        answer = await asyncio.wait_for(team.ana.command(SUPPORT, "/desk"), ANSWER_SECONDS)
        assert answer.ok and team.told("ana") == ""
    finally:
        directory.free.set()
    assert "12 open" in await team.until_told("ana", "Page 1 of 2")
    directory.free.clear()
    await team.press("ana", team.ana.ephemerals(SUPPORT)[-1], "Later")
    assert "Page 1 of 2" in team.told("ana")
    directory.free.set()
    assert await team.until_told("ana", "Page 2 of 2")


async def test_an_empty_desk_says_so(team: Team) -> None:
    assert "Nothing waits here." in await home(team, "ana")


async def test_the_case_with_the_least_time_left_comes_first(team: Team) -> None:
    await team.draft(SHIPPING)
    team.clock.advance(3600)
    await team.draft(ANGRY, person="ben")
    shown = await home(team, "ana")
    assert shown.index("Question about shipping") < shown.index("Return after the window")
    assert "*2 open* · 1 routine · 1 hostile" in shown and "waits for a lead to approve it" in shown


async def test_a_reply_sent_in_one_case_stops_no_other_clock(team: Team) -> None:
    await team.draft("Hello, do you ship to Alaska, and does it cost extra?")
    team.clock.advance(60)
    answered = await team.draft(SHIPPING)
    await team.press("ben", team.last(answered), "Approve")
    await team.press("ben", team.last(answered), "Sent to the customer")
    team.clock.advance(25 * 3600)
    await team.draft(ANGRY)
    shown = await home(team, "ana")
    assert "*2 open* · *1 overdue*" in shown
    assert shown.index("do you ship to Alaska") < shown.index("You crooks")


async def test_what_a_person_must_answer_comes_before_all_else(team: Team) -> None:
    await team.draft(SHIPPING)
    team.clock.advance(3600)
    await team.draft("The plug of the lamp sparked this morning and burned my daughter's hand.")
    shown = await home(team, "ana")
    assert shown.index("The plug of the lamp sparked") < shown.index("do you ship to Hawaii")


async def test_words_of_a_customer_take_no_effect_in_the_queue(team: Team) -> None:
    await team.draft("*Do you* ship to Hawaii? <!channel> <https://evil.example|here> :tada:")
    shown = await home(team, "ana")
    assert "*Do you* ship to Hawaii? <!channel>" in shown
    assert team.ana.home
    (quoted,) = [block["elements"] for block in team.ana.home.blocks if block["type"] == "rich_text"]
    assert [run["type"] for run in quoted[0]["elements"]] == ["text"], "literal, also what looks like an emoji"


async def test_a_case_past_its_time_is_overdue_without_anybody_opening_the_home_again(team: Team) -> None:
    await team.draft(SHIPPING)
    assert "overdue" not in await home(team, "ana")
    for _ in range(13):
        await team.pause(3600)
        await home(team, "ana")
    await team.pause(timedelta(hours=11, minutes=5).total_seconds())
    assert team.ana.home and "1 overdue" in team.ana.home.text and "overdue since" in team.ana.home.text


async def test_the_home_follows_what_happens(team: Team) -> None:
    case = await team.draft(SHIPPING)
    assert "waits for a teammate" in await home(team, "ben")
    await team.press("ben", team.last(case), "Approve")
    await team.pause(20)
    assert team.ben.home and "approved, to be sent" in team.ben.home.text
    await team.press("ben", team.last(case), "Sent to the customer")
    await team.pause(20)
    assert "Nothing waits here." in team.ben.home.text


async def test_what_did_not_change_is_not_published_again(team: Team) -> None:
    await team.draft(SHIPPING)
    await home(team, "ana")
    before = [c.method for c in team.ws.calls].count("views.publish")
    await team.pause(60)
    assert [c.method for c in team.ws.calls].count("views.publish") == before == 1


async def test_a_home_nobody_opened_for_long_is_left_alone(team: Team) -> None:
    await home(team, "ana")
    await team.pause(timedelta(hours=13).total_seconds())
    before = len(team.ws.calls)
    await team.draft(SHIPPING)
    await team.pause(600)
    assert "views.publish" not in [c.method for c in team.ws.calls[before:]]


async def test_filters_are_kept_and_narrow_the_queue(team: Team) -> None:
    await team.draft(SHIPPING)
    await team.draft(ANGRY, person="ben")
    await home(team, "ana")
    await team.ana.press_at_home("My cases")
    await team.settled()
    assert team.ana.home and "about shipping" in team.ana.home.text and "by @Ben" not in team.ana.home.text
    await team.ana.press_at_home("Hostile")
    await team.settled()
    assert "Nothing waits here." in team.ana.home.text
    await team.ana.press_at_home("Any lane")
    await team.settled()
    assert "about shipping" in await home(team, "ana") and "by @Ben" not in team.ana.home.text


async def test_cases_are_found_by_what_the_customer_wrote_by_order_and_by_what_was_approved(team: Team) -> None:
    case = await team.draft(f"{SHIPPING} Order 112-4070611-2246605.")
    await team.draft(ANGRY)
    await home(team, "ana")
    await team.ana.press_at_home("Search")
    assert await team.ana.submit({"Search": "hawaii"}) is None
    await team.settled()
    assert team.ana.home and "Found for “hawaii”: 1" in team.ana.home.text
    await team.press("ana", team.last(case), "Approve")
    await team.press("ana", team.last(case), "Sent to the customer")
    assert "Found for “hawaii”: 1" in await desk(team, "ben", "hawaii") and "· sent" in team.told("ben")
    await team.ana.press_at_home("Show the queue")
    await team.settled()
    assert "Found for" not in team.ana.home.text and "1 open" in team.ana.home.text


async def test_what_was_looked_for_goes_with_a_case_that_is_forgotten(team: Team) -> None:
    case = await team.draft(f"{SHIPPING} Order 112-4070611-2246605.")
    await home(team, "ana")
    await team.ana.press_at_home("Routine")
    await desk(team, "ana", "112-4070611-2246605")
    assert team.ana.home and "Found for “112-4070611-2246605”: 1" in team.ana.home.text
    await forget(team.bot.desk, case.plain.partition("Case ")[2].split()[0])
    await team.pause(1)
    assert "Found for" not in team.ana.home.text and "0 open" in team.ana.home.text
    async with team.bot.desk.database.read() as tx:
        kept = await rows.home(tx, team.ana.id)
    assert kept and kept.sight["words"] == "" and kept.sight["lane"]


async def test_a_home_that_nobody_has_opened_for_long_keeps_no_customers_words(team: Team) -> None:
    case = await team.draft(f"{SHIPPING} Order 112-4070611-2246605.")
    assert "Hawaii" in await home(team, "ana")
    await team.pause(13 * 3600)
    await forget(team.bot.desk, case.plain.partition("Case ")[2].split()[0])
    await team.pause(1)
    assert team.ana.home and "Hawaii" not in team.ana.home.text
    assert "Nothing waits here." in await home(team, "ana")


async def test_what_was_looked_for_after_a_forgetting_goes_a_day_later(team: Team) -> None:
    case = await team.draft(f"{SHIPPING} Order 112-4070611-2246605.")
    await forget(team.bot.desk, case.plain.partition("Case ")[2].split()[0])
    await desk(team, "ana", "112-4070611-2246605")
    await team.pause(23 * 3600)
    assert "Found for" in await home(team, "ana")
    await team.pause(2 * 3600)
    assert team.ana.home and "Found for" not in team.ana.home.text
    async with team.bot.desk.database.read() as tx:
        kept = await rows.home(tx, team.ana.id)
    assert kept and kept.sight["words"] == ""


async def test_a_search_for_nothing_known_says_so_and_no_word_takes_effect(team: Team) -> None:
    shown = await desk(team, "ana", "100% <!channel> _*")
    assert "Found for “100% <!channel> _*”: nothing" in shown
    assert team.ana.ephemerals(SUPPORT)[-1].mentions == set()


@pytest.mark.deep
async def test_the_command_shows_the_same_to_its_person_alone_and_is_turned_in_place(team: Team) -> None:
    for number in range(12):
        await team.draft(f"{SHIPPING} Number {number}")
        team.clock.advance(60)
    shown = await desk(team, "ana")
    assert "12 open" in shown and "Page 1 of 2" in shown and team.told("ben") == ""
    await team.press("ana", team.ana.ephemerals(SUPPORT)[-1], "Later")
    assert await team.until_told("ana", "Page 2 of 2") and len(team.ana.ephemerals(SUPPORT)) == 1
    await team.press("ana", team.ana.ephemerals(SUPPORT)[-1], "Earlier")
    assert await team.until_told("ana", "Page 1 of 2")


async def test_the_history_says_who_did_what_on_which_policies(team: Team) -> None:
    case = await team.draft(SHIPPING)
    await team.press("ben", team.last(case), "Approve")
    await home(team, "ben")
    await team.ben.press_at_home("History")
    told = team.ben.view.text if team.ben.view else ""
    assert "@Ana Ruiz opened the case" in told and "took it for “Question about shipping" in told
    version = team.bot.desk.book.version[:8]
    assert f"Levelhead wrote version 1 on policy version {version}" in told
    assert "@Ben" in told and f"approved version 1 on policy version {version}" in told


async def test_what_the_history_counts_reads_right_of_one_and_of_several(team: Team) -> None:
    case = await team.draft(SHIPPING)
    case_id = case.plain.partition("Case ")[2].split()[0]
    for kind, counts in (
        ("looked up", {"facts": 1}), ("looked up", {"facts": 2}), ("facts added", {"count": 1}),
        ("facts added", {"count": 0}), ("released", {"stops": 1}), ("released", {"stops": 2}),
    ):  # fmt: skip
        async with team.bot.desk.write(case_id) as tx:
            await trail.note(tx, case_id, team.ben.id, kind, team.clock.now(), **counts)
    _, lines = await history(team.bot.desk, case_id)
    told = [line.what for line in lines if line.by == team.ben.id]
    assert told[:3] == ["found 1 fact in the reports", "found 2 facts in the reports", "added 1 fact"]
    assert [words.partition(" in ")[2] for words in told[3:]] == ["spite of 1 stop", "spite of 2 stops"]


async def test_the_name_of_a_case_opens_its_thread(team: Team) -> None:
    case = await team.draft(SHIPPING)
    await home(team, "ana")
    assert team.ana.home
    links = str(team.ana.home.blocks)
    assert f"archives/{case.channel}/p{case.ts.replace('.', '')}|" in links


@pytest.mark.parametrize("person", ["gil", pytest.param("xia", marks=pytest.mark.deep)])
async def test_whoever_is_no_full_member_sees_nothing_of_it(team: Team, person: str) -> None:
    await team.draft(SHIPPING)
    shown = await home(team, person)
    assert "Only full members" in shown and "Hawaii" not in shown


async def test_a_refused_home_is_not_tried_for_ever(team: Team) -> None:
    team.ws.fail("views.publish", "not_enabled", times=50)
    await team.ana.open_home()
    await team.settled()
    await team.pause(600)
    assert [c.method for c in team.ws.calls].count("views.publish") == 1


async def test_a_home_waits_as_long_as_slack_asks(team: Team) -> None:
    team.ws.fail("views.publish", "ratelimited", retry_after=40)
    await team.ana.open_home()
    await team.settled()
    assert team.ana.home is None
    await team.pause(60)
    assert team.ana.home is not None


@pytest.mark.deep
async def test_the_figures_of_the_last_weeks_come_in_words_and_as_charts(start: Start) -> None:
    pytest.importorskip("matplotlib")
    team = await start()
    for number in range(3):
        case = await team.draft(f"{SHIPPING} Number {number}")
        await team.press("ben", team.last(case), "Approve" if number else "Reject")
    await home(team, "ana")
    await team.ana.press_at_home("Figures")
    await team.settled()
    await asyncio.wait_for(team.ws.until(lambda: team.ana.view and "Charts follow" not in team.ana.view.text), HUNG)
    shown = team.ana.view
    assert shown and "3 cases" in shown.text and "2 approvals" in shown.text
    told = [block["alt_text"] for block in shown.blocks if block["type"] == "image"]
    assert len(told) >= 4, told
    assert any("What became of the bot's drafts" in words and "Rejected: 1" in words for words in told)
    assert any("Cases a week" in words and "3." in words for words in told) and "Charts follow" not in shown.text
    assert "Charts" not in shown.text, "neither that they follow nor that nothing draws them"


async def test_where_nothing_happened_the_figures_say_so(team: Team) -> None:
    await home(team, "ana")
    await team.ana.press_at_home("Figures")
    await team.settled()
    assert team.ana.view and "0 cases" in team.ana.view.text
