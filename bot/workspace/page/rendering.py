"""The workspace as HTML for one person: every word goes through Jinja's escaping."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .. import emoji
from ..model import Conversation, Message
from ..scene import Person, Sample
from ..state import State
from .icons import icon
from .markup import face, html_markdown, html_mrkdwn, link

Json = dict[str, Any]
SHADES = 8
FIRST = "support"
"""The channel that the page opens."""


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(Path(__file__).with_name("templates"))
    templates = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    templates.globals |= {"face": face, "icon": icon, "link": link}
    templates.filters["clock"] = _clock
    templates.filters["day"] = _day
    templates.filters["size"] = _size
    return templates


def _moment(ts: str) -> datetime:
    return datetime.fromtimestamp(float(ts), UTC).astimezone()


def _clock(ts: str) -> str:
    return f"{_moment(ts):%H:%M}"


def _size(count: int) -> str:
    """As people read it: `3 KB`."""
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1000:.0f} KB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def _day(ts: str) -> str:
    moment = _moment(ts)
    return f"{moment:%A}, {moment.day} {moment:%B}"


@dataclass(frozen=True)
class Rendering:
    state: State
    user: str

    def page(self, samples: tuple[Sample, ...]) -> str:
        app, people = self.state.installed, self._everybody()
        commands = app.manifest.features.slash_commands if app else ()
        offered = [{"command": c.command, "description": c.description, "usage": c.usage_hint} for c in commands]
        shortcuts = [s for s in app.manifest.features.shortcuts if s.type == "global"] if app else []
        return self._render(
            "page.html",
            initials=self.initials,
            commands=offered,
            shortcuts=shortcuts,
            samples=samples,
            quick_emoji=[
                {"name": name, "face": emoji.character(name), "picture": emoji.picture(name)} for name in emoji.quick()
            ],
            roster=[{"key": p.key, "id": p.id, "name": p.name, "role": p.role} | self.first_of(p.id) for p in people],
            scene=self.state.scene,
            first=next((c.id for c in self._rooms() if c.name == FIRST), self._rooms()[0].id),
            app_name=app.name if app else "",
        )

    def screen(self, where: Conversation, thread_ts: str | None, welcome: str, tab: str = "") -> Json:
        """The parts of the screen, each replaced only when it changed."""
        root = self.state.stored[where.id].get(thread_ts or "")
        thread = [root, *self.state.messages(where.id, thread_ts)] if root and not root.deleted else []
        stack, at_home = self.state.views[self.user], where.kind == "im" and tab == "home"
        return {
            "sidebar": self._sidebar(where),
            "header": self._header(where, at_home),
            "home": self._home() if at_home else None,
            "messages": self._list(self._mixed(where, None, self.state.messages(where.id)), in_thread=False),
            "thread": self._list(self._mixed(where, thread_ts, thread), in_thread=True) if thread else None,
            "view": self._view() if stack else None,
            "view_id": f"{stack[-1].id}:{stack[-1].hash}" if stack else None,
            "status": self._status(where.id, thread_ts or ""),
            "prompts": self._prompts(where),
            "welcome": welcome if where.name == "support" else "",
            "placeholder": f"Message {self._title(where)}",
            "writable": self.user in where.members and not where.is_archived,
            "archived": where.is_archived,
        }

    def _sidebar(self, here: Conversation) -> str:
        direct = [where for where in self.state.conversations.values() if where.user == self.user]
        newest = {where.id: self._newest(where) for where in (*self._rooms(), *direct)}
        said = max((newest[where.id] for where in direct), default="")
        shown = {"newest": newest, "newest_direct": said, "app": self.state.installed}
        return self._render("sidebar.html", rooms=self._rooms(), here=here, **shown)

    def _newest(self, where: Conversation) -> str:
        """When somebody else last wrote there, for this person to read; empty where nobody has."""
        whispers = (w for w in self.state.whispers if w.visible_to == self.user and w.channel == where.id)
        said = (*self.state.stored[where.id].values(), *whispers)
        return max((m.ts for m in said if m.user != self.user and not m.deleted), default="")

    def _header(self, where: Conversation, at_home: bool) -> str:
        tabs = where.kind == "im" and self.state.installation.manifest.features.app_home.home_tab_enabled
        here = {"title": self._title(where), "app": self._app_here(where)}
        return self._render("header.html", where=where, tabs=tabs, at_home=at_home, **here)

    def _home(self) -> str:
        shown = self.state.homes.get(self.user)
        return self._render("home.html", blocks=shown.blocks if shown else [], name=self.state.installation.name)

    def _view(self) -> str:
        stack, app = self.state.views[self.user], self.state.installation
        return self._render("view.html", view=stack[-1], depth=len(stack), initials_of_app=app.name[0])

    def _status(self, channel: str, thread_ts: str) -> str:
        """What the app is doing in a thread, as Slack shows it beside the app's name."""
        status = self.state.status(channel, thread_ts)
        return f"{self.state.installation.name} {status}" if status else ""

    def _prompts(self, where: Conversation) -> str:
        """What the manifest suggests to begin with, in a direct conversation where nothing was said yet."""
        app = self.state.installed
        view = app.manifest.features.agent_view if app else None
        begun = where.kind != "im" or self.state.messages(where.id)
        return "" if view is None or begun else self._render("prompts.html", view=view)

    def _rooms(self) -> list[Conversation]:
        return [where for where in self.state.conversations.values() if where.kind != "im"]

    def _title(self, where: Conversation) -> str:
        return self.state.installation.name if where.kind == "im" else f"#{where.name}"

    def _app_here(self, where: Conversation) -> str | None:
        """The app's name when it could be invited here."""
        app = self.state.installed
        if app is None or app.app.bot_user_id in where.members or where.is_archived:
            return None
        return app.name

    def _mixed(self, where: Conversation, thread_ts: str | None, messages: list[Message]) -> list[Message]:
        """With the ephemeral messages this person sees there."""
        mine = [w for w in self.state.whispers if w.visible_to == self.user and w.channel == where.id]
        return sorted([*messages, *(w for w in mine if w.thread_ts == thread_ts)], key=lambda message: message.ts)

    def _list(self, messages: list[Message], in_thread: bool) -> list[Json]:
        rendered = []
        before: Message | None = None
        for message in messages:
            html = self.message(message, before, in_thread)
            rendered.append({"ts": message.ts, "hash": hashlib.sha256(html.encode()).hexdigest()[:16], "html": html})
            before = message
        return rendered

    def message(self, message: Message, before: Message | None, in_thread: bool) -> str:
        new_day = before is None or _day(before.ts) != _day(message.ts)
        return self._render(
            "message.html",
            m=message,
            author=self.state.names.get(message.user, "Somebody"),
            initials=self.initials(message.user),
            shade=self.shade(message.user),
            day=_day(message.ts) if new_day and not in_thread else None,
            compact=before is not None and not new_day and _continues(before, message, in_thread),
            status="" if in_thread else self._status(message.channel, message.ts),
            replies=[] if in_thread else self.state.messages(message.channel, message.ts),
            in_thread=in_thread,
            me=self.user,
            shortcuts=self._shortcuts(),
            first_of=self.first_of,
        )

    def _shortcuts(self) -> list[str]:
        app = self.state.installed
        return [s.name for s in app.manifest.features.shortcuts if s.type == "message"] if app else []

    def _everybody(self) -> list[Person]:
        return [p for p in self.state.people.values() if not (p.is_bot or p.deleted)]

    def first_of(self, user: str) -> dict[str, str]:
        return {"name": self.state.names.get(user, user), "initials": self.initials(user), "shade": self.shade(user)}

    def initials(self, user: str) -> str:
        return "".join(word[0] for word in self.state.names.get(user, "?").split()[:2]).upper()

    def shade(self, user: str) -> str:
        """A colour class; the app has its own."""
        if self.state.installed and user == self.state.installed.app.bot_user_id:
            return "app"
        return str(list(self.state.people).index(user) % SHADES) if user in self.state.people else "0"

    def _render(self, template: str, **values: Any) -> str:
        names = self.state.names
        common = {
            "shade_of": self.shade,
            "mrkdwn": lambda text, verbatim=False: html_mrkdwn(text, names, self.user, bool(verbatim)),
            "markdown": lambda text: html_markdown(text, names, self.user),
            "names": names,
            "people": self._everybody(),
            "user": self.user,
        }
        return _templates().get_template(template).render(**common, **values)


def _continues(before: Message, message: Message, in_thread: bool) -> bool:
    """Shown without a new name and face, as Slack does within five minutes."""
    same = (before.user, before.visible_to, before.subtype) == (message.user, message.visible_to, message.subtype)
    after_root = in_thread and before.is_root
    return same and not after_root and not message.visible_to and float(message.ts) - float(before.ts) < 300
