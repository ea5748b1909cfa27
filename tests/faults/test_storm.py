"""The storm of the benchmarks: that it runs, and that its check finds what it is there to find."""

import asyncio
import sqlite3
from collections.abc import Iterable
from contextlib import AsyncExitStack, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSMsgType
from slack_sdk.web.async_client import AsyncWebClient

from benchmarks.load.databases import Place
from benchmarks.storm.checking import Case, Kept, Post, Revision, Verdict, judged
from benchmarks.storm.memory import flat, thirds
from benchmarks.storm.people import Crowd, Heard
from benchmarks.storm.run import Running, Storm, blown
from benchmarks.storm.weather import Weather
from bot.store.engines.trouble import readable
from bot.workspace import Workspace
from tests.workspace.conftest import MANIFEST

SIDES = 5
"""So many sides faults come from at least, for a storm to be one."""
ENDS = (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR)
ROOT, DRAFT = (
    Post("C-1", "C-1:case", "case", "posted", "1.0"),
    Post("C-1", "C-1.1:revision", "revision", "posted", "2.0"),
)
WELL = Kept(
    cases=[Case("C-1", 7)],
    posts=[ROOT, DRAFT],
    revisions=[Revision("C-1.1", "C-1", "waiting")],
    standing={"C-1:case": ["1.0"], "C-1.1:revision": ["2.0"]},
)


def found(kept: Kept, told: Heard = Heard.TAKEN) -> Verdict:
    return judged({7: told}, kept)


def test_a_case_that_is_kept_and_said_once_is_no_problem() -> None:
    assert found(WELL) == Verdict()


@pytest.mark.parametrize(
    ("told", "lost"), [(told, told is Heard.TAKEN) for told in Heard], ids=[told.name for told in Heard]
)
def test_only_what_was_acknowledged_can_be_lost(told: Heard, lost: bool) -> None:
    nothing = Kept([], [], [], {})
    assert bool(found(nothing, told).lost) is lost and not found(nothing, told).twice


@pytest.mark.parametrize("told", list(Heard))
def test_a_command_that_became_two_cases_is_twice_whatever_was_said_of_it(told: Heard) -> None:
    second = [
        Post("C-2", "C-2:case", "case", "posted", "3.0"),
        Post("C-2", "C-2.1:revision", "revision", "posted", "4.0"),
    ]
    kept = replace(
        WELL,
        cases=[*WELL.cases, Case("C-2", 7)],
        posts=[*WELL.posts, *second],
        revisions=[*WELL.revisions, Revision("C-2.1", "C-2", "waiting")],
        standing={**WELL.standing, "C-2:case": ["3.0"], "C-2.1:revision": ["4.0"]},
    )
    assert found(kept, told).twice == ["command 7 became 2 cases"]


STANDS_TWICE = replace(WELL, standing={**WELL.standing, "C-1:case": ["1.0", "1.5"]})
NOT_KEPT = replace(WELL, standing={**WELL.standing, "C-9:case": ["9.0"]})
DOES_NOT_STAND = replace(WELL, standing={"C-1:case": ["1.0"]})
OF_NO_COMMAND = replace(WELL, cases=[*WELL.cases, Case("C-8", None)])
BROKEN = replace(WELL, cases=[Case("C-1", 7, broken=3)])
UNDECIDED = replace(WELL, undecided=2)
UNWRITTEN = replace(WELL, revisions=[Revision("C-1.1", "C-1", "drafting")])
UNSAID = replace(WELL, posts=[ROOT], standing={"C-1:case": ["1.0"]})
SENDING = replace(WELL, posts=[ROOT, replace(DRAFT, state="sending")])
UNCHANGED = replace(WELL, posts=[replace(ROOT, open=True), DRAFT])


@pytest.mark.parametrize(
    ("kept", "of", "words"),
    [
        (STANDS_TWICE, "twice", "C-1:case stands 2 times"),
        (NOT_KEPT, "twice", "C-9:case stands in Slack and is not kept"),
        (DOES_NOT_STAND, "lost", "C-1.1:revision is kept as posted and does not stand"),
        (OF_NO_COMMAND, "twice", "case C-8 is of no command"),
        (BROKEN, "lost", "the trail of C-1 breaks at line 3"),
        (UNDECIDED, "stuck", "2 acts are not decided on"),
        (UNWRITTEN, "stuck", "C-1 is stuck: C-1.1 is not written"),
        (UNSAID, "stuck", "C-1 is stuck: C-1.1 has no message"),
        (SENDING, "stuck", "C-1 is stuck: C-1.1:revision is sending"),
        (UNCHANGED, "stuck", "C-1 is stuck: C-1:case is posted, to be changed"),
    ],
)
def test_what_is_wrong_is_said(kept: Kept, of: str, words: str) -> None:
    assert words in getattr(found(kept), of)


@pytest.mark.parametrize("kept", [UNWRITTEN, UNSAID, SENDING, UNCHANGED])
def test_what_a_worker_looks_at_soon_is_not_stuck(kept: Kept) -> None:
    waiting = replace(kept, cases=[Case("C-1", 7, due=True)])
    assert found(waiting).backlog == 1 and not found(waiting).stuck


def test_a_message_that_waits_for_a_person_is_told_with_its_reason() -> None:
    refused = replace(DRAFT, state="refused", ts=None, error="not_in_channel")
    verdict = found(replace(WELL, posts=[ROOT, refused], standing={"C-1:case": ["1.0"]}))
    assert dict(verdict.for_a_person) == {"revision refused (not_in_channel)": 1} and not verdict.problems


@pytest.mark.parametrize(
    ("samples", "is_flat"),
    [([150, 250, 250, 251, 250, 252], True), ([200] * 3 + [220] * 3 + [243] * 3, False), (range(100, 400, 10), False)],
)
def test_memory_is_flat_where_the_last_third_is_like_the_middle(samples: Iterable[float], is_flat: bool) -> None:
    assert flat([*samples]) is is_flat


def test_three_samples_are_the_fewest_that_have_thirds() -> None:
    assert thirds([1.0, 2.0, 3.0]) == (1.0, 2.0, 3.0)
    with pytest.raises(ValueError, match="longer"):
        thirds([1.0, 2.0])


class FindsItAway(Running):
    """Its bot ends at its first start with these words."""

    said: str = ""
    starts: int = 0

    async def start(self) -> None:
        self.starts += 1
        if self.starts == 1:
            raise RuntimeError(self.said)


@pytest.mark.parametrize(
    ("trouble", "starts"), [("connection refused", 2), ("database is locked", 2), ("not a database", 1)]
)
async def test_a_bot_that_found_its_database_away_is_started_anew(trouble: str, starts: int) -> None:
    running = FindsItAway(Crowd(1), {}, Place("", "", Path()))
    running.said = str(readable(sqlite3.OperationalError(trouble), "team.db"))
    with suppress(RuntimeError):
        await running.started_again(Weather(running.crowd.workspace, 1))
    assert running.starts == starts


@pytest.mark.parametrize("how", ["closed", "cut"])
async def test_the_weather_ends_the_bots_connections(how: str) -> None:
    async with AsyncExitStack() as stack:
        workspace = Workspace()
        await workspace.start()
        stack.push_async_callback(workspace.stop)
        app, weather = workspace.install(MANIFEST), Weather(workspace, 1)
        link = await AsyncWebClient(base_url=workspace.api_url).apps_connections_open(app_token=app.app_token)
        session = await stack.enter_async_context(ClientSession())
        connection = await session.ws_connect(str(link["url"]))
        await connection.receive_json()
        ending = asyncio.create_task(connection.receive())
        await weather._broken(how)
        assert (await ending).type in ENDS
        assert weather.seen == {f"socket: {how}": 1} and weather.sides == 1


@pytest.mark.whole
@pytest.mark.parametrize("database", ["sqlite", "postgres"])
async def test_in_a_short_storm_nothing_is_lost_nothing_twice_and_nothing_stuck(database: str) -> None:
    outcome = await blown(
        Storm(seconds=40, rate=2, channels=8, database=database, seed=8, kill_every=15, rest=120, sides=SIDES)
    )
    assert outcome.calm_after is not None and not outcome.verdict.problems
    assert outcome.heard[Heard.TAKEN] and len({name.partition(":")[0] for name in outcome.faults}) >= SIDES
