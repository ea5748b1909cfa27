"""What somebody shares in a channel, of no case, while the program is killed around that very message: it stands once."""

from pathlib import Path

import pytest

from bot.workspace import Moment
from tests.faults.boundaries import Calls
from tests.faults.programs import Launcher
from tests.faults.trial import HASTE, SUPPORT, trial

SHARED = {"/tone You should have read the manual.": "shares a review", "/ask do we ship to islands": "asked"}


@pytest.mark.parametrize(
    "moment", [Moment.TAKEN, *(pytest.param(m, marks=pytest.mark.deep) for m in (Moment.ARRIVED, Moment.ANSWERED))]
)
@pytest.mark.parametrize("command", SHARED)
async def test_it_stands_in_the_channel_once(launcher: Launcher, tmp_path: Path, command: str, moment: Moment) -> None:
    async with trial(launcher, tmp_path, f"sqlite:///{tmp_path / 'team.db'}", **HASTE) as made:
        running, calls, ana = await made.start(), Calls(made.ws), made.person("ana")
        await ana.command(SUPPORT, command)
        await made.wait(lambda: any("Share it here" in m.labels for m in ana.ephemerals(SUPPORT)))
        calls.kill(f"{moment.value} chat.postMessage shared", running)
        await ana.press(ana.ephemerals(SUPPORT)[-1], "Share it here")
        await made.ended(running)
        await made.start()
        await made.wait(lambda: made.ws.messages(SUPPORT))
        await made.at_rest()
        assert [SHARED[command] in m.plain for m in made.ws.messages(SUPPORT)] == [True]
