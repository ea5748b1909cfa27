"""Workers on one queue whose folders hold different policies: all work by those that came last, and nothing ping-pongs."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.knowledge.files import read_book
from bot.store.due import workers
from bot.store.history import trail
from bot.store.tables.trail import events
from bot.workspace import Message
from tests.command_line import levelhead_here
from tests.faults.persons import Person, Way
from tests.faults.programs import Launcher
from tests.faults.trial import POLICIES, Trial, trial

pytestmark = pytest.mark.whole
OLD_WORDS, NEW_WORDS = "6 to 10 business days", "7 to 12 business days"


def copied(folder: Path, old: str = "", new: str = "") -> tuple[Path, str]:
    """A folder of policies in which these words are others, and its version."""
    shutil.copytree(POLICIES, folder, dirs_exist_ok=True)
    file = folder / "shipping.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return folder, read_book({f.name: f.read_text(encoding="utf-8") for f in folder.glob("*.yaml")}).version


async def drafted(made: Trial, number: int) -> Message:
    """A case with its first draft."""
    case = await Person(made, number, Way.PLAIN).ask()
    await made.wait(lambda: "Draft 1" in _last(made, case).plain)
    return case


def _last(made: Trial, case: Message) -> Message:
    return (made.thread(case) or [case])[-1]


async def until(made: Trial, holds: Callable[[], Awaitable[bool]]) -> None:
    async with made.patience():
        while not await holds():  # noqa: ASYNC110  # another process rings no bell here
            await asyncio.sleep(0.05)


async def noted(made: Trial, kind: str) -> list[dict[str, str]]:
    async with made.database.read() as tx:
        query = select(events.c.details).where(events.c.kind == kind).order_by(events.c.at)
        return [dict(details) for details in await tx.scalars(query)]


async def versions(made: Trial) -> list[str]:
    """What each draft was made by, in their order."""
    return [d["policies"] for d in await noted(made, "drafted")]


async def status(made: Trial, url: str, folder: Path) -> str:
    said = await asyncio.to_thread(levelhead_here, folder, "status", DATABASE_URL=url, LEVELHEAD_POLICIES=str(folder))
    return " ".join((said.stdout + said.stderr).split())


async def test_all_work_by_what_came_last_whatever_stands_in_their_folders(
    launcher: Launcher, postgres_url: str, tmp_path: Path
) -> None:
    (older, old), (newer, new) = copied(tmp_path / "old"), copied(tmp_path / "new", OLD_WORDS, NEW_WORDS)
    async with trial(launcher, tmp_path, postgres_url, LEVELHEAD_POLICIES=str(older)) as made:
        listening = await made.start()
        case = await drafted(made, 1)
        draft = _last(made, case)
        worker = await made.programs.start("work", LEVELHEAD_POLICIES=str(newer))
        await made.wait(lambda: "outdated" in draft.plain, worker)
        await until(made, lambda: _says(made, postgres_url, older, "taken from the database"))
        await made.person("ben").press(draft, "Redraft")
        await made.wait(lambda: "Draft 2" in _last(made, case).plain)
        late = await made.programs.start("work", LEVELHEAD_POLICIES=str(older))
        for number in range(2, 12):
            assert NEW_WORDS in _last(made, await drafted(made, number)).plain
        assert await versions(made) == [old, *11 * [new]]
        assert not late.ended.is_set() and not listening.ended.is_set()
        assert [d["version"] for d in await noted(made, "policies in force")] == [old, new]
        assert [d["revision"] for d in await noted(made, "outdated")] == [f"{_name(case)}.1"]
        async with made.database.read() as tx:
            files = await trail.snapshot(tx, old)
        assert files and OLD_WORDS in files["shipping.yaml"], "what the first draft rests on is kept"
        await _back(made, older, case, old)


async def _back(made: Trial, older: Path, case: Message, old: str) -> None:
    """A line changed in the old folder makes it the newest, for all."""
    file = older / "approvals.yaml"
    file.write_text(f"# Back to what we had.\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    draft = _last(made, case)
    await made.wait(lambda: "outdated" in draft.plain)
    await until(made, lambda: _all_alike(made))
    assert OLD_WORDS in _last(made, await drafted(made, 20)).plain
    in_force = [d["version"] for d in await noted(made, "policies in force")]
    assert len(in_force) == 3 and in_force[-1] != old and in_force[-1] == (await versions(made))[-1]


async def _all_alike(made: Trial) -> bool:
    """Whether every program works by the policies that came last."""
    last = (await noted(made, "policies in force"))[-1]["version"]
    async with made.database.read() as tx:
        return all(w.works_by == last for w in await workers.there(tx, datetime(2000, 1, 1, tzinfo=UTC)))


async def _says(made: Trial, url: str, folder: Path, words: str) -> bool:
    return words in await status(made, url, folder)


def _name(case: Message) -> str:
    return case.plain.partition("Case ")[2].split()[0]
