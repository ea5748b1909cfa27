"""The commands for operators where something else is broken: the policies, the folder, the day that was typed."""

import asyncio
import json
import os
from pathlib import Path

import pytest

from bot.errors import PolicyError, StoreError
from bot.loading.folders import PolicyFolder
from bot.store.engines.database import Database, open_database
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.rows.row import NEWER
from bot.store.tables.cases import work
from tests.command_line import levelhead_here

pytestmark = pytest.mark.usefixtures("learned")
STUCK = "INSERT INTO work (kind, id, wakes, attempts, error) VALUES ('review', 'R-1', 0, 3, 'KeyError')"


@pytest.fixture
def url(sqlite_file: Path) -> str:
    return f"sqlite:///{sqlite_file}"


@pytest.mark.parametrize(
    "words", ["status", "status --json", "retry", "export", "backup copy.db", "audit verify", "audit export"]
)
def test_what_rests_on_no_policy_is_done_while_the_policies_can_not_be_read(
    tmp_path: Path, url: str, words: str
) -> None:
    """Somebody saved a broken file: the bot goes on with what it had, and whoever is called looks how it stands."""
    folder = tmp_path / "policies"
    folder.mkdir()
    (folder / "broken.yaml").write_text("policy: [\n")
    (tmp_path / "prices.yaml").write_text("prices: [\n")
    broken = {"LEVELHEAD_POLICIES": str(folder), "LEVELHEAD_PRICES": str(tmp_path / "prices.yaml")}
    answer = levelhead_here(tmp_path, *words.split(), DATABASE_URL=url, **broken)
    assert answer.returncode == 0, answer.stderr
    told = levelhead_here(tmp_path, "forget", "C-NOPE", DATABASE_URL=url, **broken)
    assert "No case or order 'C-NOPE'" in told.stderr


def test_status_makes_nothing_beside_the_database(tmp_path: Path, url: str) -> None:
    """Asked by root, it would make a lock that the bot's own user can't have: the bot would not start."""
    answer = levelhead_here(tmp_path, "status", DATABASE_URL=url)
    assert "0  programs at work" in answer.stdout and not list(tmp_path.glob("*.lock"))


def test_status_says_nothing_of_programs_where_that_can_not_be_told(tmp_path: Path, url: str) -> None:
    other = tmp_path / "other"
    other.touch()
    (tmp_path / "team.db.lock").symlink_to(other)  # is not opened
    found = levelhead_here(tmp_path, "status", "--json", DATABASE_URL=url)
    assert json.loads(found.stdout)["work"]["programs at work"] is None
    said = levelhead_here(tmp_path, "status", DATABASE_URL=url).stdout
    assert "programs at work" not in said and "start `levelhead run`" not in said


async def test_retry_says_where_nobody_is_there_to_do_it(tmp_path: Path, url: str) -> None:
    database = open_database(url)
    async with database.write() as tx:
        await tx.exec_driver_sql(STUCK)
    await database.close()
    answer = await asyncio.to_thread(levelhead_here, tmp_path, "retry", DATABASE_URL=url)
    assert "Tried again within a minute: R-1." in answer.stdout and "start `levelhead run`" in answer.stdout


async def test_status_tells_what_failed_once_from_what_only_a_newer_version_can_do(tmp_path: Path, url: str) -> None:
    database = open_database(url)
    async with database.write() as tx:
        await tx.exec_driver_sql(STUCK)
        newer = {"kind": "review", "id": "R-2", "wakes": 0, "attempts": 1, "error": NEWER}
        await tx.execute(work.insert().values(**newer))
    await database.close()
    said = (await asyncio.to_thread(levelhead_here, tmp_path, "status", DATABASE_URL=url)).stdout
    assert "review of R-1: tried 3 times: KeyError\n  It is tried again by itself" in said
    assert f"review of R-2: tried once: {NEWER}\n  Then it is done by itself.\n" in said


@pytest.mark.parametrize("words", ["status", "check --offline"])
def test_an_empty_database_on_a_server_is_told_as_such(tmp_path: Path, empty_postgres_url: str, words: str) -> None:
    answer = levelhead_here(tmp_path, *words.split(), DATABASE_URL=empty_postgres_url)
    said = answer.stdout + answer.stderr
    assert answer.returncode == 1 and "has no tables yet. Run `levelhead migrate` once, then try again." in said


async def test_a_folder_that_can_not_be_had_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    file = tmp_path / "notes.txt" / "team.db"
    database = Database(SqliteFile(file))
    with (
        pytest.raises(StoreError, match=r"notes.txt: .*Give the folder of .*team.db.* DATABASE_URL"),
        database.place.alone(),
    ):
        pass
    with pytest.raises(StoreError, match=r"notes.txt: .*Give the folder of .*team.db"):
        await database.migrate()
    await database.close()


def test_check_names_a_folder_in_which_no_database_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    told = levelhead_here(tmp_path, "check", "--offline", DATABASE_URL=f"sqlite:///{tmp_path}/notes.txt/team.db")
    line = next(line for line in told.stdout.splitlines() if "team.db" in line)
    assert line.startswith("fail") and "can't be made" in line
    told = levelhead_here(tmp_path, "check", "--offline", DATABASE_URL=f"sqlite:///{tmp_path}/new/team.db")
    assert "will be made on the first run" in told.stdout


def test_a_backup_where_none_can_be_written_ends_with_a_sentence(tmp_path: Path, url: str) -> None:
    (tmp_path / "notes.txt").touch()
    answer = levelhead_here(tmp_path, "backup", "notes.txt/copy.db", DATABASE_URL=url)
    assert answer.returncode == 1 and answer.stderr == f"notes.txt/copy.db: {os.strerror(20)}.\n"


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        ("audit export --from 2026-13-01", 2, "'2026-13-01' is no day; write it as 2026-11-12"),
        ("audit export --to 9999-12-31", 2, "'9999-12-31' is no day"),
        ("report --from yesterday", 2, "'yesterday' is no day; write it as 2026-11-12"),
        ("proposals show abc", 2, "'abc' is no proposal; write one like P-3"),
        ("audit export --from 2026-11-30 --to 2026-11-01", 1, "Turn the two days round"),
    ],
)
def test_what_can_not_be_meant_is_told_how_to_be_written(
    tmp_path: Path, url: str, words: str, status: int, says: str
) -> None:
    answer = levelhead_here(tmp_path, *words.split(), DATABASE_URL=url)
    assert answer.returncode == status and says in answer.stderr


def test_policies_that_can_not_be_written_are_named(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    with pytest.raises(PolicyError, match=r"lamps.yaml: .*; check its permissions"):
        PolicyFolder(tmp_path).replace({}, {"notes.txt/lamps.yaml": "policy: lamps\n"})
