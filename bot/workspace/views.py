"""Open views, a stack of at most three for each person, and what the app shows each in its home."""

from dataclasses import dataclass
from typing import Any

from .blocks.surfaces import home, modal
from .blocks.values import state_values
from .errors import SlackError
from .model import View
from .state import State

Json = dict[str, Any]
MOST_VIEWS = 3


@dataclass(frozen=True)
class Views:
    state: State

    def open(self, user: str, raw: Any) -> View:
        """A new stack of one."""
        view = self._view(user, raw)
        self.state.views[user] = [view]
        self.state.changed()
        return view

    def push(self, user: str, raw: Any) -> View:
        stack = self.state.views[user]
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= MOST_VIEWS:
            raise SlackError("push_limit_reached")
        view = self._view(user, raw, stack[-1])
        stack.append(view)
        self.state.changed()
        return view

    def update(self, view: View, raw: Any, given_hash: str | None = None) -> View:
        if given_hash is not None and given_hash != view.hash:
            raise SlackError("hash_conflict")
        view.payload = modal(raw, self.state.new_short_id)
        view.hash = self._hash()
        self.state.changed()
        return view

    def publish(self, user: str, raw: Any, given_hash: str | None = None) -> View:
        """What this person finds in the app's home from now on."""
        shown = self.state.homes.get(user)
        if given_hash is not None and shown is not None and given_hash != shown.hash:
            raise SlackError("hash_conflict")
        payload = home(raw, self.state.new_short_id)
        view_id = shown.id if shown else self.state.new_id("V")
        self.state.homes[user] = View(view_id, user, payload, self._hash(), view_id, None, self.state.names)
        self.state.changed()
        return self.state.homes[user]

    def close_top(self, user: str) -> View | None:
        stack = self.state.views[user]
        closed = stack.pop() if stack else None
        self.state.changed()
        return closed

    def clear(self, user: str) -> None:
        self.state.views[user].clear()
        self.state.changed()

    def by_id(self, view_id: str | None, external_id: str | None) -> View:
        for stack in self.state.views.values():
            for view in stack:
                if view.id == view_id or (external_id and view.payload.get("external_id") == external_id):
                    return view
        raise SlackError("not_found")

    def _view(self, user: str, raw: Any, below: View | None = None) -> View:
        payload = modal(raw, self.state.new_short_id)
        name = payload.get("external_id")
        taken = [view.payload.get("external_id") for stack in self.state.views.values() for view in stack]
        if name and name in taken:
            raise SlackError("duplicate_external_id")
        view_id = self.state.new_id("V")
        root = below.root_view_id if below else view_id
        return View(view_id, user, payload, self._hash(), root, below.id if below else None, self.state.names)

    def _hash(self) -> str:
        return f"{self.state.new_ts().split('.')[0]}.{self.state.new_short_id()}"

    def as_sent(self, view: View, filled: dict[str, Json] | None = None) -> Json:
        """A view as Slack's payloads carry it."""
        app, team = self.state.installation.app, self.state.scene.team_id
        given = {"private_metadata": "", "callback_id": "", "external_id": "", "submit": None, "close": None}
        flags = {"clear_on_close": False, "notify_on_close": False}
        place = {"id": view.id, "team_id": team, "hash": view.hash, "root_view_id": view.root_view_id}
        owner = {"app_id": app.app_id, "app_installed_team_id": team, "bot_id": app.bot_id}
        state = {"values": state_values(view.blocks, filled or {})}
        sent = given | flags | view.payload | place | owner
        return sent | {"previous_view_id": view.previous_view_id, "state": state}
