"""Words at rest: encrypted where there are keys, on both databases; and a new key, a lost one and a wrong one."""

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.app import connected
from bot.errors import StoreError
from bot.settings import PROJECT
from bot.store.case import cases
from bot.store.engines.database import Database, open_database
from bot.store.operations.resealing import BATCH, reseal, sealed_columns
from bot.store.operations.sealing_keys import require_keys
from bot.store.tables.announcements import unanswered
from bot.store.tables.schema import metadata
from bot.store.tables.sealing import Keys, name_of, new_key
from bot.workspace import Workspace
from tests.dialogues.conftest import Team, settings_for
from tests.dialogues.working_day import PERSONAL, a_working_day
from tests.fakes.claude import FakeClaude
from tests.manual_clock import ManualClock
from tests.trust.at_rest import command, ended, raw

WORDS = {what: words for what, words in PERSONAL.items() if not what.startswith("policies")}
WORDS |= {"a sentence": "what does it cost", "a draft": "Please call us on"}


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.whole)])
def url(request: pytest.FixtureRequest) -> str:
    file = "sqlite_file" if request.param == "sqlite" else "postgres_url"
    found = request.getfixturevalue(file)
    return f"sqlite:///{found}" if request.param == "sqlite" else str(found)


@pytest.fixture
async def ws() -> AsyncIterator[Workspace]:
    workspace = Workspace(rate_limits=False)
    await workspace.start()
    yield workspace
    await workspace.stop()


@pytest.fixture
def policies(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROJECT / "policies", tmp_path / "policies"))


@asynccontextmanager
async def _bot(ws: Workspace, folder: Path, url: str, *keys: str, **more: Any) -> AsyncIterator[Team]:
    clock, given = ManualClock(), SecretStr(",".join(keys)) if keys else None
    settings = settings_for(ws, folder, database_url=url, levelhead_encryption_keys=given, **more)
    async with connected(settings, clock, approve_examples=True) as bot:
        yield Team(ws, bot, clock, settings)


async def _day(ws: Workspace, policies: Path, url: str, *keys: str) -> set[str]:
    """A working day; gives which of the words are on the disk while the bot still works."""
    async with FakeClaude(situation="shipping_policy_question") as claude:
        ways = {"anthropic_api_key": SecretStr(claude.key), "anthropic_base_url": claude.url}
        async with _bot(ws, policies.parent, url, *keys, levelhead_policies=policies, **ways) as team:
            await a_working_day(team, claude)
            case = await team.draft("Oluchi again: do you ship to Hawaii? I asked what does it cost.")
            await team.press("omar", team.last(case), "Approve")
            return _found(url)


def _found(url: str) -> set[str]:
    there = raw(url).decode(errors="replace")
    return {what for what, words in WORDS.items() if _alone(words).search(there)}


def _alone(words: str) -> re.Pattern[str]:
    """Not within a longer word: five digits stand by chance in what is encrypted, in names of rows and in times."""
    return re.compile(rf"(?<![\w.+/-]){re.escape(words)}(?![\w+/])" if words.isdigit() else re.escape(words))


async def test_no_word_of_a_customer_is_on_the_disk(ws: Workspace, policies: Path, url: str) -> None:
    assert await _day(ws, policies, url, new_key()) == set()
    assert _found(url) == set()


@pytest.mark.deep
async def test_what_was_plain_is_encrypted_then_under_another_key_and_all_else_works(
    ws: Workspace, policies: Path, url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = new_key(), new_key()
    monkeypatch.setenv("DATABASE_URL", url)
    assert len(await _day(ws, policies, url)) >= len(WORDS) - 3, "without a key they are there"
    before, trail = await command(capsys, "export"), await command(capsys, "audit", "export")
    assert {what for what, words in WORDS.items() if words in before} == set(WORDS)

    monkeypatch.setenv("LEVELHEAD_ENCRYPTION_KEYS", old)
    assert "Encrypted" in await command(capsys, "encrypt")
    assert _found(url) == set()
    assert "Encrypted 0 values" in await command(capsys, "encrypt")

    monkeypatch.setenv("LEVELHEAD_ENCRYPTION_KEYS", f"{new},{old}")
    assert f"Nothing here needs the key {name_of(old)} any more" in await command(capsys, "encrypt")
    monkeypatch.setenv("LEVELHEAD_ENCRYPTION_KEYS", new)
    assert _found(url) == set()
    assert sorted((await command(capsys, "export")).splitlines()) == sorted(before.splitlines())
    assert await command(capsys, "audit", "export") == trail
    assert "The trail holds" in await command(capsys, "audit", "verify")
    async with _bot(ws, policies.parent, url, new, levelhead_policies=policies) as team:
        case = team.case()
        await team.press("ben", team.last(case), "Sent to the customer")
        assert "Sent" in team.case().plain
    case_id = case.plain.partition("C-")[2][:6]
    await command(capsys, "forget", f"C-{case_id}")
    assert "Oluchi again" not in await command(capsys, "export")


@pytest.mark.deep
async def test_a_start_without_the_key_or_with_a_wrong_one_is_refused(
    ws: Workspace, policies: Path, url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = new_key()
    async with _bot(ws, policies.parent, url, key) as team:
        await team.draft("Do you ship to Hawaii, and what does it cost?")
    for keys in ((), (new_key(),)):
        with pytest.raises(StoreError, match=f"encrypted with the key {name_of(key)}.*Put that key there"):
            async with _bot(ws, policies.parent, url, *keys):
                pass
    monkeypatch.setenv("DATABASE_URL", url)
    for words in (("export",), ("check", "--offline"), ("ask", "anything"), ("encrypt",)):
        status, said = await ended(capsys, *words)
        assert name_of(key) in said and (status == 1 or words[0] == "ask"), words
    monkeypatch.setenv("LEVELHEAD_ENCRYPTION_KEYS", key)
    assert f"on, with {name_of(key)}" in (await ended(capsys, "check", "--offline"))[1]


async def test_a_value_that_was_changed_fails_by_its_kind_without_its_words(
    ws: Workspace, policies: Path, url: str
) -> None:
    key = new_key()
    async with _bot(ws, policies.parent, url, key) as team:
        await team.draft("Do you ship to Hawaii, and what does it cost?")
    for keys, what in (([key], "was changed"), ([new_key()], "Put that key there"), ([], "Put that key there")):
        database = open_database(url, keys)
        async with database.write() as tx:
            case_id = await tx.scalar(text("SELECT case_id FROM turns"))
            await tx.execute(text("UPDATE turns SET text = substr(text, 1, 40) || 'AAAA' || substr(text, 45)"))
        async with database.read() as tx:
            with pytest.raises(StoreError, match=f"turns.text .*{what}") as refused:
                await cases.TURNS.all(tx, of_case=case_id)
        assert "Hawaii" not in str(refused.value)
        await database.close()


async def test_encrypting_that_was_cut_off_goes_on_where_it_was(url: str) -> None:
    plain, key = open_database(url), new_key()
    async with plain.write() as tx:
        rows = [{"id": f"Q-{n:04}", "text": f"question {n}"} for n in range(BATCH + 5)]
        await tx.execute(text("INSERT INTO unanswered (id, text, at) VALUES (:id, :text, '2026-11-23 09:00:00')"), rows)
    await plain.close()
    database = open_database(url, [key])
    async for batch in (cut_off := reseal(database, Keys([key]))):
        if batch.sealed:
            break
    await cut_off.aclose()
    assert await _plain_rows(database) == 5
    assert [b.sealed async for b in reseal(database, Keys([key])) if b.table == "unanswered"] == [0, 5]
    assert await _plain_rows(database) == 0
    await database.close()


async def _plain_rows(database: Database) -> int:
    async with database.read() as tx:
        return int(await tx.scalar(text("SELECT count(*) FROM unanswered WHERE text LIKE 'question %'")) or 0)


@pytest.mark.deep
async def test_while_a_bot_works_a_key_that_it_has_not_is_refused(
    ws: Workspace, policies: Path, tmp_path: Path, sqlite_file: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    key, url = new_key(), f"sqlite:///{sqlite_file}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("LEVELHEAD_ENCRYPTION_KEYS", key)
    async with _bot(ws, tmp_path, url) as team:
        status, said = await ended(capsys, "encrypt")
        assert status == 1 and "Start every program with it first" in said
        await require_keys(team.bot.desk.database)
    async with _bot(ws, tmp_path, url, key) as team:
        await team.draft("Do you ship to Hawaii?")
        assert "Encrypted" in await command(capsys, "encrypt")
        await team.draft("Do you ship to Ohio?")


def test_every_column_that_may_hold_words_is_sealed() -> None:
    """A new column of text or JSON is sealed, or named here with what it holds instead."""
    names = {f"{t.name}.{c.name}" for t, columns in sealed_columns().items() for c in columns}
    wordy = {
        f"{t.name}.{c.name}"
        for t in metadata.sorted_tables
        for c in t.c
        if str(c.type) in ("TEXT", "JSON") and f"{t.name}.{c.name}" not in names
    }
    assert wordy == {
        "events.details", "anchors.heads", "proposals.cases", "snapshots.files", "work.error", "comparisons.shown",
        "products.title", "products.description", "order_lines.title", "return_lines.title", "stock_lines.title",
        "movements.title",
    }  # fmt: skip


async def test_a_plain_text_that_looks_encrypted_stays_what_it_is(url: str) -> None:
    words = "\x02abcdefabcdef:gAAAAA"
    database = open_database(url)
    row: dict[str, Any] = {"id": "Q-1", "text": words}
    async with database.write() as tx:
        await tx.execute(unanswered.insert().values(**row, at=ManualClock().now()))
    async with database.read() as tx:
        assert await tx.scalar(unanswered.select().with_only_columns(unanswered.c.text)) == words
    await database.close()
