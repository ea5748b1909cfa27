"""Markup of Slack in anybody's words takes no effect, on whichever way the words go."""

import json
from typing import Any

import pytest

from bot.workspace.effects import effects
from tests.dialogues.conftest import SUPPORT, Team

MARKUP = "<!channel> <!here|here> <@U0BEN> <!subteam^S1> <https://evil.example/pay|approve>"
WAYS = (
    "revise: shorter; say {}",
    "revise: rhyme {}, and friendlier",
    'revise: add "{}"',
    "reply: Hello, {} we refund you $900 today.",
    "customer: it came late {}",
)


def _read(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value[:1] in ("[", "{") else value


@pytest.mark.deep
async def test_markup_takes_no_effect_whoever_wrote_it_wherever(team: Team) -> None:
    case = await team.draft(f"Do you ship to Hawaii? {MARKUP} My name is {MARKUP}")
    for way in WAYS:
        await team.say("ana", case, way.format(MARKUP))
    await team.ana.command(SUPPORT, f"/tone You should have read it, {MARKUP}. You are wrong.")
    await team.ana.command(SUPPORT, f"/ask how many {MARKUP} are left?")
    await team.ana.command(SUPPORT, f"/desk {MARKUP}")
    await team.settled()
    said = [effects(str(c.args.get("text", "")), _read(c.args.get("blocks", []))) for c in team.ws.calls]
    assert len(said) > len(WAYS)
    assert not {m for e in said for m in e.mentions if m in ("U0BEN", "S1", "channel", "here")}
    assert not [link for e in said for link in e.links if "evil" in link]
