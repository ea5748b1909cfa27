"""`levelhead ask`: the answer is the one that Slack shows, with Claude where there is a key."""

import asyncio
import json
import os
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import parser
from bot.app import make_desk
from bot.commands import ask
from bot.commands.desks.nobody import Nobody
from bot.commands.try_shop import stock_up
from bot.desk.company.importing import Arriving, import_report
from bot.settings import Settings
from tests.fakes.claude import Answers, Fails, FakeClaude, Uses
from tests.operations.program import OURS

QUESTION = "How many blue bottles can we ship today?"


@pytest.fixture
def here(sqlite_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the team's database, and nothing else of the machine."""
    for name in list(os.environ):
        if name.startswith(OURS):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{sqlite_file}")
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


async def asked(claude: FakeClaude, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The status of the command, in a thread with a loop of its own."""
    monkeypatch.setenv("ANTHROPIC_API_KEY", claude.key)
    monkeypatch.setenv("ANTHROPIC_BASE_URL", claude.url)
    return await asyncio.to_thread(ask.main, parser("ask").parse_args(["ask", *arguments]))


async def stocked(folder: Path) -> None:
    nobody: Any = Nobody()
    url = f"sqlite:///{folder / 'team.db'}"
    desk = make_desk(Settings(_env_file=None).model_copy(update={"database_url": url}), nobody, nobody)  # type: ignore[call-arg]
    await stock_up(desk)
    await desk.database.close()


async def test_claude_answers_and_what_fails_the_checks_is_left_out(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    await stocked(here)
    async with FakeClaude() as claude:
        said = [{"text": "118 are left.", "ids": ["L1.1"]}, {"text": "500 more come.", "ids": ["L1.1"]}]
        claude.will(Uses([("stock", {"names": ["BOTTLE-BLUE"]})]))
        claude.will(Answers({"sentences": said, "table": ["L1.1"], "chart": ""}))
        assert await asked(claude, monkeypatch, "--json", QUESTION) == 0
        answer = json.loads(capsys.readouterr().out)
        assert [p["text"] for p in answer["passages"]] == ["118 are left.\n"]
        assert "Left out of Claude's answer, 1 sentence" in answer["notes"][0]
        assert answer["passages"][0]["citations"][0]["source"]["id"] == "stock BOTTLE-BLUE, our warehouse"


async def test_where_claude_fails_the_answer_without_a_model_is_printed_and_marked(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    await stocked(here)
    async with FakeClaude() as claude:
        claude.will(Fails(401))
        assert await asked(claude, monkeypatch, QUESTION) == 0
        out = capsys.readouterr().out
        assert "BOTTLE-BLUE" in out and "118" in out
        assert "Claude refused the key" in out and "the answer without a model" in out


async def test_marks_in_a_title_are_words_in_the_terminal(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nobody: Any = Nobody()
    url = f"sqlite:///{here / 'team.db'}"
    desk = make_desk(Settings(_env_file=None).model_copy(update={"database_url": url}), nobody, nobody)  # type: ignore[call-arg]
    report = b"seller-sku\titem-name\tprice\tquantity\nLAMP-1\t[2 Pack] Lamp [/b] walnut\t9.99\t4\n"
    await import_report(desk.database, desk.clock, BytesIO(report), Arriving("all.txt", desk.today, "ana"))
    await desk.database.close()
    assert await asyncio.to_thread(ask.main, parser("ask").parse_args(["ask", "how many LAMP-1 are left?"])) == 0
    assert "[2 Pack] Lamp [/b] walnut" in capsys.readouterr().out


async def test_a_narrow_terminal_cuts_no_sku(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    await stocked(here)
    assert await asyncio.to_thread(ask.main, parser("ask").parse_args(["ask", "what is out of stock?"])) == 0
    out = capsys.readouterr().out
    skus = [line.split("│")[2].strip() for line in out.splitlines() if line.count("│") > 2]
    assert "SHELF-OAK-120" in "".join(skus) and "…" not in out
