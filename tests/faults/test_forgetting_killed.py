"""`levelhead forget` that is killed at each of its commits: said again, nothing of the customer is left anywhere."""

from pathlib import Path

import pytest

from bot.workspace import Message
from tests.faults.programs import KILLED, Launcher
from tests.faults.trial import HASTE, SUPPORT, Trial, trial

ORDER, WORD = "112-1234567-1234567", "Quillfeather"
ASKED = f"/draft I am {WORD}, and wait for order {ORDER}. Do you ship to an island?"
CASES = 3


@pytest.mark.deep
async def test_a_forgetting_that_is_killed_and_said_again_leaves_nothing(launcher: Launcher, tmp_path: Path) -> None:
    """The last is killed when all is forgotten, and the log of changes holds the words still."""
    file = tmp_path / "team.db"
    async with trial(launcher, tmp_path, f"sqlite:///{file}", **HASTE) as made:
        running = await made.start()
        for _ in range(CASES):
            await made.person("ana").command(SUPPORT, ASKED)
        await made.wait(lambda: len(made.ws.messages(SUPPORT)) == CASES and all(map(made.thread, _cases(made))))
        await made.at_rest()
        codes = [
            await _forgets(made, f"{moment} desk.cases.forgetting.forget") for moment in CASES * ("before", "after")
        ]
        assert codes == 2 * CASES * [KILLED] and await _forgets(made) == 1, "there is none of that order any more"
        assert not [old.name for old in file.parent.glob(f"{file.name}*") if WORD.encode() in old.read_bytes()]
        await running.kill()
        await made.start()  # it takes away at once what is to go, and one that runs on within a minute
        await made.wait(lambda: not _cases(made))


def _cases(made: Trial) -> list[Message]:
    return [m for m in made.ws.messages(SUPPORT) if m.bot]


async def _forgets(made: Trial, kill: str | None = None) -> int | None:
    forgetting = await made.programs.start("forget", ORDER, kill=kill)
    async with made.patience():
        await forgetting.ended.wait()
    return forgetting.code
