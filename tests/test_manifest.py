"""The manifest against the listeners, both ways: nothing asked for without use, nothing used without asking."""

import json
import re
from typing import Any

from bot.settings import PROJECT
from bot.slack.actions import (
    COMMAND_ASK,
    COMMAND_COMPARE,
    COMMAND_DESK,
    COMMAND_DRAFT,
    COMMAND_TONE,
    SHORTCUT_DRAFT,
    SHORTCUT_POLICIES,
    SHORTCUT_TONE,
)
from bot.slack.connection import SURFACES
from bot.slack.limits import RATES
from bot.slack.listeners import lifecycle
from bot.workspace.web_api.methods import METHODS

MANIFEST: dict[str, Any] = json.loads((PROJECT / "manifest.json").read_text(encoding="utf-8"))
CODE = "\n".join(p.read_text(encoding="utf-8") for p in sorted((PROJECT / "bot" / "slack").rglob("*.py")))
SCOPE_OF = {
    "assistant.threads.setStatus": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "chat.postEphemeral": "chat:write",
    "conversations.history": "channels:history",
    "conversations.info": "channels:read",
    "conversations.replies": "channels:history",
    "conversations.open": "im:write",
    "files.info": "files:read",
    "files.upload_v2": "files:write",
    "reactions.add": "reactions:write",
    "usergroups.users.list": "usergroups:read",
    "users.info": "users:read",
}
SCOPE_OF_EVENT = {
    "app_mention": "app_mentions:read",
    "channel_unarchive": "channels:read",
    "group_unarchive": "groups:read",
    "member_joined_channel": "channels:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
}
NEED_NO_SCOPE = {"app_home_opened", "app_uninstalled", "tokens_revoked"}
METHODS_WITHOUT_SCOPE = {"chat.getPermalink"}
"""Whoever may see the message may have its link."""


def _methods_in_code() -> set[str]:
    names = {method: method.replace(".", "_") for method in (*SCOPE_OF, *METHODS_WITHOUT_SCOPE)}
    return {method for method, name in names.items() if f".{name}(" in CODE}


def test_the_scopes_are_exactly_those_that_methods_and_events_need() -> None:
    files = {"files:read"} if "url_private_download" in CODE else set()
    files |= {"assistant:write"} if "agent_view" in MANIFEST["features"] else set()
    methods = {SCOPE_OF[m] for m in _methods_in_code() if m in SCOPE_OF}
    wanted = methods | set(SCOPE_OF_EVENT.values()) | {"commands"} | files
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == wanted


def test_every_web_method_in_the_code_is_known_here() -> None:
    used = set(re.findall(r"client\.((?:assistant|chat|conversations|files|reactions|users|usergroups)_\w+)\(", CODE))
    assert used - METHODS_WITHOUT_SCOPE == {m.replace(".", "_") for m in _methods_in_code()}


def test_the_local_workspace_wants_the_same_scopes_for_the_same_methods() -> None:
    """It refuses a call without its scope, so every dialogue runs with those of the manifest and no more."""
    wanted = {name: METHODS[name].scope for name in SCOPE_OF if name in METHODS and METHODS[name].scope}
    assert {name: scope for name, scope in wanted.items() if SCOPE_OF[name] != scope} == {}
    assert len(wanted) >= 9


def test_every_file_of_listeners_is_registered() -> None:
    files = (PROJECT / "bot" / "slack" / "listeners").glob("*.py")
    listening = {f.stem for f in files if re.search(r"^def register\(", f.read_text(encoding="utf-8"), re.MULTILINE)}
    assert listening == {surface.__name__.rpartition(".")[2] for surface in (*SURFACES, lifecycle)}


def test_commands_and_shortcuts_are_those_the_code_hears() -> None:
    features = MANIFEST["features"]
    assert [c["command"] for c in features["slash_commands"]] == [
        COMMAND_DRAFT,
        COMMAND_TONE,
        COMMAND_ASK,
        COMMAND_COMPARE,
        COMMAND_DESK,
    ]
    assert [s["callback_id"] for s in features["shortcuts"]] == [SHORTCUT_DRAFT, SHORTCUT_TONE, SHORTCUT_POLICIES]


def test_subscribed_events_are_those_the_code_hears() -> None:
    heard = set(re.findall(r'@app\.event\("(\w+)"\)', CODE))
    subscribed = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    assert {event.partition(".")[0] for event in subscribed} == heard
    assert set(subscribed) == SCOPE_OF_EVENT.keys() | NEED_NO_SCOPE


def test_every_method_that_is_called_has_its_rate() -> None:
    named = re.findall(r"_calling\(([^)]*)\)", (PROJECT / "bot/slack/announcer.py").read_text(encoding="utf-8"))
    methods = {method for words in named for method in re.findall(r'"([a-z]+\.[A-Za-z.]+)"', words)}
    assert {"chat.getPermalink", "views.publish"} <= methods <= set(RATES)
