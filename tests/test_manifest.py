"""The manifest against the listeners, both ways: nothing asked for without use, nothing used without asking."""

import json
import re
from pathlib import Path
from typing import Any

from bot.settings import PROJECT
from bot.slack.actions import COMMAND_DRAFT, COMMAND_TONE, SHORTCUT_DRAFT, SHORTCUT_POLICIES, SHORTCUT_TONE
from bot.slack.listeners import lifecycle, reactions, threads

MANIFEST: dict[str, Any] = json.loads((PROJECT / "manifest.json").read_text(encoding="utf-8"))
SCOPE_OF = {
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "chat.postEphemeral": "chat:write",
    "conversations.history": "channels:history",
    "conversations.replies": "channels:history",
    "conversations.open": "im:write",
    "reactions.add": "reactions:write",
    "users.info": "users:read",
}
SCOPE_OF_EVENT = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
}


def _methods_in_code() -> set[str]:
    code = "\n".join(p.read_text(encoding="utf-8") for p in (PROJECT / "bot" / "slack").rglob("*.py"))
    names = {method: method.replace(".", "_") for method in SCOPE_OF}
    return {method for method, name in names.items() if f".{name}(" in code}


def test_the_scopes_are_exactly_those_that_methods_and_events_need() -> None:
    wanted = {SCOPE_OF[m] for m in _methods_in_code()} | set(SCOPE_OF_EVENT.values()) | {"commands"}
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == wanted


def test_every_web_method_in_the_code_is_known_here() -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in (PROJECT / "bot" / "slack").rglob("*.py"))

    used = set(re.findall(r"client\.((?:chat|conversations|reactions|users|usergroups)_\w+)\(", code))
    assert used == {m.replace(".", "_") for m in _methods_in_code()}


def test_commands_and_shortcuts_are_those_the_code_hears() -> None:
    features = MANIFEST["features"]
    assert [c["command"] for c in features["slash_commands"]] == [COMMAND_DRAFT, COMMAND_TONE]
    assert [s["callback_id"] for s in features["shortcuts"]] == [SHORTCUT_DRAFT, SHORTCUT_TONE, SHORTCUT_POLICIES]


def test_subscribed_events_are_those_the_code_hears() -> None:
    heard = {
        name
        for module in (threads, reactions, lifecycle)
        for name in (
            "message",
            "app_mention",
            "reaction_added",
            "reaction_removed",
            "tokens_revoked",
            "app_uninstalled",
        )
        if f'@app.event("{name}")' in Path(str(module.__file__)).read_text(encoding="utf-8")
    }
    subscribed = {event.partition(".")[0] for event in MANIFEST["settings"]["event_subscriptions"]["bot_events"]}
    assert subscribed == heard
