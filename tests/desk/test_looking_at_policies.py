"""Policies are looked at for as long as the bot runs, whatever goes wrong with one look."""

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.app import make_desk
from bot.commands.desks.nobody import Nobody
from bot.desk.policies.live import LOOK, Live, Source
from bot.settings import Settings
from tests.manual_clock import ManualClock


async def test_a_look_that_breaks_in_a_way_nobody_thought_of_is_not_the_last(sqlite_file: Any, caplog: Any) -> None:
    clock, nobody, broken = ManualClock(), Nobody(), [RuntimeError("a bug")]
    settings = Settings(_env_file=None).model_copy(update={"database_url": f"sqlite:///{sqlite_file}"})  # type: ignore[call-arg]
    desk = make_desk(settings, nobody, nobody, clock)  # type: ignore[arg-type]

    def look() -> Mapping[str, str]:
        if broken:
            raise broken.pop()
        return desk.files

    live = Live(desk, Source(look, lambda desk, files: desk, "worker"))
    watching = asyncio.create_task(live.watch())
    for looks in (1, 2):
        await clock.asleep()
        clock.advance(LOOK)
        looked = asyncio.create_task(live.looked(looks))
        await asyncio.wait({watching, looked}, return_when=asyncio.FIRST_COMPLETED)
        assert looked.done() and not watching.done()
    assert "could not look at the policies, trying again" in caplog.text and "a bug" in caplog.text
    watching.cancel()
    await asyncio.wait({watching})
    await desk.database.close()
