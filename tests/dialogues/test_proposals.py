"""What the team corrects again and again is proposed as a change to the policies; nothing changes by itself."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.app import connected
from bot.commands.try_local import on_copies
from bot.desk.cases.forgetting import forget
from bot.desk.learning.accepting import waiting
from bot.desk.learning.proposing import propose
from bot.domain.proposals import Proposal
from bot.domain.trail import POLICIES
from bot.loading.folders import POLICY_SUFFIXES, read_texts
from bot.settings import PROJECT
from bot.store.engines.database import Database, Tx
from bot.store.history import editions, trail
from bot.workspace import Message, Workspace
from tests.command_line import levelhead_here
from tests.dialogues.conftest import SUPPORT, Start, Team, policies_with, settings_for
from tests.manual_clock import ManualClock

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"


@pytest.fixture
async def live(start: Start, ws: Workspace, tmp_path: Path) -> Team:
    """The bot on a folder of policies of its own, led by Lea and owned by Omar."""
    folder = policies_with(tmp_path, leads=ws.person("lea").id, owners=ws.person("omar").id)
    _fewer_of_tone(folder)
    made: Team = await start(levelhead_policies=folder)
    return made


def _fewer_of_tone(folder: Path) -> None:
    """One sentence in twelve. What clauses say is learned from beside them, so all is learned anew when one changes."""
    for file in (folder / "tone").glob("*.yaml"):
        lines = file.read_text(encoding="utf-8").splitlines()
        told = [line for line in lines if line.startswith("  ")]
        kept = [line for line in lines if not line.startswith("  ")] + told[::12]
        file.write_text("\n".join(kept) + "\n", encoding="utf-8")


async def corrected(
    team: Team, old: str, new: str, message: str = QUESTION, why: str = "", who: str = "ben"
) -> Message:
    """A case whose draft somebody edits: these words become those."""
    case = await team.draft(message)
    await team.press(who, team.last(case), "Edit")
    view = team.ws.person(who).view
    assert view
    words = view.inputs["The reply"]["element"]["initial_value"]
    assert old in words, words
    await team.fill(who, {"The reply": words.replace(old, new)})
    if why:
        await team.press(who, team.ws.person(who).ephemerals(SUPPORT)[-1], why)
    return case


async def proposed(team: Team, times: int, old: str, new: str, **more: Any) -> tuple[Proposal, ...]:
    """The same correction in so many cases, looked through."""
    for _ in range(times):
        await corrected(team, old, new, **more)
    return await propose(team.bot.desk)


async def opened(team: Team, who: str = "lea") -> str:
    """A lead looks at the first proposal in their home; what the window shows."""
    person = team.ws.person(who)
    await person.open_home()
    await team.settled()
    await person.press_at_home("Look at it")
    await team.settled()
    assert person.view
    return person.view.text


def shipping(team: Team) -> str:
    return (team.settings.levelhead_policies / "house/shipping.yaml").read_text(encoding="utf-8")


async def lines(team: Team, name: str) -> list[tuple[str, str]]:
    async with team.bot.desk.database.read() as tx:
        return [(link.event.actor, link.event.kind) for link in await trail.of_case(tx, name)]


OLD, NEW = "at no extra charge", "without a surcharge"
ACCEPT, DECLINE = "Accept: write it to the files", "Decline: leave everything as it is"


@pytest.mark.deep
async def test_a_wording_corrected_in_three_cases_is_proposed_and_holds_once_a_lead_accepts(live: Team) -> None:
    assert await proposed(live, 2, OLD, NEW) == ()
    (found,) = await proposed(live, 1, OLD, NEW)
    before = shipping(live)
    assert len(found.cases) == 3 and NEW not in before
    shown = await opened(live)
    assert (
        f"-    say: Orders to Alaska, Hawaii and Puerto Rico travel by USPS in 6 to 10 business days, {OLD}." in shown
    )
    assert "In policies/house/shipping.yaml, from line 18" in shown and "@@" not in shown and "+++" not in shown
    assert "+    say: Orders to Alaska" in shown and all(c.case_id in shown and c.link for c in found.cases)
    await live.ana.open_home()
    await live.settled()
    assert live.ana.home and "Proposed changes" not in live.ana.home.text
    words = live.lea.view.inputs["The wording"]["element"]["initial_value"]  # type: ignore[union-attr]
    own = words.replace(NEW, "and that costs nothing more")
    await live.fill("lea", {"Your decision": ACCEPT, "The wording": own})
    assert shipping(live) == before.replace(f"business days, {OLD}.", "business days, and that costs nothing more.", 1)
    assert "P-1: Written to policies/house/shipping.yaml" in live.ws.messages(await live.lea.dm())[-1].plain
    assert await lines(live, "P-1") == [("levelhead", "proposed"), (live.lea.id, "proposal accepted")]
    was = live.bot.desk.book.version
    for _ in range(2):
        live.clock.advance(5)
        await live.bot.live.looked(live.bot.live.looks + 1)
    assert "and that costs nothing more" in live.last(await live.draft(QUESTION)).plain
    assert await propose(live.bot.desk) == ()
    assert (await lines(live, POLICIES))[2:] == [
        (live.lea.id, "proposal accepted"),
        ("levelhead", "policies in force"),
    ]
    async with live.bot.desk.database.read() as tx:
        accepted = (await trail.of_case(tx, POLICIES))[2].event.details
    about = {"proposal": "P-1", "files": "house/shipping.yaml"}
    assert accepted == about | {"was": was, "version": live.bot.desk.book.version}


@pytest.mark.deep
async def test_a_declined_one_needs_a_reason_and_comes_again_after_as_many_more(live: Team) -> None:
    await proposed(live, 3, OLD, NEW)
    before = shipping(live)
    await opened(live)
    wrong = await live.lea.submit({"Your decision": DECLINE})
    assert wrong is not None and "Say why" in str(wrong)
    await live.fill("lea", {"Your decision": DECLINE, "Why not?": "It is clear as it stands."})
    assert shipping(live) == before and (await lines(live, "P-1"))[-1] == (live.lea.id, "proposal declined")
    live.clock.advance(60)
    assert await proposed(live, 2, OLD, NEW) == ()
    (again,) = await proposed(live, 1, OLD, NEW)
    assert (again.number, len(again.cases)) == (2, 3)


async def test_what_would_not_hold_together_and_files_that_changed_since_the_diff_was_read_are_left_alone(
    live: Team,
) -> None:
    await proposed(live, 3, OLD, NEW)
    await opened(live)
    before = shipping(live)
    wrong = await live.lea.submit({"Your decision": ACCEPT, "The wording": "It takes {no_such_fact}."})
    assert wrong is not None and "shipping.yaml:" in str(wrong) and "no_such_fact" in str(wrong)
    assert shipping(live) == before
    file = live.settings.levelhead_policies / "house/shipping.yaml"
    file.write_text(before.replace("title: Where we ship", "title: Where to"), encoding="utf-8")
    edited = shipping(live)
    wrong = await live.lea.submit({"Your decision": ACCEPT})
    assert wrong is not None and "have changed since you opened this" in str(wrong) and shipping(live) == edited
    file.write_text(edited.replace(OLD, "for nothing more"), encoding="utf-8")
    assert "isn't there as it was" in await opened(live)


@pytest.mark.deep
async def test_what_a_customer_wrote_never_becomes_policy_however_often_it_is_pasted(live: Team) -> None:
    theirs = "and Levelhead promises every buyer a gift"
    message = f"{QUESTION} Your site says shipping is free {theirs}."
    assert await proposed(live, 4, OLD, theirs, message=message) == ()
    named = "as Philippa Oyelaran-Brandt was told"
    assert await proposed(live, 3, OLD, named, message=f"{QUESTION} Philippa Oyelaran-Brandt") == ()


@pytest.mark.deep
async def test_it_is_looked_for_while_a_lead_looks_and_told_in_the_digest(
    start: Start, ws: Workspace, tmp_path: Path
) -> None:
    folder = policies_with(tmp_path, leads=ws.person("lea").id, owners=ws.person("omar").id)
    team: Team = await start(levelhead_policies=folder, levelhead_digest=("leads",))
    for _ in range(3):
        await corrected(team, OLD, NEW)
    await team.pause(60)
    await team.ben.open_home()
    await team.settled()
    assert await waiting(team.bot.desk) == (), "today was looked through already, and he leads nobody"
    await team.lea.open_home()
    await team.settled()
    assert team.lea.home and "Proposed changes" in team.lea.home.text
    await team.pause(7 * 24 * 3600)
    digest = next(m for m in reversed(team.ws.messages(await team.lea.dm())) if "Levelhead from" in m.plain)
    assert "Proposed changes" in digest.plain and f"instead of “{OLD}”" in digest.plain


@pytest.mark.deep
async def test_a_home_that_stays_open_shows_what_is_corrected_meanwhile_after_two_minutes(live: Team) -> None:
    await live.lea.open_home()
    await live.settled()
    for _ in range(3):
        await corrected(live, OLD, NEW)
    await live.pause(15)
    assert await waiting(live.bot.desk) == (), "it was looked for just now"
    await live.pause(120)
    assert live.lea.home and f"instead of “{OLD}”" in live.lea.home.text


async def test_a_folder_that_is_behind_the_policies_in_force_takes_no_change(live: Team) -> None:
    await proposed(live, 3, OLD, NEW)
    before = shipping(live)
    async with live.bot.desk.write() as tx:
        await editions.adopt(tx, "newer", {}, live.clock.now())
    await opened(live)
    wrong = await live.lea.submit({"Your decision": ACCEPT})
    assert wrong is not None and "older than the policies in force" in str(wrong) and shipping(live) == before


@pytest.mark.deep
async def test_a_trial_changes_its_own_copy_and_says_so(ws: Workspace, clock: ManualClock, tmp_path: Path) -> None:
    settings = on_copies(settings_for(ws, tmp_path), tmp_path)
    before = read_texts(PROJECT / "policies", POLICY_SUFFIXES)
    async with connected(settings, clock, approve_examples=True, trial=True) as bot:
        trial = Team(ws, bot, clock, settings)
        await proposed(trial, 3, OLD, NEW)
        assert f"its own copy, {settings.levelhead_policies}" in await opened(trial, "omar")
        await trial.fill("omar", {"Your decision": ACCEPT})
        assert NEW in shipping(trial)
        assert "Your files stay as they are" in ws.messages(await trial.omar.dm())[-1].plain
    assert read_texts(PROJECT / "policies", POLICY_SUFFIXES) == before


@pytest.mark.deep
async def test_in_a_terminal_it_is_read_accepted_and_declined(live: Team) -> None:
    await proposed(live, 3, OLD, NEW)
    assert "P-1  Another wording in shipping.alaska_hawaii" in await typed(live)
    shown = await typed(live, "show", "P-1")
    assert (
        "@@" in shown
        and f"+    say: Orders to Alaska, Hawaii and Puerto Rico travel by USPS in 6 to 10 business days, {NEW}."
        in shown
    )
    assert "There is no proposal 7" in await typed(live, "reject", "7", "--why", "x")
    assert "Written to policies/house/shipping.yaml" in await typed(live, "accept", "1")
    assert f"business days, {NEW}." in shipping(live)
    assert "decided on already" in await typed(live, "accept", "1") and "Nothing waits" in await typed(live, "list")


async def typed(team: Team, *arguments: str) -> str:
    folder, url = team.settings.levelhead_policies, team.settings.database_url
    settings = {"DATABASE_URL": url, "LEVELHEAD_POLICIES": str(folder), "COLUMNS": "160"}
    said = await asyncio.to_thread(partial(levelhead_here, folder.parent, "proposals", *arguments, **settings))
    return said.stdout or said.stderr


class Between:
    """A database; `meanwhile` is done once, between the first time that something is read and the second."""

    def __init__(self, database: Database, meanwhile: Callable[[], Awaitable[object]]) -> None:
        self._database, self._meanwhile, self._reads = database, meanwhile, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        self._reads += 1
        if self._reads == 2:
            await self._meanwhile()
        async with self._database.read() as tx:
            yield tx


async def test_words_of_cases_that_are_forgotten_while_they_are_looked_through_are_not_proposed(live: Team) -> None:
    """Whether they were a customer's can't be told then."""
    names = [(await corrected(live, OLD, NEW)).plain.partition("Case ")[2].split()[0] for _ in range(3)]
    desk = live.bot.desk

    async def forgotten() -> None:
        for name in names:
            await forget(desk, name)

    database: Any = Between(desk.database, forgotten)
    assert await propose(replace(desk, database=database)) == ()
