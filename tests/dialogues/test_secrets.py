"""Tokens and credentials stand in no log, error, export, page or trail, also where something fails with them."""

import asyncio
import io
import json
import logging
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import logs
from bot.__main__ import main
from bot.errors import LevelheadError
from bot.settings import PROJECT, Settings
from bot.store.engines.database import open_database
from tests.dialogues.conftest import SUPPORT, Start, Team
from tests.dialogues.test_logs import Install, install  # noqa: F401  # a fixture
from tests.fakes.claude import Fails, FakeClaude

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
WEBHOOK = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
KEY = "bGV2ZWxoZWFkIGlzIGNhbG0gYW5kIHdlbGwga2VwdC4="
PASSWORD = "hunter2-of-the-database"
WRONG = {
    "LEVELHEAD_ENCRYPTION_KEYS": "hunter2-is-no-key",
    "DATABASE_URL": f"postgresq://levelhead:{PASSWORD}@127.0.0.1/levelhead",
    "LEVELHEAD_WEBHOOK_SECRET": "whsec_hunter2!",
}


@pytest.mark.deep
async def test_no_secret_stands_in_logs_slack_export_or_trail(
    start: Start,
    install: Install,  # noqa: F811  # the fixture
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = install("DEBUG", "json")
    async with FakeClaude(situation="shipping_policy_question") as claude:
        team: Team = await start(
            anthropic_api_key=SecretStr(claude.key),
            anthropic_base_url=claude.url,
            levelhead_webhook_url=f"{claude.url}/nothing/here",
            levelhead_webhook_secret=SecretStr(WEBHOOK),
            levelhead_encryption_keys=SecretStr(KEY),
        )
        tokens = [s.get_secret_value() for s in (team.settings.slack_bot_token, team.settings.slack_app_token) if s]
        assert len(tokens) == 2
        claude.will(Fails(401, words=f"invalid x-api-key {claude.key}"), Fails(401, words=claude.key))
        case = await team.draft(QUESTION)
        team.ws.fail("users.info", "internal_error")
        await team.say("ben", case, "revise: shorter")
        await team.react("ben", team.last(case), "white_check_mark")
        await team.ana.command(SUPPORT, "/ask where are the tokens?")
        for label in ("Approve", "Send to the customer"):
            await team.press("ben", next(m for m in reversed(team.thread(case)) if label in m.labels), label)
        team.ws.fail("chat.update", "invalid_blocks")
        await team.press("ben", case, "Withdraw the case")
        await team.settled()
        said = json.dumps([{**c.args, "token": ""} for c in team.ws.calls])
    monkeypatch.setenv("DATABASE_URL", team.settings.database_url)
    monkeypatch.setenv("LEVELHEAD_ENCRYPTION_KEYS", KEY)
    for words in (
        ("export",),
        ("audit", "export"),
        ("audit", "anchor"),
        ("audit", "verify"),
        ("status",),
        ("encrypt",),
    ):
        await asyncio.to_thread(_run, *words)
    out = capsys.readouterr()
    told = {"log": stream.getvalue(), "slack": said, "commands": out.out + out.err, "settings": repr(team.settings)}
    assert '"kind": "opened"' in told["commands"] and "drafted" in told["log"] and len(told["slack"]) > 1000
    secrets = [*tokens, claude.key, WEBHOOK, KEY]
    assert [(where, s) for where, text in told.items() for s in secrets if s in text] == []


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://levelhead:{PASSWORD}@127.0.0.1:1/levelhead",
        f"postgresql://levelhead:{PASSWORD}@127.0.0.1:65500/levelhead",
        f"postgresql://127.0.0.1:1/levelhead?user=levelhead&password={PASSWORD}",
        f"postgresql://levelhead@127.0.0.1:1/levelhead?sslmode=prefer&sslpassword={PASSWORD}",
    ],
)
async def test_a_database_that_fails_is_named_without_its_password(url: str) -> None:
    database = open_database(url)
    with pytest.raises(LevelheadError) as refused:
        async with database.read():
            pass
    await database.close()
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.TextLines())
    record = logging.LogRecord("bot.x", logging.ERROR, "x.py", 1, "failed", (), (LevelheadError, refused.value, None))
    stream.write(handler.format(record))
    assert PASSWORD not in f"{refused.value} {stream.getvalue()} {database.place.name}"


def test_check_names_what_is_set_and_shows_no_secret(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sqlite_file: Path
) -> None:
    secrets = {
        "SLACK_BOT_TOKEN": "xoxb-of-the-test",
        "SLACK_APP_TOKEN": "xapp-of-the-test",
        "ANTHROPIC_API_KEY": "sk-ant-of-the-test",
        "LEVELHEAD_WEBHOOK_URL": "https://shop.example/replies",
        "LEVELHEAD_WEBHOOK_SECRET": WEBHOOK,
        "LEVELHEAD_ENCRYPTION_KEYS": KEY,
    }
    for name, value in (secrets | {"DATABASE_URL": f"sqlite:///{sqlite_file}"}).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        main(["check", "--offline"])
    said = capsys.readouterr()
    shown = f"{said.out} {said.err} {Settings(_env_file=None)!r}"  # type: ignore[call-arg]
    assert "of-the-test" not in shown and WEBHOOK not in shown
    assert KEY not in shown and "on, with " in said.out


@pytest.mark.parametrize("command", [("status",), ("check", "--offline"), ("encrypt",), ("run",)], ids=" ".join)
@pytest.mark.parametrize("name", WRONG)
def test_a_secret_that_is_written_wrongly_is_named_without_its_value(
    name: str, command: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEVELHEAD_WEBHOOK_URL", "https://shop.example/replies")
    monkeypatch.setenv("LEVELHEAD_WEBHOOK_SECRET", WEBHOOK)
    monkeypatch.setenv(name, WRONG[name])
    with pytest.raises(SystemExit) as ended:
        main(command)
    said = capsys.readouterr()
    assert ended.value.code == 1 and name in said.out + said.err
    assert "hunter2" not in said.out + said.err


def test_settings_that_are_written_out_show_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a traceback with its values."""
    monkeypatch.setenv("DATABASE_URL", f"postgresql://levelhead:{PASSWORD}@127.0.0.1/levelhead")
    monkeypatch.setenv("LEVELHEAD_ENCRYPTION_KEYS", KEY)
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    database = open_database(settings.database_url, settings.encryption_keys)
    shown = f"{settings!r} {settings} {database!r} {database.place!r} {database.keys!r} {database.place.writer!r}"
    assert PASSWORD not in shown and KEY not in shown


def test_the_page_of_the_local_workspace_is_given_no_secret() -> None:
    """It shows messages alone; tokens of the local workspace are worth something on this machine only."""
    pages = (PROJECT / "bot" / "workspace" / "page" / "templates").glob("*.html")
    assert [p.name for p in pages if "token" in p.read_text(encoding="utf-8")] == []


def _run(*words: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 0
