"""Policies that are edited while the bot works, and that it has looked at."""

import asyncio

from tests.dialogues.conftest import Team

SAID, CHANGED = "take 6 to 10 business days and cost", "take 7 to 12 business days and cost"


def edit(team: Team, name: str, old: str, new: str) -> None:
    file = team.settings.levelhead_policies / name
    words = file.read_text(encoding="utf-8")
    assert old in words, words[:500]
    file.write_text(words.replace(old, new), encoding="utf-8")


async def looked(team: Team, times: int = 2) -> None:
    """The bot has looked at the files so often, and done what follows from it."""
    for _ in range(times):
        team.clock.advance(5)
        async with asyncio.timeout(60):
            await team.bot.live.looked(team.bot.live.looks + 1)
    team.bot.runner.ring()
    await team.settled()


def shipping(team: Team, new: str = CHANGED) -> None:
    edit(team, "house/shipping.yaml", SAID, new)
