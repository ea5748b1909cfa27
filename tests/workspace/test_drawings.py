"""Every emoji that the bot shows is drawn by us: many machines have no letters for them."""

import re
from pathlib import Path

from bot.slack.views.findings import ICONS
from bot.workspace.emoji import canonical, character, picture

SOURCES = "\n".join(p.read_text() for folder in ("slack", "desk") for p in Path("bot", folder).rglob("*.py"))


def _known(name: str) -> bool:
    return character(name) is not None


def test_every_emoji_of_the_bot_has_a_drawing() -> None:
    named = {n for n in re.findall(r":([a-z0-9_+-]+):", SOURCES) if _known(n)} | set(ICONS.values())
    assert len(named) > 5
    assert [n for n in sorted(named) if picture(canonical(n)) is None] == []
