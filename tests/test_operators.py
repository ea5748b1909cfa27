"""The commands for operators, on a database that a bot has worked on: SQLite and PostgreSQL."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.app import connected
from bot.workspace import Workspace
from tests.dialogues.conftest import SUPPORT, settings_for

MESSAGE = "Hello, do you ship the blue-footed booby lamp to Hawaii? Order 112-1234567-1234567."


@pytest.fixture(params=["sqlite", "postgres"])
async def case_id(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[str]:
    """A case that a bot drafted a reply to; the settings lead the commands to its database."""
    url = (
        request.getfixturevalue("postgres_url") if request.param == "postgres" else f"sqlite:///{tmp_path / 'team.db'}"
    )
    workspace = Workspace(rate_limits=False)
    await workspace.start()
    async with connected(settings_for(workspace, tmp_path, database_url=url), approve_examples=True) as bot:
        await workspace.person("ana").command(SUPPORT, f"/draft {MESSAGE}")
        await workspace.settled()
        await bot.runner.settled()
    found = workspace.messages(SUPPORT)[0].plain
    await workspace.stop()
    monkeypatch.setenv("DATABASE_URL", url)
    yield next(word for word in found.split() if word.startswith("C-"))


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr()
    assert ended.value.code == 0, said.err
    return said.out


def test_status_counts_what_waits(case_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(_run(capsys, "status", "--json"))
    assert found["counts"]["open cases"] == 1 and found["counts"]["waiting for approval"] == 1
    assert found["stuck"] == []
    assert "open cases" in _run(capsys, "status")


def test_export_holds_the_case_and_its_trail(case_id: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    assert "customers' words" in _run(capsys, "export", "--output", str(file))
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert any(r["table"] == "turns" and "booby" in r["text"] for r in rows)
    assert any(r["table"] == "events" and r["case_id"] == case_id for r in rows)


def test_forget_removes_the_words_and_leaves_the_audit_line(case_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert case_id in _run(capsys, "forget", case_id)
    out = _run(capsys, "export")
    assert "booby" not in out and '"kind": "forgotten"' in out


def test_retry_says_when_nothing_is_stuck(case_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing is stuck" in _run(capsys, "retry")


def test_forget_names_what_it_does_not_find(case_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["forget", "C-NOPE"])
    assert ended.value.code == 1 and "No case or order 'C-NOPE'" in capsys.readouterr().err
