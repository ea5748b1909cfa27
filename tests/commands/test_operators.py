"""The commands for operators, on a database that a bot has worked on: SQLite and PostgreSQL."""

import asyncio
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.__main__ import main
from bot.app import connected
from bot.commands.desks.operators import NOBODY
from bot.domain.clock import SystemClock
from bot.errors import StoreError
from bot.runner.queue import Queue
from bot.runner.wake import RowWake
from bot.store.due.work import Ref
from bot.store.engines.database import open_database
from bot.store.rows.cases import WorkKind
from bot.workspace import Workspace
from tests.conftest import copied, finished, named
from tests.dialogues.conftest import SUPPORT, settings_for
from tests.held_moves import let_move
from tests.open_workspace import open_workspace

MESSAGE = "Hello, do you ship the blue-footed booby lamp to Hawaii? Order 112-1234567-1234567."


async def _drafted(url: str, folder: Path) -> str:
    """The name of a case that a bot drafted a reply to."""
    workspace = Workspace(rate_limits=False)
    async with open_workspace(workspace):
        async with connected(settings_for(workspace, folder, database_url=url), approve_examples=True) as bot:
            await workspace.person("ana").command(SUPPORT, f"/draft {MESSAGE}")
            await workspace.settled()
            await bot.runner.settled()
        found = workspace.messages(SUPPORT)[0].plain
    return next(word for word in found.split() if word.startswith("C-"))


@pytest.fixture(scope="module")
def sqlite_case(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A file with such a case, and its name."""
    folder = tmp_path_factory.mktemp("drafted")
    file = shutil.copyfile(sqlite_template, folder / "team.db")
    let_move(file)
    return file, finished(_drafted(f"sqlite:///{file}", folder))


@pytest.fixture(scope="module")
def postgres_case(
    postgres_server: str, postgres_template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """A database with such a case, and its name."""
    with copied(postgres_server, postgres_template) as name:
        yield name, finished(_drafted(named(postgres_server, name), tmp_path_factory.mktemp("drafted")))


ON_BOTH = pytest.mark.parametrize("case_id", ["sqlite", "postgres"], indirect=True)
"""What each engine keeps in a way of its own."""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.deep)])
def case_id(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A case that a bot drafted a reply to; the settings lead the commands to a database of the test's own."""
    place, case = request.getfixturevalue(f"{request.param}_case")
    if request.param == "sqlite":
        file = shutil.copyfile(place, tmp_path / "team.db")
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
        yield case
        return
    server = request.getfixturevalue("postgres_server")
    with copied(server, place) as name:
        monkeypatch.setenv("DATABASE_URL", named(server, name))
        yield case


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
    said = _run(capsys, "forget", case_id)
    assert case_id in said and NOBODY in said and "Backups from before still hold the words" in said
    out = _run(capsys, "export")
    assert "booby" not in out and '"kind": "forgotten"' in out


def test_forget_by_an_order_finds_cases_that_name_it_in_their_words(
    case_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["forget", "112-1234567"])
    assert "No case or order" in capsys.readouterr().err, "a part of a number is none"
    assert case_id in _run(capsys, "forget", "112-1234567-1234567")
    assert "booby" not in _run(capsys, "export")


def test_retry_says_when_nothing_is_stuck(case_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing is stuck." in _run(capsys, "retry")
    assert f"Nothing of {case_id} is stuck." in _run(capsys, "retry", case_id), "of others it says nothing"
    said = _run(capsys, "retry", "--restored")
    assert "That holds for a day: start Levelhead within it." in said and NOBODY in said


async def test_retry_takes_a_case_as_status_names_it_and_says_where_there_is_none(
    case_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    row = f"('revision', '{case_id}.1', 0, 2, 'KeyError')"
    await _tell("DELETE FROM work")
    await _tell(f"INSERT INTO work (kind, id, wakes, attempts, error) VALUES {row}")
    for given in (f"{case_id}.1", case_id.lower(), f" {case_id} "):
        assert case_id in await asyncio.to_thread(_run, capsys, "retry", given), given
    for given in ("C-NOPE", "", "112-1234567-1234567"):
        said = await asyncio.to_thread(_refused, capsys, "retry", given)
        assert f"No case {given!r} is kept here" in said


def test_forget_names_what_it_does_not_find(case_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["forget", "C-NOPE"])
    assert ended.value.code == 1 and "No case or order 'C-NOPE'" in capsys.readouterr().err


def _refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr()
    assert ended.value.code == 1
    return said.err + said.out


async def _tell(words: str) -> None:
    database = open_database(os.environ["DATABASE_URL"])
    async with database.write() as tx:
        await tx.execute(text(words))
    await database.close()


async def _asked(words: str) -> int:
    database = open_database(os.environ["DATABASE_URL"])
    async with database.read() as tx:
        found = int(await tx.scalar(text(words)) or 0)
    await database.close()
    return found


@ON_BOTH
async def test_status_says_whether_anybody_works(
    case_id: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = await asyncio.to_thread(_run, capsys, "status")
    assert "0  programs at work" in found and "start `levelhead run`" in found
    workspace = Workspace(rate_limits=False)
    async with open_workspace(workspace):
        settings = settings_for(workspace, tmp_path, database_url=os.environ["DATABASE_URL"])
        async with connected(settings):
            async with asyncio.timeout(60):
                while "1  programs at work" not in (found := await asyncio.to_thread(_run, capsys, "status")):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
            assert "start `levelhead run`" not in found


async def test_what_is_stuck_is_named_with_reason_and_remedy_and_tried_again(
    case_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    await _tell("UPDATE posts SET state = 'uncertain' WHERE kind = 'revision'")
    await _tell("UPDATE posts SET state = 'refused', error = 'is_archived' WHERE kind = 'case'")
    await _tell("DELETE FROM work")
    row = f"('review', 'R-1', 0, 3, 'KeyError'), ('revision', '{case_id}.1', 0, 2, 'The disk is full.')"
    await _tell(f"INSERT INTO work (kind, id, wakes, attempts, error) VALUES {row}")
    stuck = json.loads(await asyncio.to_thread(_run, capsys, "status", "--json"))["stuck"]
    named = {(s["what"], s["case"], s["state"], s["error"]): s["remedy"] for s in stuck}
    assert "levelhead retry" in named["message (revision)", case_id, "uncertain", ""]
    assert "unarchive" in named["message (case)", case_id, "refused", "is_archived"]
    assert "tries it now" in named["revision", f"{case_id}.1", "tried 2 times", "The disk is full."]
    assert "R-1" in await asyncio.to_thread(_run, capsys, "status")

    assert case_id in await asyncio.to_thread(_run, capsys, "retry", case_id)
    assert await _asked("SELECT count(*) FROM posts WHERE state IN ('uncertain', 'refused')") == 0
    due = await _due()
    assert ("case", case_id) in due and ("revision", f"{case_id}.1") in due and ("review", "R-1") not in due
    assert "R-1" in await asyncio.to_thread(_run, capsys, "retry")
    assert ("review", "R-1") in await _due()


@ON_BOTH
async def test_a_case_of_which_several_things_are_stuck_is_woken_once(
    case_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    await _tell("UPDATE posts SET state = 'uncertain' WHERE kind = 'revision'")
    await _tell("UPDATE posts SET state = 'refused', error = 'is_archived' WHERE kind = 'case'")
    await _tell("DELETE FROM work")
    await _tell(f"INSERT INTO work (kind, id, wakes, attempts, error) VALUES ('case', '{case_id}', 0, 3, 'KeyError')")
    before = await _jobs(case_id)
    assert case_id in await asyncio.to_thread(_run, capsys, "retry")
    assert await _jobs(case_id) == before + 1


async def _jobs(case_id: str) -> int:
    """How often the engine was told to do something for the case itself."""
    jobs = f"SELECT count(*) FROM procrastinate_jobs WHERE args->>'kind' = 'case' AND args->>'id' = '{case_id}'"
    shared = os.environ["DATABASE_URL"].startswith("postgresql")
    return await _asked(jobs if shared else f"SELECT wakes FROM work WHERE kind = 'case' AND id = '{case_id}'")


@ON_BOTH
async def test_what_a_newer_version_left_failing_keeps_nothing_else_from_being_tried(
    case_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """As where an upgrade was taken back; after a restore too."""
    rows = f"('of a newer version', 'N-1', 0, 3, 'KeyError'), ('revision', '{case_id}.1', 0, 2, 'KeyError')"
    await _tell("DELETE FROM work")
    await _tell(f"INSERT INTO work (kind, id, wakes, attempts, error) VALUES {rows}")
    said = await asyncio.to_thread(_run, capsys, "retry", "--restored")
    assert case_id in said and "N-1" not in said
    assert ("revision", f"{case_id}.1") in await _due()


async def _due() -> set[tuple[str, str]]:
    """What the engine has to do now, on either database."""
    database = open_database(os.environ["DATABASE_URL"])
    jobs = "SELECT args->>'kind', args->>'id' FROM procrastinate_jobs WHERE task_name = 'advance' AND status = 'todo'"
    rows = "SELECT kind, id FROM work WHERE due_at IS NOT NULL"
    async with database.read() as tx:
        found = await tx.execute(text(jobs if tx.dialect.name == "postgresql" else rows))
        due = {(str(kind), str(name)) for kind, name in found}
    await database.close()
    return due


@ON_BOTH
async def test_forgetting_takes_the_rows_of_the_engine_along(case_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    database = open_database(os.environ["DATABASE_URL"])
    wake = Queue(os.environ["DATABASE_URL"]) if "postgresql" in os.environ["DATABASE_URL"] else RowWake(SystemClock())
    other = Ref(WorkKind.CASE, "C-OTHER")
    async with database.write() as tx:
        for ref in (Ref(WorkKind.REVISION, f"{case_id}.1"), other):
            await wake.after(tx, ref)
    await database.close()
    await asyncio.to_thread(_run, capsys, "forget", case_id)
    jobs = "SELECT count(*) FROM procrastinate_jobs WHERE args->>'id' = '{}'"
    table = jobs if isinstance(wake, Queue) else "SELECT count(*) FROM work WHERE id = '{}'"
    assert await _asked(table.format(f"{case_id}.1")) == 0 and await _asked(table.format(other.id)) == 1
    assert await _asked(f"SELECT count(*) FROM work WHERE id = '{case_id}.1'") == 0
    assert await _asked(table.format(case_id)) == 1, "its messages are still to be taken out"


async def test_forgotten_words_are_gone_from_the_disk(case_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    if "postgresql" in os.environ["DATABASE_URL"]:
        pytest.skip("PostgreSQL's autovacuum does it, in its own time")
    file = Path(os.environ["DATABASE_URL"].removeprefix("sqlite:///"))
    held = open_database(os.environ["DATABASE_URL"])  # as by a bot that runs: the log of changes is not dropped
    async with held.read() as tx:
        await tx.execute(text("SELECT 1"))
    kept = [f for f in file.parent.glob(f"{file.name}*") if b"booby" in f.read_bytes()]
    assert kept
    await asyncio.to_thread(_run, capsys, "forget", case_id)
    assert not [f for f in file.parent.glob(f"{file.name}*") if b"booby" in f.read_bytes()]
    await held.close()


@ON_BOTH
def test_a_backup_is_a_whole_database_of_its_own_or_says_what_to_use(
    case_id: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "backup.db"
    if "postgresql" in os.environ["DATABASE_URL"]:
        assert "pg_dump" in _refused(capsys, "backup", str(copy)) and not list(tmp_path.glob("backup*"))
        return
    assert "keep the file safe" in _run(capsys, "backup", str(copy))
    assert copy.stat().st_mode & 0o777 == 0o600
    assert "there already" in _refused(capsys, "backup", str(copy))
    assert "there already" in _refused(capsys, "backup", ".")
    assert "No such file" in _refused(capsys, "backup", str(tmp_path / "nowhere" / "backup.db"))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{copy}")
    assert json.loads(_run(capsys, "status", "--json"))["counts"]["open cases"] == 1


async def test_a_newer_database_is_named_by_every_command_and_by_check(
    case_id: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    await _tell("UPDATE alembic_version SET version_num = '0000b'")
    for command in (["status"], ["retry"], ["export"], ["forget", case_id], ["migrate"], ["check", "--offline"]):
        words = " ".join((await asyncio.to_thread(_refused, capsys, *command)).split())
        assert "written by a newer Levelhead" in words and "Install the newer version" in words, command
    workspace = Workspace(rate_limits=False)
    async with open_workspace(workspace):
        with pytest.raises(StoreError, match="newer Levelhead"):
            async with connected(settings_for(workspace, tmp_path, database_url=os.environ["DATABASE_URL"])):
                pass
