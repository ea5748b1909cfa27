"""The program itself: started, asked for its health, worked with, and told to stop."""

import asyncio
import json
import signal
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.app import connected, working
from bot.settings import Settings
from bot.workspace import Workspace
from tests.dialogues.conftest import SUPPORT, settings_for
from tests.fakes.claude import FakeClaude, Stalls
from tests.operations.collector import collecting
from tests.operations.program import HUNG, program

MESSAGE = "Hello, do you ship the blue-footed booby lamp to Hawaii? Margarethe Quillfeather, margarethe@example.com"
PRIVATE = ("booby", "Quillfeather", "Margarethe", "margarethe@example.com", "Hawaii")


def _settings(ws: Workspace, folder: Path, claude: FakeClaude | None = None, **changes: object) -> Settings:
    asked = {"anthropic_api_key": SecretStr(claude.key), "anthropic_base_url": claude.url} if claude else {}
    return settings_for(ws, folder, **asked, **changes)


def _drafts(ws: Workspace) -> list[str]:
    cases = ws.messages(SUPPORT)
    return [m.plain for c in cases for m in ws.messages(SUPPORT, thread_ts=c.ts) if "Draft 1" in m.plain]


@pytest.mark.deep
async def test_it_works_tells_how_it_is_and_what_it_did_and_stops(ws: Workspace, tmp_path: Path) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude, collecting() as collector:
        settings = _settings(ws, tmp_path, claude)
        told = {"LEVELHEAD_LOG_FORMAT": "json", "LEVELHEAD_LOG_LEVEL": "DEBUG"}
        async with program(tmp_path, "run", settings, OTEL_EXPORTER_OTLP_ENDPOINT=collector.url, **told) as bot:
            found = await bot.ready()
            assert found == {"ready": True, "socket": True, "worker": True, "database": True, "schema": True}
            assert await bot.get("/live") == (200, {"live": True})
            async with aiohttp.ClientSession() as client, client.post(f"http://127.0.0.1:{bot.port}/ready") as answer:
                assert answer.status == 405 and answer.headers["Server"] == "levelhead"
            claude.will(Stalls(), to="draft")
            assert (await ws.person("ana").command(SUPPORT, f"/draft {MESSAGE}")).ok
            await asyncio.wait_for(claude.stalled.wait(), HUNG)
            bot.process.send_signal(signal.SIGTERM)
            await bot.said("told to stop")
            assert (await bot.get("/ready"))[0] == 503
            claude.release()
            assert await bot.ended() == 0
        assert len(_drafts(ws)) == 1, "to say it is part of the work that was in hand"
        asked = len(claude.asked("draft"))
        async with connected(settings) as again:
            await asyncio.wait_for(again.runner.settled(), HUNG)
        assert len(_drafts(ws)) == 1 and len(claude.asked("draft")) == asked
        lines = [json.loads(line) for line in bot.lines.splitlines()]
    drafted = next(line for line in lines if line["message"] == "drafted")
    assert drafted["case"].startswith("C-") and drafted["revision"] == f"{drafted['case']}.1"
    assert any(line.get("event") for line in lines) and lines[-1]["message"] == "stopped"
    for private in (*PRIVATE, claude.key, *(t for t in _secrets(settings))):
        assert private not in bot.lines and private.encode() not in collector.raw
    assert collector.total("levelhead.cases.opened", surface="command") == 1
    assert collector.total("levelhead.drafts", verdict="ok") == 1
    assert collector.total("levelhead.posts", outcome="posted") == 2
    assert collector.total("levelhead.model.calls", purpose="draft", outcome="end_turn") == 1
    assert collector.total("levelhead.model.tokens", kind="output") > 0
    assert collector.total("levelhead.ack.duration") >= 1
    assert collector.total("levelhead.draft.own.duration") == 1 and collector.total("levelhead.model.duration") >= 2


def _secrets(settings: Settings) -> list[str]:
    tokens = (settings.slack_bot_token, settings.slack_app_token)
    return [token.get_secret_value() for token in tokens if token]


@pytest.mark.deep
async def test_what_does_not_finish_in_time_is_written_at_the_next_start(ws: Workspace, tmp_path: Path) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        settings = _settings(ws, tmp_path, claude, levelhead_stop_seconds=0)
        claude.will(Stalls())
        async with connected(settings):
            await ws.person("ana").command(SUPPORT, f"/draft {MESSAGE}")
            await asyncio.wait_for(claude.stalled.wait(), HUNG)
        assert _drafts(ws) == []
        claude.release()
        async with connected(settings) as again:
            await asyncio.wait_for(again.runner.settled(), HUNG)
        assert len(_drafts(ws)) == 1 and len(ws.messages(SUPPORT)) == 1


@pytest.mark.deep
async def test_told_a_second_time_it_stops_at_once(ws: Workspace, tmp_path: Path) -> None:
    async with FakeClaude() as claude:
        claude.will(Stalls())
        async with program(tmp_path, "run", _settings(ws, tmp_path, claude)) as bot:
            await bot.ready()
            await ws.person("ana").command(SUPPORT, f"/draft {MESSAGE}")
            await asyncio.wait_for(claude.stalled.wait(), HUNG)
            bot.process.send_signal(signal.SIGTERM)
            await bot.said("told to stop")
            bot.process.send_signal(signal.SIGTERM)
            assert await bot.ended() == 128 + signal.SIGTERM
            assert "a second time" in bot.lines


@pytest.mark.deep
async def test_a_start_that_can_not_be_finished_is_given_up_when_told_to_stop(ws: Workspace, tmp_path: Path) -> None:
    ws.fail("apps.connections.open", "ratelimited", times=5, retry_after=600)
    async with program(tmp_path, "run", _settings(ws, tmp_path)) as bot:
        async with asyncio.timeout(HUNG):
            while not any(call.method == "apps.connections.open" for call in ws.calls):
                assert bot.process.returncode is None, bot.lines
                await asyncio.sleep(0.05)
        assert (await bot.get("/live"))[0] == 200 and await bot.get("/ready") == (503, {"ready": False})
        bot.process.send_signal(signal.SIGTERM)
        assert await bot.ended() == 0


async def test_a_worker_without_the_socket_is_ready_by_its_database(
    ws: Workspace, tmp_path: Path, postgres_url: str
) -> None:
    async with working(_settings(ws, tmp_path, database_url=postgres_url)) as worker:
        async with asyncio.timeout(HUNG):
            while not (found := await worker.ready())["worker"]:  # noqa: ASYNC110  # it rings no bell
                await asyncio.sleep(0.01)
        assert found == {"worker": True, "database": True, "schema": True}


@pytest.mark.deep
async def test_a_worker_as_a_program_is_ready_without_the_socket_and_stops(
    ws: Workspace, tmp_path: Path, postgres_url: str
) -> None:
    async with program(tmp_path, "work", _settings(ws, tmp_path, database_url=postgres_url)) as worker:
        assert await worker.ready() == {"ready": True, "worker": True, "database": True, "schema": True}
        async with aiohttp.ClientSession() as client, client.post(f"http://127.0.0.1:{worker.port}/ready") as answer:
            assert answer.status == 405 and answer.headers["Server"] == "levelhead"
        assert (await worker.get("/live"))[0] == 200
        worker.process.send_signal(signal.SIGTERM)
        assert await worker.ended() == 0
