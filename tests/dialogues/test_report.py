"""The report and its weekly digest: what the team corrected, counted, and told once."""

import asyncio
import json
import shutil
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.app import connected
from bot.desk.learning.proposing import propose
from bot.desk.report.reporting import unanswerable
from bot.settings import Settings
from bot.store.due import inbox
from bot.store.engines.database import open_database
from bot.store.history.reporting import CaseSeen
from bot.workspace import Message, Workspace
from tests.command_line import levelhead_here
from tests.dialogues.conftest import SUPPORT, Start, Team, file_of, policies_with, settings_for
from tests.knowledge.small_book import shipped
from tests.manual_clock import ManualClock

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
OWN = "Hello,\n\nYes, we ship to Hawaii.\n\nKind regards,\nAna"
WEEK = 7 * 24 * 3600


async def corrected(team: Team) -> Message:
    """Three cases of one kind: approved as drafted, edited as too long, rejected for its tone. Gives the last."""
    kept = await team.draft(QUESTION)
    await team.press("ben", team.last(kept), "Approve")
    edited = await team.draft(QUESTION)
    await team.press("ben", team.last(edited), "Edit")
    await team.fill("ben", {"The reply": OWN})
    await team.press("ben", team.ben.ephemerals(SUPPORT)[-1], "Too long")
    rejected = await team.draft(QUESTION)
    team.clock.advance(30 * 60)
    await team.react("ben", team.last(rejected), "x")
    await team.press("ben", team.ben.ephemerals(SUPPORT)[-1], "Tone")
    return rejected


async def reported(team: Team, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(await typed(team, *arguments, "--json"))
    return found


async def typed(team: Team, *arguments: str) -> str:
    """What `levelhead report` says, run beside the bot."""
    folder, url = file_of(team.settings).parent, team.settings.database_url
    run = partial(levelhead_here, folder, "report", *arguments, DATABASE_URL=url, COLUMNS="160")
    ended = await asyncio.to_thread(run)
    return ended.stdout or ended.stderr


DAYS = ("--from", "2026-11-23", "--to", "2026-11-29")


async def test_it_says_what_became_of_the_bots_drafts_and_why(team: Team) -> None:
    await corrected(team)
    found = await reported(team, *DAYS)
    [outcome] = found["outcomes"]
    assert {k: outcome[k] for k in ("drafts", "unchanged", "edited", "rejected", "revised")} == {
        "drafts": 3, "unchanged": 1, "edited": 1, "rejected": 1, "revised": 0,
    }  # fmt: skip
    assert found["reasons"] == [
        {"act": "edit", "reason": "Too long", "count": 1},
        {"act": "reject", "reason": "Tone", "count": 1},
    ]
    disputed = {d["clause"]: (d["rejected"], d["edited"], d["cited"]) for d in found["disputed"]}
    assert disputed["shipping.destinations"] == (1, 1, 3)
    assert found["volume"]["cases"] == 3 and found["situations"][0]["count"] == 3
    assert found["to_decision"] == {"count": 2, "median": 15.0, "slow": 27.0}
    assert found["to_approval"]["count"] == 1


async def test_a_day_without_anything_is_empty_and_days_the_wrong_way_round_are_refused(team: Team) -> None:
    await corrected(team)
    found = await reported(team, "--from", "2026-11-24", "--to", "2026-11-24")
    assert found["volume"]["cases"] == 0 and found["outcomes"] == [] and found["to_decision"]["median"] is None
    assert "Turn the two days round" in await typed(team, "--from", "2026-11-25", "--to", "2026-11-24")


async def test_a_person_reads_it_in_a_terminal(team: Team) -> None:
    rejected = await corrected(team)
    said = await typed(team, *DAYS)
    assert "What became of the bot's drafts" in said and "Promises too much" not in said
    assert "Too long" in said and "shipping.destinations" in said
    assert not [word for word in ("Hawaii", rejected.channel) if word in said], "no word of a customer"


async def test_a_rejection_that_was_taken_back_and_peoples_own_words_do_not_count(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.react("ben", team.last(case), "x")
    await team.ben.unreact(team.last(case), "x")
    await team.settled()
    await team.press("ana", team.last(case), "Edit")
    await team.fill("ana", {"The reply": OWN})
    await team.react("ben", team.last(case), "x")
    found = await reported(team, *DAYS)
    assert [(o["edited"], o["rejected"]) for o in found["outcomes"]] == [(1, 0)]
    assert found["reasons"] == [{"act": "edit", "reason": "not said", "count": 1}]


async def test_questions_without_an_answer_are_told_without_personal_data(team: Team) -> None:
    answer = await team.ben.command(
        SUPPORT, "/ask Does Mrs. Philippa Oyelaran-Brandt get a llama with order 112-1234567-7654321?"
    )
    assert answer.ok
    await team.settled()
    await team.ben.command(SUPPORT, "/ask Do we ship to Hawaii?")
    await team.settled()
    [asked] = (await reported(team, *DAYS))["unanswered"]
    assert "llama" in asked["text"] and "Oyelaran" not in asked["text"] and "1234567" not in asked["text"]


async def test_a_case_for_which_no_clause_is_found_is_named(team: Team) -> None:
    case = await team.draft("Your podcast about lighthouses was lovely, who composed the theme tune?")
    await team.draft(QUESTION)
    [gap] = (await reported(team, *DAYS))["gaps"]
    assert gap["count"] == 1 and gap["cases"][0] in case.plain


async def test_a_draft_that_waits_for_a_fact_is_no_gap_in_the_policies_and_no_clause_is_proposed(team: Team) -> None:
    for words in ("My lamp arrived broken, in pieces.", "The vase came smashed today.", "The bottle came cracked."):
        case = await team.draft(words)
        assert "Damaged on arrival" in case.plain and "orders." not in team.last(case).plain
    assert (await reported(team, *DAYS))["gaps"] == []
    assert await propose(team.bot.desk) == ()


@pytest.mark.parametrize(
    ("situation", "marketplace", "cited", "lacking"),
    [
        ("wrong_item_returned", "amazon.com", set(), False),
        ("wrong_item_returned", "shopify", set(), True),
        ("wrong_item_returned", "shopify", {"returns.different_item"}, False),
        ("wrong_item_returned", "any", set(), False),
        ("other", "amazon.com", {"conduct.follow_up"}, True),
    ],
)
def test_a_gap_is_where_no_clause_of_the_situation_holds_on_the_marketplace(
    situation: str, marketplace: str, cited: set[str], lacking: bool
) -> None:
    case = CaseSeen("C-1", datetime(2026, 11, 23, tzinfo=UTC), None, marketplace, situation, None)
    assert unanswerable(shipped(), date(2026, 11, 23))(case, cited) is lacking


async def test_a_stopped_circle_and_an_overdue_answer_are_counted(team: Team) -> None:
    case = await team.draft("My lamp came broken. I already sent you the photos of the broken lamp. What now?")
    await team.press("ana", team.last(case), "Edit")
    await team.fill("ana", {"The reply": "Hello,\n\nPlease send us photos of the lamp.\n\nKind regards,\nAna"})
    assert "in circles" in " ".join(m.plain for m in team.thread(case))
    await team.pause(2 * 24 * 3600)
    found = await reported(team, *DAYS)
    assert found["circles"] == 1 and found["findings"][0]["count"] == 1
    assert (found["overdue"]["count"], found["overdue"]["of"]) == (1, 1)


@pytest.mark.deep
async def test_the_digest_comes_once_for_each_week_to_whom_the_settings_name(
    start: Start, ws: Workspace, tmp_path: Any
) -> None:
    folder = policies_with(tmp_path, leads=ws.person("lea").id, owners=ws.person("omar").id)
    channel = ws.state.conversation(SUPPORT).id
    team: Team = await start(levelhead_policies=folder, levelhead_digest=("leads", channel))
    await team.settled()  # the clock doesn't go on by a minute amid the attempt: that would be over
    await team.pause(60)
    assert len(await _digests(team)) == 2, "of the week before it was started"
    await corrected(team)
    await team.pause(WEEK - 2 * 3600)
    assert len(await _digests(team)) == 2, "not before Monday at eight"
    await team.pause(3 * 3600)
    await team.pause(60)
    digests = await _digests(team)
    assert len(digests) == 4
    for digest in (digests[1], digests[3]):
        assert "23 Nov to 29 Nov 2026" in digest.plain and "1 of 3 approved unchanged" in digest.plain
        assert "Tone: 1 rejected" in digest.plain and "overdue answers: 3 of 3" in digest.plain
        assert "|C-" in str(digest.blocks), "a case that it names is a link to its thread"


async def _digests(team: Team) -> list[Message]:
    """In the direct messages of the lead, then in the channel."""
    lea = team.ws.messages(await team.lea.dm())
    return [m for m in (*lea, *team.ws.messages(SUPPORT)) if "Levelhead from" in m.plain]


async def test_a_digest_whose_answer_was_lost_is_looked_for_and_not_said_again(start: Start, ws: Workspace) -> None:
    ws.drop("chat.postMessage")
    team: Team = await start(levelhead_digest=(ws.state.conversation(SUPPORT).id,))
    await team.settled()
    await team.pause(60)
    assert len([m for m in team.ws.messages(SUPPORT) if "Levelhead from" in m.plain]) == 1


@pytest.mark.deep
async def test_a_digest_told_since_a_backup_that_was_restored_is_not_told_again(
    ws: Workspace, clock: ManualClock, tmp_path: Path, sqlite_template: Path
) -> None:
    settings = settings_for(ws, tmp_path, levelhead_digest=(ws.state.conversation(SUPPORT).id,))
    for _ in range(2):
        shutil.copyfile(sqlite_template, file_of(settings))
        await _noted_as_restored(settings, clock)
        async with connected(settings, clock, approve_examples=True) as bot:
            team = Team(ws, bot, clock, settings)
            await team.settled()  # the clock doesn't overtake the attempt that was begun at the start
            await team.pause(60)
        clock.advance(24 * 3600)
    assert len([m for m in ws.messages(SUPPORT) if "Levelhead from" in m.plain]) == 1


async def _noted_as_restored(settings: Settings, clock: ManualClock) -> None:
    database = open_database(settings.database_url)
    async with database.write() as tx:
        await inbox.note_restored(tx, clock.now())
    await database.close()


async def test_without_the_setting_nobody_is_told(team: Team) -> None:
    await corrected(team)
    await team.pause(2 * WEEK)
    assert not [m for m in team.ws.messages(SUPPORT) if "Levelhead from" in m.plain]


@pytest.mark.parametrize(("week", "days"), [("2026-W01", ("2025-12-29", "2026-01-04"))])
def test_a_week_is_from_monday_to_sunday(week: str, days: tuple[str, str]) -> None:
    from bot.desk.report.weeks import week_named

    assert tuple(map(str, week_named(week))) == days
